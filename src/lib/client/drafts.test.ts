import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftMove } from '#lib/document/draft.ts';
import type { Item, Place, Proposal } from '#lib/domain/board.ts';
import {
	type ActId,
	idOf,
	type ItemId,
	type PersonId,
	type ProductId,
	type TeamId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import { emptyTable, type RecordChange, type Table, write } from '#lib/domain/table.ts';
import { draftMovesOf, ghostsOf, inTheMaking, toPutBack, toTidy } from './drafts.ts';
import { added, type Outgoing, returned } from './outbox.ts';

const product = idOf<ProductId>('p');
const team = idOf<TeamId>('t');
const [now, later] = [idOf<TimeboxId>('now'), idOf<TimeboxId>('later')];
const [ann, bob] = [idOf<PersonId>('ann'), idOf<PersonId>('bob')];
const [a, b] = [idOf<ItemId>('a'), idOf<ItemId>('b')];
const to = { product, team, timebox: later, after: null };
const act = (id: string): ActId => idOf<ActId>(id);

let table: Table;
beforeEach(() => {
	table = emptyTable();
	const put = (kind: string, id: string, record: object) =>
		({ kind, id, was: null, now: record }) as RecordChange;
	const item = (id: ItemId): Item => ({
		id,
		key: id,
		title: id,
		size: null,
		stage: null,
		status: null,
		live: null,
		fields: []
	});
	const place = (id: ItemId): Place => ({ item: id, product, team, timebox: now, rank: 'a0' });
	write(
		table,
		[
			put('products', product, {}),
			put('teams', team, {}),
			put('timeboxes', now, {}),
			put('timeboxes', later, {}),
			...[a, b].flatMap((id) => [put('items', id, item(id)), put('places', id, place(id))])
		],
		1
	);
});

const moves = (id: string, by: PersonId, ...items: ItemId[]): DraftMove[] =>
	draftMovesOf(
		table,
		items.map((item) => ({ kind: 'move', item, to })),
		{ id: act(id), by, at: 0 }
	);
const waiting = (id: string, ...items: ItemId[]): readonly Outgoing[] =>
	added([], {
		id: act(id),
		session: null,
		at: 0,
		act: {
			kind: 'propose',
			changes: items.map((item) => ({ kind: 'move', item, to })),
			because: null,
			cause: null
		}
	});

function propose(id: string, item: ItemId, kind: 'open' | 'withdrawn' = 'open'): void {
	const record = {
		id,
		by: ann,
		changes: [{ kind: 'move', item, to }],
		outcome: { kind, at: 0 }
	} as unknown as Proposal;
	write(table, [{ kind: 'proposals', id, was: table.proposals.get(id) ?? null, now: record }], table.seq + 1);
}

describe('a draft move', () => {
	test('says where the card stands now, and bears the id it will be asked under', () => {
		expect(moves('x', ann, a)).toEqual([
			{ id: 'x', item: a, to, from: { product, team, timebox: now }, by: ann, at: 0 }
		]);
	});

	test('is one a moved card, all known by the same act', () => {
		expect(moves('x', ann, a, b).map(({ id }) => id)).toEqual(['x', 'x.2']);
		propose('x', a);
		expect(inTheMaking(table, moves('x', ann, a, b), [])).toEqual([]);
	});

	test('is shown until an entry bears its id, whatever became of the proposal', () => {
		expect(inTheMaking(table, moves('x', bob, a), [])).toHaveLength(1);
		propose('x', a, 'withdrawn');
		expect(inTheMaking(table, moves('x', bob, a), [])).toEqual([]);
	});

	test('is shown no more once its refusal came', () => {
		const outbox = returned(waiting('x', a), act('x'), 'no');
		expect(inTheMaking(table, moves('x', ann, a), outbox)).toEqual([]);
	});

	test('of a card or a cell that is not on the board is not shown', () => {
		const [move] = moves('x', bob, a);
		if (!move) throw new Error('no move');
		const elsewhere = { ...move, to: { ...to, timebox: idOf<TimeboxId>('nowhere') } };
		expect(inTheMaking(table, [elsewhere, { ...move, item: idOf<ItemId>('gone') }], [])).toEqual([]);
	});

	test('that was answered is taken back by its author’s seat only', () => {
		propose('x', a);
		propose('y', b);
		const all = [...moves('x', ann, a), ...moves('y', bob, b), ...moves('z', ann, a)];
		expect(toTidy(table, all, [], ann).map(({ id }) => id)).toEqual(['x']);
	});

	test('that still waits is put back into a fresh draft', () => {
		expect(toPutBack(table, [], waiting('x', a, b), ann).map(({ id }) => id)).toEqual(['x', 'x.2']);
		expect(toPutBack(table, moves('x', ann, a, b), waiting('x', a, b), ann)).toEqual([]);
	});
});

describe('ghosts', () => {
	const brief = (...args: Parameters<typeof ghostsOf>) =>
		ghostsOf(...args).map(({ id, state }) => [id, state]);

	test('are drawn once each, in their furthest state', () => {
		const drafts = moves('x', ann, a);
		expect(brief(table, drafts, waiting('x', a), ann, true)).toEqual([['x', 'making']]);
		expect(brief(table, drafts, waiting('x', a), ann, false)).toEqual([['x', 'unsent']]);
		propose('x', a);
		expect(brief(table, inTheMaking(table, drafts, []), [], ann, true)).toEqual([['x', 'proposed']]);
	});

	test('stand side by side where proposals are rivals', () => {
		propose('x', a);
		propose('y', a);
		expect(brief(table, moves('z', bob, a), [], ann, true)).toEqual([
			['x', 'proposed'],
			['y', 'proposed'],
			['z', 'making']
		]);
	});

	test('are not drawn of what was decided or came back', () => {
		propose('x', a, 'withdrawn');
		expect(brief(table, [], returned(waiting('y', b), act('y'), 'no'), ann, true)).toEqual([]);
	});
});
