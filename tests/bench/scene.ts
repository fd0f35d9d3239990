import type { Page } from '@playwright/test';
import { asked } from './asked.ts';
import { at, print as table } from './figures.ts';
import { carry } from './scene/carry.ts';
import { busyWith, heapOf, inBrowser, runLine, runOf, type Run } from './scene/measure.ts';
import { peers } from './scene/peers.ts';
import { serveScene } from './scene/serve.ts';
import { beside, type Measured } from './scene/side-by-side.ts';
import { ways } from './scene/ways.ts';

/** Sizes at which other canvases are measured too. */
const shared = [1000, 5000];

const boards = [
	...[1000, 5000, 10_000, 20_000].map((items) => ({
		...{ name: `${items.toLocaleString('en')} items`, items },
		address: `?hold&items=${String(items)}&ghosts=500`
	})),
	{ name: '5,000 in a lane', items: null, address: '?hold&items=5000&lanes=1&ghosts=500' },
	{ name: 'no items', items: null, address: '?hold&items=0' }
];

/**
 * Prints first paint, layouts, and frames while a hand pans, zooms and carries, on boards of four sizes with rich cards,
 * 0.3 links an item, 500 proposals and 300 people's hands on the move, on one of a single lane and on an empty one; beside
 * an empty page in the same run, and with `--peers` beside tldraw and Excalidraw with plain cards and nobody else there.
 */
export async function run(): Promise<void> {
	console.log(
		'Main thread: its processor time, all of it: our scripts, and what the browser does there to draw and hand on'
	);
	console.log(
		'a canvas, without a graphics card every pixel of it. Of the bench itself only the moves of the camera.\n'
	);
	const served = await serveScene();
	const ours = new Map<number, Measured>();
	try {
		await inBrowser(async (open) => {
			let empty = await nothing(open, served.url);
			for (const { name, items, address } of boards) {
				const measured = await board(open, name, served.url + address, empty);
				if (items !== null) ours.set(items, measured);
				if (items !== null && items >= 10_000) empty = await nothing(open, served.url);
			}
		});
	} finally {
		await served.close();
	}
	if (!asked().peers) return;
	const others = await peers(shared, say);
	for (const count of shared)
		table(
			`${count.toLocaleString('en')} cards: ours rich, with links, proposals and 300 hands; the others' plain`,
			beside(ours.get(count), others.get(count) ?? [])
		);
}

type Open = () => Promise<Page>;

async function nothing(open: Open, url: string): Promise<Run> {
	const page = await open();
	await page.goto(`${url}empty.html`);
	await page.waitForFunction(() => 'stand' in window);
	const run = await runOf(page, (count) => window.stand.frames(count, () => {}), 240);
	say('an empty page', 'frames', runLine(run, null));
	await page.close();
	return run;
}

async function board(open: Open, name: string, address: string, empty: Run): Promise<Measured> {
	const { page, paint, busy } = await firstPaint(open, address);
	say(name, 'first paint', `${paint.toFixed(0)} ms · main thread ${busy.toFixed(0)} ms`);
	const heap = await heapOf(page);
	say(name, 'heap', `${heap.toFixed(1)} MB, the table of the board included`);
	for (const [which, times] of Object.entries(
		await page.evaluate(() => ({
			'whole layout': window.stand.layouts(20),
			'a decision': window.stand.steps(60)
		}))
	))
		say(name, which, `p50 ${at(times, 0.5).toFixed(2)} · p95 ${at(times, 0.95).toFixed(2)} ms`);
	say(name, 'idle, 2 s', `${String(await idle(page))} draws`);
	await page.evaluate(() => window.stand.people(0));
	const runs = new Map<string, Run>();
	for (const way of ways) {
		const made = await way.run(page);
		runs.set(way.name, made);
		say(name, way.name, runLine(made, empty));
	}
	const carried = await carry(page);
	say(name, 'carry, 100/s', carried ? runLine(carried, empty) : 'no card in view');
	await page.close();
	return { firstPaint: paint, heap, runs };
}

/** The quickest of three, each on a new page: what disturbs only makes it longer. Of the last, the page. */
async function firstPaint(open: Open, address: string): Promise<{ page: Page; paint: number; busy: number }> {
	const once = async () => {
		const page = await open();
		await page.goto(address);
		await page.waitForFunction(() => 'begin' in window);
		const { busy } = await busyWith(page, () => page.evaluate(() => window.begin()));
		return { page, busy, paint: await page.evaluate(() => window.stand.firstPaint) };
	};
	const [first, second] = [await once(), await once()];
	await Promise.all([first.page.close(), second.page.close()]);
	const last = await once();
	return {
		page: last.page,
		paint: Math.min(first.paint, second.paint, last.paint),
		busy: Math.min(first.busy, second.busy, last.busy)
	};
}

/** How often anything is drawn while nothing happens. */
const idle = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		let drawn = 0;
		const { prototype } = CanvasRenderingContext2D;
		const own = Object.getOwnPropertyDescriptor(prototype, 'fillRect');
		await new Promise((done) => setTimeout(done, 1000));
		prototype.fillRect = () => void (drawn += 1);
		await new Promise((done) => setTimeout(done, 2000));
		if (own) Object.defineProperty(prototype, 'fillRect', own);
		return drawn;
	});

const say = (what: string, which: string, figures: string): void =>
	console.log(`scene · ${what.padEnd(16)} ${which.padEnd(16)} ${figures}`);
