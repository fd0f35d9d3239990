import type { Page } from '@playwright/test';
import type { Stage } from '../bench/stage.ts';
import { BoardPage } from '../browser/board-page.ts';
import type { Founded, House, Who } from '../browser/house.ts';
import { itemsIn } from '../browser/items.ts';
import { written } from '../browser/picture.ts';
import { phone, type Album } from './album.ts';

/** A session in the hands of everybody who has only a phone with them: list, board, card, what is asked in dialogs. */
export async function phones({ house }: Stage, album: Album): Promise<void> {
	const founded = await house.found('Kubernetes enhancements');
	await house.open(founded.board);
	await proposed(house, founded);
	for (const who of ['dana', 'tomas', 'rob'] as const) await walk(house, founded, album, who);
	await watched(house, founded, album);
}

/** What waits for the Product Owner, and what is in the way. */
async function proposed(house: House, { board, content }: Founded): Promise<void> {
	const later = content.timeboxes.find(({ name }) => name === 'v1.38');
	for (const { item } of itemsIn(content, 'kubelet', 'v1.37').slice(0, 3)) {
		const place = content.places.find((each) => each.item === item.id);
		if (!place || !later) throw new Error('The portfolio has too few items.');
		const to = { product: place.product, team: place.team, timebox: later.id, after: null };
		const changes = [{ kind: 'move', item: item.id, to }] as const;
		await house.does('rob', board, { kind: 'propose', changes, because: 'Benchmarks need one more release.', cause: null });
	}
	await house.does('rob', board, {
		kind: 'raise-impediment',
		...{ text: 'No arm64 capacity in CI', severity: 'high', product: null, item: null },
		...{ owner: house.guests.dana.person, private: false }
	});
}

async function walk(house: House, { path }: Founded, album: Album, who: Who): Promise<void> {
	const page = await (await house.enter(who, phone)).newPage();
	const board = new BoardPage(page);
	await page.goto(path);
	await board.entry(/v1.38/).first().waitFor();
	await album.keep(page, `phone-${who}-list`);
	await board.tab('Agenda');
	await album.keep(page, `phone-${who}-agenda`);
	await board.tab('Follow up');
	await album.keep(page, `phone-${who}-follow-up`);
	await board.button('Raise an impediment').tap();
	await album.keep(page, `phone-${who}-impediment`);
	await page.getByRole('button', { name: 'Close' }).tap();
	await board.tab('Decide');
	if (who === 'tomas') {
		await page.getByRole('button', { name: 'Say no' }).first().tap();
		await album.keep(page, 'phone-tomas-no');
		await page.getByRole('button', { name: 'Close' }).tap();
	}
	await page.getByRole('button', { name: 'Menu', exact: true }).tap();
	await album.keep(page, `phone-${who}-menu`);
	await page.keyboard.press('Escape');
	await onBoard(page, board, album, who);
	await page.context().close();
}

async function onBoard(page: Page, board: BoardPage, album: Album, who: string): Promise<void> {
	await page.getByRole('navigation').getByRole('button', { name: 'Board' }).tap();
	await board.isDrawn();
	await album.keep(page, `phone-${who}-board`);
	const [card] = (await written(page)).filter(({ text, x, y }) => /^KEP-/.test(text) && x > 140 && y > 250 && y < 600 && x < 340);
	if (!card) return;
	await page.touchscreen.tap(card.x + 6, card.y - 6);
	await board.panel.waitFor();
	await album.keep(page, `phone-${who}-card`);
}

async function watched(house: House, { path }: Founded, album: Album): Promise<void> {
	const dana = await (await house.enter('dana')).newPage();
	await dana.goto(`${path}/people`);
	await dana.getByLabel('For whom or where').fill('An executive');
	await dana.getByRole('button', { name: 'Make a watch link' }).click();
	const link = await dana.getByLabel('Watch link for An executive', { exact: true }).inputValue();
	const page = await (await house.stranger(phone)).newPage();
	await page.goto(link);
	await page.getByRole('article').first().waitFor();
	await album.keep(page, 'phone-exec-list');
	const watcher = new BoardPage(page);
	await watcher.tab('Follow up');
	await album.keep(page, 'phone-exec-follow-up');
	await watcher.tab('Decide');
	await onBoard(page, watcher, album, 'exec');
	await dana.context().close();
	await page.context().close();
}
