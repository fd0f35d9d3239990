import { describe, expect, test } from 'vitest';
import type { Act } from '../acts.ts';
import { idOf, type ProposalId } from '../ids.ts';
import {
	contextAt,
	doAct,
	items,
	move,
	nine,
	hour,
	people,
	proposal,
	tableIn,
	tableOf,
	timeboxes,
	told,
	words
} from '../testing/board.ts';

const p = idOf<ProposalId>('p');
const comment: Act = { kind: 'comment', proposal: p, text: words };

function asked() {
	const table = tableOf();
	doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
	return table;
}

describe('a comment', () => {
	test('[CM1] is added to the thread of an open proposal, in a seat', () => {
		const table = asked();
		expect(told(doAct(table, people.fay, 'c', comment))).toEqual(['commented']);
		expect([...table.comments.values()]).toEqual([
			{ id: 'id-1', proposal: p, by: people.fay, seat: 'facilitator', at: nine + hour, text: words }
		]);
	});

	test('[CM1] is added under a lock too, and kept with the decision', () => {
		const locked = tableIn('locked', { proposals: [...asked().proposals.values()] });
		expect(told(doAct(locked, people.sam, 'c', comment))).toEqual(['commented']);
		const table = asked();
		doAct(table, people.sam, 'c', comment, contextAt());
		doAct(table, people.ada, 's', { kind: 'sign-off', proposal: p });
		expect(table.comments.size).toBe(1);
		expect(told(doAct(table, people.sam, 'd', comment))).toBe('OP2');
	});

	test('[SE1] takes a seat that proposes, [OP1] and a proposal', () => {
		expect(told(doAct(asked(), people.obi, 'c', comment))).toBe('SE1');
		expect(told(doAct(tableOf(), people.sam, 'c', comment))).toBe('OP1');
	});
});
