import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

test.describe('looking at a board of 625 items', () => {
	test.describe.configure({ mode: 'serial' });
	let founded: Founded;
	let context: BrowserContext;
	let board: BoardPage;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Looked at');
		context = await house.enter('tomas');
		board = await BoardPage.open(context, founded.path);
	});
	test.afterAll(async () => {
		await context.close();
		expect(board.faults).toEqual([]);
	});

	test('search finds a card by key or by words and flies to it', async () => {
		const [, item] = itemsIn(founded.content, 'kube-apiserver', 'v1.36');
		if (!item) throw new Error('The portfolio has too few items in kube-apiserver, v1.36.');
		await board.find(item.key);
		await expect(board.facet('Product')).toHaveText('kube-apiserver');
		await expect(board.facet('Decides')).toHaveText('Ingrid Solberg');
		await board.page.keyboard.press('Escape');
		await board.button('Find a card').click();
		await board
			.dialog('Find a card')
			.getByRole('combobox')
			.fill(item.item.title.split(' ').slice(0, 2).join(' '));
		await expect(board.dialog('Find a card').getByRole('option').first()).toBeVisible();
		await board.page.keyboard.press('Escape');
	});

	test('from far away a card is its colour, from nearer its title, near by all of it', async () => {
		const zoom = board.page.getByRole('group', { name: 'Zoom' }).locator('output');
		await board.button('Fit the board').click();
		await expect(zoom).not.toHaveText('100 %');
		await board.saysNot(/^KEP-\d+$/);
		await board.says(/^v1\.37$/);
		const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
		await board.find(item?.key ?? '');
		await expect(zoom).toHaveText('100 %');
		await board.says(/^KEP-\d+$/);
	});

	test('the wheel pans, with control it zooms, and the heads stay in view', async () => {
		const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
		const key = item?.key ?? '';
		const [before] = await board.seen(key);
		await board.canvas.hover({ position: { x: 700, y: 400 } });
		await board.page.mouse.wheel(0, 60);
		await expect.poll(async () => (await board.seen(key))[0]?.y).not.toBe(before?.y);
		await board.says(/^v1\.37$/);
		await board.page.keyboard.down('Control');
		await board.page.mouse.wheel(0, -120);
		await board.page.keyboard.up('Control');
		await expect(board.page.getByRole('group', { name: 'Zoom' }).locator('output')).not.toHaveText('100 %');
	});

	test('grouped by team the lanes turn over, and back', async () => {
		await board.page.keyboard.press('Shift+Digit1');
		await board.page.keyboard.press('g');
		await expect(board.grid.getByRole('rowheader').first()).toContainText(' / ');
		await board.button('Menu').click();
		await expect(board.page.getByRole('menuitem', { name: /Group by product/ })).toBeVisible();
		await board.page.getByRole('menuitem', { name: /Group by product/ }).click();
		await board.button('Menu').click();
		await expect(board.page.getByRole('menuitem', { name: /Group by team/ })).toBeVisible();
		await board.page.getByRole('menuitem', { name: 'Collapse or open all lanes' }).click();
		await board.saysNot(/^KEP-\d+$/);
	});
});
