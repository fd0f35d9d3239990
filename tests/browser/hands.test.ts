import type { Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { House } from './house.ts';
import { pairOf, type Standing } from './items.ts';
import { focused, pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** Several cards at once, by mouse, by keyboard, by touch; undone, copied, linked to; and where nothing may be carried. */

async function seated(house: House, name: string) {
	const founded = await house.found(name);
	await house.open(founded.board);
	return { founded, pair: pairOf(founded.content) };
}

/** On the face of a card that is in view. */
async function on(board: BoardPage, key: string): Promise<{ x: number; y: number }> {
	const [card] = await board.seen(key);
	if (!card) throw new Error(`${key} is not in view.`);
	return { x: card.x + 6, y: card.y - 4 };
}

async function choose(board: BoardPage, [one, other]: readonly [Standing, Standing]): Promise<void> {
	await board.find(one.key);
	const [first, second] = [await on(board, one.key), await on(board, other.key)];
	await board.page.mouse.click(first.x, first.y);
	await board.page.keyboard.down('Shift');
	await board.page.mouse.click(second.x, second.y);
	await board.page.keyboard.up('Shift');
	await board.says(/^2 cards$/);
}

/** A finger that rests on the board as long as a long press takes. */
async function hold(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
	const wire = await page.context().newCDPSession(page);
	await wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
	await expect(page.locator('.scene')).toHaveAttribute('data-carrying', /./);
	await wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const leave = (...boards: BoardPage[]) => Promise.all(boards.map(({ page }) => page.context().close()));

test('by mouse: cards go together as one proposal; undo withdraws it, redo makes it again, agreed it is undone by another', async ({
	house
}) => {
	const { founded, pair } = await seated(house, 'Hands: mouse');
	const [one, other] = pair;
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	await tomas.find(one.key);
	await tomas.letGo();
	await choose(rob, pair);
	await rob.carry(other.key, 'v1.38');
	await rob.says(/^Needs one sign-off$/);
	await tomas.says(/^2$/);
	await rob.drop();
	await expect(tomas.entry(one.key)).toContainText(other.key);
	await rob.page.keyboard.press('Control+z');
	await expect(tomas.entry(one.key)).toContainText('Withdrawn');
	await rob.page.keyboard.press('Control+Shift+z');
	await tomas.agree(one.key);
	await expect(tomas.entry(other.key).filter({ hasText: 'Agreed' })).toHaveCount(1);

	await rob.page.keyboard.press('Control+z');
	await rob.button('Propose to undo it').click();
	await expect(tomas.entry('v1.38 → v1.37')).toContainText(one.key);
	await expect(tomas.entry('v1.38 → v1.37')).toContainText(other.key);
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await leave(rob, tomas);
});

test('by mouse: a frame selects, and a menu says what can be done', async ({ house }) => {
	const { founded, pair } = await seated(house, 'Hands: frame');
	const [one] = pair;
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	await rob.find(one.key);
	const { mouse, keyboard } = rob.page;
	const at = await on(rob, one.key);
	await keyboard.press('v');
	const box = await rob.canvas.boundingBox();
	if (!box) throw new Error('There is no board.');
	// From beside the heads, over whatever stands on that line.
	await mouse.move(box.x + 242, at.y + 16);
	await mouse.down();
	await mouse.move(box.x + box.width - 260, at.y - 30, { steps: 5 });
	await mouse.up();
	await rob.says(/^\d+ cards$/);
	await keyboard.press('Escape');
	await rob.saysNot(/^\d+ cards$/);

	await mouse.click(at.x, at.y, { button: 'right' });
	const menu = rob.page.getByRole('menu', { name: one.key });
	await menu.getByRole('menuitem', { name: 'Move to…' }).click();
	await expect(rob.panel.getByRole('combobox', { name: 'Product', exact: true })).toBeFocused();
	expect(rob.faults).toEqual([]);
	await leave(rob);
});

test('by keyboard alone: cards are selected in the grid, carried together, copied, and pasted into another cell', async ({
	house
}) => {
	const { founded, pair } = await seated(house, 'Hands: keyboard');
	const [one] = pair;
	const rob = await BoardPage.open(
		await house.enter('rob', { permissions: ['clipboard-read', 'clipboard-write'] }),
		founded.path
	);
	const { keyboard } = rob.page;
	const said = rob.grid.locator('xpath=following-sibling::*[@aria-live]').first();
	await pressUntil(rob.page, 'Tab', /: (no|\d+) cards?/);
	await keyboard.press('Control+Home');
	await pressUntil(rob.page, 'ArrowDown', new RegExp(`^kubelet / ${one.team} / `));
	await pressUntil(rob.page, 'ArrowRight', / \/ v1\.37: /);
	await keyboard.press('Enter');
	await keyboard.press('Shift+Space');
	await expect(said).toContainText('selected. 1 in all.');
	await keyboard.press('Shift+ArrowDown');
	await expect(said).toContainText('selected. 2 in all.');
	await expect.poll(() => focused(rob.page)).toMatch(/, selected$/);
	await keyboard.press('Space');
	await expect(said).toContainText('2 cards lifted');
	await keyboard.press('ArrowRight');
	await expect(said).toContainText(/v1\.38.*Will have to sign: kubelet/);
	await keyboard.press('Enter');
	await expect(said).toContainText('2 cards dropped');
	await expect(rob.page.getByText('Nothing is proposed.')).toHaveCount(0);

	await keyboard.press('Control+c');
	await expect(rob.page.getByText(/^2 cards copied/)).toBeVisible();
	const text = await rob.page.evaluate(() => navigator.clipboard.readText());
	expect(text.split('\n').map((line) => line.split('\t')[0])).toHaveLength(2);
	await pressUntil(rob.page, 'ArrowRight', / \/ Later: /);
	await keyboard.press('Control+v');
	await expect(rob.page.getByText(/^2 cards proposed to move to kubelet .* Later\.$/)).toBeVisible();
	await keyboard.press('Shift+F10');
	await expect(rob.page.getByRole('menu', { name: / \/ Later$/ })).toBeVisible();
	await keyboard.press('Escape');
	await expect.poll(() => focused(rob.page)).toMatch(/ \/ Later: /);
	expect(rob.faults).toEqual([]);
	await leave(rob);
});

test('by touch: cards are tapped together and moved by their menu; a long press asks what can be done', async ({
	house
}) => {
	const { founded, pair } = await seated(house, 'Hands: touch');
	const [one, other] = pair;
	const rob = await BoardPage.open(await house.enter('rob', { hasTouch: true }), founded.path);
	await rob.find(one.key);
	const { touchscreen } = rob.page;
	await rob.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Select' }).tap();
	const [first, second] = [await on(rob, one.key), await on(rob, other.key)];
	await touchscreen.tap(second.x, second.y);
	await rob.says(/^2 cards$/);
	await rob.button('What can be done with 2 cards').tap();
	await rob.page.getByRole('menuitem', { name: 'Move 2 cards to…' }).tap();
	await rob.panel.getByRole('combobox', { name: 'Timebox', exact: true }).selectOption({ label: 'v1.38' });
	await rob.button('Propose to move all 2').tap();
	await rob.shows(other.key, 2);
	await rob.panel.getByRole('button', { name: 'Proposals' }).tap();
	await expect(rob.entry(other.key).getByRole('button', { name: 'Withdraw' })).toBeVisible();

	await rob.page.keyboard.press('Control+z');
	await rob.shows(other.key, 1);
	await hold(rob.page, first);
	await expect(rob.page.getByRole('menu')).toBeVisible();
	expect(rob.faults).toEqual([]);
	await leave(rob);
});

test('a link to a card opens its place on another screen; the address follows what one looks at', async ({
	house
}) => {
	const { founded, pair } = await seated(house, 'Hands: links');
	const [one] = pair;
	const rob = await BoardPage.open(
		await house.enter('rob', { permissions: ['clipboard-read', 'clipboard-write'] }),
		founded.path
	);
	await rob.find(one.key);
	await expect(rob.page).toHaveURL(new RegExp(`#card=${one.key}&at=.+&zoom=1$`));
	const at = await on(rob, one.key);
	await rob.page.mouse.click(at.x, at.y, { button: 'right' });
	await rob.page.getByRole('menuitem', { name: 'Copy link to this card' }).click();
	const link = await rob.page.evaluate(() => navigator.clipboard.readText());
	expect(link).toMatch(new RegExp(`${founded.path}#card=${one.key}$`));

	const small = await house.enter('ingrid', { viewport: { width: 1100, height: 700 } });
	const ingrid = await BoardPage.open(small, link);
	await ingrid.shows(one.key, 1);
	await expect(ingrid.panel.getByText(one.key, { exact: true }).first()).toBeVisible();
	await leave(rob, ingrid);
});

test('where nothing may be carried the menu offers a talking point', async ({ house }) => {
	const founded = await house.found('Hands: locked');
	await house.open(founded.board);
	await house.readBackSignLock(founded.board);
	const [one] = pairOf(founded.content);
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	await rob.find(one.key);
	const at = await on(rob, one.key);
	await rob.page.mouse.click(at.x, at.y, { button: 'right' });
	const menu = rob.page.getByRole('menu', { name: one.key });
	await expect(menu.getByRole('menuitem', { name: 'Add to the agenda…' })).toBeVisible();
	await expect(menu.getByRole('menuitem', { name: 'Move to…' })).toHaveCount(0);
	await menu.getByRole('menuitem', { name: 'Add to the agenda…' }).click();
	await expect(rob.offer).toBeVisible();
	await expect(rob.offer.getByRole('option', { name: /as it is/, selected: true })).toHaveCount(1);
	await rob.page.keyboard.press('Escape');

	// Whoever tries to carry it there need not say again where to.
	await rob.drag(one.key, 'v1.38');
	await expect(rob.offer.getByRole('option', { name: 'v1.38', selected: true })).toHaveCount(1);
	await expect(rob.offer.getByLabel('What should be talked about?')).toHaveAttribute(
		'placeholder',
		/v1\.38$/
	);
	await rob.offer.getByRole('button', { name: 'Add it to the agenda' }).click();
	await rob.letGo();
	await rob.tab('Agenda');
	await expect(rob.section('Talking points')).toContainText('v1.37 → v1.38');
	await leave(rob);
});
