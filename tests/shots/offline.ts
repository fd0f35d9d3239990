import { BoardPage } from '../browser/board-page.ts';
import { itemsIn } from '../browser/items.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, type Album } from './album.ts';

/** A board whose network is gone, with two moves that wait. */
export async function offline({ house }: Stage, album: Album): Promise<void> {
	const founded = await house.found('Kubernetes enhancements');
	await house.open(founded.board);
	const [one, two] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!one || !two) throw new Error('The portfolio has too few items.');
	const context = await house.enter('rob', desk);
	const rob = await BoardPage.open(context, founded.path);
	await context.setOffline(true);
	for (const { key } of [one, two]) {
		await rob.move(key, { timebox: 'v1.38' });
		await rob.propose();
	}
	await rob.top.getByText(/2 not sent yet/).waitFor();
	await rob.letGo();
	await album.keep(rob.page, 'offline');
	await house.readBackSignLock(founded.board);
	await context.setOffline(false);
	await rob.panel.getByText('Not put on the table.').first().waitFor();
	await album.keep(rob.page, 'returned');
	await context.close();
}
