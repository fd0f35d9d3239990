import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { keys, mouse } from './hands.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { expect, test } from './test.ts';

/** Two changes in two products, bound together: agreed to by both Product Owners, and by one only. */
for (const hand of [mouse, keys])
	test.describe(`a trade, ${hand.name}`, () => {
		test.describe.configure({ mode: 'serial' });
		let founded: Founded;
		let rob: BoardPage;
		let tomas: BoardPage;
		let ingrid: BoardPage;
		let mine: Standing, mineToo: Standing, theirs: Standing, theirsToo: Standing;
		const contexts: BrowserContext[] = [];

		const enter = async (house: House, who: Who): Promise<BoardPage> => {
			const context = await house.enter(who);
			contexts.push(context);
			return BoardPage.open(context, founded.path);
		};
		const stands = async (board: BoardPage, { key }: Standing, timebox: string): Promise<void> => {
			await board.find(key);
			await expect(board.facet('Timebox')).toHaveText(timebox);
		};
		const tray = (board: BoardPage) => board.section('A trade in the making');

		test.beforeAll(async ({ house }) => {
			founded = await house.found(`A trade, ${hand.name}`);
			const [a, b] = itemsIn(founded.content, 'kubelet', 'v1.37');
			const [c, d] = itemsIn(founded.content, 'kube-apiserver', 'v1.37');
			if (!a || !b || !c || !d) throw new Error('The portfolio has too few items in v1.37.');
			[mine, mineToo, theirs, theirsToo] = [a, b, c, d];
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

		async function collect(first: Standing, second: Standing, why: string): Promise<void> {
			await hand.press(rob, /^Collect a trade$/);
			await hand.carry(rob, first, 'v1.38');
			await hand.carry(rob, second, 'v1.38');
			await expect(tray(rob).getByRole('listitem').filter({ hasText: 'v1.37 → v1.38' })).toHaveCount(2);
			await hand.write(rob, /Why, or only if/, why);
		}

		test('gathers what is carried, says who will have to sign for the whole, and asks nobody yet', async () => {
			await collect(mine, theirs, 'Only if both of you take one later.');
			const signers = tray(rob).getByRole('list', { name: 'Signers' });
			await expect(signers.getByRole('listitem')).toHaveCount(2);
			await expect(signers).toContainText('kubelet');
			await expect(signers).toContainText('kube-apiserver');
			await tomas.find(mine.key);
			await tomas.shows(mine.key, 2);
			expect(await tomas.entry(mine.key).count()).toBe(0);
		});

		test('is still there after a reload', async () => {
			await rob.page.reload();
			await rob.isDrawn();
			await expect(tray(rob).getByRole('listitem').filter({ hasText: 'v1.37 → v1.38' })).toHaveCount(2);
			await expect(tray(rob).getByLabel(/Why, or only if/)).toHaveValue(
				'Only if both of you take one later.'
			);
		});

		test('is put on the table as one, with both Product Owners to sign', async () => {
			await hand.press(rob, /^Put it on the table$/);
			await expect(tray(rob)).toBeHidden();
			await tomas.letGo();
			for (const board of [tomas, ingrid]) {
				await expect(board.entry(mine.key)).toContainText(theirs.key);
				await expect(board.entry(mine.key)).toContainText('Only if both of you take one later.');
			}
		});

		test('happens as a whole, with the second signature and not before', async () => {
			await hand.press(tomas, /^Agree$/);
			await expect(ingrid.entry(mine.key)).toContainText(/kubelet\s*: signed/);
			await stands(rob, mine, 'v1.37');
			await rob.letGo();
			await hand.press(ingrid, /^Agree$/);
			for (const item of [mine, theirs]) await stands(rob, item, 'v1.38');
			await rob.letGo();
		});

		test('happens not at all where one of them says no', async () => {
			await collect(mineToo, theirsToo, 'Only together.');
			await hand.press(rob, /^Put it on the table$/);
			await expect(tomas.entry(mineToo.key)).toContainText(theirsToo.key);
			await hand.press(tomas, /^Agree$/);
			await expect(ingrid.entry(mineToo.key)).toContainText(/kubelet\s*: signed/);
			await hand.decline(ingrid, 'The API server has no room in v1.38.');
			await expect(rob.entry('Declined by Ingrid Solberg')).toContainText(mineToo.key);
			for (const item of [mineToo, theirsToo]) await stands(rob, item, 'v1.37');
		});
	});
