import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { readXml, type Element } from '../fixtures/xml.ts';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

const named = (element: Element, name: string): Element[] =>
	element.name === name ? [element] : element.children.flatMap((child) => named(child, name));

/** A picture as this browser draws it: base64 of a PNG, wider than high. */
const drawn = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [600, 300];
		const ctx = canvas.getContext('2d');
		if (!ctx) throw new Error('No canvas.');
		ctx.fillStyle = '#2160c4';
		ctx.fillRect(0, 0, 600, 150);
		return canvas.toDataURL('image/png').split(',')[1] ?? '';
	});

/** A file comes to the page as from the clipboard, or out of the hand. */
const comes = (page: Page, by: 'paste' | 'drop', name: string, type: string, base64: string): Promise<void> =>
	page.evaluate(
		([event, file, mime, data]) => {
			const carried = new DataTransfer();
			const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
			carried.items.add(new File([bytes], file, { type: mime }));
			const how = { bubbles: true, cancelable: true };
			document.body.dispatchEvent(
				event === 'paste'
					? new ClipboardEvent('paste', { ...how, clipboardData: carried })
					: new DragEvent('drop', { ...how, dataTransfer: carried })
			);
		},
		[by, name, type, base64] as const
	);

test.describe('pictures, and what else lies on the board', () => {
	test.describe.configure({ mode: 'serial' });
	let founded: Founded;
	let context: BrowserContext;
	let board: BoardPage;
	let page: Page;
	let first: string;
	let second: string;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('With pictures');
		await house.open(founded.board);
		context = await house.enter('tomas', { acceptDownloads: true });
		board = await BoardPage.open(context, founded.path);
		({ page } = board);
		const [a, b] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!a || !b) throw new Error('The portfolio has too few items in kubelet, v1.37.');
		[first, second] = [a.key, b.key];
		await board.find(first);
	});
	test.afterAll(async () => {
		await context.close();
		expect(board.faults).toEqual([]);
	});

	const dialog = () => board.dialog('A picture for the board');
	const bar = (name: string | RegExp) => page.getByRole('group', { name });
	const tool = (name: string) =>
		page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true });
	const itemOf = (key: string): string => founded.content.items.find((each) => each.key === key)?.id ?? '';
	const at = async (key: string): Promise<{ x: number; y: number }> => {
		const [card] = await board.seen(key);
		if (!card) throw new Error(`${key} is not in view.`);
		return { x: card.x + 30, y: card.y - 18 };
	};

	test('a chosen file is put where one clicks, with its words, and made larger by numbers', async () => {
		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tool('Picture').click()]);
		const buffer = Buffer.from(await drawn(page), 'base64');
		await chooser.setFiles({ name: 'plan.png', mimeType: 'image/png', buffer });
		await dialog().getByLabel('What it shows').fill('The rough plan');
		await dialog().getByRole('button', { name: 'Click where it should be' }).click();
		const { x, y } = await at(first);
		await page.mouse.click(x, y);
		const picture = bar('Picture by Tomás Herrera');
		await expect(picture.getByLabel('Width')).toHaveValue('260');
		await expect(picture.getByLabel('Height')).toHaveValue('130');
		await picture.getByLabel('Width').fill('200');
		await picture.getByLabel('Width').press('Enter');
		await expect(picture.getByLabel('Height')).toHaveValue('100');
		await page.keyboard.press('Escape');
		await board.find(first);
		await expect(board.section('On the board here').getByText('The rough plan')).toBeVisible();
	});

	for (const by of ['paste', 'drop'] as const)
		test(`a picture comes by ${by}, and what is none is refused in words`, async () => {
			await comes(page, by, 'plan.png', 'image/png', await drawn(page));
			await expect(dialog().getByRole('img')).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(dialog()).toBeHidden();
			await comes(page, by, 'plan.png', 'image/png', btoa('<svg onload="alert(1)">'));
			await expect(page.getByText(/This is not a picture the browser can read/).first()).toBeVisible();
			await expect(dialog()).toBeHidden();
		});

	test('is in an exported picture of the board, with its words', async () => {
		await page.getByRole('button', { name: 'Menu' }).click();
		await page.getByRole('menuitem', { name: 'Export a picture' }).click();
		const asked = board.dialog('Export a picture');
		await asked.getByRole('combobox', { name: 'Format', exact: true }).selectOption('svg');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			asked.getByRole('button', { name: 'Export' }).click()
		]);
		const svg = (await readFile(await download.path())).toString('utf8');
		const [image] = named(readXml(svg), 'image');
		expect(image?.children.map(({ text }) => text)).toEqual(['The rough plan']);
		expect(svg).toMatch(/href="data:image\/(webp|jpeg|png);base64,/);
	});

	test('the browser’s own printing says how the board is printed, and prints nothing else of the page', async () => {
		const note = page.getByText('This board prints from its own page');
		await expect(note).toBeHidden();
		await page.emulateMedia({ media: 'print' });
		await expect(note).toBeVisible();
		await expect(board.canvas).toBeHidden();
		await page.emulateMedia({ media: 'screen' });
		await expect(board.canvas).toBeVisible();
	});

	test('a note goes where arrows move it, and undo takes it back', async () => {
		await tool('Note').click();
		const { x, y } = await at(first);
		await page.mouse.click(x + 260, y);
		await page.keyboard.type('Nudged');
		await page.keyboard.press('Escape');
		const noted = async (): Promise<number> => (await board.seen('Nudged'))[0]?.x ?? NaN;
		await board.says(/^Nudged$/);
		const before = await noted();
		for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowRight');
		await page.keyboard.press('ArrowLeft');
		await expect.poll(noted).toBeGreaterThan(before + 20);
		await page.keyboard.press('Control+z');
		await expect.poll(noted).toBeLessThan(before + 2);
		await page.keyboard.press('Escape');
	});

	test('a highlighter by its key leaves a line that is taken away as one drawing', async () => {
		await page.keyboard.press('Shift+P');
		await expect(tool('Highlighter')).toHaveAttribute('aria-pressed', 'true');
		const { x, y } = await at(second);
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 90, y, { steps: 6 });
		await page.mouse.up();
		await page.keyboard.press('Escape');
		await board.find(second);
		const drawing = board.section('On the board here').getByRole('listitem').filter({ hasText: 'A drawing' });
		await drawing.getByRole('button', { name: 'Take it away' }).click();
		await expect(drawing).toHaveCount(0);
	});

	test('a connector by two clicks bears its words between two cards, and is listed on both', async () => {
		await page.keyboard.press('a');
		const [from, to] = [await at(first), await at(second)];
		await page.mouse.click(from.x, from.y);
		await page.mouse.click(to.x, to.y);
		await expect(bar('Connector by Tomás Herrera')).toBeVisible();
		await page.keyboard.press('Enter');
		await page.keyboard.type('waits for');
		await page.keyboard.press('Enter');
		await board.says(/^waits for$/);
		await page.keyboard.press('Escape');
		for (const key of [first, second]) {
			await board.find(key);
			await expect(board.section('On the board here').getByText('waits for')).toBeVisible();
		}
	});

	test('a thread that is done with says so, and is opened again', async () => {
		const here = board.section('On the board here');
		await here.getByRole('combobox', { name: 'A comment' }).fill('Is it needed?');
		await here.getByRole('button', { name: 'Comment', exact: true }).click();
		const thread = here.getByRole('region', { name: 'Thread begun by Tomás Herrera' });
		await thread.getByRole('button', { name: 'Done with' }).click();
		await thread.getByRole('button', { name: 'Open again' }).click();
		await expect(thread.getByRole('button', { name: 'Done with' })).toBeVisible();
	});

	test('what could not be kept is shown to its author, to be copied, put back or put aside', async ({
		house
	}) => {
		const { person } = house.guests.tomas;
		await page.evaluate(
			async ([key, by, item]) => {
				const request = indexedDB.open('lockstep');
				const db = await new Promise<IDBDatabase>((done) => {
					request.onsuccess = () => done(request.result);
				});
				const made = { by, at: 1, kind: 'note', tint: 'yellow', width: 160, height: 96 };
				const lost = ['Back with it', 'Aside with it'].map((text, n) => ({
					id: `lost${String(n)}`,
					because: 'The room was full.',
					now: { mark: { ...made, text }, anchor: { on: 'card', item, dx: 30, dy: 60 } }
				}));
				const writing = db.transaction('lost', 'readwrite');
				writing.objectStore('lost').put(lost, key);
				await new Promise((done) => {
					writing.oncomplete = done;
				});
				db.close();
			},
			[`${person} ${founded.board}`, person, itemOf(first)] as const
		);
		await page.reload();
		await board.isDrawn();
		await page.getByRole('button', { name: '2 things of yours could not be kept' }).click();
		const lost = board.dialog('Could not be kept');
		const row = (text: string) => lost.getByRole('listitem').filter({ hasText: text });
		await expect(row('Back with it').getByText('The room was full.')).toBeVisible();
		await row('Back with it').getByRole('button', { name: 'Put it back' }).click();
		await expect(row('Back with it')).toHaveCount(0);
		await row('Aside with it').getByRole('button', { name: 'Put aside' }).click();
		await expect(lost).toBeHidden();
		await board.find(first);
		await expect(board.section('On the board here').getByText('Back with it')).toBeVisible();
		await expect(page.getByText(/could not be kept/)).toHaveCount(0);
		await board.find(second);
	});

	test('what was done while the network was away is there for others when it is back', async ({ house }) => {
		const other = await house.enter('ingrid');
		const ingrid = await BoardPage.open(other, founded.path);
		await ingrid.find(second);
		await context.setOffline(true);
		const here = board.section('On the board here');
		for (const text of ['Drawn on a train', 'And another']) {
			await here.getByLabel('A note').fill(text);
			await here.getByRole('button', { name: 'Add note' }).click();
			await expect(here.getByText(text)).toBeVisible();
		}
		await context.setOffline(false);
		for (const text of ['Drawn on a train', 'And another'])
			await expect(ingrid.section('On the board here').getByText(text)).toBeVisible();
		expect(ingrid.faults).toEqual([]);
		await other.close();
	});
});
