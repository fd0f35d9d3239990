import type { BrowserContext, Page } from '@playwright/test';
import { portfolio } from '../fixtures/portfolio.ts';
import { findings, themes } from './axe.ts';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

for (const theme of themes) {
	test.describe(`in the ${theme} theme axe finds nothing serious`, () => {
		test.describe.configure({ mode: 'serial' });
		let founded: Founded;
		let context: BrowserContext;
		let stranger: BrowserContext;
		let page: Page;
		let board: BoardPage;
		let key = '';

		test.beforeAll(async ({ house }) => {
			founded = await house.found(`Axe, ${theme}`);
			await house.open(founded.board);
			key = itemsIn(founded.content, 'kubelet', 'v1.37')[0]?.key ?? '';
			context = await house.enter('dana', { colorScheme: theme });
			stranger = await house.stranger({ colorScheme: theme });
			page = await context.newPage();
			board = new BoardPage(page);
		});
		test.afterAll(() => Promise.all([context.close(), stranger.close()]));

		test('on the pages before a sign-in', async () => {
			const door = await stranger.newPage();
			for (const path of ['/', '/sign-in', '/setup', '/join', '/w', '/no-such-page']) {
				await door.goto(path);
				await expect(door.getByRole('heading').first()).toBeVisible();
				expect(await findings(door, theme), path).toEqual([]);
			}
			await door.goto('/sign-in');
			await door.getByLabel('E-mail address').fill('nobody@example.org');
			await door.getByLabel('Password').fill('wrong');
			await door.getByRole('button', { name: 'Sign in' }).click();
			await expect(door.getByRole('alert')).toBeVisible();
			expect(await findings(door, theme), 'a refused sign-in').toEqual([]);
		});

		test('on the pages of boards, people, account and import', async () => {
			const { path } = founded;
			for (const each of [
				'/',
				'/account',
				`${path}/people`,
				`${path}/point-links`,
				`${path}/import`,
				`${path}/import/owners`,
				'/boards/new'
			]) {
				await page.goto(each);
				await expect(page.getByRole('heading').first()).toBeVisible();
				expect(await findings(page, theme), each).toEqual([]);
			}
			await page.locator('input[type=file]').setInputFiles({
				...{ name: 'p.csv', mimeType: 'text/csv' },
				buffer: Buffer.from(portfolio().bytes)
			});
			await expect(page.getByRole('heading', { name: /What will be made/ })).toBeVisible();
			expect(await findings(page, theme), 'a dry run').toEqual([]);
		});

		test('on the board in session, a card’s details, and what opens over it', async () => {
			await page.goto(founded.path);
			await board.isDrawn();
			expect(await findings(page, theme), 'the board').toEqual([]);
			await board.move(key, { timebox: 'v1.38' });
			expect(await findings(page, theme), 'details').toEqual([]);
			await board.propose();
			await expect(board.entry(key)).toBeVisible();
			await board.letGo();
			expect(await findings(page, theme), 'a proposal').toEqual([]);
			for (const [pressed, dialog] of [
				['?', 'Keys'],
				['/', 'Find a card']
			] as const) {
				await page.keyboard.press(pressed);
				await expect(board.dialog(dialog)).toBeVisible();
				expect(await findings(page, theme), dialog).toEqual([]);
				await page.keyboard.press('Escape');
				await expect(board.dialog(dialog)).toBeHidden();
			}
			await board.button('Menu').click();
			await expect(page.getByRole('menu')).toBeVisible();
			expect(await findings(page, theme), 'the menu').toEqual([]);
			await page.keyboard.press('Escape');
		});

		test('on the lock, the locked board and its talking-point card', async ({ house }) => {
			await board.button('Begin closing').click();
			await expect(board.section('Read-back')).toBeVisible();
			expect(await findings(page, theme), 'the closing').toEqual([]);
			await board.button('Lock the board').click();
			expect(await findings(page, theme), 'the lock').toEqual([]);
			await board.dialog('Lock the board').getByRole('button', { name: 'Decide it later' }).click();
			await board
				.dialog('Lock the board')
				.getByRole('button', { name: /^Lock MetaScrum/ })
				.click();
			await expect(board.state).toContainText('agreed board v1');
			const rob = await BoardPage.open(await house.enter('rob', { colorScheme: theme }), founded.path);
			await rob.find(key);
			await rob.drag(key, 'v1.38');
			await expect(rob.offer).toBeVisible();
			expect(await findings(rob.page, theme), 'the talking-point card').toEqual([]);
			await rob.page.context().close();
		});

		test('on the outline, the sessions and the replay', async () => {
			for (const each of ['outline', 'agenda', 'sessions', 'sessions/1']) {
				await page.goto(`${founded.path}/${each}`);
				await expect(page.getByRole('heading').first()).toBeVisible();
				expect(await findings(page, theme), each).toEqual([]);
			}
		});
	});
}
