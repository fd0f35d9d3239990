import { describe, expect, test } from 'vitest';
import { requiredFor } from './authority.ts';
import type { ProposedChange } from './board.ts';
import { idOf, type ItemId, type LinkId, type ProposalId, type TeamId } from './ids.ts';
import { requirementKey, signatureKey, unsigned } from './requirement.ts';
import { boundFor, hashOf } from './signing.ts';
import type { Table } from './table.ts';
import {
	doAct,
	items,
	move,
	needs,
	people,
	place,
	product,
	products,
	proposal,
	records,
	tableOf,
	team,
	teams,
	timeboxes,
	words
} from './testing/board.ts';

const { apps, core, none } = products;
const { spring, summer, undated } = timeboxes;
const p = idOf<ProposalId>('p');
const core1 = { product: core, team: teams.blue };

/** What each signature would stand for, by the product's name. */
function bound(table: Table, ...changes: ProposedChange[]): ReadonlyMap<string, string> {
	return boundFor(table, { id: p, changes, required: requiredFor(table, changes) });
}

describe('what a signature stands for', () => {
	const across = move(items.a1, core1);

	test('[SO6] one hash a requirement, another for each', () => {
		const hashes = bound(tableOf(), across);
		expect([...hashes.keys()]).toEqual(['apps ', 'core ']);
		expect(new Set(hashes.values()).size).toBe(2);
		for (const hash of hashes.values()) expect(hash).toMatch(/^[0-9a-f]{64}$/);
	});

	test('[SO6] the same for the same, and another for another proposal, change or product', () => {
		const required = requiredFor(tableOf(), [across]);
		const of = (id: ProposalId, change: ProposedChange) =>
			boundFor(tableOf(), { id, changes: [change], required }).get('apps ');
		expect(of(p, across)).toBe(of(p, across));
		expect(of(idOf<ProposalId>('q'), across)).not.toBe(of(p, across));
		expect(of(p, move(items.a1, { ...core1, after: items.c1 }))).not.toBe(of(p, across));
	});

	test('[SO6] order inside the cell it comes from, and who stands where it goes, are no part of it', () => {
		const places = records.places.map((each) =>
			each.item === items.a1
				? { ...each, rank: 'a5' }
				: each.item === items.c1
					? { ...each, rank: 'a7' }
					: each
		);
		expect(bound(tableOf({ places }), across)).toEqual(bound(tableOf(), across));
	});

	test('[SO6] where an item comes from is', () => {
		const elsewhere = tableOf({
			places: records.places.map((each) =>
				each.item === items.a1 ? place(items.a1, { timebox: summer }) : each
			)
		});
		const drop: ProposedChange = { kind: 'drop', item: items.a1 };
		for (const change of [across, drop])
			expect(bound(elsewhere, change).get('apps ')).not.toBe(bound(tableOf(), change).get('apps '));
	});

	test('[SO6] where an item comes from is, for whoever gets it too', () => {
		const across = move(items.a1, core1);
		const places = records.places.map((each) => (each.item === items.a1 ? { ...each, product: none } : each));
		expect(bound(tableOf({ places }), across).get('core ')).not.toBe(bound(tableOf(), across).get('core '));
	});

	test('[SO6] a broken dependency is, for whoever goes without and for nobody else', () => {
		const change = move(items.a1, { product: none, timebox: summer });
		const one = tableOf({ links: [needs(items.a1, items.c1)] });
		const two = tableOf({
			links: [needs(items.a1, items.c1), needs(items.a1, items.c2, { neededBy: spring })]
		});
		expect(bound(one, change).get('apps ')).toBe(bound(two, change).get('apps '));
		expect(bound(one, change).get('core ')).not.toBe(bound(two, change).get('core '));
	});

	test('[SO6] for the whole board it is all of it', () => {
		const lane = { kind: 'team', team: { id: idOf<TeamId>('new'), name: 'New', capacity: null } } as const;
		const trade = (table: Table) =>
			bound(table, { kind: 'open-lane', lane }, move(items.a1, { timebox: summer })).get(' metascrum-owner');
		const broken = tableOf({ links: [needs(items.a1, items.c1)] });
		expect(trade(tableOf())).toMatch(/^[0-9a-f]{64}$/);
		expect(trade(broken)).not.toBe(trade(tableOf()));
	});

	test.each([
		[
			'what a share was',
			{ kind: 'share', product: apps, share: 50 },
			{ products: [product(apps, { share: 40 }), product(core)] },
			{ products: [product(apps, { share: 48 }), product(core)] }
		],
		[
			'whose a team was',
			{ kind: 'realign', team: teams.red, to: apps, capacity: 1 },
			{ teams: [team(teams.red), team(teams.blue)] },
			{ teams: [team(teams.red, { home: core }), team(teams.blue)] }
		],
		[
			'what a team could do',
			{ kind: 'realign', team: teams.red, to: apps, capacity: 1 },
			{ teams: [team(teams.red, { capacity: 5 }), team(teams.blue)] },
			{ teams: [team(teams.red, { capacity: 9 }), team(teams.blue)] }
		]
	] as const)('[SO6] %s is part of it', (_, change, before, after) => {
		const required = [{ product: apps, why: 'content' }] as const;
		const of = (more: object) => boundFor(tableOf(more), { id: p, changes: [change], required }).get('apps ');
		expect(of(before)).not.toBe(of(after));
		expect(of(before)).toBe(of(before));
	});

	test('[SO6] a realignment stands for the same to whoever it does not concern', () => {
		const change = { kind: 'realign', team: teams.red, to: core, capacity: 1 } as const;
		const required = [{ product: none, why: 'board' }] as const;
		const of = (capacity: number) =>
			boundFor(tableOf({ teams: [team(teams.red, { home: apps, capacity }), team(teams.blue)] }), {
				id: p,
				changes: [change],
				required
			}).get('none ');
		expect(of(1)).toBe(of(2));
	});

	test('[SO6] what a requirement is for is part of it, and the seat that signs', () => {
		const of = (why: 'source' | 'target', seat?: 'sponsor') =>
			[
				...boundFor(tableOf(), {
					id: p,
					changes: [across],
					required: [{ product: apps, why, ...(seat ? { seat } : {}) }]
				}).values()
			].join();
		expect(new Set([of('source'), of('target'), of('source', 'sponsor')]).size).toBe(3);
	});

	test('changes that can’t happen stand for something too', () => {
		const required = [{ product: apps, why: 'content' }] as const;
		const changes = [{ kind: 'drop', item: idOf<ItemId>('gone') }] as const;
		expect(boundFor(tableOf(), { id: p, changes, required }).size).toBe(1);
	});
});

describe('the hash of all that a signer reads', () => {
	const changes = [move(items.a1, { product: none, timebox: summer })];
	const of = (table: Table) => hashOf(table, { id: p, changes, required: requiredFor(table, changes) });

	test('[SO4] is another where any part of it is, or something else is required', () => {
		const links = [needs(items.a1, items.c1)];
		expect(of(tableOf())).toBe(of(tableOf()));
		expect(of(tableOf({ links }))).not.toBe(of(tableOf()));
	});

	test('[SO4] is the same in whatever order things are required', () => {
		const required = requiredFor(tableOf(), changes);
		const turned = [...required].reverse();
		expect(hashOf(tableOf(), { id: p, changes, required: turned })).toBe(
			hashOf(tableOf(), { id: p, changes, required })
		);
	});
});

describe('requirements', () => {
	test('are named by product and seat, as their signatures are', () => {
		expect(requirementKey({ product: apps })).toBe('apps ');
		expect(requirementKey({ product: null, seat: 'sponsor' })).toBe(' sponsor');
		expect(signatureKey({ product: apps })).toBe(requirementKey({ product: apps }));
		expect(signatureKey({ product: null, as: 'sponsor' })).toBe(' sponsor');
	});

	test('[SO6] every signature given bears what it stood for', () => {
		const table = tableOf({ links: [needs(items.c2, items.a3, { id: idOf<LinkId>('l') })] });
		doAct(table, people.sam, 'p', proposal(move(items.c2, { ...core1, timebox: undated })));
		const open = table.proposals.get('p');
		if (!open) throw new Error('No proposal');
		expect(unsigned(open).map(requirementKey)).toEqual(['core ', 'apps ']);
		const hashes = boundFor(table, open);
		doAct(table, people.ben, 's', { kind: 'sign-off', proposal: p });
		const signed = table.proposals.get('p');
		expect(signed?.signatures).toMatchObject([{ product: core, hash: hashes.get('core ') }]);
		expect(signed && unsigned(signed).map(requirementKey)).toEqual(['apps ']);
		doAct(table, people.ada, 'no', { kind: 'decline', proposal: p, because: words });
	});
});

test('[SO6] what signatures stand for keeps its form, or those of every board would be withdrawn', () => {
	const table = tableOf({
		links: [needs(items.a1, items.c1), needs(items.a2, items.n1)],
		teams: records.teams.map((each) => ({ ...each, home: apps, capacity: 5 })),
		products: records.products.map((each) => ({ ...each, share: 20 }))
	});
	const trade: ProposedChange[] = [
		move(items.a2, { timebox: summer }),
		move(items.a1, { timebox: summer, after: items.a2 }),
		move(items.a3, { timebox: summer }),
		{ kind: 'drop', item: items.c2 },
		{ kind: 'share', product: core, share: 30 },
		{ kind: 'realign', team: teams.red, to: core, capacity: 8 }
	];
	expect(hashOf(table, { id: p, changes: trade, required: requiredFor(table, trade) })).toBe(
		'744dcac149bbc6d22e437990ed976d411c8afb06a7f81e97efb77138acdf77f4'
	);
	expect(
		hashOf(tableOf(), {
			id: p,
			changes: [move(items.a2)],
			required: requiredFor(tableOf(), [move(items.a2)])
		})
	).toBe('94453422317583253949fea76f268adbd008069f0770f4dcca0197e6ea8a99da');
});
