import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { names, type Founded, type House } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { focused, pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** A manager asks between sessions; a Product Owner sends a link; what is asked stands on the next agenda. */

const wish = 'The customer in Ghent asks for it three weeks earlier';
const other = 'Who pays for the second environment?';

async function isAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

const points = (page: Page) => page.locator('main ol > li').filter({ has: page.locator('.number') });

test.describe('a talking-point link', () => {
	let founded: Founded;
	let item: Standing;
	const contexts: BrowserContext[] = [];
	const enter = async (house: House, who: 'dana' | 'tomas' | 'rob' | null): Promise<Page> => {
		const context = await (who ? house.enter(who) : house.stranger());
		contexts.push(context);
		return context.newPage();
	};

	test.beforeEach(async ({ house }, { title }) => {
		founded = await house.found(title);
		const startsAt = Date.now() + 3 * 86_400_000;
		await house.does('dana', founded.board, { kind: 'schedule', startsAt, minutes: 90 });
		await house.does('rob', founded.board, { kind: 'add-point', text: other, changes: [] });
		const [first] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!first) throw new Error('The portfolio has no item in kubelet, v1.37.');
		item = first;
	});
	test.afterEach(async () => {
		for (const context of contexts.splice(0)) await context.close();
	});

	test('by mouse: sent from a card, used without an account, put first on the agenda, taken back', async ({
		house
	}) => {
		const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
		contexts.push(tomas.page.context());
		await tomas.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await tomas.find(item.key);
		await tomas.panel.getByRole('link', { name: 'Talking-point link about this card' }).click();
		await expect(tomas.page.getByLabel('About which item')).toHaveValue(item.key);
		await tomas.page.getByLabel('For whom').fill('Sales');
		await tomas.page.getByRole('button', { name: 'Make a link' }).click();
		const made = tomas.page.getByLabel('Talking-point link for Sales');
		await expect(made).toHaveValue(/\/t#[\w-]{32}$/);
		const link = await made.inputValue();
		await tomas.page.getByRole('button', { name: 'Copy with this sentence' }).click();
		await expect(tomas.page.getByRole('button', { name: 'Copied' })).toBeVisible();
		const copied = await tomas.page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toMatch(
			/^by mouse.* is locked until \w{3} \d+ \w{3}, \d\d:\d\d in Berlin\. Add it to the agenda here: http/
		);
		expect(copied.endsWith(link)).toBe(true);
		await expect(tomas.page.locator('main li').filter({ hasText: 'Sales' })).toContainText(
			`${item.key} ${item.item.title} kubelet`
		);
		await isAccessible(tomas.page);

		const mara = await enter(house, null);
		await mara.goto(link);
		await expect(mara.getByRole('heading', { name: /^Locked until / })).toBeVisible();
		expect(new URL(mara.url()).hash).toBe('');
		await expect(mara.getByText(item.item.title)).toBeVisible();
		await isAccessible(mara);
		await mara.getByLabel('Your name').fill('Mara from Sales');
		await mara.getByLabel('What should be talked about?').fill(wish);
		await mara.getByRole('button', { name: 'Add it to the agenda' }).click();
		await expect(mara.getByRole('region', { name: 'On the agenda' })).toContainText(wish);
		await isAccessible(mara);
		await mara.reload();
		await expect(mara.getByLabel('Your name')).toBeVisible();

		const dana = await enter(house, 'dana');
		const rob = await enter(house, 'rob');
		for (const page of [dana, rob]) {
			await page.goto(`${founded.path}/agenda`);
			await expect(points(page)).toHaveCount(2);
			await expect(points(page).nth(1)).toContainText(wish);
			await expect(points(page).nth(1)).toContainText(`Mara from Sales, by the link of ${names.tomas}`);
			await expect(points(page).nth(1)).toContainText(item.key);
		}
		await isAccessible(dana);
		await expect(rob.getByRole('button', { name: /^Take / })).toHaveCount(0);
		await dana.getByRole('button', { name: `Take “${wish}” earlier` }).click();
		for (const page of [dana, rob]) await expect(points(page).nth(0)).toContainText(wish);
		await rob.getByRole('button', { name: 'By product' }).click();
		await expect(rob.getByRole('heading', { name: 'kubelet' })).toBeVisible();
		await dana.getByRole('button', { name: `Settled: “${other}”` }).click();
		for (const page of [dana, rob]) await expect(points(page)).toHaveCount(1);

		await tomas.page.getByRole('button', { name: 'Take back the link for Sales' }).click();
		await expect(tomas.page.getByText('The link is taken back.')).toBeVisible();
		await mara.getByLabel('Your name').fill('Mara from Sales');
		await mara.getByLabel('What should be talked about?').fill('And once more');
		await mara.getByRole('button', { name: 'Add it to the agenda' }).click();
		await expect(mara.getByRole('alert')).toContainText('Ask for one, or for a new one.');
		await mara.goto(link);
		await expect(mara.getByRole('alert')).toHaveText('This link has been taken back.');
	});

	test('by keyboard alone: made, used, and put in order', async ({ house }) => {
		const tomas = await enter(house, 'tomas');
		await tomas.goto(`${founded.path}/point-links`, { waitUntil: 'networkidle' });
		await pressUntil(tomas, 'Tab', /^For whom$/);
		await tomas.keyboard.type('Sales');
		await pressUntil(tomas, 'Tab', /^About which item/);
		await tomas.keyboard.type('NOWHERE-1');
		await tomas.keyboard.press('Enter');
		await expect(tomas.getByText('No item of this board has that key.')).toBeVisible();
		await expect(tomas.getByLabel('For whom')).toHaveValue('Sales');
		await pressUntil(tomas, 'Shift+Tab', /^About which item/);
		await tomas.keyboard.press('Control+A');
		await tomas.keyboard.type(item.key);
		await pressUntil(tomas, 'Tab', /^Make a link$/);
		await tomas.keyboard.press('Enter');
		const link = await tomas.getByLabel('Talking-point link for Sales').inputValue();

		const mara = await enter(house, null);
		await mara.goto(link);
		await expect(mara.getByLabel('Your name')).toBeVisible();
		await pressUntil(mara, 'Tab', /^Your name$/);
		await mara.keyboard.type('Mara from Sales');
		await mara.keyboard.press('Tab');
		await mara.keyboard.type(wish);
		await pressUntil(mara, 'Tab', /^Add it to the agenda$/);
		await mara.keyboard.press('Enter');
		// What became of it has the keyboard, so that it is read out.
		await expect.poll(() => focused(mara)).toBe('On the agenda');

		const dana = await enter(house, 'dana');
		await dana.goto(`${founded.path}/agenda`);
		await expect(points(dana)).toHaveCount(2);
		await pressUntil(dana, 'Tab', new RegExp(`^Take “${wish}” earlier$`));
		await dana.keyboard.press('Enter');
		await expect(points(dana).nth(0)).toContainText(wish);
		await expect(dana.getByText(`“${wish}” is now number 1 of 2.`)).toBeAttached();
		await expect.poll(() => focused(dana)).toBe(`Take “${wish}” earlier`);
		await dana.keyboard.press('Alt+ArrowDown');
		await expect(points(dana).nth(1)).toContainText(wish);
		await expect.poll(() => focused(dana)).toBe(`Take “${wish}” later`);
		await pressUntil(dana, 'Shift+Tab', /^By product$/);
		await dana.keyboard.press('Space');
		await expect(dana.getByRole('heading', { name: 'kubelet' })).toBeVisible();
	});

	test('opens nothing of the board', async ({ house }) => {
		const tomas = await enter(house, 'tomas');
		await tomas.goto(`${founded.path}/point-links`, { waitUntil: 'networkidle' });
		await tomas.getByLabel('For whom').fill('Sales');
		await tomas.getByRole('button', { name: 'Make a link' }).click();
		const link = await tomas.getByLabel('Talking-point link for Sales').inputValue();
		const mara = await enter(house, null);
		await mara.goto(link);
		await expect(mara.getByLabel('Your name')).toBeVisible();
		for (const page of ['', '/agenda', '/outline', '/people', '/point-links']) {
			await mara.goto(founded.path + page);
			await expect(mara).toHaveURL(/\/sign-in\?to=/);
		}
		// Who signs for nothing makes none.
		const rob = await enter(house, 'rob');
		expect((await rob.goto(`${founded.path}/point-links`))?.status()).toBe(403);
		await mara.goto('/t#guessed-and-not-known-here-at-all');
		await expect(mara.getByRole('alert')).toContainText('not known here');
	});
});
