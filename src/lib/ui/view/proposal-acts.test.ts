import { expect, test } from 'vitest';
import { idOf, type ProposalId } from '#lib/domain/ids.ts';
import {
	doAct,
	items,
	move,
	people,
	proposal,
	tableIn,
	tableOf,
	timeboxes,
	who
} from '#lib/domain/testing/board.ts';
import { actsOn } from './proposal-acts.ts';

const later = Date.UTC(2026, 2, 4, 12);

/** What somebody may do about a stakeholder’s proposal to move an item of Ada’s. */
function may(person: (typeof people)[keyof typeof people] | null, closed = false): string[] {
	const table = tableOf();
	doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
	const id = idOf<ProposalId>('p');
	if (closed) doAct(table, people.sam, 'w', { kind: 'withdraw', proposal: id });
	const found = table.proposals.get(id);
	if (!found) throw new Error('nothing is on the table');
	const acts = actsOn(table, found, person === null ? null : who(person), later);
	return Object.entries(acts).flatMap(([name, can]) => (can ? [name] : []));
}

test('its author changes a proposal or takes it back, and answers it not', () => {
	expect(may(people.sam)).toEqual(['withdraws', 'amends']);
});

test('who signs answers it in every other way; who only proposes counters it', () => {
	expect(may(people.ada)).toEqual(['signs', 'postpones', 'counters']);
	expect(may(people.ben)).toEqual(['counters']);
});

test('while the session closes nobody puts anything beside it', () => {
	const open = tableOf();
	doAct(open, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
	const table = tableIn('closing', { proposals: [...open.proposals.values()] });
	for (const found of table.proposals.values())
		for (const person of [people.sam, people.ben])
			expect(actsOn(table, found, who(person), later)).toMatchObject({ counters: false, amends: false });
	expect(table.proposals.size).toBe(1);
});

test('who watches or may not propose does nothing about it, and nobody once it is closed', () => {
	for (const person of [people.obi, null]) expect(may(person)).toEqual([]);
	for (const person of [people.sam, people.ada]) expect(may(person, true)).toEqual([]);
});
