import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../../browser/chromium.ts';
import { serveScene } from './serve.ts';

/** Ms at the given shares of a sorted run. */
export function at(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One line of figures: `p50 16.7 · p95 17.1 · over 25 ms 0.4 %`. */
export function frameLine(intervals: readonly number[]): string {
	const slow = (100 * intervals.filter((ms) => ms > 25).length) / Math.max(1, intervals.length);
	return `p50 ${at(intervals, 0.5).toFixed(1)} · p95 ${at(intervals, 0.95).toFixed(1)} · over 25 ms ${slow.toFixed(1)} %`;
}

/** Serves the scene alone, opens `query` in a browser of 1600 × 900 for each of `visits`, and closes everything. */
export async function visit(
	visits: readonly { readonly query: string; readonly look: (page: Page) => Promise<void> }[]
): Promise<void> {
	const executablePath = ensureChromium();
	if (executablePath === undefined)
		throw new Error('No Chromium here. Install one, or name it in CHROMIUM_PATH.');
	const { url, server } = await serveScene();
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	try {
		for (const { query, look } of visits) {
			const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
			await page.goto(`${url}?${query}`);
			await page.waitForFunction(() => 'stand' in window);
			await look(page);
			await page.close();
		}
	} finally {
		await browser.close();
		await server.close();
	}
}
