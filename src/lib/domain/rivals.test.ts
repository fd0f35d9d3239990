import { describe, expect, test } from 'vitest';
import type { Act } from './acts.ts';
import type { Link, ProposedChange } from './board.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type ProposalId } from './ids.ts';
import type { Table } from './table.ts';
import {
	doAct,
	items,
	move,
	people,
	products,
	proposal,
	records,
	seat,
	tableOf,
	teams,
	timeboxes,
	told
} from './testing/board.ts';
import { isSameThread, rivalsOf } from './rivals.ts';

const { apps, core, none } = products;
const { summer, undated } = timeboxes;
const { a1, a2, a3, c1, c2, n1 } = items;
const core1 = { product: core, team: teams.blue };
const all = [...records.seats, seat(people.zoe, 'sponsor')];

const drop = (id: ItemId): ProposedChange => ({ kind: 'drop', item: id });
const edit = (id: ItemId, size: number): ProposedChange => ({ kind: 'edit', item: id, set: { size } });
const promise = (from: ItemId, to: ItemId): ProposedChange => ({
	kind: 'promise',
	link: idOf<LinkId>(`p-${from}-${to}`),
	from,
	to,
	neededBy: undated
});
const answering = (answers: string, ...changes: ProposedChange[]): Act => ({
	...proposal(...changes),
	answers: idOf<ProposalId>(answers)
});

/** A stakeholder's open proposals, by their ids. */
function withOpen(
	open: Readonly<Record<string, readonly ProposedChange[]>>,
	links: readonly Link[] = []
): Table {
	const table = tableOf({ links, seats: all });
	for (const [id, changes] of Object.entries(open)) doAct(table, people.sam, id, proposal(...changes));
	return table;
}

const sign = (table: Table, by: (typeof people)[keyof typeof people], id: string) =>
	doAct(table, by, `${id}-${by}`, { kind: 'sign-off', proposal: idOf(id) });
const outcomes = (table: Table, ...ids: readonly string[]) =>
	ids.map((id) => table.proposals.get(id)?.outcome.kind);
const signedFor = (table: Table, id: string) =>
	table.proposals.get(id)?.signatures.map(({ product }) => product);

describe('rivals', () => {
	test.each<readonly [string, ProposedChange, ProposedChange]>([
		[
			'the share of a product',
			{ kind: 'share', product: apps, share: 4 },
			{ kind: 'share', product: apps, share: 3 }
		],
		[
			'a goal',
			{ kind: 'goal', goal: { id: idOf<GoalId>('g'), title: 'A', product: apps, timebox: null } },
			{ kind: 'goal', goal: { id: idOf<GoalId>('g'), title: 'B', product: apps, timebox: null } }
		],
		['a signal and an edit', edit(a1, 3), { kind: 'signal', item: a1, signal: 'raise' }]
	])('[PR10] about %s: agreeing to one closes the other', (_, mine, theirs) => {
		const table = withOpen({ r: [theirs] });
		expect(told(doAct(table, people.ada, 'p', proposal(mine)))).toEqual([
			'proposed',
			'signed-off',
			'agreed',
			'superseded'
		]);
	});

	test('[PR10] a new lane and a move into it are none', () => {
		const table = withOpen({ r: [move(a1, { timebox: summer })] });
		doAct(table, people.ada, 'p', proposal(move(a2, { timebox: summer })));
		expect(outcomes(table, 'r')).toEqual(['open']);
	});

	test('[RV1] a counter-proposal closes what it answers and what else answers that, whatever they touch', () => {
		const table = withOpen({ r: [move(c1, { ...core1, timebox: summer })] });
		doAct(table, people.sam, 'other', answering('r', move(n1, { product: none, timebox: summer })));
		doAct(table, people.ada, 'p', answering('r', move(a1, { timebox: summer })));
		expect(outcomes(table, 'p', 'r', 'other')).toEqual(['agreed', 'superseded', 'superseded']);
		expect(table.proposals.get('p')?.answers).toBe('r');
	});

	test('[RV1] what is answered closes its answers, and not the answers to those', () => {
		const table = withOpen({ r: [move(c1, { ...core1, timebox: summer })] });
		doAct(table, people.sam, 'p', answering('r', move(a1, { timebox: summer })));
		doAct(table, people.sam, 'q', answering('p', move(n1, { product: none, timebox: summer })));
		sign(table, people.ben, 'r');
		expect(outcomes(table, 'r', 'p', 'q')).toEqual(['agreed', 'superseded', 'open']);
	});

	test('[RV1] only an open proposal is answered', () => {
		const table = withOpen({ r: [move(a1, { timebox: summer })] });
		expect(told(doAct(table, people.sam, 'p', answering('gone', move(a2))))).toBe('OP1');
		sign(table, people.ada, 'r');
		expect(told(doAct(table, people.sam, 'p', answering('r', move(a2))))).toBe('OP2');
	});
});

describe('a proposal that its author changes', () => {
	const amending = (amends: string, ...changes: ProposedChange[]): Act => ({
		...proposal(...changes),
		amends: idOf<ProposalId>(amends)
	});
	const later = move(c1, { ...core1, timebox: summer });
	const both = (id: ItemId) => [later, move(id, { timebox: summer })];

	test('[RV4] takes the place of what it was, at once, and is asked of its signers anew', () => {
		const table = withOpen({ r: both(a1) });
		sign(table, people.ada, 'r');
		expect(told(doAct(table, people.sam, 'p', amending('r', ...both(a2))))).toEqual([
			'proposed',
			'superseded'
		]);
		expect(table.proposals.get('r')?.outcome).toMatchObject({ kind: 'superseded', by: 'p' });
		expect(table.proposals.get('p')).toMatchObject({
			amends: 'r',
			signatures: [],
			outcome: { kind: 'open' }
		});
	});

	test('[RV4] closes it also where the change is agreed by that very act, and about something else', () => {
		const table = tableOf({ seats: all });
		doAct(table, people.ada, 'r', proposal(later));
		expect(told(doAct(table, people.ada, 'p', amending('r', move(a1, { timebox: summer }))))).toEqual([
			'proposed',
			'signed-off',
			'agreed',
			'superseded'
		]);
	});

	test('[RV4] nobody else puts another in its place, and nobody in that of a closed one', () => {
		const table = withOpen({ r: [later] });
		expect(told(doAct(table, people.ada, 'p', amending('r', ...both(a1))))).toBe('RV4');
		expect(told(doAct(table, people.sam, 'p', amending('gone', ...both(a1))))).toBe('OP1');
		doAct(table, people.sam, 'w', { kind: 'withdraw', proposal: idOf('r') });
		expect(told(doAct(table, people.sam, 'p', amending('r', ...both(a1))))).toBe('OP2');
		expect(outcomes(table, 'p', 'r')).toEqual([undefined, 'withdrawn']);
	});

	test('[RV4] rivals what answers the one whose place it took', () => {
		const table = withOpen({ r: [later] });
		doAct(table, people.ben, 'c', answering('r', move(a1, { timebox: summer })));
		doAct(table, people.sam, 'p', amending('r', move(n1, { product: none, timebox: summer })));
		expect(outcomes(table, 'r', 'c', 'p')).toEqual(['superseded', 'open', 'open']);
		sign(table, people.ada, 'c');
		expect(outcomes(table, 'c', 'p')).toEqual(['agreed', 'superseded']);
	});
});

describe('delete beats move', () => {
	const because = 'This item is no longer on the board.';

	test('[RV2] a drop makes every other proposal about the item impossible, a drop among them', () => {
		const table = withOpen({ r: [move(a1, { timebox: summer })], s: [edit(a1, 3), move(a2)], t: [drop(a1)] });
		expect(told(doAct(table, people.ada, 'p', proposal(drop(a1))))).toEqual([
			'proposed',
			'signed-off',
			'agreed',
			'made-impossible',
			'made-impossible',
			'made-impossible'
		]);
		expect(table.proposals.get('r')?.outcome).toMatchObject({ kind: 'impossible' });
		expect(table.places.has(a1)).toBe(false);
		expect(because).toContain('no longer');
	});

	test('[RV2] a merge does so for what went into it; rivals about the other are superseded', () => {
		const table = withOpen({ r: [move(a1, { timebox: summer })], s: [edit(a2, 3)] });
		doAct(table, people.ada, 'p', proposal({ kind: 'merge', item: a2, from: [a1], set: { size: 5 } }));
		expect(outcomes(table, 'r', 's')).toEqual(['impossible', 'superseded']);
	});

	test('[RV2] a promise to what is dropped is impossible too', () => {
		const table = withOpen({ r: [promise(c1, a1)] });
		doAct(table, people.ada, 'p', proposal(drop(a1)));
		expect(outcomes(table, 'r')).toEqual(['impossible']);
	});

	test('[RV3] a proposal to drop outlives a move of the item, and is asked of its new product', () => {
		const table = withOpen({ d: [drop(a1)], p: [move(a1, core1)] });
		sign(table, people.ada, 'p');
		expect(told(sign(table, people.ben, 'p'))).toEqual(['signed-off', 'agreed', 'effect-changed']);
		expect(table.proposals.get('d')).toMatchObject({
			outcome: { kind: 'open' },
			required: [{ product: core, why: 'content' }]
		});
		expect(told(sign(table, people.ada, 'd'))).toBe('SO1');
		sign(table, people.ben, 'd');
		expect(table.items.has(a1)).toBe(false);
	});

	test('[RV3] so does a merge of it, and a drop outlives an edit without losing its signatures', () => {
		const merge: ProposedChange = { kind: 'merge', item: c1, from: [a1], set: {} };
		const table = withOpen({ d: [drop(a1), move(c2, core1)], m: [merge] });
		sign(table, people.ada, 'd');
		sign(table, people.ada, 'm');
		expect(told(doAct(table, people.ada, 'p', proposal(edit(a1, 3))))).toEqual([
			'proposed',
			'signed-off',
			'agreed'
		]);
		expect([signedFor(table, 'd'), signedFor(table, 'm')]).toEqual([[apps], [apps]]);
	});

	test('[RV3] not where they have something else in common, or answer each other', () => {
		const table = withOpen({ d: [drop(a1), move(a2, { timebox: summer })], e: [drop(a3)] });
		doAct(table, people.ada, 'p', proposal(edit(a1, 3), edit(a2, 3)));
		expect(outcomes(table, 'd')).toEqual(['superseded']);
		doAct(table, people.ada, 'q', answering('e', edit(a3, 3)));
		expect(outcomes(table, 'e')).toEqual(['superseded']);
	});

	test('rivals are named in the order of their ids, whatever came first', () => {
		const table = tableOf();
		for (const id of ['q', 'p'])
			doAct(table, people.sam, id, proposal(move(items.a1, { timebox: timeboxes.summer })));
		expect(rivalsOf(table, { id: idOf<ProposalId>('new'), changes: [move(items.a1)] })).toEqual(['p', 'q']);
	});

	test('[RV1] answers to different proposals are no thread', () => {
		const answer = (id: string, to: string) => ({
			id: idOf<ProposalId>(id),
			changes: [],
			answers: idOf<ProposalId>(to)
		});
		expect(isSameThread(answer('a', 'p'), answer('b', 'p'))).toBe(true);
		expect(isSameThread(answer('a', 'p'), answer('b', 'q'))).toBe(false);
	});
});
