import { BoardPage } from './board-page.ts';
import { itemsIn } from './items.ts';
import { pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

test('a card is split by mouse and agreed; a lane with cards in it does not close', async ({ house }) => {
	const founded = await house.found('Changed by mouse');
	await house.open(founded.board);
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);

	await rob.find(item.key);
	await rob.panel.getByRole('button', { name: 'Split…' }).click();
	const split = rob.dialog(`Split ${item.key}`);
	await expect(split.getByLabel('Key')).toHaveValue(`${item.key}.1`);
	await expect(split.getByRole('button', { name: 'Propose it' })).toBeDisabled();
	await split.getByLabel('Title').fill('The first half');
	await expect(split.getByRole('list', { name: 'Signers' })).toContainText('kubelet');
	await split.getByRole('button', { name: 'Propose it' }).click();
	await expect(split).toBeHidden();
	await expect(tomas.entry(item.key)).toContainText(`split off ${item.key}.1`);
	await tomas.agree(item.key);
	await expect(rob.entry(item.key)).toContainText('Agreed');
	await tomas.find(`${item.key}.1`);

	await rob.button('Menu').click();
	await rob.page.getByRole('menuitem', { name: /^Lanes, columns and goals/ }).click();
	const lanes = rob.dialog('Lanes, columns and goals');
	await lanes.getByRole('button', { name: 'Close: kubelet' }).click();
	await expect(rob.dialog('Close kubelet?')).toContainText(/kubelet is not empty: \d+ items stand in it/);
	await expect(rob.dialog('Close kubelet?').getByRole('button', { name: 'Propose it' })).toBeDisabled();
	await rob.page.keyboard.press('Escape');
	await rob.button('Change the column v1.37').click();
	await rob.page.getByRole('menuitem', { name: 'Close the column…' }).click();
	await expect(rob.dialog('Close v1.37?')).toContainText(/v1\.37 is not empty/);
	await rob.page.keyboard.press('Escape');
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await Promise.all([rob, tomas].map((board) => board.page.context().close()));
});

test('a goal is set from a lane head and an item is added, by the keyboard alone', async ({ house }) => {
	const founded = await house.found('Changed by keyboard');
	await house.open(founded.board);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	const { keyboard } = tomas.page;
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
	await tomas.find(item.key);

	await pressUntil(tomas.page, 'Tab', /^Change the lane /);
	await pressUntil(tomas.page, 'ArrowDown', /^Change the lane kubelet$/);
	await keyboard.press('Enter');
	await expect(tomas.page.getByRole('menu')).toBeVisible();
	await pressUntil(tomas.page, 'ArrowDown', /^Set a goal/);
	await keyboard.press('Enter');
	const goal = tomas.dialog('Set a goal');
	await expect(goal.getByLabel('Goal', { exact: true })).toBeFocused();
	await keyboard.type('Half the restarts');
	await expect(goal).toContainText('Yours to decide');
	await keyboard.press('Enter');
	await expect(goal).toBeHidden();
	await keyboard.press('l');
	await expect(tomas.dialog('Lanes, columns and goals')).toContainText('Half the restarts');
	await keyboard.press('Escape');

	await pressUntil(tomas.page, 'Tab', /^Change the column /);
	await pressUntil(tomas.page, 'ArrowRight', /^Change the column v1\.37$/);
	await keyboard.press('Enter');
	await pressUntil(tomas.page, 'ArrowDown', /^Open another column/);
	await keyboard.press('Enter');
	await expect(tomas.dialog('Open a column')).toBeVisible();
	await keyboard.press('Escape');
	await expect(tomas.dialog('Open a column')).toBeHidden();

	await keyboard.press('c');
	const add = tomas.dialog('Add an item');
	await expect(add.getByLabel('Key')).toBeFocused();
	await keyboard.type('NODE-1');
	await add.getByLabel('Title').focus();
	await keyboard.type('Restart less');
	await add.getByLabel('Product').focus();
	await keyboard.type('kubelet');
	await expect(add).toContainText('Yours to decide');
	await add.getByLabel('Title').focus();
	await keyboard.press('Enter');
	await expect(add).toBeHidden();
	await keyboard.press('/');
	await keyboard.type('NODE-1');
	await expect(tomas.dialog('Find a card').getByRole('option').first()).toContainText('Restart less');
	expect(tomas.faults).toEqual([]);
	await tomas.page.context().close();
});
