import type { BrowserContextOptions, Page } from '@playwright/test';
import { layCable } from '../cable.ts';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { focused, pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/**
 * What goes wrong around a board that is in order: canvases that are lost, screens, fonts, words and clocks as they come.
 * There is no WebGL in it anywhere, so its lack can't be missed: the scene draws on 2D canvases alone.
 */

function firstOf({ content }: Founded): Standing {
	const [one] = itemsIn(content, 'kubelet', 'v1.37');
	if (!one) throw new Error('The portfolio has no item in kubelet, v1.37.');
	return one;
}

const leave = (board: BoardPage): Promise<void> => board.page.context().close();
const intoGrid = (page: Page): Promise<void> => page.locator('[role=grid] [tabindex="0"]').focus();

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
	const later = founded.content.timeboxes.find(({ name }) => name === 'v1.38');
	if (!later) throw new Error('There is no v1.38.');
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
	for (const { item, team } of cards) {
		const at = founded.content.places.find((each) => each.item === item.id);
		if (!at) throw new Error(`${item.key} of ${team} stands nowhere.`);
		const to = { product: at.product, team: at.team, timebox: later.id, after: null };
		for (let n = 0; n < 10; n++)
			await house.does('rob', founded.board, {
				...{ kind: 'propose', because: null, cause: null },
				changes: [{ kind: 'move', item: item.id, to }]
			});
	}
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
});

const hebrew = 'שיפור חיפוש לקוחות (שלב 2)';
const arabic = 'تحسين البحث عن العملاء';
const japanese = '支払いゲートウェイのタイムアウト後に失敗した支払いを再試行する';
const emoji = 'Family 👩‍👩‍👧‍👦 flags 🇩🇪🇯🇵 and skin 👋🏽 tones';
const endless = 'Everything that was ever asked for at once '.repeat(250).slice(0, 10_000).trim();
const titles = { 'T-1': hebrew, 'T-2': arabic, 'T-3': japanese, 'T-4': emoji, 'T-5': endless };
const csvOf = (rows: readonly (readonly [string, string])[]): string =>
	[
		'key,title,team,product,release,status',
		...rows.map(([key, title]) => `${key},"${title}",red,Apps,spring,ready`)
	].join('\n');

test('titles from right to left, in Japanese, of emoji and of ten thousand letters are drawn, listed, read out and copied', async ({
	house
}) => {
	const founded = await house.found('Faults: titles', csvOf(Object.entries(titles)));
	await house.open(founded.board);
	const context = await house.enter('rob', { permissions: ['clipboard-read', 'clipboard-write'] });
	const rob = await BoardPage.open(context, founded.path);
	const { keyboard } = rob.page;
	await rob.says(/^支払い/);
	await rob.says(/👩‍👩‍👧‍👦/);
	await rob.says(/שיפור/);
	for (const [key, title] of Object.entries(titles)) {
		await rob.find(key);
		await expect(rob.panel.getByRole('heading', { level: 2 }).first()).toHaveText(title);
		await intoGrid(rob.page);
		await keyboard.press('Enter');
		expect(await focused(rob.page), key).toContain(`${key} ${title}`);
		await keyboard.press('Control+c');
		await expect(rob.page.getByText(/^1 card copied/).first()).toBeVisible();
		expect(await rob.page.evaluate(() => navigator.clipboard.readText())).toBe(`${key}\t${title}`);
		await keyboard.press('Shift+F10');
		const menu = rob.page.getByRole('menu');
		await expect(menu).toBeVisible();
		const [box, screen] = [await menu.boundingBox(), rob.page.viewportSize()];
		expect(
			box && screen && box.x >= 0 && box.x + box.width <= screen.width && box.height < screen.height,
			key
		).toBe(true);
		await keyboard.press('Escape');
		const strip = await rob.page.locator('.where').boundingBox();
		expect(strip?.height ?? 0, `${key}: the strip`).toBeLessThan(140);
	}
	const wide = await rob.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wide).toBeLessThanOrEqual(0);
	await keyboard.press('/');
	await keyboard.type('Everything');
	const found = rob.dialog('Find a card').getByRole('option').first();
	expect((await found.boundingBox())?.height ?? 0).toBeLessThan(80);
	expect(rob.faults).toEqual([]);
	await leave(rob);
});

test('a board on which nothing stands says so, and something can be put on it', async ({ house }) => {
	const founded = await house.found('Faults: nothing', csvOf([['ONLY-1', 'The only one']]));
	await house.open(founded.board);
	const [only] = founded.content.items;
	const [product] = founded.content.products;
	if (!only || !product) throw new Error('The file was not read.');
	await house.does('dana', founded.board, {
		kind: 'own',
		product: product.id,
		person: house.guests.tomas.person
	});
	await house.does('tomas', founded.board, {
		...{ kind: 'propose', because: null, cause: null },
		changes: [{ kind: 'drop', item: only.id }]
	});
	const options: BrowserContextOptions = {};
	const page = await (await house.enter('tomas', options)).newPage();
	const tomas = new BoardPage(page);
	await page.goto(founded.path);
	await expect(tomas.grid).toBeAttached();
	await tomas.says(/^\d+ lanes? · 0 items$/);
	await page.keyboard.press('c');
	await tomas.dialog(/Add/).getByLabel(/Key/).fill('NEW-1');
	await page.keyboard.press('Escape');
	await intoGrid(page);
	await pressUntil(page, 'ArrowRight', /./);
	expect(tomas.faults).toEqual([]);
	await leave(tomas);
});
