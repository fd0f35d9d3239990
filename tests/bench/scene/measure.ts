import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../../browser/chromium.ts';
import { at } from '../figures.ts';
import { serveScene } from './serve.ts';

/** What frames came to. */
export interface Run {
	readonly p50: number;
	readonly p95: number;
	readonly max: number;
	/** Share of frames over 25 ms, percent. */
	readonly slow: number;
	/** Processor time of the page's main thread a frame, ms: no neighbour on the machine disturbs it. */
	readonly busy: number;
}

/** `p50 16.7 · p95 17.1 (+0.2) · max 33.0 · over 25 ms 0.4 % · main thread 3.1 ms`; beside an empty page's p95. */
export function runLine({ p50, p95, max, slow, busy }: Run, empty: Run | null): string {
	const beside = empty ? ` (${(p95 - empty.p95 >= 0 ? '+' : '') + (p95 - empty.p95).toFixed(1)})` : '';
	const times = `p50 ${p50.toFixed(1)} · p95 ${p95.toFixed(1)}${beside} · max ${max.toFixed(0)}`;
	return `${times} · over 25 ms ${slow.toFixed(1)} % · main thread ${busy.toFixed(1)} ms`;
}

/** Frames while the page does `act` with `value`. */
export async function runOf<T>(page: Page, act: (value: T) => Promise<number[]>, value: T): Promise<Run> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	const busy = async (): Promise<number> => {
		const { metrics } = await cdp.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
	};
	const before = await busy();
	// Playwright types what a page is given by hand; a number or a record of them goes through as it is.
	const intervals = await page.evaluate(act as (value: unknown) => Promise<number[]>, value);
	const each = (1000 * ((await busy()) - before)) / intervals.length;
	await cdp.detach();
	const slow = (100 * intervals.filter((ms) => ms > 25).length) / Math.max(1, intervals.length);
	return { p50: at(intervals, 0.5), p95: at(intervals, 0.95), max: Math.max(...intervals), slow, busy: each };
}

/** The page's heap in MB after everything unused was put away. */
export async function heapOf(page: Page): Promise<number> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('HeapProfiler.collectGarbage');
	const { usedSize } = await cdp.send('Runtime.getHeapUsage');
	await cdp.detach();
	return usedSize / 2 ** 20;
}

/** Serves the scene alone, opens each address in a browser of 1600 × 900, does what comes then, and closes everything. */
export async function visit(
	visits: readonly { readonly address: string; readonly look: (page: Page) => Promise<void> }[],
	then: (open: () => Promise<Page>) => Promise<void> = async () => {}
): Promise<void> {
	const executablePath = ensureChromium();
	if (executablePath === undefined)
		throw new Error('No Chromium here. Install one, or name it in CHROMIUM_PATH.');
	const { url, server } = await serveScene();
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	try {
		for (const { address, look } of visits) {
			const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
			await page.goto(`${url}${address}`);
			await page.waitForFunction(() => 'stand' in window);
			await look(page);
			await page.close();
		}
		await then(() => browser.newPage({ viewport: { width: 1600, height: 900 } }));
	} finally {
		await browser.close();
		await server.close();
	}
}
