import { expect, test } from 'vitest';
import { phase } from '../lock.ts';
import { contextAt, doAct, nine, people, tableIn, told } from '../testing/board.ts';

test('[LK8] opening ends the lock, and says who facilitates, when and at which entry', () => {
	const table = tableIn('preparing');
	expect(told(doAct(table, people.fay, 'x', { kind: 'open' }, contextAt(nine + 7)))).toEqual(['opened']);
	expect(phase(table)).toBe('open');
	expect(table.sessions.get('s1')).toMatchObject({
		facilitator: people.fay,
		openedAt: nine + 7,
		openedSeq: 11
	});
});
