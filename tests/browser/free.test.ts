import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { laterMove, pairOf, type Standing } from './items.ts';
import { expect, test } from './test.ts';

test.describe('what people put on the board that binds nobody', () => {
	test.describe.configure({ mode: 'serial' });
	let founded: Founded;
	let contexts: BrowserContext[];
	let tomas: BoardPage;
	let ingrid: BoardPage;
	let one: Standing, other: Standing;
	let key: string;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Drawn on');
		await house.open(founded.board);
		contexts = [await house.enter('tomas'), await house.enter('ingrid')];
		const [first, second] = contexts;
		if (!first || !second) throw new Error('Nobody came.');
		[tomas, ingrid] = [await BoardPage.open(first, founded.path), await BoardPage.open(second, founded.path)];
		[one, other] = pairOf(founded.content);
		key = one.key;
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

	test('a connector goes with its card, wherever that is moved', async ({ house }) => {
		await tomas.page.keyboard.press('Escape');
		await tomas.find(key);
		const middle = async (): Promise<{ x: number; y: number }> => {
			const [[a], [b]] = [await tomas.seen(key), await tomas.seen(other.key)];
			if (!a || !b) throw new Error('Both cards should be in view.');
			return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
		};
		const label = async (): Promise<{ x: number; y: number } | undefined> =>
			(await tomas.seen('Waits for'))[0];
		await tool(tomas, 'Connector').click();
		const [[from], [to]] = [await tomas.seen(key), await tomas.seen(other.key)];
		if (!from || !to) throw new Error('Both cards should be in view.');
		const { mouse } = tomas.page;
		await mouse.move(from.x + 30, from.y - 6);
		await mouse.down();
		await mouse.move(to.x + 30, to.y - 6, { steps: 6 });
		await mouse.up();
		await tomas.page.keyboard.press('Escape');
		await tomas.find(key);
		const mark = here(tomas)
			.getByRole('listitem')
			.filter({ hasText: `Connector to ${other.key}` });
		await mark.getByRole('button', { name: 'Write in it' }).click();
		await mark.getByRole('textbox').fill('Waits for');
		await mark.getByRole('button', { name: 'Save' }).click();
		await tomas.says(/^Waits for$/);
		const [before, at] = [await middle(), await label()];
		if (!at) throw new Error('The connector says nothing.');

		await house.does('tomas', founded.board, laterMove(founded.content, other.item.id, 'v1.38'));
		await expect.poll(async () => (await middle()).x - before.x).toBeGreaterThan(60);
		const [after, now] = [await middle(), await label()];
		const moved = { x: after.x - before.x, y: after.y - before.y };
		// It bows a little to one side, whichever way it goes.
		const bow = 40;
		expect(Math.abs((now?.x ?? 0) - at.x - moved.x)).toBeLessThan(bow);
		expect(Math.abs((now?.y ?? 0) - at.y - moved.y)).toBeLessThan(bow);
	});

	test('under the lock there are no tools; what was pinned hangs there still, in its author’s name', async ({
		house
	}) => {
		await tomas.find(key);
		const mine = here(tomas).getByRole('listitem').filter({ hasText: 'Who tests it?' });
		const pin = mine.getByRole('button', { name: 'Carry over to the next session' });
		await pin.click();
		await expect(pin).toHaveAttribute('aria-pressed', 'true');
		await expect(tomas.page.getByRole('toolbar', { name: 'Tools' })).toBeVisible();
		await house.readBackSignLock(founded.board);
		await expect(tomas.page.getByRole('toolbar', { name: 'Tools' })).toHaveCount(0);
		await ingrid.find(key);
		const note = here(ingrid).getByRole('listitem').filter({ hasText: 'Who tests it?' });
		for (const draft of ['under the lock', 'in the next session']) {
			await expect(here(ingrid).getByText('Mine', { exact: true }), draft).toHaveCount(0);
			await expect(note, draft).toContainText('Tomás Herrera');
			await ingrid.says(/^Who tests it\?$/);
			await ingrid.saysNot(/^(Mine|By hand)$/);
			if (draft === 'under the lock') await house.open(founded.board);
		}
		await tomas.find(key);
		await mine.getByRole('button', { name: 'Take it away' }).click();
		await ingrid.saysNot(/^Who tests it\?$/);
	});

	test('the replay of the session shows each mark from when it was made', async () => {
		const { page } = ingrid;
		await page.goto(`${founded.path}/sessions/1`);
		await expect(page.getByText('Before the session opened')).toBeVisible();
		await page.keyboard.press('/');
		await page.keyboard.type(key);
		await ingrid.dialog('Find a card').getByRole('option').first().waitFor();
		await page.keyboard.press('Enter');
		await ingrid.says(new RegExp(`^${key}$`));
		await ingrid.saysNot(/^(Who tests it\?|Mine|By hand|Waits for)$/);
		const bar = page.getByRole('slider', { name: 'Moment of the session' });
		await bar.focus();
		await page.keyboard.press('End');
		for (const words of [/^Who tests it\?$/, /^Mine$/, /^Waits for$/]) await ingrid.says(words);
		await page.keyboard.press('Home');
		await ingrid.saysNot(/^(Who tests it\?|Mine|By hand|Waits for)$/);
	});
});
