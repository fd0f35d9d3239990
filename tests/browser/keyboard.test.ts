import { BoardPage } from './board-page.ts';
import { itemsIn } from './items.ts';
import { focused, pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

test('a card is planned by the keyboard alone: found, lifted, carried, dropped, signed', async ({
	house
}) => {
	const founded = await house.found('By keyboard');
	await house.open(founded.board);
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	const said = rob.grid.locator('xpath=following-sibling::*[@aria-live]').first();

	await tomas.find(item.key);
	await pressUntil(rob.page, 'Tab', /: (no|\d+) cards?/);
	await rob.page.keyboard.press('Control+Home');
	await pressUntil(rob.page, 'ArrowDown', new RegExp(`^kubelet / ${item.team} / `));
	await pressUntil(rob.page, 'ArrowRight', / \/ v1\.37: /);
	await rob.page.keyboard.press('Enter');
	await pressUntil(rob.page, 'ArrowDown', new RegExp(`^${item.key} `));
	await rob.page.keyboard.press('Space');
	await expect(said).toContainText(`${item.key} lifted`);
	await rob.page.keyboard.press('ArrowRight');
	await expect(said).toContainText(/ \/ v1\.38: .*Will have to sign: kubelet/);
	await tomas.shows(item.key, 2);
	await rob.page.keyboard.press('Escape');
	await expect(said).toContainText('put back');

	await expect.poll(() => focused(rob.page)).toMatch(new RegExp(`^${item.key} `));
	await rob.page.keyboard.press('Space');
	await rob.page.keyboard.press('ArrowRight');
	await expect(said).toContainText(/v1\.38/);
	await rob.page.keyboard.press('Enter');
	await expect(said).toContainText(`${item.key} dropped`);

	await expect(tomas.entry(item.key)).toContainText('v1.37 → v1.38');
	await pressUntil(tomas.page, 'Tab', /^Agree$/);
	await tomas.page.keyboard.press('Enter');
	await expect(rob.entry(item.key)).toContainText('Agreed');
	await tomas.page.keyboard.press('/');
	await tomas.page.keyboard.type(item.key);
	await expect(tomas.dialog('Find a card').getByRole('option').first()).toContainText(item.key);
	await tomas.page.keyboard.press('Enter');
	await expect(tomas.facet('Timebox')).toHaveText('v1.38');
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await Promise.all([rob, tomas].map((board) => board.page.context().close()));
});
