import { BoardPage } from './board-page.ts';
import { heard, intoGrid } from './grid.ts';
import { itemsIn } from './items.ts';
import { focused } from './keys.ts';
import { expect, test } from './test.ts';

/** What came of one's own key is read out at once; what was open over the board gives the focus back to the card it came from. */

test('a card that a menu, the list of keys or a comment gives the focus back to is lifted by space', async ({
	house
}) => {
	const founded = await house.found('Read out: given back');
	await house.open(founded.board);
	const [, item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!item) throw new Error('Too few items.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const { keyboard } = rob.page;
	const said = rob.grid.locator('xpath=following-sibling::*[@aria-live]').first();
	await heard(rob, item.key);
	const over = [
		['Shift+F10', () => expect(rob.page.getByRole('menuitem').first()).toBeFocused()],
		['?', () => expect(rob.dialog('Keys')).toBeVisible()],
		['/', () => expect(rob.dialog('Find a card').getByRole('combobox')).toBeFocused()]
	] as const;
	for (const [key, open] of over) {
		await keyboard.press(key);
		await open();
		await keyboard.press('Escape');
		await expect.poll(() => focused(rob.page), key).toMatch(new RegExp(`^${item.key} `));
		await keyboard.press('Space');
		await expect(said, key).toContainText(`${item.key} lifted`);
		await keyboard.press('Escape');
		await expect(said).toContainText('put back');
	}
	await keyboard.press('m');
	await keyboard.press('Space');
	await expect(rob.dialog(`Comment on ${item.key}`).getByRole('combobox')).toBeFocused();
	await keyboard.press('Escape');
	await keyboard.press('Space');
	await expect(said).toContainText(`${item.key} lifted`);
	await keyboard.press('Escape');
	expect(rob.faults).toEqual([]);
	await rob.page.context().close();
});

test('a tool taken by its key says how it is used, what it has put there is said, and the card tells of it', async ({
	house
}) => {
	const founded = await house.found('Read out: tools');
	await house.open(founded.board);
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!item) throw new Error('Too few items.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const { keyboard } = rob.page;
	const told = (text: string) => expect(rob.page.locator('[aria-live=polite]').getByText(text)).toBeVisible();
	await heard(rob, item.key);
	await keyboard.press('p');
	await told('Pen. It follows a pointer.');
	await keyboard.press('p');
	await told('Pen put away.');
	await keyboard.press('d');
	await told('Dot vote. Space in the grid puts it where you stand.');
	await keyboard.press('Space');
	await told(`Dot vote put on ${item.key}.`);
	await expect.poll(() => focused(rob.page)).toMatch(/, a dot/);
	await keyboard.press('Space');
	await expect.poll(() => focused(rob.page)).toMatch(/, 2 dots/);
	await keyboard.press('Escape');
	await expect.poll(() => focused(rob.page)).toMatch(/ \/ v1\.37: /);
	await keyboard.press('n');
	await keyboard.press('Space');
	await expect(rob.page.getByRole('textbox', { name: 'Note: its words' })).toBeFocused();
	await keyboard.type('Ask the auditors');
	await keyboard.press('Escape');
	await keyboard.press('Escape');
	await expect.poll(() => focused(rob.page)).toMatch(/ \/ v1\.37: .*, a note$/);
	await keyboard.press('g');
	await told('Teams, then products.');
	expect(rob.faults).toEqual([]);
	await rob.page.context().close();
});

test('who signs, or does again what was undone, hears so at once and once', async ({ house }) => {
	const founded = await house.found('Read out: signed');
	await house.open(founded.board);
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!item) throw new Error('Too few items.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	const told = ({ page }: BoardPage, text: string) =>
		expect(page.locator('[aria-live=polite]').getByText(text)).toHaveCount(1);
	await rob.move(item.key, { timebox: 'v1.38' });
	await rob.propose();
	await expect(tomas.entry(item.key)).toBeVisible();
	await intoGrid(rob.page);
	await rob.page.keyboard.press('Control+z');
	await expect(tomas.entry(item.key)).toContainText('Withdrawn');
	await rob.page.keyboard.press('Control+Shift+z');
	await told(rob, 'Proposed again.');
	await tomas.agree(item.key);
	await told(tomas, `Agreed: ${item.key} v1.37 → v1.38`);
	// The others' news come together and later; by then nothing more is said of it here.
	await told(rob, `Agreed: ${item.key} v1.37 → v1.38`);
	await told(tomas, `Agreed: ${item.key} v1.37 → v1.38`);
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await Promise.all([rob, tomas].map((board) => board.page.context().close()));
});

test('who follows hears whom, and that they are back where they were', async ({ house }) => {
	const founded = await house.found('Read out: followed');
	await house.open(founded.board);
	const dana = await BoardPage.open(await house.enter('dana'), founded.path);
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const told = (text: string) =>
		expect(rob.page.locator('[aria-live=assertive]').getByText(text)).toBeVisible();
	await dana.button('Present').click();
	await told('Dana Whitfield presents.');
	await rob.page.getByRole('button', { name: 'Follow', exact: true }).click();
	await told('You follow Dana Whitfield.');
	await dana.button('Everyone to me').click();
	await told('Dana Whitfield brought you here. Escape goes back.');
	await rob.page.keyboard.press('Escape');
	await told('Back where you were.');
	expect(rob.faults).toEqual([]);
	await Promise.all([rob, dana].map((board) => board.page.context().close()));
});
