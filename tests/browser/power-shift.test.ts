import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { idOf, type ProposalId } from '#lib/domain/ids.ts';
import { BoardPage } from './board-page.ts';
import type { Founded, House } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

/** The page of figures: one stakeholder proposes everything, and then somebody says no. */

/** Rob proposes to put off cards of Tomás's product; returns the proposals' ids in order. */
async function proposes(house: House, { board, content }: Founded, from: number, many: number) {
	const undated = content.timeboxes.find((box) => box.undated)?.id;
	for (const { key } of itemsIn(content, 'kubelet', 'v1.37').slice(from, from + many)) {
		const item = content.items.find((each) => each.key === key)?.id;
		const place = content.places.find((each) => each.item === item);
		if (!item || !place || !undated) throw new Error(`no place for ${key}`);
		const { product, team } = place;
		const to = { product, team, timebox: undated, after: null };
		await house.does('rob', board, {
			...{ kind: 'propose', changes: [{ kind: 'move', item, to }] },
			...{ because: null, cause: null }
		});
	}
	const replay = await house.get('rob', `/api/v1/boards/${board}/sessions/1/replay`);
	const { entries } = (await replay.json()) as { entries: { kind: string; proposal: string }[] };
	return entries
		.filter(({ kind }) => kind === 'proposed')
		.map(({ proposal }) => idOf<ProposalId>(proposal))
		.slice(from);
}

const headline = (page: Page, name: string) =>
	page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });

test.describe('the power shift', () => {
	test.describe.configure({ mode: 'serial' });
	let founded: Founded;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Power shift');
		await house.prepareAndOpen(founded.board);
		for (const proposal of await proposes(house, founded, 0, 5))
			await house.does('tomas', founded.board, { kind: 'sign-off', proposal });
	});

	test('is drawn by the server, so that it needs no JavaScript', async ({ house }) => {
		const context = await house.enter('rob', { javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${founded.path}/power-shift`);
		const chart = page.getByRole('img', {
			name: /^Yes and no, proposals by Sprint\. 5 agreed and 0 declined/
		});
		await expect(chart).toBeVisible();
		await expect(chart.locator('rect')).toHaveCount(1);
		await expect(headline(page, 'Share of no')).toContainText('0 of 5 answers');
		await context.close();
	});

	test('is reached from the board, warns by name, and tells each chart as a table, by keyboard only', async ({
		house
	}) => {
		const context = await house.enter('dana');
		const { page } = await BoardPage.open(context, founded.path);
		await page.getByRole('button', { name: 'Menu', exact: true }).focus();
		await page.keyboard.press('Enter');
		const entry = page.getByRole('menuitem', { name: 'Power shift' });
		await expect(entry).toBeVisible();
		for (let tries = 0; tries < 20 && !(await isFocused(entry)); tries++)
			await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Power shift', level: 1 })).toBeVisible();
		await expect(page.getByRole('region', { name: 'Imposed will?' })).toContainText(
			'5 of 5 answered proposals came from Rob Castellano (Stakeholder), and nobody ever said no'
		);
		const summary = page.getByText('As a table').first();
		for (let tries = 0; tries < 20 && !(await isFocused(summary)); tries++) await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		const row = page.getByRole('row', { name: /^Running/ }).first();
		await expect(row.getByRole('cell').first()).toHaveText('5');
		await context.close();
	});

	test('drops the warning with the first no', async ({ house }) => {
		const [proposal] = await proposes(house, founded, 5, 1);
		if (!proposal) throw new Error('Nothing was proposed');
		await house.does('tomas', founded.board, { kind: 'decline', proposal, because: 'Not this time' });
		const context = await house.enter('tomas');
		const page = await context.newPage();
		await page.goto(`${founded.path}/power-shift`);
		await expect(headline(page, 'Share of no')).toContainText('1 of 6 answers');
		await expect(page.getByRole('img', { name: /Stakeholder: 83 % of 6/ })).toBeVisible();
		await expect(page.getByText('Imposed will?')).toHaveCount(0);
		await context.close();
	});

	for (const colorScheme of ['light', 'dark'] as const)
		test(`fits a phone and has nothing serious for axe, ${colorScheme}`, async ({ house }) => {
			const context = await house.enter('rob', { colorScheme, viewport: { width: 390, height: 844 } });
			const page = await context.newPage();
			await page.goto(`${founded.path}/power-shift`);
			await expect(page.getByRole('heading', { name: 'Decision latency' })).toBeVisible();
			for (const table of await page.getByText('As a table').all()) await table.click();
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
			const { violations } = await new AxeBuilder({ page }).analyze();
			const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
			expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
			await context.close();
		});
});

const isFocused = (element: ReturnType<Page['getByText']>): Promise<boolean> =>
	element.evaluate((node) => node === document.activeElement);
