import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Plugin } from 'vite';
import { install } from '../install.ts';
import { type Served, servePages } from '../serve-pages.ts';
import { heapOf, inBrowser, runLine, type Run } from './measure.ts';
import type { Peer } from './side-by-side.ts';
import { ways } from './ways.ts';

const folder = fileURLToPath(new URL('../peers', import.meta.url));
const canvases = [
	{ name: 'tldraw', module: 'tldraw' },
	{ name: 'excalidraw', module: '@excalidraw/excalidraw' }
];

/** Whoever has not answered after so many ms hangs: the others are measured all the same. */
const patience = { opening: 90_000, answer: 30_000 } as const;

type Say = (what: string, which: string, figures: string) => void;

/** Fonts and pictures they would else fetch from elsewhere. */
const assets: Plugin = {
	name: 'assets',
	configurePreviewServer(server) {
		server.middlewares.use('/node_modules', (request, response, next) => {
			const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://peers').pathname));
			const file = join(folder, 'node_modules', path);
			if (!statSync(file, { throwIfNoEntry: false })?.isFile()) next();
			else createReadStream(file).pipe(response);
		});
	}
};

/** Measures tldraw and Excalidraw on as many cards as given, by the same ways of the camera as ours; says each figure. */
export async function peers(counts: readonly number[], say: Say): Promise<Map<number, Peer[]>> {
	install(folder, 'The other canvases');
	const served = await servePages(
		folder,
		canvases.map(({ name }) => `${name}.html`),
		[assets]
	);
	const measured = new Map<number, Peer[]>();
	try {
		for (const count of counts) {
			const all: Peer[] = [];
			for (const { name, module } of canvases)
				all.push(await one(served, name, titleOf(name, module), count, say));
			measured.set(count, all);
		}
	} finally {
		await served.close();
	}
	return measured;
}

/** With its version: `tldraw 5.4.0`. */
function titleOf(name: string, module: string): string {
	const { version } = JSON.parse(
		readFileSync(join(folder, 'node_modules', module, 'package.json'), 'utf8')
	) as {
		version: string;
	};
	return `${name} ${version}`;
}

/** In a browser of its own, so that one that hangs takes nothing along. */
async function one({ url }: Served, name: string, title: string, count: number, say: Say): Promise<Peer> {
	const runs = new Map<string, Run>();
	const found: { firstPaint: number | null; heap: number | null } = { firstPaint: null, heap: null };
	const what = `${name} ${count.toLocaleString('en')}`;
	try {
		await inBrowser(async (open) => {
			const page = await open();
			await within(patience.opening, opened(page, `${url}${name}.html?items=${String(count)}`));
			found.firstPaint = await within(
				patience.answer,
				page.evaluate(() => window.stand.firstPaint)
			);
			say(what, 'first paint', `${found.firstPaint.toFixed(0)} ms`);
			found.heap = await within(patience.answer, heapOf(page));
			say(what, 'heap', `${found.heap.toFixed(1)} MB`);
			for (const way of ways) {
				const run = await within(patience.answer, way.run(page));
				runs.set(way.name, run);
				say(what, way.name, runLine(run, null));
			}
		});
		return { name: title, ...found, runs, stopped: null };
	} catch (error) {
		const [because = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
		say(what, 'stopped', because);
		return { name: title, ...found, runs, stopped: because };
	}
}

async function opened(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.waitForFunction(() => 'stand' in window, null, { timeout: patience.opening });
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, refuse) => {
		timer = setTimeout(() => refuse(new Error(`no answer in ${String(ms / 1000)} s`)), ms);
	});
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
