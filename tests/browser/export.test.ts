import { readFile } from 'node:fs/promises';
import type { BrowserContext, Download } from '@playwright/test';
import { serveScene } from '../bench/scene/serve.ts';
import type { Served } from '../bench/serve-pages.ts';
import { readPdf } from '../fixtures/pdf.ts';
import { readXml, type Element } from '../fixtures/xml.ts';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { expect, test } from './test.ts';

const textsOf = (element: Element): string[] =>
	element.name === 'text' ? [element.text] : element.children.flatMap(textsOf);

test.describe('a picture of the board', () => {
	let scene: Served;
	test.beforeAll(async () => void (scene = await serveScene()));
	test.afterAll(() => scene.close());

	test('is what the screen shows, to the pixel but for the edges of letters', async ({ page }) => {
		await page.setViewportSize({ width: 1200, height: 800 });
		await page.goto(`${scene.url}?planned`);
		await page.waitForFunction(() => 'stand' in window);
		const seen = await page.evaluate(async () => {
			const { Exporting } = await window.stand.exporting();
			const shown = window.stand.scene.shown?.();
			if (!shown) throw new Error('Nothing is shown.');
			const { width, height } = shown.viewport;
			const stamp = { board: 'B', session: '', state: '', hash: null, made: '', at: 0 };
			const going = { signal: new AbortController().signal, tell: () => undefined };
			const exporting = new Exporting(shown);
			const pixelsOf = (source: CanvasImageSource): Uint8ClampedArray => {
				const canvas = new OffscreenCanvas(width, height);
				const ctx = canvas.getContext('2d');
				if (!ctx) throw new Error('No canvas.');
				ctx.drawImage(source, 0, 0, width, height);
				return ctx.getImageData(0, 0, width, height).data;
			};
			const picture = async (file: Blob): Promise<Uint8ClampedArray> => {
				const image = new Image();
				image.src = URL.createObjectURL(file);
				await image.decode();
				return pixelsOf(image);
			};
			const board = document.querySelector<HTMLCanvasElement>('#board canvas');
			if (!board) throw new Error('No board.');
			const screen = pixelsOf(board);
			const compared = (other: Uint8ClampedArray) => {
				let far = 0;
				let sum = 0;
				for (let at = 0; at < screen.length; at++) {
					const away = Math.abs((screen[at] ?? 0) - (other[at] ?? 0));
					sum += away;
					if (away > 64) far += 1;
				}
				return { far: far / screen.length, mean: sum / screen.length };
			};
			const view = { part: 'view', dark: false } as const;
			return {
				svg: compared(await picture(await exporting.file({ ...view, format: 'svg' }, stamp, going))),
				png: compared(
					await picture(await exporting.file({ ...view, format: 'png', scale: 1 }, stamp, going))
				),
				dark: compared(
					await picture(await exporting.file({ ...view, dark: true, format: 'svg' }, stamp, going))
				)
			};
		});
		expect(seen.png).toEqual({ far: 0, mean: 0 });
		expect(seen.svg.far).toBeLessThan(0.01);
		expect(seen.svg.mean).toBeLessThan(1);
		// The measure can tell pictures apart.
		expect(seen.dark.far).toBeGreaterThan(0.5);
	});
});

test.describe('exporting from the board', () => {
	let founded: Founded;
	let context: BrowserContext;
	let board: BoardPage;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Told in <pictures>');
		context = await house.enter('rob', { acceptDownloads: true });
		board = await BoardPage.open(context, founded.path);
	});
	test.afterAll(() => context.close());

	const dialog = () => board.dialog('Export a picture');
	const field = (name: string) => dialog().getByRole('combobox', { name, exact: true });

	/** Opens the dialog by keys alone, as its menu offers it. */
	async function open({ page }: BoardPage): Promise<void> {
		await page.getByRole('button', { name: 'Menu' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('menuitem').first()).toBeFocused();
		// Walked, not typed: letters of a menu that was open a second ago still count.
		const item = page.getByRole('menuitem', { name: /^Export a picture/ });
		while (!(await item.evaluate((each) => each === document.activeElement)))
			await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog', { name: 'Export a picture' })).toBeVisible();
	}

	async function exported(act: () => Promise<void>): Promise<{ file: Buffer; download: Download }> {
		const [download] = await Promise.all([board.page.waitForEvent('download'), act()]);
		return { file: await readFile(await download.path()), download };
	}

	test('says so where what makes it does not come any more, in a tab left open over an upgrade', async ({
		house
	}) => {
		const left = await house.enter('rob', { serviceWorkers: 'block' });
		const late = await BoardPage.open(left, founded.path);
		await late.page.route('**/_app/immutable/**', (route) => route.fulfill({ status: 404 }));
		await open(late);
		await expect(late.dialog('Export a picture').getByRole('status')).toContainText(
			'could not be loaded. Reload the page and try again.'
		);
		expect(late.faults).toEqual([]);
		await left.close();
	});

	test('as PDF by the keyboard alone: every card can be found, and a locked board names its hash', async () => {
		await open(board);
		await expect(dialog().getByRole('status')).toContainText('A3 pages');
		const told = Number(/\d+/.exec(await dialog().getByRole('status').innerText())?.[0]);
		const { file, download } = await exported(() => board.page.keyboard.press('Enter'));
		expect(download.suggestedFilename()).toMatch(/^Told in pictures.* \d{4}-\d\d-\d\d\.pdf$/);
		const { begins, pages } = readPdf(file);
		expect(begins).toBe('%PDF-1.7');
		expect(pages).toHaveLength(told);
		const texts = new Set(pages.flat());
		expect(founded.content.items.filter(({ key }) => !texts.has(key))).toEqual([]);
		const foot = pages[0]?.join(' ') ?? '';
		expect(foot).toContain('Told in <pictures>');
		expect(foot).toMatch(/Locked .* SHA-256 [\da-f]{64}/);
		await expect(dialog()).toBeHidden();
		await expect(board.page.getByText(/^Saved as Told in pictures/)).toBeVisible();
	});

	test('as SVG, what is selected only', async () => {
		const [item] = founded.content.items;
		if (!item) throw new Error('The portfolio has no items.');
		await open(board);
		await expect(dialog().getByLabel('What is selected')).toBeDisabled();
		await board.page.keyboard.press('Escape');
		await board.find(item.key);
		await open(board);
		await dialog().getByLabel('What is selected').check();
		await field('Format').selectOption('svg');
		const { file, download } = await exported(() => dialog().getByRole('button', { name: 'Export' }).click());
		expect(download.suggestedFilename()).toMatch(/\.svg$/);
		const texts = textsOf(readXml(file.toString('utf8')));
		expect(texts).toContain(item.key);
		const shown = founded.content.items.filter(({ key }) => texts.includes(key));
		expect(shown.length).toBeLessThan(founded.content.items.length / 4);
	});

	test('as PNG, and says before it begins what no browser can draw', async () => {
		await open(board);
		await field('Format').selectOption('png');
		await field('Size').selectOption('3');
		await expect(dialog().getByRole('status')).toContainText('more than a browser can draw');
		await expect(dialog().getByRole('button', { name: 'Export' })).toBeDisabled();
		await dialog().getByLabel('What is in view').check();
		const { file } = await exported(() => dialog().getByRole('button', { name: 'Export' }).click());
		expect(file.subarray(1, 4).toString()).toBe('PNG');
	});

	test('prints the pages in place of what the page shows', async () => {
		const { page } = board;
		await page.evaluate(() => {
			window.print = () => (document.documentElement.dataset['printing'] = 'yes');
		});
		await page.keyboard.press('Control+p');
		await dialog().getByRole('button', { name: 'Print' }).click();
		await expect(page.locator('html[data-printing]')).toBeAttached();
		const sheets = await page.locator('.printed-sheets > svg').count();
		const paper = await page.pdf({ preferCSSPageSize: true });
		expect(paper.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(sheets);
		await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
		await expect(page.locator('.printed-sheets')).toHaveCount(0);
	});

	test('is for whoever watches, too', async ({ house }) => {
		const dana = await house.enter('dana');
		const people = await dana.newPage();
		await people.goto(`${founded.path}/people`);
		await people.getByLabel('For whom or where').fill('A wall');
		await people.getByRole('button', { name: 'Make a watch link' }).click();
		const link = await people.getByLabel('Watch link for A wall').inputValue();
		const watching = await BoardPage.open(await house.stranger({ acceptDownloads: true }), link);
		await watching.page.getByRole('button', { name: 'Menu' }).click();
		await watching.page.getByRole('menuitem', { name: 'Export a picture' }).click();
		await watching
			.dialog('Export a picture')
			.getByRole('combobox', { name: 'Pages', exact: true })
			.selectOption('one');
		const [download] = await Promise.all([
			watching.page.waitForEvent('download'),
			watching.dialog('Export a picture').getByRole('button', { name: 'Export' }).click()
		]);
		expect(readPdf(await readFile(await download.path())).pages).toHaveLength(1);
		await Promise.all([dana.close(), watching.page.context().close()]);
	});
});
