import { BoardPage } from './board-page.ts';
import { itemsIn } from './items.ts';
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
