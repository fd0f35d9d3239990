import { expect, test } from 'vitest';
import { put } from './placing.ts';
import { items, place, tableOf, teams, timeboxes } from './testing/board.ts';

const { a1, a2, a3, c1 } = items;

test('behind an item of another cell is at the end of this one', () => {
	const table = tableOf();
	const to = { product: place(a1).product, team: teams.red, timebox: timeboxes.spring, after: c1 };
	const [change] = put(table, a3, to);
	const last = table.places.get(a2)?.rank ?? '';
	expect(change?.now && 'rank' in change.now && change.now.rank > last).toBe(true);
});

test('a cell whose order keys have grown too long gets new ones, each item once, in its order', () => {
	const [low, high] = [`a0${'0'.repeat(29)}1`, `a0${'0'.repeat(29)}2`];
	const table = tableOf({
		places: [place(a1, { rank: low }), place(a2, { rank: high }), place(a3, { timebox: timeboxes.summer })]
	});
	const changes = put(table, a3, {
		product: place(a1).product,
		team: teams.red,
		timebox: timeboxes.spring,
		after: a1
	});
	expect(changes.map(({ id }) => id)).toEqual([a1, a3, a2]);
	const ranks = changes.map(({ now }) => (now && 'rank' in now ? now.rank : ''));
	expect(ranks).toEqual([...ranks].sort());
});
