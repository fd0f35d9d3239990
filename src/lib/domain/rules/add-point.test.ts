import { expect, test } from 'vitest';
import { doAct, items, move, nine, people, tableIn, told, words } from '../testing/board.ts';

const change = move(items.a2);
const add = { kind: 'add-point', text: words, changes: [change] } as const;

test.each(['scheduled', 'preparing', 'open', 'closing'] as const)(
	'[TP3] a stakeholder adds one while the session is %s',
	(state) => {
		const table = tableIn(state);
		expect(told(doAct(table, people.sam, 'x', add))).toEqual(['point-added']);
		expect(table.points.get('id-1')).toMatchObject({
			by: people.sam,
			seat: 'stakeholder',
			at: nine + 3_600_000,
			text: words,
			changes: [change],
			rank: 'f00000B',
			state: 'waiting',
			session: null
		});
	}
);

test('[TP3] points stand in the order in which they came', () => {
	const table = tableIn('scheduled');
	const ranks = ['x', 'y', 'z'].map((id) => {
		const answer = doAct(table, people.sam, id, { ...add, changes: [] });
		const [entry] = answer.ok ? answer.value : [];
		return entry?.kind === 'point-added' ? entry.rank : '';
	});
	expect(ranks).toEqual([...new Set(ranks)].sort());
	expect(ranks).toHaveLength(3);
});

test('[SE1] an observer does not, nor who has no seat', () => {
	for (const person of [people.obi, people.zoe])
		expect(told(doAct(tableIn('scheduled'), person, 'x', add))).toBe('SE1');
});
