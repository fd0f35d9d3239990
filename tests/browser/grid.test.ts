import type { Content, Place } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { generated } from '../fixtures/portfolio.ts';
import { BoardPage } from './board-page.ts';
import { productCalled, type Founded, type House } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { heard, intoGrid } from './grid.ts';
import { pressUntil } from './keys.ts';
import { expect, test } from './test.ts';
import { named, treeOf } from './tree.ts';

/** The board without the canvas: what Chromium tells a screen reader of the grid, beside what the records say. */

const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }): number =>
	a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

interface Row {
	readonly name: string;
	/** By the name of the timebox: `KEY title` of each card, in order. */
	readonly cells: ReadonlyMap<string, readonly string[]>;
}

/** Rows as the founding records have them, worked out by other means than the page does. */
function rowsOf({ products, teams, timeboxes, items, places }: Content): Row[] {
	const cards = new Map(items.map((item) => [item.id, `${item.key} ${item.title}`]));
	const inOrder = (of: readonly Place[]): string[] =>
		[...of]
			.sort((a, b) => byRank({ rank: a.rank, id: a.item }, { rank: b.rank, id: b.item }))
			.map(({ item }) => cards.get(item) ?? '');
	return [...products].sort(byRank).flatMap((product) =>
		[...teams].sort(byRank).flatMap((team) => {
			const here = places.filter((each) => each.product === product.id && each.team === team.id);
			if (here.length === 0) return [];
			const cells = timeboxes.map(
				(timebox) => [timebox.name, inOrder(here.filter((each) => each.timebox === timebox.id))] as const
			);
			return [{ name: `${product.name} / ${team.name}`, cells: new Map(cells) }];
		})
	);
}

const boards = [
	{ name: 'the portfolio', csv: undefined },
	{ name: 'a generated one', csv: generated() }
];
for (const { name, csv } of boards)
	test(`the accessibility tree of ${name} holds every lane, timebox and card of the table, in its order`, async ({
		house
	}) => {
		test.setTimeout(480_000);
		const founded = await house.found(`Read out: ${name}`, csv);
		const rows = rowsOf(founded.content);
		const rob = await BoardPage.open(await house.enter('rob'), founded.path);
		const { keyboard } = rob.page;
		const tree = await treeOf(rob.page);
		await expect(rob.grid).toHaveAttribute('aria-rowcount', String(rows.length + 1));
		await expect(rob.grid).toHaveAttribute('aria-colcount', String(founded.content.timeboxes.length + 1));
		await intoGrid(rob.page);
		await keyboard.press('Control+Home');
		const columns = named(await tree.grid(), 'columnheader').slice(1);
		const counted = new Map(
			founded.content.timeboxes.map(({ name, id }) => [
				name,
				founded.content.places.filter(({ timebox }) => timebox === id).length
			])
		);
		expect(columns).toHaveLength(counted.size);
		for (const head of columns) {
			const count = counted.get(head.split(',', 1)[0] ?? '');
			expect(head).toMatch(new RegExp(`, ${String(count)} items?(,|$)`));
		}
		let cards = 0;
		for (const [at, row] of rows.entries()) {
			const [head = 'no head'] = await tree.around('row', 'rowheader');
			expect(head.startsWith(`${row.name},`), `row ${String(at)}, ${row.name}: ${head}`).toBe(true);
			const cells = await tree.around('row', 'gridcell');
			expect(cells.map((cell) => cell.replace(/ cards?.*/, ''))).toEqual(
				columns.map((head) => {
					const timebox = head.split(',', 1)[0] ?? '';
					const count = row.cells.get(timebox)?.length ?? 0;
					return `${row.name} / ${timebox}: ${count === 0 ? 'no' : String(count)}`;
				})
			);
			for (const head of columns) {
				const expected = row.cells.get(head.split(',', 1)[0] ?? '') ?? [];
				cards += expected.length;
				if (expected.length > 0) {
					const buttons = await tree.around('gridcell', 'button');
					expect(
						buttons.map((button, n) => button.startsWith(expected[n] ?? ' ')),
						`${row.name} / ${head}`
					).toEqual(expected.slice(0, 25).map(() => true));
				}
				await keyboard.press('ArrowRight');
			}
			await keyboard.press('Home');
			await keyboard.press('ArrowDown');
		}
		expect(cards).toBe(founded.content.places.length);
		expect(rob.faults).toEqual([]);
		await rob.page.context().close();
	});

/** One card for each thing a card can bear. */
async function bearing(house: House, founded: Founded): Promise<Standing[]> {
	const cards = itemsIn(founded.content, 'kubelet', 'v1.37');
	const [blocked, ringing, spoken, promised, moved] = cards;
	if (!blocked || !ringing || !spoken || !promised || !moved)
		throw new Error('Too few items in kubelet, v1.37.');
	const { board, content } = founded;
	const product = productCalled(content, 'kubelet');
	const at = (item: ItemId): Place => {
		const place = content.places.find((each) => each.item === item);
		if (!place) throw new Error(`${item} stands nowhere.`);
		return place;
	};
	const later = content.timeboxes.find(({ name }) => name === 'v1.38');
	if (!later) throw new Error('There is no v1.38.');
	const live = { customer: 'Mercy', date: '2001-02-03' };
	const move = {
		kind: 'move',
		item: moved.item.id,
		to: { product, team: at(moved.item.id).team, timebox: later.id, after: null }
	} as const;
	const words = { because: null, cause: null };
	await house.does('rob', board, {
		...{ kind: 'raise-impediment', text: 'No arm64 machines.', severity: 'high', product: null },
		...{ item: blocked.item.id, owner: null, private: false }
	});
	await house.does('rob', board, {
		kind: 'raise-emergency',
		product,
		item: ringing.item.id,
		reason: 'outage',
		text: 'Nodes restart.'
	});
	await house.does('rob', board, { kind: 'add-point', text: 'Earlier?', changes: [], item: spoken.item.id });
	await house.does('tomas', board, {
		kind: 'propose',
		changes: [{ kind: 'edit', item: promised.item.id, set: { size: 5, stage: 'beta', live } }],
		...words
	});
	await house.does('rob', board, { kind: 'propose', changes: [move], ...words });
	return [blocked, ringing, spoken, promised, moved];
}

test('whatever is drawn on a card is said in the grid, and so is who has still to sign', async ({
	house
}) => {
	const founded = await house.found('Read out: states');
	await house.open(founded.board);
	const [blocked, ringing, spoken, promised, moved] = await bearing(house, founded);
	if (!blocked || !ringing || !spoken || !promised || !moved) throw new Error('Too few items.');
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	expect(await heard(tomas, blocked.key)).toContain(', something is in its way');
	expect(await heard(tomas, ringing.key)).toContain(', an emergency');
	expect(await heard(tomas, spoken.key)).toContain(', to be talked about');
	const said = await heard(tomas, promised.key);
	expect(said).toContain(', 5 points, beta');
	expect(said).toContain(', live 3 Feb for Mercy');
	expect(said).toContain(', changed since then');
	expect(await heard(tomas, moved.key)).toContain(', proposed for v1.38, selected');

	const { keyboard } = tomas.page;
	const tree = await treeOf(tomas.page);
	expect(await tree.readTwice(), 'a tooltip that says the name again').toEqual([]);
	await keyboard.press('Escape');
	await keyboard.press('ArrowRight');
	await expect.poll(async () => (await tree.focused()).name).toMatch(/ \/ v1\.38: .*1 proposed/);
	await keyboard.press('Enter');
	await pressUntil(tomas.page, 'ArrowDown', /^Proposed here/);
	const ghost = (await tree.focused()).name;
	expect(ghost).toContain(`${moved.key} ${moved.item.title}`);
	expect(ghost).toMatch(/, by Rob Castellano/);
	expect(ghost).toContain(', waits for kubelet, which is yours to sign');
	await keyboard.press('Shift+F10');
	await tomas.page.getByRole('menuitem', { name: 'Agree' }).press('Enter');
	await expect(tomas.entry(moved.key)).toContainText('Agreed');
	expect(await heard(tomas, moved.key)).toMatch(/, slipped/);
	expect(tomas.faults).toEqual([]);
	await tomas.page.context().close();
});

test('a lock is said on the grid and its lanes; there no card lifts, and a talking point is offered', async ({
	house
}) => {
	const founded = await house.found('Read out: locked');
	await house.open(founded.board);
	await house.readBackSignLock(founded.board);
	const [one] = itemsIn(founded.content, 'kubelet', 'v1.37');
	if (!one) throw new Error('Too few items.');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const tree = await treeOf(rob.page);
	expect((await tree.grid()).readonly).toBe(true);
	await heard(rob, one.key);
	expect(named(await tree.grid(), 'rowheader').every((head) => head.endsWith(', locked'))).toBe(true);
	await rob.page.keyboard.press('Space');
	await expect(rob.offer).toBeVisible();
	await rob.page.context().close();
});
