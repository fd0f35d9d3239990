import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { keys, mouse } from './hands.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { expect, test } from './test.ts';

/** A board that one person imagines: nobody sees it until the difference is proposed. */
for (const hand of [mouse, keys])
	test.describe(`a what-if, ${hand.name}`, () => {
		test.describe.configure({ mode: 'serial' });
		let founded: Founded;
		let rob: BoardPage;
		let tomas: BoardPage;
		let kept: Standing, overtaken: Standing, theirs: Standing;
		const contexts: BrowserContext[] = [];

		const enter = async (house: House, who: Who): Promise<BoardPage> => {
			const context = await house.enter(who);
			contexts.push(context);
			return BoardPage.open(context, founded.path);
		};
		const changes = () => rob.panel.getByRole('list', { name: 'Changes' }).getByRole('listitem');

		test.beforeAll(async ({ house }) => {
			founded = await house.found(`A what-if, ${hand.name}`);
			const [a, b] = itemsIn(founded.content, 'kubelet', 'v1.37');
			const [c] = itemsIn(founded.content, 'kube-apiserver', 'v1.37');
			if (!a || !b || !c) throw new Error('The portfolio has too few items in v1.37.');
			[kept, overtaken, theirs] = [a, b, c];
			await house.open(founded.board);
			rob = await enter(house, 'rob');
			tomas = await enter(house, 'tomas');
		});
		test.afterAll(async () => {
			const faults = [rob, tomas].flatMap((board: BoardPage | undefined) => board?.faults ?? []);
			for (const context of contexts) await context.close();
			expect(faults).toEqual([]);
		});

		test('is rearranged freely, and says what would be needed of whom', async () => {
			await hand.press(rob, /^What if…/);
			await expect(rob.top).toContainText('only you see this');
			for (const item of [kept, overtaken, theirs]) await hand.carry(rob, item, 'v1.38');
			await expect(changes()).toHaveCount(3);
			const signers = rob.panel.getByRole('list', { name: 'Signers' });
			await expect(signers).toContainText('kubelet');
			await expect(signers).toContainText('kube-apiserver');
		});

		test('is nobody else’s to see', async () => {
			await tomas.find(kept.key);
			await tomas.shows(kept.key, 1);
			await expect(tomas.facet('Timebox')).toHaveText('v1.37');
			expect(await tomas.entry(kept.key).count()).toBe(0);
			await tomas.letGo();
		});

		test('is told when the board moves under it', async () => {
			await tomas.move(overtaken.key, { timebox: 'v1.36' });
			await tomas.propose();
			await expect(changes().filter({ hasText: overtaken.key })).toContainText(
				'Moved meanwhile: v1.37 → v1.36'
			);
			await tomas.letGo();
		});

		test('is kept over a reload, beside the board as it is', async () => {
			await rob.page.reload();
			await rob.isDrawn();
			await expect(rob.top).not.toContainText('only you see this');
			await hand.press(rob, /^What if….*3 imagined$/);
			await expect(changes()).toHaveCount(3);
			await hand.press(rob, new RegExp(`^Take ${overtaken.key} out`));
			await expect(changes()).toHaveCount(2);
		});

		test('becomes one trade when its difference is proposed', async () => {
			await hand.press(rob, /^Propose the difference$/);
			await expect(rob.top).not.toContainText('only you see this');
			await expect(tomas.entry(kept.key)).toContainText(theirs.key);
			await expect(
				tomas.entry(kept.key).getByRole('list', { name: 'Signers' }).getByRole('listitem')
			).toHaveCount(2);
			await hand.press(tomas, /^Agree$/);
			await expect(rob.entry(kept.key)).toContainText(/kubelet\s*: signed/);
		});
	});
