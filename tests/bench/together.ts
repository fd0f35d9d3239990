import type { Page } from '@playwright/test';
import { BoardPage } from '../browser/board-page.ts';
import { itemsIn } from '../browser/items.ts';
import { parts, type Line } from './figures.ts';
import type { Stage } from './stage.ts';

declare global {
	interface Window {
		/** When something was last pressed or let go here, UTC ms with fractions. */
		lastHand?: number;
	}
}

/**
 * Two people at one board, each in a browser: from the drop to the ghost on the other's screen, and from the signature to
 * the card moved on the first one's. Both browsers and the server share this machine and its clock.
 */
export async function together({ house }: Stage, rounds = 60): Promise<Line[]> {
	const founded = await house.found('Together');
	await house.open(founded.board);
	const items = itemsIn(founded.content, 'kubelet', 'v1.37').slice(0, 12);
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	for (const { page } of [rob, tomas]) await timeHands(page);
	const ghosts: number[] = [];
	const moves: number[] = [];
	for (let n = 0; n < rounds; n++) {
		const item = items[n % items.length];
		if (!item) break;
		// There in the first round, back in the next.
		const to = Math.floor(n / items.length) % 2 === 0 ? 'v1.38' : 'v1.37';
		for (const board of [rob, tomas]) await board.find(item.key);
		await rob.shows(item.key, 1);
		await tomas.shows(item.key, 1);
		await rob.carry(item.key, to);
		await tomas.shows(item.key, 2);
		const ghost = ghostShown(tomas.page, item.key);
		await rob.drop();
		ghosts.push((await ghost) - (await lastHand(rob.page)));
		const agree = tomas.entry(item.key).getByRole('button', { name: 'Agree' }).first();
		await agree.waitFor();
		const moved = cardAlone(rob.page, item.key);
		await agree.click();
		moves.push((await moved) - (await lastHand(tomas.page)));
	}
	await Promise.all([rob, tomas].map(({ page }) => page.context().close()));
	return [
		['drop → ghost on another screen', ...parts(ghosts, 0.5, 0.99), `${String(ghosts.length)} drops`],
		['signature → moved on another screen', ...parts(moves, 0.5, 0.99), `${String(moves.length)} signatures`]
	];
}

const timeHands = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const note = (): void => {
			window.lastHand = performance.timeOrigin + performance.now();
		};
		window.addEventListener('pointerup', note, { capture: true });
	});

const lastHand = (page: Page): Promise<number> => page.evaluate(() => window.lastHand ?? Number.NaN);

/** When the frame is drawn in which a key stands in two places below the layer of hands: the card and its ghost. */
const ghostShown = (page: Page, key: string): Promise<number> =>
	page.evaluate(
		(text) =>
			new Promise<number>((resolve) => {
				const look = (): void => {
					const all = (window.writtenOnCanvas?.() ?? []).filter(
						(each) => each.text === text && each.layer < 2
					);
					const [first] = all;
					const two = first && all.some(({ x, y }) => Math.hypot(x - first.x, y - first.y) >= 8);
					if (two) resolve(performance.timeOrigin + performance.now());
					else requestAnimationFrame(look);
				};
				requestAnimationFrame(look);
			}),
		key
	);

/** When the frame is drawn in which a key stands in one place of the canvas only. */
const cardAlone = (page: Page, key: string): Promise<number> =>
	page.evaluate(
		(text) =>
			new Promise<number>((resolve) => {
				const look = (): void => {
					const all = (window.writtenOnCanvas?.() ?? []).filter((each) => each.text === text);
					const [first] = all;
					const alone = first && all.every(({ x, y }) => Math.hypot(x - first.x, y - first.y) < 8);
					if (alone) resolve(performance.timeOrigin + performance.now());
					else requestAnimationFrame(look);
				};
				requestAnimationFrame(look);
			}),
		key
	);
