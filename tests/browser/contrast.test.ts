import type { Page } from '@playwright/test';
import { findings, themes } from './axe.ts';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { focused } from './keys.ts';
import { expect, test } from './test.ts';

/** Everything that opens over a board, and the board as people see it who ask for other colours, larger text or more contrast. */

let founded: Founded;
let key: string;
test.beforeAll(async ({ house }) => {
	founded = await house.found('In other colours');
	await house.open(founded.board);
	key = itemsIn(founded.content, 'kubelet', 'v1.37')[0]?.key ?? '';
});

/** What opens by a key or a menu, and is closed by Escape. */
const opened: readonly {
	readonly what: string;
	readonly open: (board: BoardPage) => Promise<void>;
}[] = [
	{ what: 'lanes, columns and goals', open: ({ page }) => page.keyboard.press('l') },
	{ what: 'a new item', open: ({ page }) => page.keyboard.press('c') },
	{ what: 'an export', open: ({ page }) => page.keyboard.press('Control+p') },
	{ what: 'keys', open: ({ page }) => page.keyboard.press('?') },
	{ what: 'who is here', open: (board) => fromMenu(board, 'Who is here…') },
	{ what: 'an impediment', open: (board) => fromCard(board, 'Raise an impediment…') },
	{ what: 'a request', open: (board) => fromCard(board, 'Ask for something…') },
	{ what: 'what hangs on a card', open: (board) => fromCard(board, /^On the board here/) }
];

async function fromMenu(board: BoardPage, name: string): Promise<void> {
	await board.button('Menu').click();
	await board.page.getByRole('menuitem', { name }).click();
}

async function fromCard(board: BoardPage, name: string | RegExp): Promise<void> {
	await board.find(key);
	await board.button(`What can be done with ${key}`).click();
	await board.page.getByRole('menuitem', { name }).click();
}

for (const theme of themes)
	test(`in the ${theme} theme axe finds nothing serious in what opens over the board, its tabs and its menus`, async ({
		house
	}) => {
		const rob = await BoardPage.open(await house.enter('rob', { colorScheme: theme }), founded.path);
		const { page } = rob;
		for (const tab of ['Agenda', 'Follow up', 'Decide'] as const) {
			await rob.tab(tab);
			expect(await findings(page, theme, 'aside'), tab).toEqual([]);
		}
		for (const { what, open } of opened) {
			await open(rob);
			await expect(page.getByRole('dialog').first(), what).toBeVisible();
			expect(await findings(page, theme, '[role=dialog]'), what).toEqual([]);
			await page.keyboard.press('Escape');
			await expect(page.getByRole('dialog'), what).toHaveCount(0);
		}
		await rob.find(key);
		await rob.button(`What can be done with ${key}`).click();
		await expect(page.getByRole('menu')).toBeVisible();
		expect(await findings(page, theme, '[role=menu]'), 'the menu of a card').toEqual([]);
		await page.keyboard.press('Escape');
		expect(rob.faults).toEqual([]);
		await page.context().close();
	});

/** The colour that covers most of the board's canvas, and the most different one that is there at all. */
const colours = (page: Page): Promise<{ ground: number; furthest: number }> =>
	page.evaluate(() => {
		const canvas = document.querySelector<HTMLCanvasElement>('.scene canvas');
		const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
		const counts = new Map<number, number>();
		for (let at = 0; at < data.length; at += 16) {
			const light = Math.round(((data[at] ?? 0) * 2 + (data[at + 1] ?? 0) * 5 + (data[at + 2] ?? 0)) / 8);
			counts.set(light, (counts.get(light) ?? 0) + 1);
		}
		const [ground] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0];
		const away = [...counts.keys()].map((each) => Math.abs(each - ground));
		return { ground, furthest: Math.max(...away) };
	});

test('where a person’s own system colours hold, pages and canvas are drawn in them', async ({ house }) => {
	const context = await house.enter('rob', { forcedColors: 'active', colorScheme: 'dark' });
	const rob = await BoardPage.open(context, founded.path);
	await rob.find(key);
	const system = await rob.page.evaluate(() => {
		const probe = document.createElement('div');
		probe.style.background = 'Canvas';
		document.body.append(probe);
		const [red = 0, green = 0, blue = 0] =
			getComputedStyle(probe).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
		probe.remove();
		return Math.round((red * 2 + green * 5 + blue) / 8);
	});
	const { ground, furthest } = await colours(rob.page);
	expect(Math.abs(ground - system)).toBeLessThanOrEqual(2);
	expect(furthest).toBeGreaterThan(180);
	await rob.page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
	await expect.poll(async () => (await colours(rob.page)).ground).toBeGreaterThan(230);
	await context.close();
});

test('more contrast, once it is asked for, is on the canvas as well', async ({ house }) => {
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const ink = (): Promise<string> =>
		rob.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink-3'));
	const before = await ink();
	const canvas = (): Promise<string> =>
		rob.page.evaluate(() => document.querySelector<HTMLCanvasElement>('.scene canvas')?.toDataURL() ?? '');
	const drawn = await canvas();
	await rob.page.emulateMedia({ contrast: 'more' });
	await expect.poll(ink).not.toBe(before);
	await expect.poll(async () => (await canvas()) === drawn).toBe(false);
	await rob.page.context().close();
});

test('zoomed to 200 % nothing is cut off, and no button hides', async ({ house }) => {
	const rob = await BoardPage.open(
		await house.enter('rob', { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 }),
		founded.path
	);
	for (const name of ['Menu', 'Find a card', 'Side panel', 'Fit the board', 'Show all links'])
		await expect(rob.button(name)).toBeInViewport({ ratio: 1 });
	const cut = await rob.page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll('header, aside, [role=toolbar], button')]
			.filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
			.map((each) => `${each.tagName} ${each.ariaLabel ?? each.textContent.trim()}`)
	);
	expect(cut).toEqual([]);
	await rob.page.context().close();
});

test('F6 leads from the bar to the board, the tools and the panel; what has the focus is never under them', async ({
	house
}) => {
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const { keyboard } = rob.page;
	await keyboard.press('F6');
	await keyboard.press('F6');
	await expect.poll(() => focused(rob.page)).toMatch(/: (no|\d+) cards?/);
	await keyboard.press('Control+End');
	const ring = rob.page.locator('.ring');
	await expect(ring).toBeVisible();
	const [box, tools] = [
		await ring.boundingBox(),
		await rob.page.getByRole('toolbar', { name: 'Tools' }).boundingBox()
	];
	if (!box || !tools) throw new Error('There is nothing to see.');
	expect(box.y).toBeLessThan(tools.y);
	await keyboard.press('F6');
	await expect.poll(() => focused(rob.page)).toMatch(/^(Select|Hand)$/);
	await keyboard.press('F6');
	await expect(rob.panel.locator(':focus')).toHaveCount(1);
	await keyboard.press('Shift+F6');
	await expect.poll(() => focused(rob.page)).toMatch(/^(Select|Hand)$/);
	await rob.page.context().close();
});
