import { describe, expect, test } from 'vitest';
import type { AuthorityRule } from './authority-map.ts';
import { requiredFor } from './authority.ts';
import type { LaneRef, ProposedChange, Required } from './board.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type ProductId, type TeamId } from './ids.ts';
import { mapOf } from './required.ts';
import { metascrumClassic } from './templates/metascrum-classic.ts';
import {
	item,
	items,
	move,
	needs,
	product,
	products,
	records,
	tableOf,
	team,
	teams,
	timeboxes
} from './testing/board.ts';

const { apps, core, none } = products;
const { spring, summer } = timeboxes;
const source = (id: ProductId): Required => ({ product: id, why: 'source' });
const target = (id: ProductId): Required => ({ product: id, why: 'target' });
const content = (id: ProductId): Required => ({ product: id, why: 'content' });
const receiver = (id: ProductId): Required => ({ product: id, why: 'receiver' });
const sponsor = (id: ProductId): Required => ({ product: id, why: 'budget', seat: 'sponsor' });
const board = (id: ProductId | null): Required => ({ product: id, why: 'board', seat: 'metascrum-owner' });

/** The board of the fixture under a map of its own. */
const under = (...authority: AuthorityRule[]) =>
	tableOf({ board: records.board.map((each) => ({ ...each, authority })) });

const spot = { product: core, team: teams.blue, timebox: summer, after: null };
const goal = { id: idOf<GoalId>('g'), title: 'Go', product: apps, timebox: null };
const link = idOf<LinkId>('a1-c1');
const promise: ProposedChange = { kind: 'promise', link, from: items.a1, to: items.c1, neededBy: summer };
const newProduct = idOf<ProductId>('new');
const openProduct: ProposedChange = {
	kind: 'open-lane',
	lane: { kind: 'product', product: { id: newProduct, name: 'New', code: 'NE' } }
};

describe('what the classic map asks for', () => {
	const table = tableOf({
		products: [product(apps, { share: 40 }), product(core, { share: 20 }), product(none)],
		teams: [team(teams.red, { home: apps, capacity: 10 }), team(teams.blue)],
		links: [needs(items.a1, items.c1)],
		goals: [goal]
	});

	test.each<readonly [string, ProposedChange, readonly Required[]]>([
		['order', move(items.a2), [source(apps)]],
		[
			'a split into two products',
			{ kind: 'split', item: items.a2, set: {}, parts: [{ item: item(idOf<ItemId>('new')), to: spot }] },
			[content(apps), target(core)]
		],
		[
			'a merge across products',
			{ kind: 'merge', item: items.a2, from: [items.c2], set: {} },
			[content(apps), content(core)]
		],
		['a drop', { kind: 'drop', item: items.a2 }, [content(apps)]],
		['a signal', { kind: 'signal', item: items.a2, signal: 'raise' }, [content(apps)]],
		['a promise', { ...promise, to: items.c2, link: idOf<LinkId>('new') }, [source(apps), receiver(core)]],
		['a release', { kind: 'release', link }, [source(apps), receiver(core)]],
		['a goal of a product', { kind: 'goal', goal: { ...goal, id: idOf<GoalId>('h') } }, [content(apps)]],
		[
			'a goal that goes to another product',
			{ kind: 'goal', goal: { ...goal, product: core } },
			[content(apps), content(core)]
		],
		['a goal that is dropped', { kind: 'drop-goal', goal: goal.id }, [content(apps)]],
		['a share up to the threshold', { kind: 'share', product: apps, share: 45 }, [content(apps)]],
		[
			'a share past the threshold',
			{ kind: 'share', product: apps, share: 34 },
			[content(apps), sponsor(apps)]
		],
		[
			'a team that changes hands',
			{ kind: 'realign', team: teams.red, to: core, capacity: 10 },
			[source(apps), target(core), sponsor(core)]
		],
		[
			'a team that is released',
			{ kind: 'realign', team: teams.red, to: null, capacity: 10 },
			[source(apps), sponsor(apps)]
		],
		[
			'a team nobody had',
			{ kind: 'realign', team: teams.blue, to: core, capacity: 1 },
			[target(core), sponsor(core)]
		],
		[
			'a team that only grows',
			{ kind: 'realign', team: teams.blue, to: null, capacity: 1 },
			[{ product: null, why: 'budget', seat: 'sponsor' }]
		]
	])('[AU7] %s', (_, change, expected) => {
		expect(requiredFor(table, [change])).toEqual(expected);
	});

	test.each<readonly [string, ProposedChange, readonly Required[]]>([
		[
			'a goal of the whole board',
			{ kind: 'goal', goal: { ...goal, id: idOf<GoalId>('h'), product: null } },
			[board(null)]
		],
		['a product lane that opens', openProduct, [board(newProduct)]],
		[
			'a team lane that opens',
			{
				kind: 'open-lane',
				lane: { kind: 'team', team: { id: idOf<TeamId>('new'), name: 'New', capacity: null } }
			},
			[board(null)]
		],
		['a team lane that closes', { kind: 'close-lane', lane: { kind: 'team', id: teams.blue } }, []]
	])('[AU11] %s', (_, change, expected) => {
		// A lane that still holds something does not close, so nobody is asked.
		expect(requiredFor(table, [change])).toEqual(expected);
	});

	test('[AU11] a product that the same proposal opens has no other authority yet', () => {
		const trade = [openProduct, move(items.a2, { product: newProduct })];
		expect(requiredFor(table, trade)).toEqual([board(newProduct), source(apps)]);
	});

	test('[AU4] receivers come last, each once, in order of their products', () => {
		const broken = tableOf({
			links: [needs(items.a1, items.n1), needs(items.a1, items.c1), needs(items.a2, items.c1)]
		});
		const later = { timebox: summer };
		const both = [move(items.a1, later), move(items.a2, later)];
		const expected = [source(apps), receiver(core), receiver(none)];
		expect(requiredFor(broken, both)).toEqual(expected);
		const each = tableOf({ links: [needs(items.a1, items.n1), needs(items.a2, items.c1)] });
		expect(requiredFor(each, both)).toEqual(expected);
	});
});

describe('a board’s own map', () => {
	test('[AU7] holds instead of the template’s', () => {
		expect(mapOf(tableOf())).toBe(metascrumClassic.authority);
		const rule: AuthorityRule = { class: 're-order', signers: ['executive'] };
		expect(mapOf(under(rule))).toEqual([rule]);
		expect(requiredFor(under(rule), [move(items.a2)])).toEqual([
			{ product: apps, why: 'board', seat: 'executive' }
		]);
	});

	test('[AU7] a change that is several classes needs what each of them asks for, and lines add up', () => {
		const table = under(
			{ class: 're-lane', signers: ['target'] },
			{ class: 're-date', signers: ['chief-product-owner'] },
			{ class: 're-date', signers: ['chief-product-owner', 'sponsor'] }
		);
		expect(requiredFor(table, [move(items.a2, { product: core, timebox: summer })])).toEqual([
			target(core),
			{ product: core, why: 'board', seat: 'chief-product-owner' },
			sponsor(core)
		]);
	});

	test('[AU7] a line of a product holds where the change touches it, on either side', () => {
		const table = under(
			{ class: 're-lane', signers: ['source', 'target'] },
			{ class: 're-lane', lane: core, signers: ['sponsor'] }
		);
		const into = move(items.a2, { product: core });
		const away = move(items.c1, { product: none, team: teams.blue });
		const elsewhere = move(items.a2, { product: none });
		const asks = (change: ProposedChange) => requiredFor(table, [change]).map(({ seat }) => seat ?? 'own');
		expect(asks(into)).toEqual(['own', 'own', 'sponsor']);
		expect(asks(away)).toEqual(['own', 'own', 'sponsor']);
		expect(asks(elsewhere)).toEqual(['own', 'own']);
	});

	test('[AU7] a line of a product that opens holds for its opening', () => {
		const table = under({ class: 'lane', lane: newProduct, signers: ['sponsor'] });
		expect(requiredFor(table, [openProduct])).toEqual([sponsor(newProduct)]);
	});

	test('[AU7] a threshold is passed by more than it says', () => {
		const table = under({ class: 're-date', over: 1, signers: ['sponsor'] });
		const by = (timebox: typeof summer) => requiredFor(table, [move(items.a2, { timebox })]);
		expect(by(summer)).toEqual([source(apps), target(apps)].slice(0, 1));
		expect(by(timeboxes.undated)).toEqual([sponsor(apps)]);
	});

	test('[AU9] what it leaves to nobody needs the owners of what is touched', () => {
		const table = under({ class: 're-order', signers: ['source'] });
		expect(requiredFor(table, [move(items.a2, { product: core })])).toEqual([source(apps), source(core)]);
	});

	test('[AU9] so does a map that asks only receivers, where none is broken', () => {
		const table = under({ class: 're-date', signers: ['receiver'] });
		expect(requiredFor(table, [move(items.a2, { timebox: summer })])).toEqual([source(apps)]);
	});

	test('[AU9] but where one is, the receiver is enough', () => {
		const only: AuthorityRule = { class: 're-date', signers: ['receiver'] };
		const table = tableOf({
			board: records.board.map((each) => ({ ...each, authority: [only] })),
			links: [needs(items.a2, items.c1)]
		});
		expect(requiredFor(table, [move(items.a2, { timebox: summer })])).toEqual([receiver(core)]);
	});

	test('[AU9] what touches no product needs a MetaScrum Product Owner', () => {
		const table = under({ class: 're-order', signers: ['source'] });
		const lane = { kind: 'team', team: { id: idOf<TeamId>('new'), name: 'New', capacity: null } } as const;
		expect(requiredFor(table, [{ kind: 'open-lane', lane }])).toEqual([board(null)]);
	});

	test('changes that can’t happen need nobody', () => {
		expect(requiredFor(tableOf(), [{ kind: 'drop', item: idOf<ItemId>('gone') }])).toEqual([]);
		expect(requiredFor(tableOf(), [move(items.a1), move(items.a1, { timebox: spring })])).toEqual([]);
	});

	test('[AU4] receivers come after whoever else a later change asks, in order of their products', () => {
		const table = tableOf({
			links: [needs(items.a1, items.n1), needs(items.a1, items.c1), needs(items.a2, items.c2)]
		});
		const two = [
			move(items.a1, { timebox: timeboxes.undated }),
			move(items.a2, { timebox: timeboxes.undated })
		];
		const first = [two[0], two[1]].filter((each) => each !== undefined);
		expect(requiredFor(table, first).map(({ product }) => product)).toEqual([apps, core, none]);
		const trade = [move(items.a1, { timebox: summer }), move(items.c2, { product: core, team: teams.blue })];
		expect(requiredFor(table, trade)).toEqual([source(apps), source(core), receiver(none)]);
		const edited: ProposedChange = { kind: 'edit', item: items.n1, set: { size: 3 } };
		expect(requiredFor(table, [trade[0] ?? edited, edited]).map(({ why }) => why)).toEqual([
			'source',
			'content',
			'receiver'
		]);
	});

	test('[AU7] where the map asks the source for a lane, the product or the team’s home signs for closing it', () => {
		const map = { class: 'lane', signers: ['source'] } as const;
		const homes = records.teams.map((each) => ({ ...each, home: core }));
		const table = tableOf({
			board: records.board.map((each) => ({ ...each, authority: [map] })),
			teams: homes,
			items: [],
			places: []
		});
		const asks = (lane: LaneRef) => requiredFor(table, [{ kind: 'close-lane', lane }]);
		expect(asks({ kind: 'product', id: apps })).toEqual([source(apps)]);
		expect(asks({ kind: 'team', id: teams.blue })).toEqual([source(core)]);
		expect(asks({ kind: 'timebox', id: summer })).toEqual([board(null)]);
	});
});
