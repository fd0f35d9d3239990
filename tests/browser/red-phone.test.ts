import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { names, productCalled, type Founded, type House } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** A locked board, something that can't wait, and what it costs. */

const outage = 'Nodes of three customers do not come back after a restart';
const decided = 'The fix goes first; what it pushes out is told today';

async function isAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).exclude('.scene').analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test.describe('the red phone', () => {
	let founded: Founded;
	let item: Standing;
	const contexts: BrowserContext[] = [];
	const enter = async (house: House, who: 'dana' | 'tomas' | 'rob'): Promise<BoardPage> => {
		const context = await house.enter(who);
		contexts.push(context);
		return BoardPage.open(context, founded.path);
	};
	const phone = (board: BoardPage): Locator => board.top.getByRole('button', { name: /^Red phone: / });
	const followUp = (board: BoardPage) => board.panel.getByRole('tab', { name: /^Follow up/ });
	const emergency = (board: BoardPage) => board.panel.getByRole('article', { name: 'Emergency 1' });

	test.beforeEach(async ({ house }, { title }) => {
		founded = await house.found(title.slice(0, 60));
		const startsAt = Date.now() + 3 * 86_400_000;
		await house.does('dana', founded.board, { kind: 'schedule', startsAt, minutes: 90 });
		const [first] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!first) throw new Error('The portfolio has no item in kubelet, v1.37.');
		item = first;
	});
	test.afterEach(async () => {
		for (const context of contexts.splice(0)) await context.close();
	});

	test('by mouse: rung, accepted past the buffer, over, looked back at', async ({ house }) => {
		// Three people's pages, each looked over for accessibility.
		test.slow();
		const [rob, tomas] = [await enter(house, 'rob'), await enter(house, 'tomas')];
		await rob.find(item.key);
		await rob.panel.getByRole('button', { name: 'Red phone' }).click();
		const ringing = rob.dialog('Red phone');
		await expect(ringing.getByLabel('About a card, if it is')).toHaveValue(item.key);
		await expect(ringing.getByText(`${names.tomas} answers it.`)).toBeVisible();
		await expect(ringing.getByRole('button', { name: 'Ring', exact: true })).toBeDisabled();
		await ringing.getByLabel('Outage').check();
		await ringing.getByLabel('What has happened').fill(outage);
		await isAccessible(rob.page);
		await ringing.getByRole('button', { name: 'Ring', exact: true }).click();
		await expect(ringing).toBeHidden();
		await expect(phone(rob)).toHaveAccessibleName(/1 not answered yet/);

		await expect(phone(tomas)).toHaveAccessibleName(/1 not answered yet/);
		await phone(tomas).click();
		await tomas.page.getByRole('menuitem', { name: 'Follow up' }).click();
		await expect(emergency(tomas)).toContainText(outage);
		await emergency(tomas).getByRole('button', { name: 'Answer' }).click();
		const answer = tomas.dialog(/^Emergency 1: kubelet/);
		await answer.getByLabel('Points it takes').fill('3');
		await expect(answer.getByText('0 points left of 3')).toBeVisible();
		await answer.getByLabel('Points it takes').fill('4');
		await expect(answer.getByRole('status')).toContainText('The plan is broken: 1 point over the buffer');
		await answer.getByLabel('What you decide').fill(decided);
		await isAccessible(tomas.page);
		await answer.getByRole('button', { name: 'Accept it' }).click();
		await expect(answer).toBeHidden();
		await expect(tomas.section('The plan is broken')).toContainText('1 point over the buffer');
		await isAccessible(tomas.page);

		await rob.panel.getByRole('button', { name: 'Proposals' }).click();
		await followUp(rob).click();
		await expect(emergency(rob)).toContainText(`Accepted by ${names.tomas}`);
		await expect(emergency(rob)).toContainText(decided);
		await expect(emergency(rob).getByRole('button', { name: 'It is over' })).toHaveCount(0);
		await emergency(tomas).getByRole('button', { name: 'It is over' }).click();
		await expect(emergency(rob)).toContainText('Over since');
		await expect(phone(rob)).toHaveAccessibleName('Red phone: 1 emergency in the last 4 Sprints');

		await house.open(founded.board);
		const dana = await enter(house, 'dana');
		await followUp(dana).click();
		await emergency(dana).getByRole('button', { name: 'Look back at it' }).click();
		await dana.dialog('Look back at emergency 1').getByLabel('What the session learns').fill('Test restarts');
		await dana.dialog('Look back at emergency 1').getByRole('button', { name: 'Looked back at' }).click();
		await expect(emergency(dana)).toHaveCount(0);
		expect([...rob.faults, ...tomas.faults, ...dana.faults]).toEqual([]);
	});

	test('by mouse: a second one rings the alarm, for everybody to see', async ({ house }) => {
		const rob = await enter(house, 'rob');
		const ring = {
			kind: 'raise-emergency',
			product: productCalled(founded.content, 'kubelet'),
			item: null,
			reason: 'security',
			text: outage
		} as const;
		for (let n = 1; n <= 2; n++) await house.does('rob', founded.board, ring);
		await expect(phone(rob)).toHaveAccessibleName(/2 not answered yet/);
		const tomas = await enter(house, 'tomas');
		await expect(tomas.panel).toContainText('The red phone rings for kubelet.');
		await tomas.button('Answer it').click();
		for (const number of [2, 1]) {
			const card = tomas.panel.getByRole('article', { name: `Emergency ${number}` });
			await card.getByRole('button', { name: 'Answer' }).click();
			const answer = tomas.dialog(new RegExp(`^Emergency ${number}`));
			await answer.getByLabel('What you decide').fill(decided);
			await answer.getByRole('button', { name: 'Accept it' }).click();
			await expect(answer).toBeHidden();
		}
		await expect(phone(rob)).toHaveAccessibleName(
			'Red phone: 2 emergencies in the last 4 Sprints, that is too many'
		);
	});

	test('by mouse: what makes room moves a date promised to a customer with its cause only', async ({
		house
	}) => {
		const { board, content } = founded;
		await house.open(board);
		const live = { customer: 'Mercy Hospital', date: '2027-01-12' };
		await house.does('tomas', board, {
			...{ kind: 'propose', because: null, cause: null },
			changes: [{ kind: 'edit', item: item.item.id, set: { live } }]
		});
		const product = productCalled(content, 'kubelet');
		await house.does('rob', board, {
			...{ kind: 'raise-emergency', product, item: null, reason: 'outage', text: outage }
		});
		const tomas = await enter(house, 'tomas');
		await followUp(tomas).click();
		await emergency(tomas).getByRole('button', { name: 'Answer' }).click();
		const answer = tomas.dialog(/^Emergency 1/);
		await answer.getByLabel('What you decide').fill(decided);
		const cause = answer.getByRole('group', { name: 'Why does a promised date move?' });
		await expect(cause).toBeHidden();
		await answer.getByText('Make room').click();
		await answer.getByRole('checkbox', { name: item.key }).check();
		await expect(answer.getByRole('button', { name: 'Accept it' })).toBeDisabled();
		await cause.getByRole('radio', { name: 'Development issue' }).check();
		await isAccessible(tomas.page);
		await answer.getByRole('button', { name: 'Accept it' }).click();
		await expect(answer).toBeHidden();
		await tomas.panel.getByRole('tab', { name: /^Decide/ }).click();
		await expect(tomas.section('Decided in this session')).toContainText('Development issue');
		expect(tomas.faults).toEqual([]);
	});

	test('by keyboard alone: rung and refused; what can wait becomes a talking point', async ({ house }) => {
		const [rob, tomas] = [await enter(house, 'rob'), await enter(house, 'tomas')];
		await pressUntil(rob.page, 'Tab', /^Red phone: /);
		await rob.page.keyboard.press('Enter');
		await expect(rob.page.getByRole('menuitem', { name: 'Ring the red phone' })).toBeFocused();
		await rob.page.keyboard.press('Enter');
		await expect(rob.dialog('Red phone')).toBeVisible();
		await pressUntil(rob.page, 'Tab', /^Product/);
		await rob.page.keyboard.type('kubelet');
		await pressUntil(rob.page, 'Tab', /^Outage$/);
		await rob.page.keyboard.press('Space');
		await pressUntil(rob.page, 'Tab', /^What has happened/);
		await rob.page.keyboard.type(outage);
		await pressUntil(rob.page, 'Tab', /^Ring$/);
		await rob.page.keyboard.press('Enter');
		await expect(rob.dialog('Red phone')).toBeHidden();

		await pressUntil(tomas.page, 'Tab', /^Decide/);
		await pressUntil(tomas.page, 'ArrowRight', /^Follow up/);
		await tomas.page.keyboard.press('Enter');
		await pressUntil(tomas.page, 'Tab', /^Answer$/);
		await tomas.page.keyboard.press('Enter');
		const answer = tomas.dialog(/^Emergency 1/);
		await expect(answer).toBeVisible();
		await pressUntil(tomas.page, 'Tab', /^It comes into this Sprint$/);
		await tomas.page.keyboard.press('ArrowDown');
		await pressUntil(tomas.page, 'Tab', /^Why it waits/);
		await tomas.page.keyboard.type('A workaround is known');
		await pressUntil(tomas.page, 'Tab', /^Refuse it$/);
		await tomas.page.keyboard.press('Enter');
		await expect(answer).toBeHidden();
		await expect(phone(rob)).toHaveAccessibleName('Red phone: 0 emergencies in the last 4 Sprints');
		await followUp(rob).press('Enter');
		await expect(emergency(rob)).toContainText('A workaround is known');
		await expect(emergency(rob).getByRole('button', { name: 'Make it a talking point' })).toBeVisible();

		await pressUntil(rob.page, 'Tab', /^Red phone: /);
		await rob.page.keyboard.press('Enter');
		await expect(rob.page.getByRole('menuitem', { name: 'Ring the red phone' })).toBeFocused();
		await rob.page.keyboard.press('Enter');
		await expect(rob.dialog('Red phone')).toBeVisible();
		await pressUntil(rob.page, 'Tab', /^What has happened/);
		await rob.page.keyboard.type('We would like it a week earlier');
		await pressUntil(rob.page, 'Tab', /^It can wait/);
		await rob.page.keyboard.press('Enter');
		await expect(rob.dialog('Red phone')).toBeHidden();
		await expect(rob.page.getByText('On the agenda of the next session.')).toBeVisible();
		expect([...rob.faults, ...tomas.faults]).toEqual([]);
	});
});
