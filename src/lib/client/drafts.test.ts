import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftMove } from '#lib/document/draft.ts';
import type { ProposedChange } from '#lib/domain/board.ts';
import {
	type ActId,
	idOf,
	type ItemId,
	type PersonId,
	type ProposalId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import {
	doAct,
	items,
	move,
	people,
	products,
	proposal,
	tableOf,
	teams,
	timeboxes
} from '#lib/domain/testing/board.ts';
import { beingChanged, draftMovesOf, ghostsOf, inTheMaking, strayOf, toPutBack, toTidy } from './drafts.ts';
import { added, type Outgoing, returned } from './outbox.ts';

const { ada, sam, ben } = people;
const { a1, a2 } = items;
const act = (id: string): ActId => idOf<ActId>(id);
/** Into the next timebox. */
const later = (item: ItemId): ProposedChange => move(item, { timebox: timeboxes.summer });

let table: Table;
beforeEach(() => void (table = tableOf()));

const moves = (id: string, by: PersonId, ...moved: ItemId[]): DraftMove[] =>
	draftMovesOf(table, moved.map(later), { id: act(id), by, at: 0 });
const waiting = (id: string, ...moved: ItemId[]): readonly Outgoing[] =>
	added([], { id: act(id), session: null, at: 0, act: proposal(...moved.map(later)) });

function propose(id: string, item: ItemId): void {
	expect(doAct(table, sam, id, proposal(later(item))).ok).toBe(true);
}
const withdraw = (id: string) =>
	doAct(table, sam, `no-${id}`, { kind: 'withdraw', proposal: idOf<ProposalId>(id) });

describe('a draft move', () => {
	test('says where the card stands now, and bears the id it will be asked under', () => {
		const from = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
		const to = { ...from, timebox: timeboxes.summer, after: null };
		expect(moves('x', sam, a1)).toEqual([{ id: 'x', item: a1, to, from, by: sam, at: 0 }]);
	});

	test('is one a moved card, all known by the same act', () => {
		expect(moves('x', sam, a1, a2).map(({ id }) => id)).toEqual(['x', 'x.2']);
		propose('x', a1);
		expect(inTheMaking(table, moves('x', sam, a1, a2), [])).toEqual([]);
	});

	test('is shown until an entry bears its id, whatever became of the proposal', () => {
		expect(inTheMaking(table, moves('x', ben, a1), [])).toHaveLength(1);
		propose('x', a1);
		withdraw('x');
		expect(inTheMaking(table, moves('x', ben, a1), [])).toEqual([]);
	});

	test('is shown no more once its refusal came', () => {
		const outbox = returned(waiting('x', a1), act('x'), 'no');
		expect(inTheMaking(table, moves('x', sam, a1), outbox)).toEqual([]);
	});

	test('of a card or a cell that is not on the board is not shown', () => {
		const [made] = moves('x', ben, a1);
		if (!made) throw new Error('no move');
		const elsewhere = { ...made, to: { ...made.to, timebox: idOf<TimeboxId>('nowhere') } };
		expect(inTheMaking(table, [elsewhere, { ...made, item: idOf<ItemId>('gone') }], [])).toEqual([]);
	});

	test('is shown no more once its card stands where it was to go by another proposal', () => {
		const made = moves('y', ben, a1);
		propose('x', a1);
		expect(doAct(table, ada, 's', { kind: 'sign-off', proposal: idOf<ProposalId>('x') }).ok).toBe(true);
		expect(inTheMaking(table, made, [])).toEqual([]);
		expect(ghostsOf(table, [], waiting('y', a1), ben, true)).toEqual([]);
		const within = draftMovesOf(table, [move(a1, { timebox: timeboxes.summer, after: a2 })], {
			...{ id: act('z'), by: ben, at: 0 }
		});
		expect(inTheMaking(table, within, [])).toEqual(within);
	});

	test('that was answered is taken back by its author’s seat only', () => {
		propose('x', a1);
		propose('y', a2);
		const all = [...moves('x', sam, a1), ...moves('y', ben, a2), ...moves('z', sam, a1)];
		expect(toTidy(table, all, [], sam).map(({ id }) => id)).toEqual(['x']);
	});

	test('that nothing in this browser stands behind is its author’s stray', () => {
		const all = [...moves('x', sam, a1, a2), ...moves('y', ben, a1), ...moves('z', sam, a1, a2)];
		expect(strayOf(all, waiting('z', a1, a2), sam).map(({ id }) => id)).toEqual(['x', 'x.2']);
	});

	test('that still waits is put back into a fresh draft', () => {
		expect(toPutBack(table, [], waiting('x', a1, a2), sam).map(({ id }) => id)).toEqual(['x', 'x.2']);
		expect(toPutBack(table, moves('x', sam, a1, a2), waiting('x', a1, a2), sam)).toEqual([]);
	});
});

describe('what its author puts together anew', () => {
	const x = idOf<ProposalId>('x');
	const anew = (by: PersonId) => draftMovesOf(table, [later(a1)], { id: act('y'), by, at: 0, amends: x });
	beforeEach(() => propose('x', a1));

	test('is known to everybody as being changed, as long as it is open', () => {
		expect([...beingChanged(table, anew(sam))]).toEqual([x]);
		expect([...beingChanged(table, moves('y', sam, a1))]).toEqual([]);
		withdraw('x');
		expect([...beingChanged(table, anew(sam))]).toEqual([]);
	});

	test('is so by nobody else', () => {
		expect([...beingChanged(table, anew(ben))]).toEqual([]);
	});

	test('is told again in a fresh draft', () => {
		const outbox = added([], {
			...{ id: act('y'), session: null, at: 0 },
			act: { ...proposal(later(a1)), amends: x }
		});
		expect(toPutBack(table, [], outbox, sam)).toEqual(anew(sam));
	});
});

describe('ghosts', () => {
	const brief = (...args: Parameters<typeof ghostsOf>) =>
		ghostsOf(...args).map(({ id, state }) => [id, state]);

	test('are drawn once each, in their furthest state', () => {
		const drafts = moves('x', sam, a1);
		expect(brief(table, drafts, waiting('x', a1), sam, true)).toEqual([['x', 'making']]);
		expect(brief(table, drafts, waiting('x', a1), sam, false)).toEqual([['x', 'unsent']]);
		propose('x', a1);
		expect(brief(table, inTheMaking(table, drafts, []), [], sam, true)).toEqual([['x', 'proposed']]);
	});

	test('of what their author is changing step back until that is given up or came back', () => {
		propose('x', a1);
		const changed = added([], {
			...{ id: act('y'), session: null, at: 0 },
			act: { ...proposal(later(a2)), amends: idOf<ProposalId>('x') }
		});
		expect(brief(table, [], changed, sam, true)).toEqual([['y', 'making']]);
		expect(brief(table, [], returned(changed, act('y'), 'no'), sam, true)).toEqual([['x', 'proposed']]);
		expect(brief(table, [], [], sam, true)).toEqual([['x', 'proposed']]);
	});

	test('stand side by side where proposals are rivals', () => {
		propose('x', a1);
		propose('y', a1);
		expect(brief(table, moves('z', ben, a1), [], sam, true)).toEqual([
			['x', 'proposed'],
			['y', 'proposed'],
			['z', 'making']
		]);
	});

	test('are not drawn of what was decided or came back', () => {
		propose('x', a1);
		withdraw('x');
		expect(brief(table, [], returned(waiting('y', a2), act('y'), 'no'), sam, true)).toEqual([]);
	});
});
