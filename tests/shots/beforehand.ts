import { portfolio } from '../fixtures/portfolio.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, type Album } from './album.ts';

/** The pages around the board: the way in, founding on a file, people, account. */
export async function beforehand({ house }: Stage, album: Album): Promise<void> {
	const stranger = await house.stranger(desk);
	const door = await stranger.newPage();
	await door.goto('/');
	await album.keep(door, 'welcome');
	await door.goto('/sign-in');
	await album.keep(door, 'sign-in');
	await door.goto('/no-such-page');
	await album.keep(door, 'not-found');
	await stranger.close();

	const context = await house.enter('dana', desk);
	const page = await context.newPage();
	await page.goto('/boards/new');
	await page.locator('input[type=file]').setInputFiles({
		...{ name: 'portfolio.csv', mimeType: 'text/csv' },
		buffer: Buffer.from(portfolio().bytes)
	});
	await page.getByRole('heading', { name: /What will be made/ }).waitFor();
	await album.whole(page, 'import');
	await page.getByRole('button', { name: 'Found the board' }).click();
	await page.getByRole('heading', { name: 'Who owns what' }).waitFor();
	await album.whole(page, 'owners');

	const founded = await house.found('Kubernetes enhancements');
	await page.goto(`${founded.path}/people`);
	await page.getByLabel('For whom or where').fill('The wall in the lobby');
	await page.getByRole('button', { name: 'Make a watch link' }).click();
	await page.getByLabel('Watch link for The wall in the lobby').waitFor();
	await album.whole(page, 'people');
	await page.goto('/');
	await album.keep(page, 'boards');
	await page.goto('/account');
	await album.keep(page, 'account');
	await context.close();
}
