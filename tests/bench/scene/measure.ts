import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../../browser/chromium.ts';
import { at } from '../figures.ts';

/** What frames came to. */
export interface Run {
	readonly fps: number;
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

/** What an act in the page comes to, and the processor time of the page's main thread it took, ms. */
export async function busyWith<T>(page: Page, act: () => Promise<T>): Promise<{ done: T; busy: number }> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	const spent = async (): Promise<number> => {
		const { metrics } = await cdp.send('Performance.getMetrics');
		return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
	};
	const before = await spent();
	const done = await act();
	const busy = (await spent()) - before;
	await cdp.detach();
	return { done, busy };
}

/** Frames while the page does `act` with `value`. */
export async function runOf<T>(page: Page, act: (value: T) => Promise<number[]>, value: T): Promise<Run> {
	// Playwright types what a page is given by hand; a number or a record of them goes through as it is.
	const { done, busy } = await busyWith(page, () =>
		page.evaluate(act as (value: unknown) => Promise<number[]>, value)
	);
	const count = Math.max(1, done.length);
	return {
		fps: (1000 * count) / done.reduce((sum, ms) => sum + ms, 0),
		...{ p50: at(done, 0.5), p95: at(done, 0.95), max: Math.max(...done) },
		slow: (100 * done.filter((ms) => ms > 25).length) / count,
		busy: busy / count
	};
}

/** The page's heap in MB after everything unused was put away. */
export async function heapOf(page: Page): Promise<number> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('HeapProfiler.collectGarbage');
	const { usedSize } = await cdp.send('Runtime.getHeapUsage');
	await cdp.detach();
	return usedSize / 2 ** 20;
}

/** A browser for something, closed after it. */
export async function inBrowser<T>(act: (open: () => Promise<Page>) => Promise<T>): Promise<T> {
	const executablePath = ensureChromium();
	if (executablePath === undefined)
		throw new Error('No Chromium here. Install one, or name it in CHROMIUM_PATH.');
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	try {
		return await act(() => browser.newPage({ viewport: { width: 1600, height: 900 } }));
	} finally {
		await browser.close();
	}
}
