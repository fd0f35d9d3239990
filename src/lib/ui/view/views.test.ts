import { describe, expect, test } from 'vitest';
import { ghostsOf } from '#lib/client/drafts.ts';
import type { Proposal } from '#lib/domain/board.ts';
import { idOf, type ItemId, type PersonId, type ProposalId } from '#lib/domain/ids.ts';
import {
	administrator,
	contextAt,
	doAct,
	item,
	items,
	move,
	needs,
	nine,
	hour,
	people,
	products,
	proposal,
	records,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	who,
	words
} from '#lib/domain/testing/board.ts';
import { changeLine, outcomeLine, proposalLine } from './describe.ts';
import { dressed } from './ghosts.ts';
import { cellLabel, columnsOf, lanesOf } from './lanes.ts';
import { neighboursOf } from './links.ts';
import { agendaOf, provenance, rivalsIn } from './needs-me.ts';
import { find } from './search.ts';
import { moodOf, nextStep, stateLine } from './session-view.ts';
import { missingFor } from './setup.ts';
import { proposalChips, waitsFor } from './signers.ts';
import { refusalOf, verdictOf, wantsCause } from './verdict.ts';

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

describe('before the drop', () => {
	const to = { product: products.apps, team: teams.red, timebox: summer, after: null };

	test('the hand is told who will have to sign', () => {
		expect(verdictOf(tableOf(), [a1], to, who(sam))).toMatchObject({
			ok: true,
			signsItself: false,
			signers: [{ label: 'Apps' }]
		});
		expect(verdictOf(tableOf(), [a1], to, who(ada))).toMatchObject({ ok: true, signsItself: true });
	});

	test('the hand is told why not, by the rule the server asks', () => {
		expect(verdictOf(tableIn('scheduled'), [a1], to, who(sam)).ok).toBe(false);
		expect(refusalOf(tableIn('scheduled'), [move(a1, { timebox: summer })], who(sam))).toMatchObject({
			offer: 'talking-point'
		});
		expect(verdictOf(tableOf(), [a1], to, null).ok).toBe(false);
	});

	test('several are judged as one: by everybody who has to sign for any of them', () => {
		const table = tableOf();
		const alone = verdictOf(table, [a1], to, who(sam));
		const both = verdictOf(table, [a1, c1], to, who(sam));
		const labels = (verdict: typeof both) => (verdict.ok ? verdict.signers.map(({ label }) => label) : []);
		expect(labels(alone)).toEqual(['Apps']);
		expect(labels(both).toSorted()).toEqual(['Apps', 'Core']);
		expect(verdictOf(table, [a1, c1], to, who(ada))).toMatchObject({ ok: true, signsItself: false });
	});

	test('a drop in place asks for nothing', () => {
		const here = { ...to, timebox: timeboxes.spring, after: a1 };
		expect(verdictOf(tableIn('scheduled'), [a2], here, who(sam)).ok).toBe(true);
	});

	test('a promised date moves only with its cause', () => {
		const live = { customer: 'Mercy', date: '2026-05-01' };
		const table = tableOf({
			items: records.items.map((each) => (each.id === a1 ? item(a1, { live }) : each))
		});
		expect(wantsCause(table, [move(a1, { timebox: summer })])).toBe(true);
		expect(wantsCause(table, [move(a1, { after: a2 })])).toBe(false);
		expect(wantsCause(table, [move(a2, { timebox: summer })])).toBe(false);
	});
});

describe('the session as the top bar says it', () => {
	test('open counts down, over time counts up', () => {
		expect(stateLine(tableOf(), nine + 66 * 60_000).text).toBe('In session · 24:00 left');
		expect(stateLine(tableOf(), nine + 2 * hour).text).toBe('In session · +30:00 over');
	});

	test('locked names the next session and the agreed board', () => {
		const line = stateLine(tableIn('scheduled'), nine);
		expect(line.tone).toBe('locked');
		expect(line.text).toMatch(/^Locked until .* · agreed board v0$/);
	});

	test('the next step is the facilitator’s alone', () => {
		expect(nextStep(tableOf(), who(fay))).toBe('close');
		expect(nextStep(tableIn('closing'), who(fay))).toBe('lock');
		expect(nextStep(tableIn('preparing'), who(fay))).toBe('open');
		expect(nextStep(tableOf(), who(ada))).toBeNull();
		expect(nextStep(tableOf(), null)).toBeNull();
	});

	test('cards lift only in an open session, and never for a watcher', () => {
		expect(moodOf(tableOf(), false)).toBe('open');
		expect(moodOf(tableIn('closing'), false)).toBe('locked');
		expect(moodOf(tableOf(), true)).toBe('watching');
	});
});

describe('the board as lanes', () => {
	test('columns go by time, the undated last; lanes hold cards or are not there', () => {
		const table = tableOf();
		expect(columnsOf(table).map((each) => each.id)).toEqual(['spring', 'summer', 'undated']);
		const names = (groupBy: 'product' | 'team') =>
			lanesOf(table, groupBy).map(({ product, team }) => `${product.name}/${team.name}`);
		expect(names('product')).toEqual(['Apps/red', 'Core/blue', 'No product/red']);
		expect(names('team')).toEqual(['Apps/red', 'No product/red', 'Core/blue']);
	});

	test('a cell is said with its cards and its load', () => {
		const table = tableOf({
			items: records.items.map((each) => ({ ...each, size: 5 })),
			teams: records.teams.map((each) => ({ ...each, capacity: 8 }))
		});
		const [lane] = lanesOf(table, 'product');
		const [spring] = columnsOf(table);
		if (!lane || !spring) throw new Error('no lane');
		expect(cellLabel(table, lane, spring)).toBe(
			'Apps / red / spring: 2 cards, 10 points, the team has 15 of 8 in all products'
		);
		const alone = tableOf({
			items: records.items.map((each) => ({ ...each, size: each.id === a1 ? 5 : null })),
			teams: records.teams.map((each) => ({ ...each, capacity: 8 }))
		});
		expect(cellLabel(alone, lane, spring, 2)).toBe('Apps / red / spring: 2 cards, 2 proposed, 5 of 8 points');
	});

	test('a link is late where what is given lands after what needs it', () => {
		const table = tableOf({ links: [needs(a3, a1)] });
		expect(neighboursOf(table, a1).needs).toMatchObject([{ item: a3, late: true }]);
		expect(neighboursOf(table, a3).neededBy).toMatchObject([{ item: a1, late: true }]);
	});

	test('cards are found by key, start or any words, the nearest first', () => {
		const table = tableOf({
			items: [
				item(a1, { key: 'KEP-12', title: 'Retry payouts' }),
				item(a2, { key: 'KEP-2', title: 'Payóuts of 12' })
			]
		});
		expect(find(table, 'kep-12').map((each) => each.key)[0]).toBe('KEP-12');
		expect(find(table, 'payouts').map((each) => each.key)).toEqual(['KEP-2', 'KEP-12']);
		expect(find(table, ' ')).toEqual([]);
	});
});

describe('before the first session', () => {
	test('whoever can mend it is told what is missing', () => {
		const bare = tableOf({ seats: [], sessions: [] });
		expect(missingFor(bare, administrator)).toEqual({ facilitator: true, lanes: 3 });
		expect(missingFor(bare, who(sam))).toBeNull();
		expect(missingFor(tableOf(), who(fay))).toBeNull();
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
