import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { keys, mouse } from './hands.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { expect, test } from './test.ts';

/** A Product Owner answers a proposal with a proposal of their own. */
for (const hand of [mouse, keys])
	test.describe(`a counter-proposal, ${hand.name}`, () => {
		test.describe.configure({ mode: 'serial' });
		let founded: Founded;
		let rob: BoardPage;
		let tomas: BoardPage;
		let ingrid: BoardPage;
		let asked: Standing, wanted: Standing, more: Standing, andMore: Standing;
		const contexts: BrowserContext[] = [];

		const enter = async (house: House, who: Who): Promise<BoardPage> => {
			const context = await house.enter(who);
			contexts.push(context);
			return BoardPage.open(context, founded.path);
		};
		const stands = async (board: BoardPage, { key }: Standing, timebox: string): Promise<void> => {
			await board.find(key);
			await expect(board.facet('Timebox')).toHaveText(timebox);
			await board.letGo();
		};
		const tray = (board: BoardPage) => board.section('Your counter-proposal');

		test.beforeAll(async ({ house }) => {
			founded = await house.found(`A counter, ${hand.name}`);
			const [a, c, d] = itemsIn(founded.content, 'kubelet', 'v1.37');
			const [b] = itemsIn(founded.content, 'kube-apiserver', 'v1.37');
			if (!a || !b || !c || !d) throw new Error('The portfolio has too few items in v1.37.');
			[asked, wanted, more, andMore] = [a, b, c, d];
			await house.open(founded.board);
			rob = await enter(house, 'rob');
			tomas = await enter(house, 'tomas');
			ingrid = await enter(house, 'ingrid');
		});
		test.afterAll(async () => {
			const faults = [rob, tomas, ingrid].flatMap((board: BoardPage | undefined) => board?.faults ?? []);
			for (const context of contexts) await context.close();
			expect(faults).toEqual([]);
		});

		test('begins with what was asked for, and gathers what is wanted in return', async () => {
			await hand.carry(rob, asked, 'v1.38');
			await expect(tomas.entry(asked.key)).toContainText('v1.37 → v1.38');
			await hand.press(tomas, /^Counter…$/);
			await expect(tray(tomas)).toContainText('Answers Rob Castellano');
			await expect(tray(tomas).getByRole('list', { name: 'Changes' })).toContainText(asked.key);
			await hand.carry(tomas, wanted, 'v1.38');
			await expect(tray(tomas).getByRole('list', { name: 'Changes' })).toContainText(wanted.key);
			await hand.write(tomas, /Why, or only if/, 'Only if the API server waits too.');
		});

		test('stands beside what it answers, signed by who made it', async () => {
			await hand.press(tomas, /^Put it on the table$/);
			for (const board of [rob, ingrid]) {
				const counter = board.entry('Only if the API server waits too.');
				await expect(counter).toContainText('Answers Rob Castellano');
				await expect(counter).toContainText(/kubelet\s*: signed/);
				await expect(board.panel.getByText('2 rivals: agreeing to one closes the others')).toBeVisible();
			}
		});

		test('once agreed to happens as a whole, and closes what it answered', async () => {
			await hand.press(ingrid, /^Agree$/);
			await expect(rob.entry('Superseded by the proposal of Tomás Herrera')).toContainText(asked.key);
			for (const item of [asked, wanted]) await stands(rob, item, 'v1.38');
		});

		test('is changed by its author alone: the new one takes the place of the old', async () => {
			await hand.carry(rob, more, 'v1.38');
			await expect(tomas.entry(more.key)).toContainText('v1.37 → v1.38');
			await expect(tomas.entry(more.key).getByRole('button', { name: 'Change…' })).toBeHidden();
			await hand.press(rob, /^Change…$/);
			const changed = rob.section('Your proposal, changed');
			await expect(changed).toContainText(`In place of: ${more.key} v1.37 → v1.38`);
			// Everybody else still sees it stand, and that it may not stand long.
			await expect(tomas.entry(more.key)).toContainText('Is being changed by Rob Castellano');
			await expect(tomas.entry(more.key).getByRole('button', { name: 'Agree' })).toBeVisible();
			// The old one has stepped back: the card, and where it is to go by the new one.
			await rob.shows(more.key, 2);
			await hand.carry(rob, andMore, 'v1.38');
			await hand.write(rob, /Why, or only if/, 'Both, or neither.');
			await hand.press(rob, /^Put it on the table$/);
			const both = tomas.entry('Both, or neither.');
			await expect(both).toContainText(`In place of: ${more.key}`);
			await expect(both).toContainText(andMore.key);
			await expect(rob.entry('Changed by its author')).toContainText(more.key);
			await hand.press(tomas, /^Agree$/);
			for (const item of [more, andMore]) await stands(rob, item, 'v1.38');
		});
	});
