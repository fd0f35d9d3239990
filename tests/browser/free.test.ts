import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

test.describe('what people put on the board that binds nobody', () => {
	test.describe.configure({ mode: 'serial' });
	let founded: Founded;
	let contexts: BrowserContext[];
	let tomas: BoardPage;
	let ingrid: BoardPage;
	let key: string;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Drawn on');
		await house.open(founded.board);
		contexts = [await house.enter('tomas'), await house.enter('ingrid')];
		const [first, second] = contexts;
		if (!first || !second) throw new Error('Nobody came.');
		[tomas, ingrid] = [await BoardPage.open(first, founded.path), await BoardPage.open(second, founded.path)];
		const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
		key = item.key;
		await tomas.find(key);
		await ingrid.find(key);
	});
	test.afterAll(async () => {
		for (const context of contexts) await context.close();
		expect(tomas.faults).toEqual([]);
		expect(ingrid.faults).toEqual([]);
	});

	const here = (board: BoardPage) => board.section('On the board here');
	const tool = (board: BoardPage, name: string) =>
		board.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true });

	/** A point on the card that is looked at. */
	async function onCard(board: BoardPage): Promise<{ x: number; y: number }> {
		const [card] = await board.seen(key);
		if (!card) throw new Error(`${key} is not in view.`);
		return { x: card.x + 30, y: card.y - 18 };
	}

	test('a note put there by a click and written is seen on the other seat', async () => {
		await tool(tomas, 'Note').click();
		const { x, y } = await onCard(tomas);
		await tomas.page.mouse.click(x, y);
		await tomas.page.keyboard.type('Who tests it?');
		await tomas.page.keyboard.press('Escape');
		await tomas.says(/^Who tests it\?$/);
		await ingrid.says(/^Who tests it\?$/);
		await expect(here(ingrid).getByText('Who tests it?')).toBeVisible();
	});

	test('undo takes back one’s own only, and redo brings it back', async () => {
		await ingrid.page.keyboard.press('Escape');
		await ingrid.find(key);
		await here(ingrid).getByLabel('A note').fill('Mine');
		await here(ingrid).getByRole('button', { name: 'Add note' }).click();
		await tomas.says(/^Mine$/);
		await ingrid.button('Find a card').focus();
		await ingrid.page.keyboard.press('Control+z');
		await ingrid.saysNot(/^Mine$/);
		await ingrid.says(/^Who tests it\?$/);
		await ingrid.page.keyboard.press('Control+Shift+z');
		await tomas.says(/^Mine$/);
	});

	test('ink is a drawing by whoever drew it, and only they rub it out', async () => {
		await tool(tomas, 'Pen').click();
		const { x, y } = await onCard(tomas);
		const { mouse } = tomas.page;
		await mouse.move(x - 20, y + 18);
		await mouse.down();
		await mouse.move(x + 80, y + 22, { steps: 8 });
		await mouse.up();
		await ingrid.find(key);
		const drawing = here(ingrid).getByRole('listitem').filter({ hasText: 'A drawing by Tomás Herrera' });
		await expect(drawing).toBeVisible();
		await expect(drawing.getByRole('button', { name: 'Take it away' })).toHaveCount(0);
		await tomas.page.keyboard.press('e');
		await mouse.move(x + 30, y);
		await mouse.down();
		await mouse.move(x + 30, y + 40, { steps: 12 });
		await mouse.up();
		await expect(drawing).toHaveCount(0);
		await tomas.page.keyboard.press('Escape');
	});

	test('a comment by keys names somebody, who is told; nobody else can take it away', async () => {
		await tomas.find(key);
		await here(tomas).getByRole('combobox', { name: 'A comment' }).focus();
		await tomas.page.keyboard.type('What do you say, @Ingr');
		await expect(here(tomas).getByRole('option', { name: 'Ingrid Solberg' })).toBeVisible();
		await tomas.page.keyboard.press('Enter');
		await tomas.page.keyboard.type('?');
		await tomas.page.keyboard.press('Enter');
		await expect(here(tomas).getByText('What do you say, @Ingrid Solberg ?')).toBeVisible();
		await ingrid.page.keyboard.press('Escape');
		await ingrid.find(key);
		const comment = here(ingrid).getByRole('article', { name: 'Comment by Tomás Herrera' });
		await expect(comment).toBeVisible();
		await expect(comment.getByRole('button')).toHaveCount(0);
		await here(ingrid).getByRole('combobox', { name: 'Your answer' }).fill('Yes');
		await here(ingrid).getByRole('button', { name: 'Answer' }).click();
		await expect(here(tomas).getByText('Yes', { exact: true })).toBeVisible();
	});

	test('a reaction and dots are counted, three dots at most', async () => {
		await here(ingrid).getByRole('button', { name: 'heart' }).click();
		await expect(here(tomas).getByRole('button', { name: 'heart: 1, Ingrid Solberg' })).toBeVisible();
		const dot = here(ingrid).getByRole('button', { name: /^Put a dot/ });
		for (let n = 1; n <= 3; n++) {
			await dot.click();
			await expect(dot).toHaveAccessibleName(`Put a dot: ${String(n)} in all, ${String(n)} of yours`);
		}
		await expect(dot).toBeDisabled();
	});

	test('a finger puts a note too', async ({ house }) => {
		const context = await house.enter('tomas', { hasTouch: true });
		contexts.push(context);
		const board = await BoardPage.open(context, founded.path);
		await board.find(key);
		await tool(board, 'Text').tap();
		const { x, y } = await onCard(board);
		await board.page.touchscreen.tap(x + 60, y + 60);
		await board.page.keyboard.type('By hand');
		await board.page.keyboard.press('Escape');
		await ingrid.says(/^By hand$/);
	});

	test('under the lock there are no tools', async ({ house }) => {
		await expect(tomas.page.getByRole('toolbar', { name: 'Tools' })).toBeVisible();
		await house.readBackSignLock(founded.board);
		await expect(tomas.page.getByRole('toolbar', { name: 'Tools' })).toHaveCount(0);
	});
});
