import { BoardPage } from './board-page.ts';
import { intoGrid } from './grid.ts';
import { focused, pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** Boards that hold what no designer draws: titles in any script and of any length, nothing, and all in one lane. */

const leave = (board: BoardPage): Promise<void> => board.page.context().close();

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
	const page = await (await house.enter('tomas')).newPage();
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

test('five thousand cards in one lane are drawn, walked, listed in part and lifted', async ({ house }) => {
	test.setTimeout(300_000);
	const rows = Array.from(
		{ length: 5000 },
		(_, n) => [`L-${String(n + 1)}`, `Long lane, card ${String(n + 1)}`] as const
	);
	const founded = await house.found('Faults: one lane', csvOf(rows));
	await house.open(founded.board);
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	await rob.find('L-4321');
	await rob.shows('L-4321', 1);
	await intoGrid(rob.page);
	// A search brings the keyboard to the card itself; Escape goes out into its cell.
	await rob.page.keyboard.press('Escape');
	await expect.poll(() => focused(rob.page)).toContain(': 5000 cards');
	await rob.page.keyboard.press('Enter');
	await expect.poll(() => focused(rob.page)).toMatch(/^L-4321 /);
	await rob.page.keyboard.press('ArrowDown');
	await expect.poll(() => focused(rob.page)).toMatch(/^L-/);
	const inTree = await rob.grid.getByRole('listitem').count();
	expect(inTree).toBeLessThan(60);
	await expect(rob.grid.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5000');
	await rob.page.keyboard.press('Space');
	await expect(rob.canvas).toHaveAttribute('data-carrying', /./);
	await rob.page.keyboard.press('Escape');
	expect(rob.faults).toEqual([]);
	await leave(rob);
});
