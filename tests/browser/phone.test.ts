import type { Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn, laterMove, type Standing } from './items.ts';
import { written } from './picture.ts';
import { expect, test } from './test.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

test('on a phone, what hides behind list or board is led to', async ({ house }) => {
	const founded = await house.found('In a hand');
	const [about, moved] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!about || !moved) throw new Error('The portfolio has too few items in kubelet, v1.37.');
	const text = 'Three weeks earlier?';
	await house.does('rob', founded.board, { kind: 'add-point', text, changes: [], item: about.item.id });
	const page = await (await house.enter('rob', phone)).newPage();
	const rob = new BoardPage(page);
	const shown = page.getByRole('navigation');
	const moveTo = async (timebox: string): Promise<void> => {
		await page.getByRole('button', { name: 'Find a card' }).tap();
		await rob.dialog('Find a card').getByRole('combobox').fill(moved.key);
		await rob.dialog('Find a card').getByRole('option').filter({ hasText: moved.key }).first().tap();
		await rob.panel.locator('summary').filter({ hasText: 'Move to…' }).tap();
		await rob.panel.getByRole('combobox', { name: 'Timebox', exact: true }).selectOption({ label: timebox });
	};

	await page.goto(founded.path);
	await test.step('what a finger has pressed looks pressed, not hovered', async () => {
		const ground = (name: string) =>
			shown.getByRole('button', { name }).evaluate((each) => getComputedStyle(each).backgroundColor);
		await shown.getByRole('button', { name: 'Board' }).tap();
		await expect.poll(() => ground('Board')).toBe(await ground('List'));
		await shown.getByRole('button', { name: 'List' }).tap();
	});
	await test.step('a refused move is answered over the list', async () => {
		await moveTo('v1.38');
		await rob.panel.getByRole('button', { name: 'Add it to the agenda' }).tap();
		await expect(rob.offer.getByRole('button', { name: 'Add it to the agenda' })).toBeInViewport({
			ratio: 1
		});
		await rob.offer.getByRole('button', { name: 'Leave it' }).tap();
		await rob.panel.getByRole('button', { name: 'Proposals' }).tap();
	});
	await test.step('a talking point leads from the list to its card', async () => {
		await rob.tab('Agenda');
		await rob.panel.getByRole('button', { name: text }).tap();
		await expect(shown.getByRole('button', { name: 'Board' })).toHaveAttribute('aria-pressed', 'true');
		await rob.says(new RegExp(`^${about.key}$`));
	});
	await test.step('the differences of a what-if are counted on the board, and lead to their list', async () => {
		await shown.getByRole('button', { name: 'List' }).tap();
		await rob.panel.getByRole('tab', { name: 'Decide' }).tap();
		await rob.button(/^What if…/).tap();
		await moveTo('v1.38');
		await rob.button('Imagine it').tap();
		await shown.getByRole('button', { name: 'Board' }).tap();
		await rob.button('1 difference').tap();
		await expect(rob.panel.getByRole('list', { name: 'Changes' })).toContainText(moved.key);
	});
	expect(rob.faults).toEqual([]);
	await page.context().close();
});

test('on a phone a card that is looked for is in view, above what is told of it', async ({ house }) => {
	const founded = await house.found('Found in a hand');
	const item = itemsIn(founded.content, 'kubelet', 'v1.37').at(-1)?.item;
	if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
	const rob = await onPhone(house, 'rob', founded.path);
	await rob.page.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
	await rob.button('Find a card').tap();
	await rob.dialog('Find a card').getByRole('combobox').fill(item.key);
	await rob.dialog('Find a card').getByRole('option').filter({ hasText: item.key }).first().tap();
	await expect(rob.panel.getByText(item.key, { exact: true }).first()).toBeVisible();
	await expect.poll(() => shownAbove(rob, item.key)).toBe(true);
	expect(rob.faults).toEqual([]);
	await rob.page.context().close();
});

test('on a phone a card that is tapped low on the board stays in view, above what is told of it', async ({
	house
}) => {
	const founded = await house.found('Tapped in a hand');
	const rob = await onPhone(house, 'rob', founded.path);
	await rob.page.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
	await rob.isDrawn();
	const keys = (await written(rob.page)).filter(
		({ text, x }) => /^KEP-\d+$/.test(text) && x > 130 && x < 340
	);
	const lowest = keys.sort((a, b) => a.y - b.y).findLast(({ y }) => y < 700);
	if (!lowest) throw new Error('No card is in view.');
	expect(lowest.y, 'below the middle').toBeGreaterThan(500);
	await rob.page.touchscreen.tap(lowest.x + 6, lowest.y - 6);
	await expect(rob.panel.getByText(lowest.text, { exact: true }).first()).toBeVisible();
	await expect.poll(() => shownAbove(rob, lowest.text)).toBe(true);
	expect(rob.faults).toEqual([]);
	await rob.page.context().close();
});

/** Whether a card's key stands on the part of the board that is left above the details. */
async function shownAbove({ page, canvas, panel }: BoardPage, key: string): Promise<boolean> {
	const [board, told] = await Promise.all([canvas.boundingBox(), panel.boundingBox()]);
	if (!board || !told) return false;
	const shown = (await written(page)).filter(({ text }) => text === key);
	return shown.some(({ y }) => y > board.y + 40 && y < Math.min(board.y + board.height, told.y) - 8);
}

/** Puts an item of kubelet on the table, one timebox later. */
async function proposed(house: House, { board, content }: Founded, { item }: Standing): Promise<void> {
	await house.does('rob', board, laterMove(content, item.id, 'v1.38'));
}

async function onPhone(
	house: House,
	who: Who,
	path: string,
	viewport: { width: number; height: number } = phone.viewport
): Promise<BoardPage> {
	const board = new BoardPage(await (await house.enter(who, { ...phone, viewport })).newPage());
	await board.page.goto(path);
	await expect(board.panel).toBeVisible();
	return board;
}

test('on a phone a Product Owner signs and says no, and whoever meets an impediment raises it', async ({
	house
}) => {
	const founded = await house.found('Signed in a hand');
	await house.open(founded.board);
	const [yes, no] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!yes || !no) throw new Error('The portfolio has too few items in kubelet, v1.37.');
	for (const each of [yes, no]) await proposed(house, founded, each);
	const tomas = await onPhone(house, 'tomas', founded.path);
	const rob = await onPhone(house, 'rob', founded.path);
	const list = tomas.page.getByRole('navigation').getByRole('button', { name: 'List' });

	await expect(list).toContainText('2 for you');
	await tomas.entry(yes.key).getByRole('button', { name: 'Agree' }).tap();
	await expect(list).toContainText('1 for you');
	await tomas.entry(no.key).getByRole('button', { name: 'Say no' }).tap();
	await tomas.dialog('Say no').getByLabel('Your reason').fill('The team is at its limit.');
	await tomas.dialog('Say no').getByRole('button', { name: 'Say no' }).tap();
	await expect(tomas.dialog('Say no')).toBeHidden();
	// What came of it is said over the list as over the board.
	await expect(tomas.page.getByText('Declined. Your reason is in the record.')).toBeInViewport({ ratio: 1 });
	await expect(list).not.toContainText('for you');
	await expect(rob.section('Decided in this session').locator('article')).toHaveCount(2);

	await rob.tab('Follow up');
	await rob.button('Raise an impediment').tap();
	const raising = rob.dialog('Raise an impediment');
	await raising.getByLabel('What is in the way').fill('No arm64 capacity in CI');
	await raising.getByRole('radio', { name: 'High' }).check();
	await raising.getByLabel('Who can remove it').selectOption(house.guests.tomas.person);
	await raising.getByRole('button', { name: 'Raise it' }).tap();
	await expect(raising).toBeHidden();
	await expect(rob.panel.getByText('No arm64 capacity in CI')).toBeVisible();
	await expect(list).toContainText('1 for you');
	expect([...tomas.faults, ...rob.faults]).toEqual([]);
	await Promise.all([tomas, rob].map(({ page }) => page.context().close()));
});

test('on a phone a trade in the making is led to from the board', async ({ house }) => {
	const founded = await house.found('Traded in a hand');
	await house.open(founded.board);
	const rob = await onPhone(house, 'rob', founded.path);
	await rob.button('Collect a trade').tap();
	await rob.page.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
	await rob.button(/^Trade · 0$/).tap();
	await expect(rob.panel.getByRole('heading', { name: /A trade in the making/ })).toBeFocused();
	await rob.page.context().close();
});

/** What reaches beyond the sides of the page, or of what scrolls in it. */
const overflowing = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll('.side, .modal, header, nav, aside, article')]
			.filter((each) => each.scrollWidth > Math.max(each.clientWidth, 1) + 1)
			.map((each) => `${each.tagName}.${each.className}: ${each.scrollWidth} > ${each.clientWidth}`)
	);

/** What can be pressed and is smaller than a finger. Links within a sentence may be, and what is there for keys alone. */
const small = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, summary, select, input, .button')]
			.filter((each) => each.checkVisibility() && !each.closest('[role=grid], .menus'))
			.map((each) => (each.matches('[type=radio], [type=checkbox]') ? (each.closest('label') ?? each) : each))
			.map((each) => ({ each, box: each.getBoundingClientRect() }))
			.filter(({ box }) => box.width > 2 && (box.height < 43.5 || box.width < 43.5))
			.map(({ each, box }) => `${each.textContent.trim() || each.ariaLabel}: ${box.width} × ${box.height}`)
	);

for (const [what, viewport] of [
	['a narrow phone', { width: 320, height: 640 }],
	['a window zoomed to 200 %', { width: 640, height: 450 }]
] as const)
	test(`on ${what} nothing reaches beyond the sides, and a finger finds everything`, async ({ house }) => {
		const founded = await house.found(`On ${what}`);
		await house.open(founded.board);
		const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
		await proposed(house, founded, item);
		const tomas = await onPhone(house, 'tomas', founded.path, viewport);
		const fits = async (where: string): Promise<void> => {
			expect(await overflowing(tomas.page), where).toEqual([]);
			expect(await small(tomas.page), where).toEqual([]);
		};
		await expect(tomas.entry(item.key)).toBeVisible();
		await fits('the list');
		await tomas.tab('Agenda');
		await fits('the agenda');
		await tomas.tab('Follow up');
		await fits('what is followed up');
		await tomas.button('Raise an impediment').tap();
		await fits('raising an impediment');
		await tomas.page.keyboard.press('Escape');
		await tomas.tab('Decide');
		await tomas.entry(item.key).getByRole('button', { name: item.key }).tap();
		await expect(tomas.page.getByRole('group', { name: 'Zoom' })).toBeVisible();
		await tomas.button('Tools').tap();
		await fits('the board');
		await tomas.page.getByRole('button', { name: 'Menu', exact: true }).tap();
		const last = tomas.page.getByRole('menuitem', { name: 'Account and sign-out' });
		await last.scrollIntoViewIfNeeded();
		await expect(last).toBeInViewport();
		expect(tomas.faults).toEqual([]);
		await tomas.page.context().close();
	});
