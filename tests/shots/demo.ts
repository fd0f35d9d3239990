import { BoardPage } from '../browser/board-page.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, type Album } from './album.ts';

/** The demo board of the first run: as it greets, in session (the picture of the README), fitted, grouped by team. */
export async function demo({ house }: Stage, album: Album): Promise<void> {
	const enter = async (who: 'dana' | 'tomas' | 'ingrid' | 'rob'): Promise<BoardPage> => {
		const page = await (await house.enter(who, desk)).newPage();
		await page.goto('/');
		await page.getByRole('main').getByRole('link', { name: /Roundwell MetaScrum/ }).click();
		const board = new BoardPage(page);
		await board.isDrawn();
		return board;
	};
	const dana = await enter('dana');
	await album.keep(dana.page, 'demo-locked');
	await dana.button('Prepare').click();
	await album.keep(dana.page, 'preparing');
	await dana.button('Open the session').click();
	await album.keep(dana.page, 'open-gate');
	await dana.button('Open anyway').click();
	await dana.button('Begin closing').waitFor();
	const [tomas, ingrid, rob] = [await enter('tomas'), await enter('ingrid'), await enter('rob')];
	for (const [board, key, timebox] of [
		[rob, 'PORT-116', 'Sprint 77'],
		[dana, 'PORT-112', 'Sprint 75'],
		[rob, 'ROUND-207', 'Sprint 77'],
		[ingrid, 'ROUND-204', 'Sprint 76']
	] as const) {
		await board.move(key, { timebox });
		await board.propose();
		await board.letGo();
	}
	await promised(rob, album);
	const shown = await enter('tomas');
	const homely = await enter('rob');
	const resting = await enter('ingrid');
	const held = await homely.carry('PORT-107', 'Sprint 77');
	const picture = async (): Promise<void> => {
		await Promise.all([shown.says(/^Rob Castellano/), shown.says(/^Ingrid Solberg/)]);
		await album.keep(shown.page, 'demo-session');
	};
	const taken = picture();
	await Promise.all([
		homely.wave({ x: held.x - 60, y: held.y + 60 }, taken),
		resting.wave({ x: 520, y: 560 }, taken)
	]);
	await dana.button('Fit the board').click();
	await dana.saysNot(/^One patient list/);
	await album.keep(dana.page, 'demo-fitted');
	await dana.page.keyboard.press('g');
	await dana.says(/^Teams, then products/);
	await album.keep(dana.page, 'demo-by-team');
	for (const board of [dana, tomas, ingrid, rob, shown, homely, resting]) await board.page.context().close();
}

/** A date promised to a customer moves: the board asks why, and whoever needs it in time has to sign too. */
async function promised(rob: BoardPage, album: Album): Promise<void> {
	await rob.move('ROUND-208', { timebox: 'Sprint 77' });
	await rob.propose();
	const dialog = rob.dialog('A promised date moves');
	await dialog.getByRole('radio', { name: 'Development issue' }).check();
	await dialog.getByRole('textbox').fill('The lock screen of iOS 20 shows less than we need.');
	await album.keep(rob.page, 'promised');
	await dialog.getByRole('button', { name: 'Propose' }).click();
	await dialog.waitFor({ state: 'hidden' });
}
