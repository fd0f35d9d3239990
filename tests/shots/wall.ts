import type { Page } from '@playwright/test';
import type { Stage } from '../bench/stage.ts';
import { BoardPage } from '../browser/board-page.ts';
import type { Founded, House } from '../browser/house.ts';
import { itemsIn } from '../browser/items.ts';
import { desk, type Album } from './album.ts';

const screen = { viewport: { width: 1920, height: 1080 } } as const;

/** A screen in the room: nobody presents, somebody does, closing, locked; in both themes. */
export async function wall({ house }: Stage, album: Album): Promise<void> {
	const founded = await house.found('Kubernetes enhancements');
	await house.open(founded.board);
	const dana = await BoardPage.open(await house.enter('dana', desk), founded.path);
	const link = await linkOn(dana, founded);
	const watching = await hang(house, link, {});
	const seated = await (await house.enter('rob', { ...screen, colorScheme: 'dark' })).newPage();
	await seated.goto(`${founded.path}/wall`);
	// Nobody presents for longer than the wall waits.
	await watching.waitForTimeout(4000);
	await album.keep(watching, 'wall-whole-board');
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (item) await dana.find(item.key);
	await dana.letGo();
	await dana.button('Present').click();
	await seated.getByText('Dana Whitfield presents').first().waitFor();
	// The camera glides after the presenter's.
	await watching.waitForTimeout(2000);
	await album.keep(watching, 'wall-presented');
	await album.keep(seated, 'wall-presented-dark');
	await house.readBackSignLock(founded.board);
	await watching.getByText(/Locked until/).first().waitFor();
	await album.keep(watching, 'wall-locked');
	for (const page of [watching, seated, dana.page]) await page.context().close();
}

async function hang(house: House, link: string, options: object): Promise<Page> {
	const page = await (await house.stranger({ ...screen, ...options })).newPage();
	await page.goto(link);
	await page.getByRole('banner').waitFor();
	return page;
}

async function linkOn({ page }: BoardPage, { path }: Founded): Promise<string> {
	const people = await page.context().newPage();
	await people.goto(`${path}/people`);
	await people.getByLabel('For whom or where').fill('The lobby');
	await people.getByRole('button', { name: 'Make a watch link' }).click();
	const link = await people.getByLabel('The same for a screen on the wall').inputValue();
	await people.close();
	return link;
}
