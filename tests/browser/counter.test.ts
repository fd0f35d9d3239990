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
		let asked: Standing, wanted: Standing;
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
			const [a] = itemsIn(founded.content, 'kubelet', 'v1.37');
			const [b] = itemsIn(founded.content, 'kube-apiserver', 'v1.37');
			if (!a || !b) throw new Error('The portfolio has too few items in v1.37.');
			[asked, wanted] = [a, b];
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
	});
