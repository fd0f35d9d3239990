import type { Page } from '@playwright/test';
import { layCable } from '../cable.ts';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn, laterMove, type Standing } from './items.ts';
import { expect, test } from './test.ts';

/**
 * What goes wrong around a board that is in order: canvases that are lost, screens, fonts and clocks as they come.
 * There is no WebGL in it anywhere, so its lack can't be missed: the scene draws on 2D canvases alone.
 */

function firstOf({ content }: Founded): Standing {
	const [one] = itemsIn(content, 'kubelet', 'v1.37');
	if (!one) throw new Error('The portfolio has no item in kubelet, v1.37.');
	return one;
}

const leave = (board: BoardPage): Promise<void> => board.page.context().close();

/** What is on the canvases, as one text. */
const pixels = (page: Page, of: string): Promise<string> =>
	page.evaluate(
		(selector) =>
			[...document.querySelectorAll<HTMLCanvasElement>(selector)].map((each) => each.toDataURL()).join(),
		of
	);

/** Where a card is clicked its details are shown: what is drawn lies where hands find it. */
async function answersClicks(board: BoardPage, key: string): Promise<void> {
	const [card] = await board.seen(key);
	if (!card) throw new Error(`${key} is not in view.`);
	await board.page.mouse.click(card.x + 6, card.y - 4);
	await expect(board.panel.getByText(key, { exact: true }).first()).toBeVisible();
}

test('canvases that the browser has taken away are drawn anew when it gives them back', async ({ house }) => {
	const founded = await house.found('Faults: canvas');
	await house.open(founded.board);
	const one = firstOf(founded);
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	await rob.find(one.key);
	for (const canvases of ['.scene canvas', '.minimap canvas']) {
		await expect
			.poll(async () => (await pixels(rob.page, canvases)) === (await pixels(rob.page, canvases)))
			.toBe(true);
		const before = await pixels(rob.page, canvases);
		const lost = await rob.page.evaluate((selector) => {
			const all = [...document.querySelectorAll<HTMLCanvasElement>(selector)];
			for (const canvas of all) {
				canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
				canvas.getContext('2d')?.reset();
			}
			const empty = all.map((each) => each.toDataURL()).join();
			for (const canvas of all) canvas.dispatchEvent(new Event('contextrestored'));
			return empty;
		}, canvases);
		expect(lost === before, `${canvases} lost`).toBe(false);
		await expect
			.poll(async () => (await pixels(rob.page, canvases)) === before, { message: canvases })
			.toBe(true);
	}
	await answersClicks(rob, one.key);
	expect(rob.faults).toEqual([]);
	await leave(rob);
});

test('after an hour in the background a page is level again, without a pile of work or a flood of words', async ({
	house
}) => {
	const cable = await layCable(house.lockstep.port);
	const founded = await house.found('Faults: an hour away');
	await house.open(founded.board);
	const cards = itemsIn(founded.content, 'kubelet', 'v1.37').slice(0, 10);
	const context = await house.enter('tomas', { baseURL: cable.url });
	await context.clock.install();
	const tomas = await BoardPage.open(context, founded.path);
	const { page } = tomas;
	const turn = (state: 'hidden' | 'visible'): Promise<void> =>
		page.evaluate((now) => {
			Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
			Object.defineProperty(document, 'hidden', { configurable: true, get: () => now === 'hidden' });
			document.dispatchEvent(new Event('visibilitychange'));
		}, state);
	await turn('hidden');
	cable.unplug();
	for (const { item } of cards)
		for (let n = 0; n < 10; n++)
			await house.does('rob', founded.board, laterMove(founded.content, item.id, 'v1.38'));
	await page.clock.fastForward('01:00:00');
	await page.evaluate(() => {
		const told = { words: 0, longest: 0 };
		Object.assign(window, { told });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) told.longest = Math.max(told.longest, duration);
		}).observe({ type: 'longtask' });
		new MutationObserver((changes) => {
			for (const { target } of changes) {
				const near = target instanceof Element ? target : target.parentElement;
				if (near?.closest('[aria-live=polite], [aria-live=assertive], [role=alert]')) told.words += 1;
			}
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
	cable.mend();
	await turn('visible');
	const first = cards[0]?.key ?? '';
	await expect(tomas.entry(first).first()).toBeVisible({ timeout: 60_000 });
	await expect(tomas.entry(/./).first()).toContainText('v1.37 → v1.38');
	await page.clock.runFor(12_000);
	const told = await page.evaluate(
		() => (window as unknown as { told: { words: number; longest: number } }).told
	);
	console.log(
		`100 proposals after an hour: ${String(told.words)} announcements, longest task ${told.longest.toFixed(0)} ms`
	);
	expect(told.words).toBeLessThanOrEqual(12);
	await tomas.agree(first);
	await expect(tomas.entry(first).filter({ hasText: 'Agreed' }).first()).toBeVisible();
	expect(tomas.faults).toEqual([]);
	await leave(tomas);
	cable.close();
});

test.describe('on every screen', () => {
	let founded: Founded;
	test.beforeAll(async ({ house }) => {
		founded = await house.found('Faults: screens');
		await house.open(founded.board);
	});

	for (const ratio of [1, 2, 3])
		test(`of ${String(ratio)} device pixels a CSS pixel it is drawn as fine as eyes can tell, and answers where it is drawn`, async ({
			house
		}) => {
			const one = firstOf(founded);
			const rob = await BoardPage.open(await house.enter('rob', { deviceScaleFactor: ratio }), founded.path);
			await rob.find(one.key);
			const drawn = await rob.page.evaluate(() => {
				const canvas = document.querySelector<HTMLCanvasElement>('.scene canvas');
				return canvas ? canvas.width / canvas.clientWidth : 0;
			});
			expect(drawn).toBeCloseTo(Math.min(ratio, 2), 2);
			await answersClicks(rob, one.key);
			await leave(rob);
		});

	test('the page may be zoomed from 50 % to 400 % under way: nothing blurs, nothing runs out of it', async ({
		house
	}) => {
		const one = firstOf(founded);
		const rob = await BoardPage.open(await house.enter('rob'), founded.path);
		await rob.find(one.key);
		const wire = await rob.page.context().newCDPSession(rob.page);
		for (const zoom of [0.5, 2, 4, 1]) {
			await wire.send('Emulation.setDeviceMetricsOverride', {
				...{ width: Math.round(1920 / zoom), height: Math.round(1080 / zoom) },
				...{ deviceScaleFactor: zoom, mobile: false }
			});
			const shown = rob.page.getByRole('navigation', { name: 'How the board is shown' });
			if (zoom === 4) await shown.getByRole('button', { name: 'Board' }).click();
			await expect
				.poll(
					() =>
						rob.page.evaluate(() => {
							const canvas = document.querySelector<HTMLCanvasElement>('.scene canvas');
							return canvas ? Number((canvas.width / canvas.clientWidth).toFixed(1)) : 0;
						}),
					{ message: `${String(zoom)}: pixels` }
				)
				.toBe(Math.min(zoom, 2));
			// Which cards are in view is another matter: the top left corner stays where it is.
			await rob.says(/^KEP-\d+$/);
			const wide = await rob.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wide, `${String(zoom)}: beyond the edge`).toBeLessThanOrEqual(0);
			if (zoom === 4) {
				await shown.getByRole('button', { name: 'List' }).click();
				await expect(rob.panel).toBeVisible();
			}
		}
		expect(rob.faults).toEqual([]);
		await leave(rob);
	});

	test('without its font it is drawn in another', async ({ house }) => {
		const context = await house.enter('rob', { serviceWorkers: 'block' });
		let asked = 0;
		await context.route(/\.woff2?$/, (route) => {
			asked += 1;
			return route.abort();
		});
		const one = firstOf(founded);
		const rob = await BoardPage.open(context, founded.path);
		await rob.find(one.key);
		expect(asked).toBeGreaterThan(0);
		await answersClicks(rob, one.key);
		expect(rob.faults).toEqual([]);
		await leave(rob);
	});

	test('where the browser stores nothing the board works, and choices hold as long as the page', async ({
		house
	}) => {
		const context = await house.enter('rob');
		await context.addInitScript(() => {
			for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
				Object.defineProperty(window, name, {
					get() {
						throw new DOMException('Access is denied for this document.', 'SecurityError');
					}
				});
		});
		const one = firstOf(founded);
		const rob = await BoardPage.open(context, founded.path);
		await rob.page.keyboard.press('Shift+L');
		await expect(rob.button('Show all links')).toHaveAttribute('aria-pressed', 'true');
		await rob.button('Menu').click();
		await rob.page.getByRole('menuitem', { name: 'Dark' }).click();
		await expect(rob.page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await rob.move(one.key, { timebox: 'v1.38' });
		await rob.propose();
		await rob.letGo();
		await expect(rob.entry(one.key)).toContainText('v1.37 → v1.38');
		expect(rob.faults).toEqual([]);
		await leave(rob);
	});

	test('the theme that was chosen stands before any script of the app has run', async ({ house }) => {
		const context = await house.enter('rob', { colorScheme: 'light', serviceWorkers: 'block' });
		await context.addInitScript(() => localStorage.setItem('lockstep.theme', 'dark'));
		await context.route('**/*.js', (route) => route.abort());
		const page = await context.newPage();
		await page.goto(founded.path, { waitUntil: 'domcontentloaded' });
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await context.close();
	});

	for (const [says, hours] of [
		['three days ahead', 72],
		['five hours behind', -5]
	] as const)
		test(`a machine whose clock is ${says} shows the session’s own time`, async ({ house }) => {
			const context = await house.enter('rob');
			await context.addInitScript((ms) => {
				const RealDate = Date;
				class Skewed extends RealDate {
					constructor(...given: [] | [number]) {
						if (given.length === 0) super(RealDate.now() + ms);
						else super(...given);
					}
					static override now = (): number => RealDate.now() + ms;
				}
				window.Date = Skewed as DateConstructor;
			}, hours * 3_600_000);
			const rob = await BoardPage.open(context, founded.path);
			await expect(rob.state).toContainText(/1:\d\d:\d\d left/);
			const two = itemsIn(founded.content, 'kubelet', 'v1.37').at(hours > 0 ? -1 : -2);
			if (!two) throw new Error('Too few items.');
			await rob.move(two.key, { timebox: 'v1.38' });
			await rob.propose();
			await rob.letGo();
			await expect(rob.entry(two.key)).toContainText(/just now|1 min ago/);
			await leave(rob);
		});
});
