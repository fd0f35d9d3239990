import type { Page } from '@playwright/test';
import { at, frameLine, visit } from './scene/measure.ts';

/** Prints first paint, whole layouts, and frames while panning and zooming, for the portfolio and for 10,000 cards. */
export async function run(): Promise<void> {
	await visit([
		{ query: 'empty', look: empty },
		{ query: 'planned', look: (page) => board(page, '625 cards') },
		{ query: 'items=10000', look: (page) => board(page, '10,000 cards') }
	]);
}

/** What a page that draws nothing has, on this machine and in this run: the measure of everything below. */
async function empty(page: Page): Promise<void> {
	const idle = (count: number) => window.stand.frames(count, () => {});
	print('an empty page', 'frames', await framesOf(page, idle, 180));
}

async function board(page: Page, name: string): Promise<void> {
	print(name, 'first paint', `${(await page.evaluate(() => window.stand.firstPaint)).toFixed(0)} ms`);
	const layouts = await page.evaluate(() => window.stand.layouts(20));
	print(name, 'whole layout', `p50 ${at(layouts, 0.5).toFixed(1)} · p95 ${at(layouts, 0.95).toFixed(1)} ms`);
	for (const z of [1, 0.6, 0.35, 0.12]) print(name, `pan at ${String(z)}`, await pan(page, z));
	print(name, 'zoom in and out', await zoom(page));
	print(name, 'carry a card', await carry(page));
}

/** Along both axes at once, as a hand drags a board about. */
const pan = (page: Page, z: number): Promise<string> =>
	framesOf(
		page,
		(zoomed) => {
			const { stand } = window;
			stand.scene.moveTo({ x: 0, y: 0, z: zoomed });
			return stand.frames(180, (frame) =>
				stand.scene.moveTo({ x: (frame * 14) / zoomed, y: (frame * 9) / zoomed, z: zoomed })
			);
		},
		z
	);

/** From the whole board to single cards and back, twice: every level of detail. */
const zoom = (page: Page): Promise<string> =>
	framesOf(
		page,
		(least) => {
			const { stand } = window;
			return stand.frames(180, (frame) => {
				const z = least * 10 ** Math.abs(Math.sin((frame / 180) * Math.PI * 2));
				stand.scene.moveTo({ x: 400, y: 300, z });
			});
		},
		0.12
	);

async function carry(page: Page): Promise<string> {
	const card = await page.evaluate(() => {
		const { scene, table } = window.stand;
		scene.home();
		return new Promise<{ x: number; y: number } | null>((done) => {
			const inSight = () => {
				const rects = [...table.places.values()].map(({ item }) => scene.rectOf(item));
				done(
					rects.find((rect) => rect && rect.x > 240 && rect.y > 60 && rect.x < 1200 && rect.y < 600) ?? null
				);
			};
			setTimeout(inSight, 600);
		});
	});
	if (!card) return 'no card in view';
	await page.mouse.move(card.x + 40, card.y + 20);
	await page.mouse.down();
	const figures = await framesOf(
		page,
		(wide) => {
			const board = document.querySelector('#board');
			const move = (x: number, y: number) =>
				new PointerEvent('pointermove', { pointerId: 1, pointerType: 'mouse', clientX: x, clientY: y });
			return window.stand.frames(180, (frame) => {
				board?.dispatchEvent(move(800 + wide * Math.sin(frame / 12), 400 + 100 * Math.cos(frame / 9)));
			});
		},
		200
	);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	return figures;
}

/** Frames while the page does `act`, and the processor time its main thread took a frame, which no neighbour disturbs. */
async function framesOf(
	page: Page,
	act: (value: number) => Promise<number[]>,
	value: number
): Promise<string> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	const busy = async (): Promise<number> => {
		const { metrics } = await cdp.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
	};
	const before = await busy();
	const intervals = await page.evaluate(act, value);
	const each = (1000 * ((await busy()) - before)) / intervals.length;
	await cdp.detach();
	return `${frameLine(intervals)} · processor ${each.toFixed(1)} ms a frame`;
}

const print = (what: string, which: string, figures: string): void =>
	console.log(`scene · ${what.padEnd(14)} ${which.padEnd(16)} ${figures}`);
