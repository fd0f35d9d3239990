import { expect, test } from 'vitest';
import { idOf, type ProposalId } from '../ids.ts';
import { doAct, items, move, people, proposal, tableIn, timeboxes, told } from '../testing/board.ts';

const { ada, fay, mia, sam } = people;
const p = idOf<ProposalId>('p');
const q = idOf<ProposalId>('q');
const read = (id: ProposalId) => ({ kind: 'read-back', proposal: id }) as const;

/** Closing, with a decision about `a1`, one about `a2`, and a proposal declined. */
const closing = () => {
	const table = tableIn('open');
	doAct(table, ada, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
	doAct(table, ada, 'q', proposal(move(items.a2, { timebox: timeboxes.summer })));
	doAct(table, sam, 'r', proposal(move(items.a3, { timebox: timeboxes.spring })));
	doAct(table, sam, 'w', { kind: 'withdraw', proposal: idOf<ProposalId>('r') });
	doAct(table, fay, 'c', { kind: 'close' });
	return table;
};

test('[RB1] one by one, in whatever order', () => {
	const table = closing();
	expect(doAct(table, fay, 'x', read(q))).toMatchObject({
		value: [{ kind: 'read-back', session: 's1', proposal: q, by: { seat: 'facilitator' } }]
	});
	doAct(table, fay, 'y', read(p));
	expect(table.sessions.get('s1')?.readBack).toEqual([q, p]);
});

test('[RB1] only what was agreed in this session', () => {
	for (const id of [idOf<ProposalId>('r'), idOf<ProposalId>('none')])
		expect(told(doAct(closing(), fay, 'x', read(id)))).toBe('RB1');
});

test('[RB1] not what was agreed under the lock before it', () => {
	const table = tableIn('preparing');
	doAct(table, ada, 'p', proposal(move(items.a1, { after: items.a2 })));
	expect(table.proposals.get(p)?.outcome.kind).toBe('agreed');
	doAct(table, fay, 'o', { kind: 'open', anyway: true });
	doAct(table, fay, 'c', { kind: 'close' });
	expect(told(doAct(table, fay, 'x', read(p)))).toBe('RB1');
});

test('[RB2] each once, also after the session was opened again', () => {
	const table = closing();
	doAct(table, fay, 'x', read(p));
	expect(told(doAct(table, fay, 'y', read(p)))).toBe('RB2');
	doAct(table, fay, 'o', { kind: 'reopen' });
	doAct(table, fay, 'd', { kind: 'close' });
	expect(told(doAct(table, fay, 'z', read(p)))).toBe('RB2');
});

test('[SE1] by the facilitator', () => {
	for (const person of [mia, ada]) expect(told(doAct(closing(), person, 'x', read(p)))).toBe('SE1');
});

test('[SS2] while the session is closing', () => {
	expect(told(doAct(tableIn('open'), fay, 'x', read(p)))).toBe('SS2');
});
