import { expect, test } from 'vitest';
import { doAct, items, move, people, proposal, tableIn, timeboxes, told } from '../testing/board.ts';

test('[SS2] reopening lets people propose again, and keeps when the session first opened', () => {
	const table = tableIn('closing');
	const before = table.sessions.get('s1');
	expect(told(doAct(table, people.fay, 'x', { kind: 'reopen' }))).toEqual(['reopened']);
	expect(
		told(doAct(table, people.sam, 'y', proposal(move(items.a1, { timebox: timeboxes.summer }))))
	).toEqual(['proposed']);
	expect(table.sessions.get('s1')).toEqual({ ...before, state: 'open' });
});
