import type { Locator, Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { focused } from './keys.ts';
import { written } from './picture.ts';
import { expect, test } from './test.ts';

/** What stands over the board, or beside it, leaves the cards to be seen, and can be had by every hand. */
test.describe('what stands over the board', () => {
	let founded: Founded;
	let one: Standing;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Room for cards');
		await house.open(founded.board);
		const last = itemsIn(founded.content, 'kubelet', 'v1.37').at(-1);
		if (!last) throw new Error('The portfolio has no item in kubelet, v1.37.');
		one = last;
	});

	const boxOf = async (part: Locator) => {
		const box = await part.boundingBox();
		if (!box) throw new Error('It is not shown.');
		return box;
	};
	const where = async (board: BoardPage): Promise<{ x: number; y: number }> => {
		const [card] = await board.seen(one.key);
		if (!card) throw new Error(`${one.key} is not in view.`);
		return card;
	};

	test('the overview steps aside where cards lie under it, unless it is to be kept, and while a card is carried', async ({
		house
	}) => {
		const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
		const { page } = tomas;
		const overview = page.locator('.minimap');
		await tomas.find(one.key);
		await tomas.letGo();
		const map = await page.locator('.minimap').evaluate((element) => {
			const { x, y, width, height } = element.getBoundingClientRect();
			return { x: x + width / 2, y: y + height / 2 };
		});
		const card = await where(tomas);
		await page.mouse.move(600, 500);
		await page.mouse.wheel(card.x - map.x, card.y - map.y);
		await expect.poll(async () => Math.abs((await where(tomas)).y - map.y)).toBeLessThan(60);
		await expect(overview).toBeHidden();
		const under = await where(tomas);
		await page.mouse.click(under.x + 6, under.y - 4);
		await expect(tomas.panel.getByText(one.key, { exact: true }).first()).toBeVisible();
		await tomas.letGo();

		const keep = tomas.button('Keep the overview in sight');
		await keep.click();
		await expect(overview).toBeVisible();
		await page.mouse.move(600, 500);
		await page.mouse.wheel(0, -300);
		const [other] = (await written(page)).filter(
			({ text, x, y }) => /^KEP-\d+$/.test(text) && x > 300 && x < 1200 && y > 200 && y < 700
		);
		if (!other) throw new Error('No card is in view.');
		await page.mouse.move(other.x + 6, other.y - 4);
		await page.mouse.down();
		await page.mouse.move(other.x + 60, other.y + 30, { steps: 4 });
		await expect(overview).toBeHidden();
		await page.keyboard.press('Escape');
		await page.mouse.up();
		await expect(overview).toBeVisible();

		await keep.click();
		const box = await overview.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
		/** Whether any card may reach under it, by where their keys are written. */
		const crowded = async () =>
			(await written(page)).some(
				({ text, x, y }) =>
					/^KEP-\d+$/.test(text) &&
					x > box.x - 170 &&
					x < box.right + 20 &&
					y > box.y - 20 &&
					y < box.bottom + 60
			);
		for (let n = 0; n < 40 && (await crowded()); n++) {
			await page.mouse.move(600, 500);
			await page.mouse.wheel(n % 2 === 0 ? 260 : 0, 210);
			await page.evaluate(() => new Promise(requestAnimationFrame));
		}
		expect(await crowded()).toBe(false);
		await expect(overview).toBeVisible();
		expect(tomas.faults).toEqual([]);
		await page.context().close();
	});

	test('whoever sought a card by the keyboard stands on it, and goes on from there', async ({ house }) => {
		const rob = await BoardPage.open(await house.enter('rob'), founded.path);
		const { page } = rob;
		await rob.find(one.key);
		await expect.poll(() => focused(page)).toMatch(new RegExp(`^${one.key} `));
		await page.keyboard.press('Escape');
		await expect.poll(() => focused(page)).toMatch(/^kubelet \/ .+ \/ v1\.37: /);
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => focused(page)).toMatch(/^kubelet \/ .+ \/ v1\.38: /);
		expect(rob.faults).toEqual([]);
		await page.context().close();
	});

	test('on a phone what a thumb presses stands below the board, also what can be done with cards', async ({
		house
	}) => {
		const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
		const page = await (await house.enter('tomas', phone)).newPage();
		const board = new BoardPage(page);
		await page.goto(founded.path);
		await page.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
		await expect.poll(() => keys(page).then(({ length }) => length)).toBeGreaterThan(1);
		await board.button('Tools').tap();
		await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Select' }).tap();
		const [first, second] = await keys(page);
		if (!first || !second) throw new Error('No two cards are in view.');
		await page.touchscreen.tap(first.x + 6, first.y - 4);
		await page.touchscreen.tap(second.x + 6, second.y - 4);
		const menu = board.button('What can be done with 2 cards');
		await expect(menu).toBeVisible();
		const { y, height } = await boxOf(board.canvas);
		for (const part of [menu, page.getByRole('group', { name: 'Zoom and links' }), board.button('Tools')])
			expect((await boxOf(part)).y).toBeGreaterThanOrEqual(y + height);
		await menu.tap();
		await expect(page.getByRole('menuitem', { name: 'Move 2 cards to…' })).toBeVisible();
		expect(board.faults).toEqual([]);
		await page.context().close();
	});

	/** Keys of cards in the middle of a phone. */
	const keys = async (page: Page) =>
		(await written(page)).filter(
			({ text, x, y }) => /^KEP-\d+$/.test(text) && x > 135 && x < 320 && y > 200 && y < 600
		);

	test('under a finger menus of lanes and columns, and who is here, are 44 pixels wide and high', async ({
		house
	}) => {
		const tablet = { viewport: { width: 1024, height: 768 }, isMobile: true, hasTouch: true };
		const dana = await BoardPage.open(await house.enter('dana', tablet), founded.path);
		const { page } = dana;
		await expect(page.getByRole('button', { name: /^Change the column/ }).first()).toBeVisible();
		const missed = await page.evaluate(() => {
			const buttons = document.querySelectorAll<HTMLElement>('.head-menu, header .all');
			const reached = (button: Element, x: number, y: number) =>
				document.elementFromPoint(x, y)?.closest('button') === button;
			return [...buttons].map((button) => {
				const { x, y, width, height } = button.getBoundingClientRect();
				const [cx, cy] = [x + width / 2, y + height / 2];
				const sides = [
					[-21, 0],
					[21, 0],
					[0, -21],
					[0, 21]
				] as const;
				const short = sides.filter(([dx, dy]) => !reached(button, cx + dx, cy + dy));
				return [button.getAttribute('aria-label') ?? button.textContent.trim(), short] as const;
			});
		});
		expect(missed.map(([name]) => name)).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^Change the lane/),
				expect.stringMatching(/Who is here/)
			])
		);
		expect(missed.filter(([, short]) => short.length > 0)).toEqual([]);
		await page.getByRole('button', { name: /Who is here/ }).tap();
		await expect(dana.dialog('Who is here')).toContainText('Dana Whitfield');
		expect(dana.faults).toEqual([]);
		await page.context().close();
	});

	test('in a person’s own colours what is chosen is told by a line round it', async ({ house }) => {
		const rob = await BoardPage.open(await house.enter('rob', { forcedColors: 'active' }), founded.path);
		const tab = (name: string) => rob.panel.getByRole('tab', { name });
		await expect(tab('Decide')).toHaveCSS('outline-style', 'solid');
		await expect(tab('Agenda')).toHaveCSS('outline-style', 'none');
		await tab('Agenda').click();
		await expect(tab('Agenda')).toHaveCSS('outline-style', 'solid');
		await expect(tab('Decide')).toHaveCSS('outline-style', 'none');
		expect(rob.faults).toEqual([]);
		await rob.page.context().close();
	});

	test('words half written when the board is locked are kept for their author, over a reload too', async ({
		house
	}) => {
		const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
		const { page } = tomas;
		const lost = tomas.dialog('Could not be kept');
		await tomas.find(one.key);
		const here = tomas.section('On the board here');
		await here.getByLabel('A comment').fill('Half a thou');
		await here.getByLabel('A note').fill('And a no');
		await house.readBackSignLock(founded.board);
		for (const again of [false, true]) {
			if (again) await page.reload();
			await tomas.button('2 things of yours could not be kept').click();
			for (const words of ['Half a thou', 'And a no'])
				await expect(lost.getByRole('listitem').filter({ hasText: words })).toContainText(
					'The board was locked before this was sent.'
				);
			await expect(lost.getByRole('button', { name: 'Copy' }).first()).toBeVisible();
			await page.keyboard.press('Escape');
		}
		expect(tomas.faults).toEqual([]);
		await page.context().close();
	});
});
