import type { Founded } from '../browser/house.ts';
import { BoardPage } from '../browser/board-page.ts';
import { itemsIn, type Standing } from '../browser/items.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, phone, type Album } from './album.ts';

type Who = 'dana' | 'tomas' | 'ingrid' | 'rob';
type People = Readonly<Record<Who, BoardPage>>;

/** A MetaScrum on the portfolio, from the open session to its replay. */
export async function session(stage: Stage, album: Album): Promise<void> {
	const { house } = stage;
	const founded = await house.found('Kubernetes enhancements');
	await house.open(founded.board);
	const enter = async (who: Who): Promise<BoardPage> => BoardPage.open(await house.enter(who, desk), founded.path);
	const people: People = {
		dana: await enter('dana'),
		tomas: await enter('tomas'),
		ingrid: await enter('ingrid'),
		rob: await enter('rob')
	};
	await album.keep(people.dana.page, 'session-open');
	const items = neighbours(founded);
	await propose(people, items);
	await inSession(stage, founded, people, items, album);
	const watcher = await watch(stage, founded, people, album);
	await lock(people, items, album);
	await album.keep(watcher, 'watch-phone-locked');
	await afterwards(people.dana, founded, album);
	for (const board of Object.values(people)) await board.page.context().close();
	await watcher.context().close();
}

interface Items {
	readonly rivals: Standing;
	readonly across: Standing;
	readonly declined: Standing;
	readonly later: Standing;
	readonly own: Standing;
	readonly carried: Standing;
}

/** Items that stand in one cell, the fullest of kubelet in v1.37: a picture shows them together. */
function neighbours({ content }: Founded): Items {
	const teams = Map.groupBy(itemsIn(content, 'kubelet', 'v1.37'), ({ team }) => team);
	const [most] = [...teams.values()].sort((a, b) => b.length - a.length);
	const [rivals, across, declined, later, own, carried] = most ?? [];
	if (!rivals || !across || !declined || !later || !own || !carried)
		throw new Error('No team has six items in kubelet, v1.37.');
	return { rivals, across, declined, later, own, carried };
}

async function propose({ dana, tomas, rob }: People, items: Items): Promise<void> {
	await rob.move(items.later.key, { timebox: 'v1.38' });
	await rob.propose();
	await rob.move(items.rivals.key, { timebox: 'v1.38' });
	await rob.propose();
	await dana.move(items.rivals.key, { timebox: 'v1.36' });
	await dana.propose();
	await rob.move(items.across.key, { product: 'kube-apiserver' });
	await rob.propose();
	await dana.move(items.declined.key, { timebox: 'v1.38' });
	await dana.propose();
	await tomas.find(items.across.key);
	await tomas.agree(items.across.key);
	await tomas.find(items.declined.key);
	await tomas.sayNo(items.declined.key, 'The node team is at its limit until the storage migration is through.');
	await tomas.move(items.own.key, { timebox: 'v1.38' });
	await tomas.propose();
}

/** The board as the Product Owner has it, in both themes, two other hands on it, one with a card. */
async function inSession(
	{ house }: Stage,
	{ path }: Founded,
	{ tomas, ingrid, rob }: People,
	items: Items,
	album: Album
): Promise<void> {
	// In v1.38, so that the columns on both sides are in view.
	for (const board of [tomas, ingrid, rob]) await board.find(items.own.key);
	await album.keep(tomas.page, 'details');
	await tomas.letGo();
	const darkly = await BoardPage.open(await house.enter('tomas', { ...desk, colorScheme: 'dark' }), path);
	await darkly.find(items.own.key);
	await darkly.letGo();
	const held = await rob.carry(items.carried.key, 'v1.38');
	const pictures = async (): Promise<void> => {
		await Promise.all([tomas.says(/^Rob Castellano/), tomas.says(/^Ingrid Solberg/)]);
		await album.keep(tomas.page, 'board-light');
		await album.keep(darkly.page, 'board-dark');
		await album.keep(rob.page, 'carrying');
	};
	const taken = pictures();
	await Promise.all([rob.wave({ x: held.x, y: held.y + 140 }, taken), ingrid.wave({ x: 480, y: 690 }, taken)]);
	await rob.page.keyboard.press('Escape');
	await rob.page.mouse.up();
	await darkly.page.context().close();
}

/** The watch link on a phone: the list, and the board. */
async function watch({ house }: Stage, { path }: Founded, { dana }: People, album: Album) {
	const people = await dana.page.context().newPage();
	await people.goto(`${path}/people`);
	await people.getByLabel('For whom or where').fill('A phone');
	await people.getByRole('button', { name: 'Make a watch link' }).click();
	const watcher = await (await house.stranger(phone)).newPage();
	await watcher.goto(await people.getByLabel('Watch link for A phone').inputValue());
	await people.close();
	await watcher.getByRole('article').first().waitFor();
	await album.keep(watcher, 'watch-phone');
	await watcher.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
	await new BoardPage(watcher).isDrawn();
	await album.keep(watcher, 'watch-phone-board');
	await watcher.getByRole('navigation').getByRole('button', { name: 'List' }).tap();
	return watcher;
}

async function lock({ dana, tomas, rob }: People, items: Items, album: Album): Promise<void> {
	await dana.button('Begin closing').click();
	await dana.button('Lock the board').click();
	const dialog = dana.dialog('Lock the board');
	await dialog.waitFor();
	await album.keep(dana.page, 'lock');
	await dialog.getByRole('button', { name: /^Decide .* later$/ }).click();
	await dialog.getByRole('button', { name: 'Not yet' }).click();
	await album.keep(dana.page, 'closing');
	await dana.button(/^Read back/).click();
	await tomas.tab('Agenda');
	await tomas.button('Sign the agreement').click();
	await tomas.tab('Decide');
	await dana.button('Lock the board').click();
	await dialog.getByText('Nothing is undecided').waitFor();
	await dialog.getByRole('button', { name: /^Lock MetaScrum/ }).click();
	await dialog.waitFor({ state: 'hidden' });
	await tomas.state.filter({ hasText: 'agreed board v1' }).waitFor();
	await album.keep(tomas.page, 'locked');
	await rob.find(items.declined.key);
	await rob.drag(items.declined.key, 'v1.38');
	await rob.offer.waitFor();
	await album.keep(rob.page, 'talking-point');
}

/** What stays: the list of sessions with their hashes, the replay, the board as a list. */
async function afterwards({ page }: BoardPage, { path }: Founded, album: Album): Promise<void> {
	await page.goto(`${path}/sessions`);
	const replay = page.getByRole('link', { name: 'Replay', exact: true });
	await replay.waitFor();
	await album.keep(page, 'sessions');
	await replay.click();
	for (const name of ['Next proposal', 'Next proposal', 'Next decision'])
		await page.getByRole('button', { name }).click();
	await new BoardPage(page).says(/^KEP-\d+$/);
	await album.keep(page, 'replay');
	await page.goto(`${path}/outline`);
	await page.locator('summary').filter({ hasText: 'kubelet' }).first().click();
	await album.keep(page, 'outline');
}
