import type { BrowserContext } from '@playwright/test';
import { layCable, type Cable } from '../cable.ts';
import { BoardPage } from './board-page.ts';
import type { Founded, House } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { expect, test } from './test.ts';

/** A board in session, Tomás at it by a plain wire, and Rob by one that can be taken away. */
interface Scene {
	readonly founded: Founded;
	readonly first: Standing;
	readonly second: Standing;
	readonly tomas: BoardPage;
	readonly rob: BoardPage;
	readonly context: BrowserContext;
}

/** The two ways a network goes: switched off, or cut somewhere on the way with nobody told. */
const ways = {
	'is switched off': {
		lay: async (): Promise<Cable | null> => null,
		away: (scene: Scene) => scene.context.setOffline(true),
		back: (scene: Scene) => scene.context.setOffline(false)
	},
	'is cut under its open sockets': {
		lay: (house: House): Promise<Cable | null> => layCable(house.lockstep.port),
		away: async (_: Scene, cable: Cable | null) => cable?.cut(),
		back: async (_: Scene, cable: Cable | null) => cable?.mend()
	}
} as const;

async function scene(house: House, name: string, cable: Cable | null): Promise<Scene> {
	const founded = await house.found(name);
	await house.open(founded.board);
	const [first, second] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!first || !second) throw new Error('The portfolio has too few items in kubelet, v1.37.');
	const context = await house.enter('rob', cable ? { baseURL: cable.url } : {});
	const rob = await BoardPage.open(context, founded.path);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	return { founded, first, second, tomas, rob, context };
}

/** The page can be loaded without the server once its worker is in charge of it. */
const withWorker = (board: BoardPage): Promise<unknown> =>
	board.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

for (const [says, way] of Object.entries(ways)) {
	test(`whoever’s network ${says} goes on working; moves wait, outlive a reload and are judged on return`, async ({
		house
	}) => {
		const cable = await way.lay(house);
		const here = await scene(house, `Offline, ${says}`, cable);
		const { rob, tomas, first, second } = here;
		await withWorker(rob);
		await rob.page.reload();
		await rob.isDrawn();

		await way.away(here, cable);
		await rob.find(first.key);
		await rob.drag(first.key, 'v1.38');
		await expect(rob.top).toContainText('1 not sent yet', { timeout: 60_000 });
		await expect(rob.top).toContainText('Offline', { timeout: 60_000 });
		await rob.shows(first.key, 2);
		await rob.says(/^not sent yet$/);
		await rob.move(second.key, { timebox: 'v1.38' });
		await rob.propose();
		await expect(rob.top).toContainText('2 not sent yet');

		await rob.page.reload();
		await rob.isDrawn();
		await expect(rob.top).toContainText('2 not sent yet', { timeout: 60_000 });
		// What was chosen is chosen again after a reload.
		await rob.letGo();
		const waiting = rob.section('Yours, not on the table');
		// Under a cut wire the first was sent, and nobody knows what became of it.
		await expect(waiting.getByText(/^(Not sent yet|Sent, and no answer came yet)\./)).toHaveCount(2);
		expect(await tomas.entry(first.key).count()).toBe(0);

		await way.back(here, cable);
		await expect(tomas.entry(first.key)).toContainText('v1.37 → v1.38', { timeout: 60_000 });
		await expect(tomas.entry(second.key)).toContainText('v1.37 → v1.38');
		await expect(rob.top).not.toContainText('not sent yet');
		await expect(rob.section('Yours, not on the table')).toHaveCount(0);
		await tomas.agree(first.key);
		await rob.find(first.key);
		await expect(rob.facet('Timebox')).toHaveText('v1.38');

		expect([...rob.faults, ...tomas.faults]).toEqual([]);
		await Promise.all([here.context.close(), tomas.page.context().close()]);
		cable?.close();
	});
}

test('[LK1] what was moved offline comes back to its author if the board was locked meanwhile', async ({
	house
}) => {
	const here = await scene(house, 'Locked meanwhile', null);
	const { rob, tomas, first, founded } = here;
	await here.context.setOffline(true);
	await rob.move(first.key, { timebox: 'v1.38' });
	await rob.propose();
	await rob.letGo();
	await expect(rob.entry(first.key)).toContainText('Not sent yet.');
	await house.readBackSignLock(founded.board);
	await expect(tomas.state).toContainText('agreed board v1');

	await here.context.setOffline(false);
	await expect(rob.entry(first.key)).toContainText('Not put on the table.', { timeout: 60_000 });
	await expect(rob.state).toContainText('agreed board v1');
	await rob.shows(first.key, 1);
	await rob.entry(first.key).getByRole('button', { name: 'Make it a talking point' }).click();
	await tomas.tab('Agenda');
	await expect(tomas.section('Talking points')).toContainText(first.key);
	await expect(rob.section('Yours, not on the table')).toHaveCount(0);
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await Promise.all([here.context.close(), tomas.page.context().close()]);
});

test('whoever’s browser lets go of what it keeps goes on seeing what happens', async ({ house }) => {
	const { rob, tomas, first, second, context } = await scene(house, 'Let go of', null);
	// As another tab does when it begins afresh, and the browser itself to tabs in the background.
	const deleted = await rob.page.evaluate(async () => {
		const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
		const boards = names.filter((name) => name.includes(' agreed@'));
		for (const name of boards) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
		return boards.length;
	});
	expect(deleted).toBe(1);
	for (const { key } of [first, second]) {
		await tomas.move(key, { timebox: 'v1.38' });
		await tomas.propose();
		await expect(rob.entry(key)).toContainText('v1.37 → v1.38');
	}
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await Promise.all([context.close(), tomas.page.context().close()]);
});

test('[LK1] what comes back is told and counted where its author looks elsewhere, and leads to Decide', async ({
	house
}) => {
	const here = await scene(house, 'Back while elsewhere', null);
	const { rob, tomas, first, founded } = here;
	const sentence = '1 proposal was not put on the table. The session was locked before this could be sent.';
	const said = rob.page.getByRole('status').filter({ hasText: sentence });
	await here.context.setOffline(true);
	await rob.move(first.key, { timebox: 'v1.38' });
	await rob.propose();
	await rob.letGo();
	await rob.tab('Agenda');
	await house.readBackSignLock(founded.board);
	await here.context.setOffline(false);
	await expect(said).toBeVisible({ timeout: 60_000 });
	await expect(rob.panel.getByRole('tab', { name: 'Decide' })).toContainText('1');

	await test.step('on a phone that shows the board', async () => {
		await rob.page.setViewportSize({ width: 390, height: 844 });
		const shown = rob.page.getByRole('navigation', { name: 'How the board is shown' });
		await shown.getByRole('button', { name: 'Board' }).click();
		await expect(shown.getByRole('button', { name: 'List' })).toContainText('1 for you');
		await said.getByRole('button', { name: 'Show' }).click();
		await expect(rob.entry(first.key)).toBeFocused();
		await expect(rob.entry(first.key)).toContainText('Not put on the table.');
		await expect(said).toHaveCount(0);
	});
	await test.step('in the outline, and there too only once', async () => {
		await rob.page.goto(`${founded.path}/outline`);
		await expect(said).toBeVisible();
		await rob.page.getByRole('link', { name: 'Board', exact: true }).click();
		await expect(rob.page.getByRole('navigation', { name: 'How the board is shown' })).toBeVisible();
		await expect(said).toHaveCount(0);
	});
	expect([...rob.faults, ...tomas.faults]).toEqual([]);
	await Promise.all([here.context.close(), tomas.page.context().close()]);
});

test('every page that lives off a board says that it is out of touch, that it is back, and that it has ended', async ({
	house
}) => {
	const founded = await house.found('Out of touch');
	const context = await house.enter('rob');
	const pages = await Promise.all(
		['', '/outline', '/agenda', '/authority', '/sessions'].map(async (path) => {
			const board = new BoardPage(await context.newPage());
			await board.page.goto(founded.path + path);
			await expect(board.page.getByRole('heading', { level: 1 })).toBeVisible();
			const told = board.page.locator('[role=status][aria-live=polite].unseen');
			await expect(told.first()).toBeEmpty();
			return { board, told, chip: board.page.getByText('Offline', { exact: true }) };
		})
	);
	await context.setOffline(true);
	for (const { told, chip } of pages) {
		await expect(chip).toBeVisible({ timeout: 60_000 });
		await expect(told.filter({ hasText: 'Offline. What you do here waits in this browser.' })).toHaveCount(1);
	}
	await context.setOffline(false);
	for (const { told, chip } of pages) {
		await expect(told.filter({ hasText: 'Back again: what you see is live.' })).toHaveCount(1, {
			timeout: 60_000
		});
		await expect(chip).toHaveCount(0);
	}
	await house.does('dana', founded.board, { kind: 'seat', person: house.guests.rob.person, seats: [] });
	for (const { board, told } of pages) {
		await expect(board.ended).toContainText('You no longer have a seat on this board.');
		await expect(told.filter({ hasText: 'You no longer have a seat on this board.' })).toHaveCount(1);
		await expect(board.page.getByText('No longer live', { exact: true })).toBeVisible();
		expect(board.faults).toEqual([]);
	}
	await context.close();
});
