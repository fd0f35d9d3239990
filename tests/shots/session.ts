import { BoardPage } from '../browser/board-page.ts';
import { itemsIn, type Standing } from '../browser/items.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, phone, type Album } from './album.ts';

const dark = { ...desk, colorScheme: 'dark' } as const;

/** A MetaScrum on the portfolio, from the open session to its replay. */
export async function session({ house }: Stage, album: Album): Promise<void> {
	const founded = await house.found('Kubernetes enhancements');
	await house.open(founded.board);
	const items = (product: string, timebox: string): Standing[] => itemsIn(founded.content, product, timebox);
	const [one, two, three, four, five] = items('kubelet', 'v1.37');
	const [six, seven] = items('kube-apiserver', 'v1.37');
	if (!one || !two || !three || !four || !five || !six || !seven) throw new Error('The portfolio has too few items.');
	const enter = async (who: 'dana' | 'tomas' | 'ingrid' | 'rob', options: object = desk): Promise<BoardPage> =>
		BoardPage.open(await house.enter(who, options), founded.path);
	const [dana, tomas, ingrid, rob] = [await enter('dana'), await enter('tomas'), await enter('ingrid'), await enter('rob')];
	await album.keep(dana.page, 'session-open');

	for (const [key, timebox] of [
		[one.key, 'v1.38'],
		[four.key, 'v1.36'],
		[six.key, 'v1.38']
	] as const) {
		await rob.move(key, { timebox });
		await rob.propose();
	}
	await rob.move(two.key, { product: 'kube-apiserver' });
	await rob.propose();
	await dana.move(one.key, { timebox: 'v1.36' });
	await dana.propose();
	await dana.move(three.key, { timebox: 'v1.38' });
	await dana.propose();
	await tomas.find(two.key);
	await tomas.agree(two.key);
	await tomas.find(three.key);
	await tomas.sayNo(three.key, 'The node team is at its limit until the storage migration is through.');
	await tomas.move(five.key, { timebox: 'v1.38' });
	await tomas.propose();

	for (const board of [dana, tomas, ingrid, rob]) await board.find(one.key);
	await album.keep(tomas.page, 'details');
	await tomas.letGo();
	const darkly = await enter('tomas', dark);
	await darkly.find(one.key);
	await darkly.letGo();
	// Two hands on the board, one with a card, moving as long as the pictures take.
	const held = await rob.carry(seven.key, 'v1.38').catch(() => ({ x: 1000, y: 500 }));
	const pictures = async (): Promise<void> => {
		await tomas.says(/^Rob Castellano/);
		await album.keep(tomas.page, 'board-light');
		await album.keep(darkly.page, 'board-dark');
	};
	await Promise.all([rob.wave(held, pictures()), ingrid.wave({ x: 760, y: 640 }, tomas.says(/^Ingrid Solberg/))]);
	await album.keep(rob.page, 'carrying');
	await rob.page.keyboard.press('Escape');
	await rob.page.mouse.up();
	await darkly.page.context().close();

	const watcher = await (await house.stranger(phone)).newPage();
	const people = await dana.page.context().newPage();
	await people.goto(`${founded.path}/people`);
	await people.getByLabel('For whom or where').fill('A phone');
	await people.getByRole('button', { name: 'Make a watch link' }).click();
	await watcher.goto(await people.getByLabel('Watch link for A phone').inputValue());
	await people.close();
	await watcher.getByRole('article').first().waitFor();
	await album.keep(watcher, 'watch-phone');
	await watcher.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
	await new BoardPage(watcher).isDrawn();
	await album.keep(watcher, 'watch-phone-board');

	await dana.button('Begin closing').click();
	await dana.button('Lock the board').click();
	await dana.dialog('Lock the board').waitFor();
	await album.keep(dana.page, 'lock');
	await dana.dialog('Lock the board').getByRole('button', { name: 'Decide all later' }).click();
	await dana.dialog('Lock the board').getByText('Nothing is undecided').waitFor();
	await dana.dialog('Lock the board').getByRole('button', { name: /^Lock MetaScrum/ }).click();
	await dana.dialog('Lock the board').waitFor({ state: 'hidden' });
	await tomas.says(/^v1\.37$/);
	await album.keep(tomas.page, 'locked');
	await rob.find(three.key);
	await rob.drag(three.key, 'v1.38');
	await rob.offer.waitFor();
	await album.keep(rob.page, 'talking-point');
	await album.keep(watcher, 'watch-phone-locked');

	const { page } = dana;
	await page.goto(`${founded.path}/sessions`);
	await page.getByRole('link', { name: 'Replay', exact: true }).waitFor();
	await album.keep(page, 'sessions');
	await page.getByRole('link', { name: 'Replay', exact: true }).click();
	await page.getByRole('button', { name: 'Next proposal' }).click();
	await page.getByRole('button', { name: 'Next decision' }).click();
	await new BoardPage(page).says(/^KEP-\d+$/);
	await album.keep(page, 'replay');
	await page.goto(`${founded.path}/outline`);
	await page.getByText('kubelet', { exact: true }).first().click();
	await album.keep(page, 'outline');
	for (const board of [dana, tomas, ingrid, rob]) await board.page.context().close();
	await watcher.context().close();
}
