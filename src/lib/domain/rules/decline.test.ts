import { expect, test } from 'vitest';
import { idOf, type ProposalId } from '../ids.ts';
import {
	doAct,
	items,
	move,
	nine,
	people,
	products,
	proposal,
	tableOf,
	teams,
	told,
	words
} from '../testing/board.ts';

const across = proposal(move(items.a1, { product: products.core, team: teams.blue }));
const decline = { kind: 'decline', proposal: idOf<ProposalId>('p'), because: words } as const;

test('[DC1] one required signer’s no closes the proposal with its reason, though another has signed', () => {
	const table = tableOf();
	doAct(table, people.ada, 'p', across);
	expect(told(doAct(table, people.ben, 'x', decline))).toEqual(['declined']);
	expect(table.proposals.get('p')?.outcome).toEqual({
		kind: 'declined',
		at: nine + 3_600_000,
		by: people.ben,
		because: words
	});
	expect(table.places.get(items.a1)?.product).toBe(products.apps);
});

test('[DC1] who has signed may still say no, until it is agreed', () => {
	const table = tableOf();
	doAct(table, people.ada, 'p', across);
	expect(told(doAct(table, people.ada, 'x', decline))).toEqual(['declined']);
});

test.each([people.sam, people.mia, people.fay])('[SO1] %s has no say in it', (person) => {
	const table = tableOf();
	doAct(table, people.sam, 'p', across);
	expect(told(doAct(table, person, 'x', decline))).toBe('SO1');
});

test('[OP1] [OP2] only an open proposal of this board is declined', () => {
	const table = tableOf();
	expect(told(doAct(table, people.ada, 'x', decline))).toBe('OP1');
	doAct(table, people.ada, 'p', across);
	doAct(table, people.ben, 'y', decline);
	expect(told(doAct(table, people.ben, 'z', decline))).toBe('OP2');
});
