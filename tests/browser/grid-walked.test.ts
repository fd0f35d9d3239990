import { BoardPage } from './board-page.ts';
import { heard } from './grid.ts';
import { itemsIn } from './items.ts';
import { pressUntil } from './keys.ts';
import { expect, test } from './test.ts';
import { treeOf } from './tree.ts';

/** The grid under the keys: heads, a seat that only watches, tools. */

test('heads are walked too: by key a lane is folded, a card in it is lifted all the same, and what stood under the focus is followed', async ({
	house
}) => {
	const founded = await house.found('Read out: heads');
	await house.open(founded.board);
	const [one] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!one) throw new Error('Too few items.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const { keyboard } = rob.page;
	const said = rob.grid.locator('xpath=following-sibling::*[@aria-live]').first();
	const tree = await treeOf(rob.page);
	await heard(rob, one.key);
	await keyboard.press('Escape');
	await keyboard.press('Home');
	await keyboard.press('ArrowLeft');
	await expect.poll(async () => (await tree.focused()).role).toBe('rowheader');
	await keyboard.press('Shift+F10');
	await expect(rob.page.getByRole('menu', { name: 'kubelet' })).toBeVisible();
	await keyboard.press('Escape');
	await keyboard.press('Enter');
	await expect(said).toContainText('folded');
	await expect.poll(async () => (await tree.focused()).name).toMatch(/, folded/);
	await pressUntil(rob.page, 'ArrowRight', / \/ v1\.37: /);
	await keyboard.press('Enter');
	await keyboard.press('Space');
	await expect(said).toContainText(' lifted');
	await keyboard.press('Escape');
	await expect(said).toContainText('put back');
	await heard(rob, one.key);
	await house.does('tomas', founded.board, {
		...{ kind: 'propose', because: null, cause: null },
		changes: [{ kind: 'drop', item: one.item.id }]
	});
	await expect(said).toContainText(`${one.key} is not on the board any more.`);
	await expect.poll(async () => (await tree.focused()).role).toBe('gridcell');
	expect(rob.faults).toEqual([]);
	await rob.page.context().close();
});

test('whoever only watches walks the grid as well, and no key takes it away from them', async ({ house }) => {
	const founded = await house.found('Read out: watched');
	await house.open(founded.board);
	const [one] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!one) throw new Error('Too few items.');
	const people = await (await house.enter('dana')).newPage();
	await people.goto(`${founded.path}/people`);
	await people.getByLabel('For whom or where').fill('A reader');
	await people.getByRole('button', { name: 'Make a watch link' }).click();
	const link = await people.getByLabel('Watch link for A reader').inputValue();
	await people.context().close();
	const watcher = await BoardPage.open(await house.stranger(), link);
	const said = watcher.grid.locator('xpath=following-sibling::*[@aria-live]').first();
	await heard(watcher, one.key);
	await watcher.page.keyboard.press('Space');
	await expect(said).toContainText('can’t be lifted here');
	await watcher.page.keyboard.press('Escape');
	await expect.poll(async () => (await (await treeOf(watcher.page)).focused()).role).toBe('gridcell');
	await watcher.page.context().close();
});

test('with a tool in the hand Space puts it where the keyboard stands: a note, a dot, a connector', async ({
	house
}) => {
	const founded = await house.found('Read out: tools');
	await house.open(founded.board);
	const [one, other] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!one || !other) throw new Error('Too few items.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const { keyboard } = rob.page;
	await heard(rob, one.key);
	await keyboard.press('n');
	await keyboard.press('Space');
	await expect(rob.page.locator('textarea')).toBeFocused();
	await keyboard.type('Ask them first');
	await keyboard.press('Escape');
	await rob.says(/^Ask them first$/);
	await heard(rob, one.key);
	await keyboard.press('d');
	await keyboard.press('Space');
	await keyboard.press('a');
	await keyboard.press('Space');
	await expect(rob.page.getByText(`The connector begins at ${one.key}`)).toBeAttached();
	await heard(rob, other.key);
	await keyboard.press('Space');
	await expect(rob.page.getByText(`Connector drawn to ${other.key}.`)).toBeAttached();
	await keyboard.press('Escape');
	await rob.find(other.key);
	await expect(rob.panel.getByRole('list', { name: 'Marks here' })).toContainText('Connector');
	await rob.find(one.key);
	await expect(rob.panel.getByRole('button', { name: /^Put a dot: 1 in all/ })).toBeVisible();
	expect(rob.faults).toEqual([]);
	await rob.page.context().close();
});
