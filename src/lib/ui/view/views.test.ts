import { describe, expect, test } from 'vitest';
import { ghostsOf } from '#lib/client/drafts.ts';
import type { Proposal } from '#lib/domain/board.ts';
import { idOf, type ItemId, type PersonId, type ProposalId } from '#lib/domain/ids.ts';
import {
	contextAt,
	doAct,
	items,
	move,
	nine,
	hour,
	people,
	products,
	proposal,
	records,
	tableOf,
	teams,
	timeboxes,
	words
} from '#lib/domain/testing/board.ts';
import { changeLine, outcomeLine, proposalLine } from './describe.ts';
import { dressed } from './ghosts.ts';
import { agendaOf, provenance, rivalsIn } from './needs-me.ts';
import { proposalChips, waitsFor } from './signers.ts';

const { ada, ben, fay, sam, mia } = people;
const { a1, a2, a3, c1, n1 } = items;
const { core } = products;
const { summer, undated } = timeboxes;
const nameOf = (person: PersonId) => person.toUpperCase();

const proposalOf = (table: ReturnType<typeof tableOf>, id: string): Proposal => {
	const found = table.proposals.get(idOf<ProposalId>(id));
	if (!found) throw new Error(`no proposal ${id}`);
	return found;
};

/** Sam proposes to carry `a1` to summer; Ada has to sign. */
function withOpen() {
	const table = tableOf();
	doAct(table, sam, 'p1', proposal(move(a1, { timebox: summer })));
	return table;
}

describe('a proposal in words', () => {
	test('says from where to where, naming only what differs', () => {
		const table = tableOf();
		expect(proposalLine(table, [move(a1, { timebox: summer })])).toBe('A1 spring → summer');
		expect(proposalLine(table, [move(a1, { product: core, team: teams.blue })])).toBe(
			'A1 Apps → Core, red → blue'
		);
		expect(proposalLine(table, [move(a2)])).toBe('A2 to the top of its cell');
		expect(proposalLine(table, [move(a1, { after: a2 })])).toBe('A1 behind A2');
	});

	test('counts what is more than two', () => {
		const changes = [a1, a2, a3].map((id) => move(id, { timebox: undated }));
		expect(proposalLine(tableOf(), changes)).toBe('A1 spring → undated and 2 more changes');
	});

	test('once decided says where the item stood when it was proposed, wherever it stands now', () => {
		const table = tableOf();
		const changes = [move(a1, { timebox: summer })];
		const from = table.places.get(a1);
		const now = tableOf({ places: [...table.places.values()].map((each) => ({ ...each, timebox: summer })) });
		expect(proposalLine(now, changes)).toMatch(/^A1 (behind|to the top)/);
		expect(proposalLine(now, changes, from ? [from] : [])).toBe('A1 spring → summer');
	});

	test('once decided says only where the item was to go, where nobody kept whence', () => {
		expect(proposalLine(tableOf(), [move(a1, { timebox: summer })], [])).toBe('A1 to summer in Apps');
	});

	test('names the facets of an edit', () => {
		const edit = {
			kind: 'edit',
			item: a1,
			set: { size: 5, live: { customer: 'Mercy', date: '2026-06-09' } }
		} as const;
		expect(changeLine(tableOf(), edit).what).toBe('size none → 5, live 9 Jun for Mercy');
	});

	test('an item that is gone is still spoken of', () => {
		expect(proposalLine(tableOf(), [move(idOf<ItemId>('gone'), { timebox: summer })])).toBe(
			'An item to summer in Apps'
		);
	});

	test('says what became of it, and by whom', () => {
		const table = withOpen();
		expect(outcomeLine(table, proposalOf(table, 'p1'), nameOf, nine)).toBe('Open');
		doAct(table, ada, 'd1', { kind: 'decline', proposal: idOf<ProposalId>('p1'), because: words });
		expect(outcomeLine(table, proposalOf(table, 'p1'), nameOf, nine)).toMatch(/^Declined by ADA, today/);
	});
});

describe('signers as chips', () => {
	test('one a product, mine where I sign for it', () => {
		const table = withOpen();
		expect(proposalChips(table, proposalOf(table, 'p1'), ada)).toEqual([
			{ label: 'Apps', state: 'waiting', mine: true }
		]);
		expect(waitsFor(table, proposalOf(table, 'p1'), ben)).toBe(false);
	});

	test('who has signed is filled', () => {
		const table = tableOf();
		doAct(table, ada, 'p2', proposal(move(a1, { product: core, team: teams.blue })));
		expect(
			proposalChips(table, proposalOf(table, 'p2'), ben).map((chip) => [chip.label, chip.state, chip.mine])
		).toEqual([
			['Apps', 'signed', false],
			['Core', 'waiting', true]
		]);
	});

	test('a lane without anybody to sign says so', () => {
		const table = tableOf({ seats: records.seats.filter((seat) => seat.person !== mia) });
		doAct(table, sam, 'p3', proposal(move(n1, { product: products.none, timebox: summer })));
		expect(proposalChips(table, proposalOf(table, 'p3'), sam)[0]?.state).toBe('nobody');
	});
});

describe('what needs me', () => {
	test('comes first, the rest is the others’', () => {
		const table = withOpen();
		expect(
			agendaOf(table, ada)
				.mine.flat()
				.map((each) => each.id)
		).toEqual(['p1']);
		expect(agendaOf(table, ben)).toMatchObject({ mine: [], others: [[{ id: 'p1' }]] });
	});

	test('rivals for one item stand together, also by way of a third', () => {
		const table = withOpen();
		doAct(table, sam, 'p2', proposal(move(c1, { product: core, team: teams.blue, timebox: summer })));
		doAct(table, fay, 'p3', proposal(move(a1, { timebox: undated })));
		const open = [...table.proposals.values()];
		expect(rivalsIn(open).map((group) => group.map((each) => each.id))).toEqual([['p1', 'p3'], ['p2']]);
		const trade = { ...proposalOf(table, 'p3'), changes: [move(a1), move(c1)] };
		expect(rivalsIn([proposalOf(table, 'p1'), proposalOf(table, 'p2'), trade])).toHaveLength(1);
	});

	test('what was decided and what was put off are told apart', () => {
		const table = withOpen();
		doAct(table, sam, 'p2', proposal(move(a2, { timebox: summer })));
		doAct(table, ada, 's1', { kind: 'sign-off', proposal: idOf<ProposalId>('p1') });
		doAct(table, fay, 'l1', { kind: 'postpone', proposal: idOf<ProposalId>('p2') });
		const agenda = agendaOf(table, ada);
		expect(agenda.decided.map((each) => each.id)).toEqual(['p1']);
		expect(agenda.later.map((each) => each.id)).toEqual(['p2']);
		doAct(table, sam, 'p3', proposal(move(a2, { timebox: undated })), contextAt(nine + 2 * hour));
		expect(agendaOf(table, ada).later).toEqual([]);
		expect(provenance(table, a1).map((each) => each.id)).toEqual(['p1']);
	});
});

describe('ghosts', () => {
	test('wear their author’s initials and their signers', () => {
		const table = withOpen();
		const [ghost, ...others] = dressed(table, ghostsOf(table, [], [], ada, true), ada, nameOf);
		expect(others).toEqual([]);
		expect(ghost).toMatchObject({
			item: a1,
			state: 'proposed',
			by: 'SAM',
			signers: [{ label: 'Apps', mine: true }]
		});
	});
});
