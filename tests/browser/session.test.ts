import { createHash } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { expect, test } from './test.ts';

test.describe.configure({ mode: 'serial' });

/** One MetaScrum over the portfolio from its calling to its replay: four people and a watcher, each in a browser of their own. */
test.describe('a MetaScrum', () => {
	let founded: Founded;
	let dana: BoardPage;
	let tomas: BoardPage;
	let ingrid: BoardPage;
	let rob: BoardPage;
	let watcher: BoardPage;
	const contexts: BrowserContext[] = [];
	let first: Standing, second: Standing, third: Standing, fourth: Standing, fifth: Standing, sixth: Standing;
	const everybody = (): BoardPage[] => [dana, tomas, ingrid, rob, watcher];
	const all = (act: (board: BoardPage) => Promise<void>) => Promise.all(everybody().map(act));
	const dated = (key: string, timebox: string) => async (board: BoardPage) => {
		await board.find(key);
		await expect(board.facet('Timebox')).toHaveText(timebox);
	};

	test.beforeAll(async ({ house }) => {
		founded = await house.found('A whole MetaScrum');
		const [a, b, c, d, e, f] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!a || !b || !c || !d || !e || !f)
			throw new Error('The portfolio has too few items in kubelet, v1.37.');
		[first, second, third, fourth, fifth, sixth] = [a, b, c, d, e, f];
		const enter = async (context: BrowserContext): Promise<BoardPage> => {
			contexts.push(context);
			return BoardPage.open(context, founded.path);
		};
		dana = await enter(await house.enter('dana'));
		tomas = await enter(await house.enter('tomas'));
		ingrid = await enter(await house.enter('ingrid'));
		rob = await enter(await house.enter('rob'));
	});
	test.afterAll(async () => {
		const faults = everybody().flatMap((board: BoardPage | undefined) => board?.faults ?? []);
		for (const context of contexts) await context.close();
		expect(faults).toEqual([]);
	});

	test('is watched by somebody without an account, by a link the facilitator makes', async ({ house }) => {
		const people = await contexts[0]?.newPage();
		if (!people) throw new Error('Dana has no browser.');
		await people.goto(`${founded.path}/people`);
		await people.getByLabel('For whom or where').fill('The wall in the lobby');
		await people.getByRole('button', { name: 'Make a watch link' }).click();
		const link = await people.getByLabel('Watch link for The wall in the lobby').inputValue();
		await people.close();
		const context = await house.stranger();
		contexts.push(context);
		watcher = await BoardPage.open(context, link);
		await expect(watcher.page).toHaveURL(new RegExp(`${founded.path}(#|$)`));
		await expect(dana.page.getByText('1 watching')).toBeVisible();
		await expect(watcher.top.getByText('Watching', { exact: true })).toBeVisible();
	});

	test('[SC1] [SC2] [SS2] is called, prepared and opened by the facilitator, and everybody sees it', async () => {
		await dana.button('Schedule a session').click();
		const dialog = dana.dialog('Schedule the next session');
		const schedule = dialog.getByRole('button', { name: 'Schedule' });
		const begins = dialog.getByLabel('Begins');
		const offered = await begins.inputValue();
		await begins.fill('2020-01-06T10:00');
		await expect(begins).toHaveAccessibleDescription(/That time has passed/);
		await expect(schedule).toBeDisabled();
		await begins.fill(offered);
		await schedule.click();
		await expect(rob.state).toContainText('Locked until');
		await dana.button('Prepare').click();
		await expect(rob.state).toContainText('Preparing');
		await expect(rob.button('Open the session')).toBeHidden();
		await dana.button('Open the session').click();
		await dana.dialog('Open MetaScrum 1').getByRole('button', { name: 'Open anyway' }).click();
		await all((board) => expect(board.state).toContainText('In session'));
	});

	test('shows a hand and its name on every other screen', async () => {
		await all((board) => board.find(first.key));
		const [card] = await tomas.seen(first.key);
		const name = /^Tomás Herrera · Product Owner/;
		const seen = Promise.all([dana, ingrid, rob].map((board) => board.says(name)));
		await tomas.wave({ x: (card?.x ?? 0) + 20, y: (card?.y ?? 0) - 20 }, seen);
		await watcher.saysNot(/Tomás Herrera ·/);
	});

	test('shows a card in a hand while it is carried, and to whoever carries it who will have to sign', async () => {
		const held = await rob.carry(first.key, 'v1.38');
		await rob.says(/^Needs one sign-off$/);
		await rob.says(/^kubelet$/);
		const name = /^Rob Castellano · /;
		await rob.wave(held, Promise.all([dana, tomas, ingrid].map((board) => board.says(name))));
		await Promise.all([dana, tomas, ingrid].map((board) => board.shows(first.key, 2)));
		await rob.page.keyboard.press('Escape');
		await rob.page.mouse.up();
		await Promise.all([dana, tomas, ingrid].map((board) => board.shows(first.key, 1)));
		expect(await rob.entry(first.key).count()).toBe(0);
	});

	test('[AU3] makes a ghost of a drop on every screen, with the Product Owner who has to sign', async () => {
		await rob.drag(first.key, 'v1.38');
		await all((board) => board.shows(first.key, 2));
		await all((board) => expect(board.entry(first.key)).toContainText('v1.37 → v1.38'));
		await all((board) =>
			expect(board.entry(first.key).getByRole('list', { name: 'Signers' })).toHaveText(/^\s*kubelet/)
		);
		await expect(tomas.entry(first.key).getByRole('button', { name: 'Agree' })).toBeVisible();
		await expect(ingrid.entry(first.key).getByRole('button', { name: 'Agree' })).toBeHidden();
		await expect(watcher.entry(first.key).getByRole('button')).toHaveCount(1);
	});

	test('[SO3] moves the card for everybody with the last signature, given at the ghost itself', async () => {
		await tomas.agreeAtGhost(first.key);
		await all((board) => board.shows(first.key, 1));
		await all(dated(first.key, 'v1.38'));
	});

	test('[AU3] needs both Product Owners where a card leaves one product for another', async () => {
		await rob.move(second.key, { product: 'kube-apiserver' });
		await expect(rob.panel.getByText('Will have to sign:')).toBeVisible();
		await rob.propose();
		await Promise.all([tomas, ingrid].map((board) => board.find(second.key)));
		const signers = ingrid.entry(second.key).getByRole('list', { name: 'Signers' });
		await expect(signers.getByRole('listitem')).toHaveCount(2);
		await tomas.agree(second.key);
		await expect(signers).toContainText(/kubelet\s*: signed/);
		await expect(signers).toContainText(/kube-apiserver\s*you\s*: Ingrid Solberg has not signed/);
		await expect(ingrid.facet('Product')).toHaveText('kubelet');
		await ingrid.agree(second.key);
		await all(async (board) => {
			await board.find(second.key);
			await expect(board.facet('Product')).toHaveText('kube-apiserver');
		});
	});

	test('[DC1] is told no with a reason that everybody reads, and the card stays', async () => {
		await rob.move(third.key, { timebox: 'v1.38' });
		await rob.propose();
		await tomas.find(third.key);
		await tomas.sayNo(third.key, 'The node team is at its limit.');
		await all(async (board) => {
			await board.find(third.key);
			await expect(board.entry(third.key)).toContainText('“The node team is at its limit.”');
			await expect(board.entry(third.key)).toContainText('Declined by Tomás Herrera');
			await expect(board.facet('Timebox')).toHaveText('v1.37');
			await board.shows(third.key, 1);
		});
	});

	test('[PR7] lets a Product Owner’s own move inside their product sign itself', async () => {
		await tomas.find(fourth.key);
		await tomas.carry(fourth.key, 'v1.38');
		await tomas.says(/^Yours: it moves at once$/);
		await tomas.drop();
		await all(dated(fourth.key, 'v1.38'));
		await expect(dana.entry(fourth.key)).toContainText('Agreed');
	});

	test('[PR10] keeps rivals side by side, and agreeing to one closes the other', async () => {
		await rob.move(fifth.key, { timebox: 'v1.38' });
		await rob.propose();
		await dana.move(fifth.key, { timebox: 'v1.36' });
		await dana.propose();
		await all((board) => board.find(fifth.key));
		await all((board) => expect(board.entry(fifth.key)).toHaveCount(2));
		await tomas.letGo();
		await expect(tomas.panel.getByText('2 rivals: agreeing to one closes the others')).toBeVisible();
		await tomas.entry('v1.37 → v1.36').getByRole('button', { name: 'Agree' }).click();
		await all(dated(fifth.key, 'v1.36'));
		await expect(rob.entry('Superseded by the proposal of Dana Whitfield')).toContainText(fifth.key);
	});

	test('[LK6] can’t be locked while anything is undecided', async ({ house }) => {
		await rob.move(sixth.key, { timebox: 'v1.38' });
		await rob.propose();
		// Once the closing has begun it would come too late.
		await tomas.find(sixth.key);
		await expect(tomas.entry(sixth.key).getByRole('button', { name: 'Agree' })).toBeVisible();
		await dana.button('Begin closing').click();
		await all((board) => expect(board.state).toContainText('Closing'));
		await dana.button('Lock the board').click();
		const dialog = dana.dialog('Lock the board');
		await expect(dialog).toContainText(`${sixth.key}: still undecided.`);
		await expect(dialog.getByRole('button', { name: /^Lock MetaScrum 1/ })).toBeDisabled();
		const asked = house.does('dana', founded.board, { kind: 'lock', next: Date.now() + 86_400_000 });
		await expect(asked).rejects.toThrow(/undecided/);
	});

	test('[PP1] [LK9] is locked once what is left is put off, and the agreement read back and signed', async () => {
		const dialog = dana.dialog('Lock the board');
		await dialog.getByRole('button', { name: 'Decide it later' }).click();
		await expect(dialog).not.toContainText('undecided');
		await dialog.getByRole('button', { name: 'Not yet' }).click();
		await expect(dana.section('Read-back')).toContainText('0 of 4');
		for (let n = 1; n <= 4; n++) {
			await dana.button(/^Read back/).click();
			await expect(dana.section('Read-back')).toContainText(`${n} of 4`);
		}
		for (const owner of [tomas, ingrid]) {
			await owner.letGo();
			await owner.tab('Agenda');
			await owner.button('Sign the agreement').click();
			await expect(owner.button('Sign the agreement')).toBeHidden();
			await owner.tab('Decide');
		}
		await dana.button('Lock the board').click();
		await expect(dialog).toContainText('Nothing is undecided');
		await dialog.getByRole('button', { name: /^Lock MetaScrum 1/ }).click();
		await all((board) => expect(board.state).toContainText(/Locked until .* · agreed board v1/));
		await rob.letGo();
		await rob.tab('Agenda');
		await expect(rob.section('To be decided later')).toContainText(sixth.key);
	});

	test('[LK9] leaves a snapshot that never changes, named by its hash and chained to the one before', async ({
		house
	}) => {
		const list = (await (await house.get('rob', `/api/v1${founded.path}/snapshots`)).json()) as {
			readonly version: number;
			readonly hash: string;
		}[];
		const hashOf = (version: number): string => list.find((each) => each.version === version)?.hash ?? '';
		const response = await house.get('rob', `/api/v1${founded.path}/snapshots/1`);
		const body = Buffer.from(await response.arrayBuffer());
		expect(createHash('sha256').update(body).digest('hex')).toBe(hashOf(1));
		expect(response.headers.get('etag')).toContain(hashOf(1));
		const { previous, agreed } = JSON.parse(body.toString()) as {
			previous: string;
			agreed: Founded['content'];
		};
		expect(previous).toBe(hashOf(0));
		expect(itemsIn(agreed, 'kubelet', 'v1.38').map(({ key }) => key)).toEqual(
			expect.arrayContaining([first.key, fourth.key])
		);
	});

	test('[LK1] offers a talking point to whoever reaches for a locked card', async () => {
		await rob.find(third.key);
		await rob.drag(third.key, 'v1.38');
		await expect(rob.offer).toContainText('Locked until');
		await rob.offer.getByRole('combobox', { name: 'Timebox' }).selectOption({ label: 'v1.38' });
		await rob.offer.getByLabel('What should be talked about?').fill('Can the node team take this one later?');
		await rob.offer.getByRole('button', { name: 'Add it to the agenda' }).click();
		await expect(rob.offer).toBeHidden();
		await tomas.tab('Agenda');
		await expect(tomas.section('Talking points')).toContainText('Can the node team take this one later?');
		await expect(tomas.section('Talking points')).toContainText('for the next session');
		await rob.find(third.key);
		await expect(rob.facet('Timebox')).toHaveText('v1.37');
	});

	test('[TP3] brings the talking point to the next session, where it is put on the table with one click', async () => {
		await dana.button('Prepare').click();
		await dana.button('Open the session').click();
		await dana.dialog('Open MetaScrum 2').getByRole('button', { name: 'Open anyway' }).click();
		await all((board) => expect(board.state).toContainText('In session'));
		await expect(dana.top).toContainText('MetaScrum 2');
		await expect(tomas.section('Talking points')).toContainText('for this session');
		await rob.letGo();
		await rob.section('Talking points').getByRole('button', { name: 'Put on the table' }).click();
		await tomas.tab('Decide');
		await expect(tomas.entry(third.key).getByRole('button', { name: 'Agree' })).toBeVisible();
	});
});
