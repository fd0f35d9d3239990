import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';
import type { Content } from '#lib/domain/board.ts';
import { encodeJson, messageType } from '#lib/document/messages.ts';
import { encodeHands, type Cell, type Hand } from '#lib/document/presence.ts';
import type { Stage } from '../bench/stage.ts';
import { BoardPage } from '../browser/board-page.ts';
import type { Founded, House, Who } from '../browser/house.ts';
import { itemsIn } from '../browser/items.ts';
import { desk, phone, type Album } from './album.ts';

const night = { ...desk, colorScheme: 'dark' } as const;

/** People who present, follow, ask for the floor and point; and three hundred of them on one board. */
export async function together({ house }: Stage, album: Album): Promise<void> {
	const founded = await house.found('Kubernetes enhancements');
	await house.open(founded.board);
	await leadAndFollow(house, founded, album);
	for (const [theme, options] of [
		['light', desk],
		['dark', night]
	] as const)
		await crowded(await house.enter('dana', options), founded, album, theme);
}

async function leadAndFollow(house: House, founded: Founded, album: Album): Promise<void> {
	const enter = async (who: Who, options: Parameters<House['enter']>[1]): Promise<BoardPage> =>
		BoardPage.open(await house.enter(who, options), founded.path);
	const dana = await enter('dana', desk);
	const rob = await enter('rob', night);
	const tomas = await enter('tomas', desk);
	const ingrid = new BoardPage(await (await house.enter('ingrid', phone)).newPage());
	await ingrid.page.goto(founded.path);
	const [item] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (item) await dana.find(item.key);
	await dana.letGo();

	await tomas.button('Ask for the floor').click();
	await rob.button('Ask for the floor').click();
	await dana.button('Present').click();
	await rob.page.getByLabel('Somebody presents').waitFor();
	await tomas.page.getByRole('button', { name: 'Follow', exact: true }).click();
	await dana.page.getByText('1 follow').waitFor();
	await waved(dana, async () => {
		await album.keep(dana.page, 'together-presenting');
		await album.keep(tomas.page, 'together-following');
		await album.keep(rob.page, 'together-offered-dark');
	});
	await album.keep(ingrid.page, 'together-offered-phone');
	await pointed(dana, async () => {
		await album.keep(tomas.page, 'together-laser');
		await album.keep(dana.page, 'together-laser-own');
	});
	await dana.button('Everyone to me').click();
	await rob.page.getByLabel('Brought here').waitFor();
	await ingrid.page.getByLabel('Brought here').waitFor();
	await album.keep(rob.page, 'together-brought-dark');
	await album.keep(ingrid.page, 'together-brought-phone');
	await dana.page.getByRole('button', { name: /^Tomás/ }).click();
	await album.keep(dana.page, 'together-person');
	await dana.page.keyboard.press('Escape');
	await dana.button('Who is here').click();
	await album.keep(dana.page, 'together-who');
	await Promise.all([dana, rob, tomas, ingrid].map(({ page }) => page.context().close()));
}

/** Pictures while a hand moves: its name is shown then. */
async function waved({ page }: BoardPage, take: () => Promise<void>): Promise<void> {
	await page.mouse.move(800, 500);
	await page.mouse.move(850, 520, { steps: 4 });
	await take();
}

/** Pictures while a laser is drawn. */
async function pointed({ page }: BoardPage, take: () => Promise<void>): Promise<void> {
	await page.mouse.move(620, 420);
	await page.keyboard.down('k');
	for (let n = 0; n <= 24; n++) {
		const angle = (n / 24) * 2 * Math.PI;
		await page.mouse.move(700 + 110 * Math.cos(angle), 430 + 60 * Math.sin(angle));
		await page.waitForTimeout(20);
	}
	await take();
	await page.keyboard.up('k');
}

const many = 300;

/** A board as somebody has it who is there with so many others, made up on the way to their browser. */
async function crowded(context: BrowserContext, { path, content }: Founded, album: Album, theme: string): Promise<void> {
	const page = await context.newPage();
	const wire = await between(page);
	await page.goto(path);
	const board = new BoardPage(page);
	await board.isDrawn();
	const people = Array.from({ length: many }, (_, n) => ({
		...{ who: n + 1, person: `made-up-${String(n)}`, name: nameOf(n), seat: 'stakeholder' }
	}));
	const now = Date.now();
	wire().send(
		Buffer.from(encodeJson(messageType.notice, { kind: 'here', now, people, present: many, watching: 12 }))
	);
	const cells = cellsOf(content);
	const hands = people.map(({ who }): Hand => {
		const cell = cells[(who * 7919) % cells.length] ?? cells[0];
		return { who, cell: cell ? { ...cell, fx: (who * 53) % 256, fy: (who * 97) % 256 } : null };
	});
	const first = itemsIn(content, 'kubelet', 'v1.37')[0]?.item.id;
	const tell = (): void =>
		wire().send(
			Buffer.from(
				encodeHands(hands.map((hand, n) => (n === 3 && first ? { ...hand, carrying: first } : hand)))
			)
		);
	tell();
	await page.waitForTimeout(500);
	await album.keep(page, `together-300-${theme}`);
	await page.keyboard.press('Shift+Digit1');
	tell();
	await page.waitForTimeout(500);
	await album.keep(page, `together-300-all-${theme}`);
	await context.close();
}

/** Stands between a page and its agreed room: who is here, and their hands, come from the picture's own people. */
async function between(page: Page): Promise<() => WebSocketRoute> {
	let route: WebSocketRoute | null = null;
	await page.routeWebSocket(/\/sync\/.*\/agreed@/, (ws) => {
		route = ws;
		const server = ws.connectToServer();
		server.onMessage((message) => {
			const type = typeof message === 'string' ? 0 : message[0];
			if (type !== messageType.presence && type !== messageType.notice) ws.send(message);
		});
	});
	return () => {
		if (!route) throw new Error('The page opened no socket.');
		return route;
	};
}

/** Cells in which something stands, by position in order of rank. */
function cellsOf({ products, teams, timeboxes, places }: Content): Omit<Cell, 'fx' | 'fy'>[] {
	const order = (all: readonly { readonly id: string; readonly rank: string }[]): string[] =>
		[...all]
			.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1))
			.map(({ id }) => id);
	const [p, t, x] = [order(products), order(teams), order(timeboxes)];
	return places.map((place) => ({
		product: p.indexOf(place.product),
		team: t.indexOf(place.team),
		timebox: x.indexOf(place.timebox)
	}));
}

const firsts = ['Ada', 'Ben', 'Chloé', 'Dmitri', 'Efua', 'Fay', 'Goran', 'Hana', 'Ilse', 'Jin', 'Kofi', 'Lena'];
const lasts = ['Okafor', 'Lind', 'Moreau', 'Sato', 'Novak', 'Reyes', 'Haddad', 'Berg', 'Costa', 'Weiss', 'Adeyemi'];
const nameOf = (n: number): string => `${firsts[n % firsts.length] ?? ''} ${lasts[n % lasts.length] ?? ''}`;
