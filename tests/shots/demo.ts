import { BoardPage } from '../browser/board-page.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, type Album } from './album.ts';

/** The demo board of the first run: as it greets, fitted, grouped by team, and in session (the picture of the README). */
export async function demo({ house }: Stage, album: Album): Promise<void> {
	const context = await house.enter('dana', desk);
	const page = await context.newPage();
	await page.goto('/');
	await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
	const dana = new BoardPage(page);
	await dana.isDrawn();
	await album.keep(page, 'demo-locked');
	await dana.button('Prepare').click();
	await dana.button('Open the session').click();
	await dana.button('Begin closing').waitFor();
	await dana.button('Fit the board').click();
	await album.keep(page, 'demo-fitted');
	await page.keyboard.press('g');
	await album.keep(page, 'demo-by-team');
	await context.close();
}
