import { expect, test } from 'vitest';
import { idOf, type ProposalId } from '../ids.ts';
import { doAct, items, move, people, proposal, tableIn, timeboxes, told } from '../testing/board.ts';

test('[LK3] closing ends proposing, and what is on the table is still decided', () => {
	const table = tableIn('open');
	const change = move(items.a1, { timebox: timeboxes.summer });
	doAct(table, people.sam, 'p', proposal(change));
	expect(told(doAct(table, people.fay, 'x', { kind: 'close' }))).toEqual(['closing-begun']);
	expect(told(doAct(table, people.sam, 'q', proposal(change)))).toBe('LK3');
	expect(told(doAct(table, people.ada, 'y', { kind: 'sign-off', proposal: idOf<ProposalId>('p') }))).toEqual([
		'signed-off',
		'agreed'
	]);
});
