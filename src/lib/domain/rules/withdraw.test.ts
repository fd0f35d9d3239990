import { expect, test } from 'vitest';
import { idOf, type ProposalId } from '../ids.ts';
import {
	administrator,
	doAct,
	items,
	move,
	people,
	proposal,
	tableIn,
	tableOf,
	timeboxes,
	told
} from '../testing/board.ts';

const change = proposal(move(items.a1, { timebox: timeboxes.summer }));
const withdraw = { kind: 'withdraw', proposal: idOf<ProposalId>('p') } as const;

test('[WD1] its author takes a proposal back', () => {
	const table = tableOf();
	doAct(table, people.sam, 'p', change);
	expect(told(doAct(table, people.sam, 'x', withdraw))).toEqual(['withdrawn']);
	expect(table.proposals.get('p')?.outcome.kind).toBe('withdrawn');
	expect(table.index.open.size).toBe(0);
});

test('[WD1] nobody else does, the Product Owner included', () => {
	const table = tableOf();
	doAct(table, people.sam, 'p', change);
	for (const person of [people.ada, people.fay, people.mia])
		expect(told(doAct(table, person, 'x', withdraw))).toBe('WD1');
});

test.each(['closing', 'scheduled'] as const)('[WD1] also while the session is %s', (state) => {
	const table = tableOf();
	doAct(table, people.sam, 'p', change);
	const later = tableIn(state, { proposals: [...table.proposals.values()] });
	expect(told(doAct(later, people.sam, 'x', withdraw))).toEqual(['withdrawn']);
});

test('[SE1] not after having lost every seat', () => {
	const table = tableOf();
	doAct(table, people.sam, 'p', change);
	doAct(table, administrator, 's', { kind: 'seat', person: people.sam, seats: [] });
	expect(told(doAct(table, people.sam, 'x', withdraw))).toBe('SE1');
});
