import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import { heapOf, runLine, runOf, type Run } from './measure.ts';

const folder = fileURLToPath(new URL('../peers', import.meta.url));

/** Installs the other canvases into their own folder, where that was not done yet. */
function installed(): void {
	if (existsSync(`${folder}/node_modules/tldraw`)) return;
	const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		stdio: 'inherit'
	});
	if (status !== 0) throw new Error('The other canvases could not be installed.');
}

/** What a page of a peer offers. */
interface PeerStand {
	readonly firstPaint: number;
	readonly count: number;
	readonly frames: (count: number, act: (frame: number) => void) => Promise<number[]>;
	readonly look: (x: number, y: number, z: number) => void;
}

/** Measures tldraw and Excalidraw on as many cards as given, by the same ways of the camera as ours; says each figure. */
export async function peers(
	counts: readonly number[],
	open: () => Promise<Page>,
	empty: Run | null,
	say: (what: string, which: string, figures: string) => void
): Promise<void> {
	installed();
	const server = await createServer({
		root: folder,
		configFile: false,
		logLevel: 'error',
		server: { host: '127.0.0.1', port: 0, hmr: false }
	});
	await server.listen();
	const url = server.resolvedUrls?.local[0] ?? '';
	try {
		for (const name of ['tldraw', 'excalidraw'])
			for (const count of counts) {
				const page = await open();
				// Once before it counts: the first visit puts its modules together.
				for (let n = 0; n < 2; n++) {
					await page.goto(`${url}${name}.html?items=${String(count)}`);
					await page.waitForFunction(() => 'stand' in window, null, { timeout: 180_000 });
				}
				await one(page, `${name} ${count.toLocaleString('en')}`, empty, say);
				await page.close();
			}
	} finally {
		await server.close();
	}
}

async function one(
	page: Page,
	what: string,
	empty: Run | null,
	say: (what: string, which: string, figures: string) => void
): Promise<void> {
	const { firstPaint, count } = await page.evaluate(() => {
		const stand = window.stand as unknown as PeerStand;
		return { firstPaint: stand.firstPaint, count: stand.count };
	});
	say(what, 'first paint', `${firstPaint.toFixed(0)} ms, ${String(count)} cards`);
	say(what, 'heap', `${(await heapOf(page)).toFixed(1)} MB`);
	for (const z of [1, 0.3, 0.12]) say(what, `pan at ${String(z)}`, runLine(await pan(page, z), empty));
	say(what, 'zoom in and out', runLine(await zoom(page), empty));
}

const pan = (page: Page, z: number): Promise<Run> =>
	runOf(
		page,
		(zoomed) => {
			const stand = window.stand as unknown as PeerStand;
			return stand.frames(120, (frame) => {
				const way = frame < 60 ? frame : 120 - frame;
				stand.look((way * 14) / zoomed, (way * 9) / zoomed, zoomed);
			});
		},
		z
	);

const zoom = (page: Page): Promise<Run> =>
	runOf(
		page,
		(least) => {
			const stand = window.stand as unknown as PeerStand;
			return stand.frames(120, (frame) =>
				stand.look(2000, 1500, least * (1 / least) ** Math.abs(Math.sin((frame / 120) * Math.PI * 2)))
			);
		},
		0.1
	);
