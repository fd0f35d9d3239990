import type { BrowserContext, Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { names, type Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Makes a watch link on the page of people. */
async function linkFor(page: Page, label: string): Promise<string> {
	await page.getByLabel('For whom or where').fill(label);
	await page.getByRole('button', { name: 'Make a watch link' }).click();
	return page.getByLabel(`Watch link for ${label}`).inputValue();
}

test.describe('a watch link', () => {
	let founded: Founded;
	let dana: BrowserContext;
	let people: Page;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Watched');
		await house.open(founded.board);
		dana = await house.enter('dana');
		people = await dana.newPage();
		await people.goto(`${founded.path}/people`);
	});
	test.afterAll(() => dana.close());

	test('opens the board on a phone without an account, and what happens is seen there as it happens', async ({
		house
	}) => {
		const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!item) throw new Error('The portfolio has no item in kubelet, v1.37.');
		const context = await house.stranger(phone);
		const page = await context.newPage();
		await page.goto(await linkFor(people, 'A phone'));
		await expect(page).toHaveURL(new RegExp(`${founded.path}(#|$)`));
		await expect(page.getByRole('heading', { name: 'Watched' })).toBeVisible();
		await expect(page.getByText('No proposal is open.')).toBeVisible();
		const bar = await page.getByRole('banner').boundingBox();
		expect(bar?.height, 'two lines').toBeLessThan(96);

		const to = founded.content.places.find((each) => each.item === item.item.id);
		const timebox = founded.content.timeboxes.find(({ name }) => name === 'v1.38');
		if (!to || !timebox) throw new Error('The portfolio has no v1.38.');
		const { product, team } = to;
		const change = {
			kind: 'move',
			item: item.item.id,
			to: { product, team, timebox: timebox.id, after: null }
		} as const;
		await house.does('rob', founded.board, {
			kind: 'propose',
			changes: [change],
			because: null,
			cause: null
		});
		const proposal = page.getByRole('article').filter({ hasText: item.key });
		await expect(proposal).toContainText('v1.37 → v1.38');
		await expect(proposal.getByRole('button', { name: /Agree|Say no|Withdraw/ })).toHaveCount(0);

		const board = new BoardPage(page);
		await board.tab('Follow up');
		await expect(board.button('Raise an impediment')).toHaveCount(0);
		await expect(board.section('Impediments')).toContainText(`Tell ${names.dana}, who facilitates`);

		await page.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
		await board.isDrawn();
		await page.getByRole('navigation').getByRole('button', { name: 'List' }).tap();
		await page
			.locator('summary')
			.filter({ hasText: /^\s*kubelet/ })
			.tap();
		await expect(page.getByRole('heading', { name: item.team }).first()).toBeVisible();
		expect(board.faults).toEqual([]);
		await context.close();
	});

	test('reads one board, and nothing else', async ({ house }) => {
		const other = await house.found('Not watched');
		const context = await house.stranger();
		const board = await BoardPage.open(context, await linkFor(people, 'One board'));
		await expect(board.button('Begin closing')).toHaveCount(0);
		expect((await board.page.request.get(`/api/v1${founded.path}`)).status()).toBe(200);
		expect((await board.page.request.get(`/api/v1${other.path}`)).status()).toBe(403);
		const asked = await board.page.request.post(`/api/v1${founded.path}/acts`, {
			headers: { origin: house.lockstep.url },
			data: { id: 'by-a-watcher', act: { kind: 'close' } }
		});
		expect(asked.status()).toBe(403);
		await context.close();
	});

	test('closes whoever watches by it as soon as it is taken back', async ({ house }) => {
		const context = await house.stranger();
		const link = await linkFor(people, 'Taken back');
		const board = await BoardPage.open(context, link);
		await people.getByRole('button', { name: 'Take back the link for Taken back' }).click();
		await expect(people.getByRole('status').filter({ hasText: 'The link is taken back.' })).toBeVisible();
		await expect(board.ended).toHaveText('This watch link has ended. Ask for a new one.', { timeout: 2000 });
		await expect(board.page.getByText(/sign in/i)).toHaveCount(0);
		const again = await house.stranger();
		const page = await again.newPage();
		await page.goto(link);
		await expect(page.getByRole('alert')).toBeVisible();
		expect((await page.request.get(`/api/v1${founded.path}`)).ok()).toBe(false);
		await Promise.all([context.close(), again.close()]);
	});

	test('of the first run leads to the demo board', async ({ house }) => {
		const context = await house.stranger();
		const board = await BoardPage.open(context, house.lockstep.link('Watch without an account'));
		await expect(board.state).toContainText('Locked until');
		await expect(board.page.getByText(names.dana)).toHaveCount(0);
		await context.close();
	});
});
