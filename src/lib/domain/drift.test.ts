import { expect, test } from 'vitest';
import { agreedBoard } from './agreed.ts';
import { agreedSinceLock, driftSince } from './drift.ts';
import { idOf } from './ids.ts';
import {
	contextAt,
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	products,
	proposal,
	records,
	tableIn,
	tableOf,
	timeboxes
} from './testing/board.ts';

const { a1, a2 } = items;
const { summer } = timeboxes;
const { ada, sam } = people;

test('is what was agreed to since the last lock, in session and under the lock', () => {
	for (const table of [tableOf(), tableIn('scheduled')]) {
		const agreed = agreedBoard(table);
		expect(driftSince(agreed, table)).toEqual([]);
		expect(agreedSinceLock(table)).toEqual([]);
		doAct(table, ada, 'p1', proposal(move(a1, { timebox: summer })));
		expect(agreedSinceLock(table)).toEqual(['p1']);
		expect(driftSince(agreed, table)).toMatchObject([{ kind: 'moved', item: a1, to: { timebox: summer } }]);
	}
});

test('what only lies on the table, and what was agreed before the lock, is none', () => {
	const table = tableOf();
	doAct(table, sam, 'p1', proposal(move(a1, { timebox: summer })));
	expect(agreedSinceLock(table)).toEqual([]);
	doAct(table, ada, 'p2', proposal(move(a2, { timebox: summer })), contextAt(nine + hour));
	const [board] = records.board;
	if (!board) throw new Error('no board');
	const later = (lockedAt: number) =>
		tableOf({ proposals: [...table.proposals.values()], board: [{ ...board, lockedAt }] });
	expect(agreedSinceLock(later(nine + hour))).toEqual(['p2']);
	expect(agreedSinceLock(later(nine + hour + 1))).toEqual([]);
});

test('who owns a product does not drift', () => {
	const table = tableOf();
	const before = { ...records, products: records.products.map((each) => ({ ...each, owner: null })) };
	expect(driftSince(agreedBoard(tableOf(before)), table)).toEqual([]);
	expect(table.products.get(products.apps)?.owner).toBe(ada);
});

test('of what was answered only what was agreed counts, by its id', () => {
	const table = tableOf();
	for (const id of ['z', 'n', 'w', 'a'])
		doAct(table, sam, id, proposal(move(id === 'z' ? a1 : a2, { timebox: summer })));
	doAct(table, ada, 'd', { kind: 'decline', proposal: idOf('n'), because: idOf('words-1') });
	doAct(table, sam, 'e', { kind: 'withdraw', proposal: idOf('w') });
	doAct(table, ada, 's', { kind: 'sign-off', proposal: idOf('z') });
	doAct(table, ada, 't', { kind: 'sign-off', proposal: idOf('a') });
	expect(agreedSinceLock(table)).toEqual(['a', 'z']);
});
