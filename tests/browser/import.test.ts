import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { generated, portfolio } from '../fixtures/portfolio.ts';
import { BoardPage } from './board-page.ts';
import { freePort, startLockstep, type Lockstep } from './lockstep.ts';
import { readPictures } from './picture.ts';
import { expect, test } from './test.ts';

const csv = (name: string, text: string | Uint8Array) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text)
});

test.describe('a first run that others can reach', () => {
	test.describe.configure({ mode: 'serial' });
	let lockstep: Lockstep;
	let context: BrowserContext;
	let page: Page;

	test.beforeAll(async ({ browser }) => {
		const port = await freePort();
		lockstep = await startLockstep({ port, env: { PUBLIC_URL: `http://localhost:${port}` } });
		context = await browser.newContext({
			...{ baseURL: lockstep.url, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' },
			viewport: { width: 1600, height: 1000 }
		});
		await readPictures(context);
		page = await context.newPage();
	});
	test.afterAll(async () => {
		await context.close();
		await lockstep.leave();
	});

	test('makes an administrator of whoever holds the setup token, and of nobody else', async () => {
		await page.goto('/setup');
		await page.getByLabel('Setup token').fill('guessed');
		await page.getByLabel('Your name').fill('Mallory');
		await page.getByLabel('E-mail address').fill('mallory@example.org');
		await page.getByLabel('Password').fill('a short sentence is good');
		await page.getByRole('button', { name: 'Become the administrator' }).click();
		await expect(page.getByText('This link is not known here.')).toBeVisible();
		await expect(page.getByText('Mallory')).toHaveCount(0);
		await expect(page).toHaveURL(/\/setup/);

		await page.goto(lockstep.link('Set up'));
		await page.getByLabel('Your name').fill('Ada Ames');
		await page.getByLabel('E-mail address').fill('ada@example.org');
		await page.getByLabel('Password').fill('a short sentence is good');
		await page.getByRole('button', { name: 'Become the administrator' }).click();
		await expect(page).toHaveURL(/\/boards\/new$/);
	});

	test('brings a backlog by a file: its columns guessed, shown, changed; a dry run before anything is made', async () => {
		await page.locator('input[type=file]').setInputFiles(csv('team-portfolio.csv', portfolio().bytes));
		const made = page.getByRole('region', { name: /What will be made/ });
		const items = made.locator('dl div').filter({ hasText: 'items' }).locator('dd');
		await expect(items).toHaveText('625');
		await expect(page.getByRole('combobox', { name: /^Key/ })).toHaveValue('key');
		await expect(page.getByRole('combobox', { name: /^Timebox/ })).toHaveValue('target release');
		const teams = made.locator('dl div').filter({ hasText: 'teams' }).locator('dd');
		const before = await teams.innerText();
		await page.getByRole('combobox', { name: /^Team/ }).selectOption('status');
		await expect(teams).not.toHaveText(before);
		await page.getByRole('combobox', { name: /^Team/ }).selectOption('team');
		await expect(teams).toHaveText(before);
	});

	test('founds the board on it once, though the first answer is lost; asks who owns what, and shows it', async () => {
		await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Team portfolio');
		await page.route('**/api/v1/boards', async (route) => {
			await route.fetch();
			await route.fulfill({ status: 504, body: 'Gateway Timeout' });
		});
		await page.getByRole('button', { name: 'Found the board' }).click();
		await expect(page.getByRole('alert')).toHaveText(
			'No answer came, so it may have been taken. Try again: nothing is made twice.'
		);
		await page.unroute('**/api/v1/boards');
		await page.getByRole('button', { name: 'Found the board' }).click();
		await expect(page.getByRole('heading', { name: 'Who owns what' })).toBeVisible();
		await page
			.getByRole('combobox', { name: 'kubelet', exact: true })
			.selectOption({ label: 'Ada Ames (ada@example.org)' });
		await page.getByRole('button', { name: 'Open the board' }).click();
		const board = new BoardPage(page);
		await board.isDrawn();
		await expect(page.getByRole('heading', { name: 'Team portfolio' })).toBeVisible();
		await expect(board.state).toContainText('agreed board v0');
		const boards = await context.newPage();
		await boards.goto('/');
		await expect(boards.getByRole('link', { name: 'Team portfolio' })).toHaveCount(1);
		await boards.close();
		expect(board.faults).toEqual([]);
	});

	test('says nothing new about the same file, and makes talking points of a newer one', async () => {
		const path = new URL(page.url()).pathname;
		await page.goto(`${path}/import`);
		await page.locator('input[type=file]').setInputFiles(csv('same.csv', portfolio().bytes));
		await expect(
			page.getByText('Nothing differs: the board stands as it is.').or(page.getByText('Nothing differs'))
		).toBeVisible();
		const later = new TextDecoder().decode(portfolio().bytes).replaceAll(',v1.37,', ',v1.38,');
		await page.locator('input[type=file]').setInputFiles(csv('later.csv', later));
		await page.getByRole('button', { name: /^Add \d+ talking points$/ }).click();
		await expect(page.getByRole('status').filter({ hasText: /talking points/ })).toBeVisible({
			timeout: 60_000
		});
		await page.getByRole('link', { name: 'To the board' }).click();
		const board = new BoardPage(page);
		await board.isDrawn();
		await board.tab('Agenda');
		await expect(board.section('Talking points').getByRole('article').first()).toContainText('v1.38');
	});

	test('reports a bad row with its line and its reason, and keeps the others', async () => {
		await page.goto('/boards/new');
		const file =
			'key;title;product;team\nA-1;Größe;Eins;blau\n;without a key;Eins;blau\nA-1;twice;Eins;blau\nA-2;"a\nbreak";Zwei;rot\n';
		await page.locator('input[type=file]').setInputFiles(csv('rows.csv', Buffer.from(file, 'latin1')));
		const problems = page.getByRole('table').filter({ hasText: 'What is wrong' });
		await expect(problems.getByRole('row').filter({ hasText: 'Row left out' })).toHaveCount(2);
		await expect(problems.getByRole('row').filter({ hasText: 'Row left out' }).first()).toContainText('3');
		await expect(page.locator('dl div').filter({ hasText: 'items' }).locator('dd')).toHaveText('2');
		await expect(page.getByText('separated by semicolons, written in', { exact: false })).toBeVisible();
	});
});

test('a file brought by the command line is the board that is then seen', async ({ house }, info) => {
	const file = info.outputPath('by-command.csv');
	await writeFile(file, generated(120));
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['server/cli.ts', 'import', file, '--board', 'By command', '--yes'],
		{
			cwd: join(import.meta.dirname, '../..'),
			env: { ...process.env, LOCKSTEP_DATA: house.lockstep.dataDir }
		}
	);
	expect(stdout).toContain('By command');
	const context = await house.enter('dana');
	const page = await context.newPage();
	await page.goto('/');
	await page.getByRole('link', { name: /By command/ }).click();
	await new BoardPage(page).isDrawn();
	await context.close();
});
