import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { names, type Founded, type House } from './house.ts';
import { pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** What is in the way, and what is asked for: raised, owned, read by those it concerns, answered. */

const blocked = 'No arm64 machines until procurement signs';
const people = 'Two of us do not speak to each other';
const why = 'It takes somebody above both';

test.describe('what is followed up', () => {
	let founded: Founded;
	const contexts: BrowserContext[] = [];
	const enter = async (house: House, who: 'dana' | 'tomas' | 'rob'): Promise<BoardPage> => {
		const context = await house.enter(who);
		contexts.push(context);
		const board = await BoardPage.open(context, founded.path);
		await board.panel.getByRole('tab', { name: /^Follow up/ }).click();
		return board;
	};
	test.beforeEach(async ({ house }, { title }) => {
		founded = await house.found(title.slice(0, 60));
		const startsAt = Date.now() + 3 * 86_400_000;
		await house.does('dana', founded.board, { kind: 'schedule', startsAt, minutes: 90 });
	});
	test.afterEach(async () => {
		for (const context of contexts.splice(0)) await context.close();
	});

	test('by mouse: an impediment is raised under a lock, taken and solved', async ({ house }) => {
		const [rob, tomas] = [await enter(house, 'rob'), await enter(house, 'tomas')];
		await rob.button('Raise an impediment').click();
		const raising = rob.dialog('Raise an impediment');
		await raising.getByLabel('What is in the way').fill(blocked);
		await raising.getByLabel('Blocking').check();
		const { violations } = await new AxeBuilder({ page: rob.page }).exclude('.scene').analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		await raising.getByRole('button', { name: 'Raise it' }).click();
		await expect(rob.entry(blocked)).toContainText('nobody owns it');
		await tomas.entry(blocked).getByRole('button', { name: 'I take it' }).click();
		await expect(rob.entry(blocked)).toContainText(`${names.tomas} owns it, due`);
		await expect(tomas.panel.getByRole('tab', { name: 'Follow up 1' })).toBeVisible();
		await tomas.entry(blocked).getByRole('button', { name: 'Solved' }).click();
		await tomas.dialog('It is solved').getByLabel('How').fill('Signed on the corridor');
		await tomas.dialog('It is solved').getByRole('button', { name: 'Solved' }).click();
		await expect(rob.section('Solved lately')).toContainText(`Solved by ${names.tomas}`);
		await expect(rob.section('Solved lately')).toContainText('Signed on the corridor');
		expect([...rob.faults, ...tomas.faults]).toEqual([]);
	});

	test('[IM8] by keyboard alone: a private one is read by those it concerns, as it goes up', async ({
		house
	}) => {
		const [rob, tomas, dana] = [
			await enter(house, 'rob'),
			await enter(house, 'tomas'),
			await enter(house, 'dana')
		];
		const { keyboard } = rob.page;
		await pressUntil(rob.page, 'Tab', /^Raise an impediment$/, 240);
		await keyboard.press('Enter');
		await expect(rob.dialog('Raise an impediment')).toBeVisible();
		await pressUntil(rob.page, 'Tab', /^What is in the way/);
		await keyboard.type(people);
		await pressUntil(rob.page, 'Tab', /^Who can remove it/);
		await keyboard.type(names.tomas);
		await pressUntil(rob.page, 'Tab', /^Private/);
		await keyboard.press('Space');
		await pressUntil(rob.page, 'Tab', /^Raise it$/);
		await keyboard.press('Enter');
		await expect(rob.entry(people)).toContainText(`${names.tomas} owns it`);
		await expect(tomas.entry(people)).toBeVisible();
		const hidden = dana.entry('A private matter. Those it concerns know.');
		await expect(hidden).toContainText(`${names.tomas} owns it`);
		await expect(hidden.getByRole('button')).toHaveCount(0);

		await pressUntil(tomas.page, 'Tab', /^Escalate$/, 240);
		await tomas.page.keyboard.press('Enter');
		await pressUntil(tomas.page, 'Tab', /^To somebody with more power/);
		await tomas.page.keyboard.type(names.dana);
		await pressUntil(tomas.page, 'Tab', /^Why it goes up/);
		await tomas.page.keyboard.type(why);
		await pressUntil(tomas.page, 'Tab', /^Escalate$/);
		await tomas.page.keyboard.press('Enter');
		await expect(dana.entry(people)).toContainText(`Came up from ${names.tomas}: “${why}”`);
		await expect(hidden).toHaveCount(0);
		expect([...rob.faults, ...tomas.faults, ...dana.faults]).toEqual([]);
	});

	test('by keyboard alone: a request is asked of one person and answered', async ({ house }) => {
		const [rob, tomas] = [await enter(house, 'rob'), await enter(house, 'tomas')];
		await pressUntil(tomas.page, 'Tab', /^Ask for something$/, 240);
		await tomas.page.keyboard.press('Enter');
		await expect(tomas.dialog('Ask for something')).toBeVisible();
		await pressUntil(tomas.page, 'Tab', /^Support$/);
		await tomas.page.keyboard.press('ArrowRight');
		await pressUntil(tomas.page, 'Tab', /^Who can give it/);
		await tomas.page.keyboard.type(names.rob);
		await pressUntil(tomas.page, 'Tab', /^What exactly/);
		await tomas.page.keyboard.type('Two contractors until the release');
		await pressUntil(tomas.page, 'Tab', /^Ask$/);
		await tomas.page.keyboard.press('Enter');
		const asked = rob.entry('Two contractors until the release');
		await expect(asked).toContainText('Funding');
		await pressUntil(rob.page, 'Tab', /^Answer$/, 240);
		await rob.page.keyboard.press('Enter');
		await expect(rob.dialog('Answer a request')).toBeVisible();
		await pressUntil(rob.page, 'Tab', /^How, and by when/);
		await rob.page.keyboard.type('From Monday on');
		await pressUntil(rob.page, 'Tab', /^Answer$/);
		await rob.page.keyboard.press('Enter');
		await expect(tomas.entry('Two contractors')).toContainText('Granted');
		await expect(tomas.entry('Two contractors')).toContainText('From Monday on');
		expect([...rob.faults, ...tomas.faults]).toEqual([]);
	});
});
