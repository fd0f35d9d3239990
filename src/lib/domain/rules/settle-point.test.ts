import { expect, test } from 'vitest';
import { idOf, type PointId } from '../ids.ts';
import { doAct, people, tableIn, told, words } from '../testing/board.ts';

const point = idOf<PointId>('id-1');
const settle = { kind: 'settle-point', point } as const;
const withPoint = (state: 'open' | 'scheduled') => {
	const table = tableIn(state);
	doAct(table, people.sam, 'x', { kind: 'add-point', text: words, changes: [] });
	return table;
};

test.each([
	['open', 's1'],
	['scheduled', null]
] as const)(
	'[TP4] the facilitator settles a point; while the session is %s it is settled in %s',
	(state, session) => {
		const table = withPoint(state);
		expect(told(doAct(table, people.fay, 'y', settle))).toEqual(['point-settled']);
		expect(table.points.get(point)).toMatchObject({ state: 'settled', session });
	}
);

test('[SE1] nobody else does, its author included', () => {
	for (const person of [people.sam, people.mia])
		expect(told(doAct(withPoint('open'), person, 'y', settle))).toBe('SE1');
});

test('[TP1] a point that is not there is not settled', () => {
	expect(doAct(tableIn('open'), people.fay, 'y', settle)).toMatchObject({
		error: { rule: 'TP1', because: 'There is no such talking point on this board.' }
	});
});

test('[TP2] a settled point stays settled', () => {
	const table = withPoint('open');
	doAct(table, people.fay, 'y', settle);
	expect(doAct(table, people.fay, 'z', settle)).toMatchObject({
		error: { rule: 'TP2', because: 'This talking point is already settled.' }
	});
});
