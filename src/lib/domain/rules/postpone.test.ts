import { expect, test } from 'vitest';
import { idOf, type ProposalId } from '../ids.ts';
import { doAct, items, move, people, products, proposal, tableOf, teams, told } from '../testing/board.ts';

const across = proposal(move(items.a1, { product: products.core, team: teams.blue }));
const postpone = { kind: 'postpone', proposal: idOf<ProposalId>('p') } as const;

test.each([
	[people.ada, 'product-owner'],
	[people.ben, 'product-owner'],
	[people.fay, 'facilitator']
])('[PP1] %s puts it off to the next session', (person, seat) => {
	const table = tableOf();
	doAct(table, people.sam, 'p', across);
	expect(doAct(table, person, 'x', postpone)).toMatchObject({ value: [{ kind: 'postponed', by: { seat } }] });
	expect(table.proposals.get('p')?.outcome.kind).toBe('later');
});

test.each([people.sam, people.mia, people.obi])('[PP1] %s does not', (person) => {
	const table = tableOf();
	doAct(table, people.sam, 'p', across);
	expect(told(doAct(table, person, 'x', postpone))).toBe('PP1');
});

test('[OP2] what was put off is proposed again under another id', () => {
	const table = tableOf();
	doAct(table, people.sam, 'p', across);
	doAct(table, people.fay, 'x', postpone);
	expect(told(doAct(table, people.ada, 'y', { kind: 'sign-off', proposal: postpone.proposal }))).toBe('OP2');
	expect(told(doAct(table, people.sam, 'p2', across))).toEqual(['proposed']);
});
