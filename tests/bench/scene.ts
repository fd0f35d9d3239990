import type { Page } from '@playwright/test';
import { at } from './figures.ts';
import { peers } from './scene/peers.ts';
import { heapOf, runLine, runOf, visit, type Run } from './scene/measure.ts';

/**
 * Prints first paint, layouts, and frames while a hand pans, zooms and carries, on boards of four sizes with rich cards,
 * 0.3 links an item, 500 proposals and 300 people's hands on the move; beside an empty page in the same run, and with
 * `--peers` beside tldraw and Excalidraw with plain cards and nobody else there.
 */
export async function run(): Promise<void> {
	let empty: Run | null = null;
	const seen = (items: number) => ({
		address: `?items=${String(items)}&ghosts=500`,
		look: (page: Page) => board(page, `${items.toLocaleString('en')} items`, empty)
	});
	const nothing = {
		address: 'empty.html',
		look: async (page: Page) => {
			empty = await runOf(page, (count) => window.stand.frames(count, () => {}), 240);
			print('an empty page', 'frames', runLine(empty, null));
		}
	};
	const others = process.argv.includes('--peers');
	await visit([nothing, ...[1000, 5000, 10_000].map(seen), nothing, seen(20_000), nothing], async (open) => {
		if (others) await peers([1000, 5000], open, empty, print);
	});
}

async function board(page: Page, name: string, empty: Run | null): Promise<void> {
	const say = (which: string, figures: string): void => print(name, which, figures);
	const { firstPaint, interactive } = await page.evaluate(() => window.stand);
	say('first paint', `${firstPaint.toFixed(0)} ms · interactive ${interactive.toFixed(0)} ms`);
	say('heap', `${(await heapOf(page)).toFixed(1)} MB, the table of the board included`);
	for (const [which, times] of Object.entries(
		await page.evaluate(() => ({
			'whole layout': window.stand.layouts(20),
			'a decision': window.stand.steps(60)
		}))
	))
		say(which, `p50 ${at(times, 0.5).toFixed(2)} · p95 ${at(times, 0.95).toFixed(2)} ms`);
	say('idle, 2 s', `${String(await idle(page))} draws`);
	for (const z of [1, 0.5, 0.3, 0.12]) say(`pan at ${String(z)}`, runLine(await pan(page, z), empty));
	say('zoom in and out', runLine(await zoom(page), empty));
	const carried = await carry(page);
	say('carry, 100/s', carried ? runLine(carried, empty) : 'no card in view');
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

/** Along both axes at once, as a hand drags a board about, there and back. */
const pan = (page: Page, z: number): Promise<Run> =>
	runOf(
		page,
		(zoomed) => {
			const { stand } = window;
			stand.scene.moveTo({ x: 0, y: 0, z: zoomed });
			return stand.frames(180, (frame) => {
				const way = frame < 90 ? frame : 180 - frame;
				stand.scene.moveTo({ x: (way * 14) / zoomed, y: (way * 9) / zoomed, z: zoomed });
				if (frame % 4 === 0) stand.people(300, frame);
			});
		},
		z
	);

/** From the whole board to single cards and back, twice: every level of detail. */
const zoom = (page: Page): Promise<Run> =>
	runOf(
		page,
		(least) => {
			const { stand } = window;
			return stand.frames(180, (frame) => {
				const z = least * (1 / least) ** Math.abs(Math.sin((frame / 180) * Math.PI * 2));
				stand.scene.moveTo({ x: 2000, y: 1500, z });
				if (frame % 4 === 0) stand.people(300, frame);
			});
		},
		0.06
	);

/** A card in the hand while a hundred decisions a second come in from elsewhere. */
async function carry(page: Page): Promise<Run | null> {
	const card = await page.evaluate(async () => {
		const { scene, table } = window.stand;
		scene.home();
		await new Promise((done) => setTimeout(done, 600));
		const rects = [...table.places.keys()].map((item) => scene.rectOf(window.stand.id(item)));
		return rects.find((rect) => rect && rect.x > 240 && rect.y > 60 && rect.x < 1200 && rect.y < 600) ?? null;
	});
	if (!card) return null;
	await page.mouse.move(card.x + 40, card.y + 20);
	await page.mouse.down();
	const figures = await runOf(
		page,
		(wide) => {
			const { stand } = window;
			const board = document.querySelector('#board');
			let due = 0;
			let last = performance.now();
			return stand.frames(240, (frame) => {
				const now = performance.now();
				due += (now - last) / 10;
				last = now;
				stand.decide(Math.floor(due));
				due %= 1;
				if (frame % 4 === 0) stand.people(300, frame);
				const at = { clientX: 800 + wide * Math.sin(frame / 12), clientY: 400 + 100 * Math.cos(frame / 9) };
				board?.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, pointerType: 'mouse', ...at }));
			});
		},
		200
	);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	return figures;
}

const print = (what: string, which: string, figures: string): void =>
	console.log(`scene · ${what.padEnd(14)} ${which.padEnd(16)} ${figures}`);
