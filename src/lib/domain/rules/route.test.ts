import { describe, expect, test } from 'vitest';
import type { Act } from '../acts.ts';
import type { Seat } from '../board.ts';
import { idOf, type ProposalId, type ProxyId } from '../ids.ts';
import { passedOn, rungOf } from '../routing.ts';
import {
	doAct,
	hour,
	items,
	move,
	needs,
	nine,
	people,
	products,
	proposal,
	records,
	seat,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	told,
	words
} from '../testing/board.ts';

const { apps, core, none } = products;
const { summer } = timeboxes;
const p = idOf<ProposalId>('p');
const route: Act = { kind: 'route', proposal: p, because: words };
const chief = idOf<typeof people.zoe>('chief');

/** A stakeholder's move of `a1` in Apps, with these people seated besides. */
function asked(...more: readonly Seat[]) {
	const seats = [
		...records.seats.filter(({ person }) => !more.some((each) => each.person === person)),
		...more
	];
	const table = tableOf({ seats });
	doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: summer })));
	return table;
}

describe('beyond somebody’s authority', () => {
	test('[RT1] what one person signs for two products goes up for each, and the second keeps what the first did', () => {
		const table = tableOf({ products: records.products.map((each) => ({ ...each, owner: people.ada })) });
		doAct(table, people.sam, 'p', proposal(move(items.a1, { product: core, team: teams.blue })));
		expect(doAct(table, people.ada, 'r', route)).toMatchObject({
			value: [
				{ product: apps, required: [{ product: apps, seat: 'metascrum-owner' }, { product: core }] },
				{
					product: core,
					required: [
						{ product: apps, seat: 'metascrum-owner' },
						{ product: core, seat: 'metascrum-owner' }
					]
				}
			]
		});
	});

	test('[RT1] goes to the Chief Product Owner first, then up, seat by seat', () => {
		const table = asked(seat(chief, 'chief-product-owner'), seat(people.zoe, 'sponsor'));
		const seats: (string | undefined)[] = [];
		for (const person of [people.ada, chief, people.mia]) {
			expect(told(doAct(table, person, `r-${person}`, route))).toEqual(['routed']);
			seats.push(table.proposals.get('p')?.required[0]?.seat);
		}
		expect(seats).toEqual(['chief-product-owner', 'metascrum-owner', 'sponsor']);
		expect(table.proposals.get('p')).toMatchObject({
			required: [{ product: apps, why: 'routed', seat: 'sponsor' }],
			routed: [{ product: apps, seat: 'sponsor' }],
			outcome: { kind: 'open' }
		});
		expect(told(doAct(table, people.zoe, 'end', route))).toBe('RT1');
		expect(told(doAct(table, people.ada, 's', { kind: 'sign-off', proposal: p }))).toBe('SO1');
		expect(told(doAct(table, people.zoe, 't', { kind: 'sign-off', proposal: p }))).toEqual([
			'signed-off',
			'agreed'
		]);
	});

	test('[RT1] skips a seat that nobody holds, or only who passes it on', () => {
		expect(told(doAct(asked(), people.ada, 'r', route))).toEqual(['routed']);
		const table = asked(seat(people.ada, 'product-owner', 'chief-product-owner'));
		doAct(table, people.ada, 'r', route);
		expect(table.proposals.get('p')?.required).toEqual([
			{ product: apps, why: 'routed', seat: 'metascrum-owner' }
		]);
	});

	test('[RT1] where nobody else is above, the answer is theirs', () => {
		const table = tableOf({
			seats: [seat(people.ada, 'product-owner', 'metascrum-owner'), seat(people.sam, 'stakeholder')]
		});
		doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: summer })));
		expect(told(doAct(table, people.ada, 'r', route))).toBe('RT1');
	});

	test('[RT1] a MetaScrum Product Owner who stands in for an owner passes it to the sponsor', () => {
		const table = tableOf({ seats: [...records.seats, seat(people.zoe, 'sponsor')] });
		doAct(table, people.sam, 'p', proposal(move(items.n1, { product: none, timebox: summer })));
		expect(told(doAct(table, people.mia, 'r', route))).toEqual(['routed']);
		expect(table.proposals.get('p')?.required).toEqual([{ product: none, why: 'routed', seat: 'sponsor' }]);
	});

	test('[RT1] a proxy passes it on in the principal’s name, and not to the principal', () => {
		const seats = [
			seat(people.ada, 'product-owner', 'chief-product-owner'),
			seat(people.sam, 'stakeholder'),
			seat(people.mia, 'metascrum-owner')
		];
		const proxy = {
			id: idOf<ProxyId>('x'),
			of: people.ada,
			to: people.sam,
			products: null,
			from: nine,
			until: nine + 2 * hour,
			revokedAt: null
		};
		const table = tableOf({ seats, proxies: [proxy] });
		doAct(table, people.mia, 'p', proposal(move(items.a1, { timebox: summer })));
		const answer = doAct(table, people.sam, 'r', route);
		expect(answer).toMatchObject({ value: [{ seat: 'metascrum-owner', by: { seat: 'product-owner' } }] });
	});

	test('[RT1] one for each product, and the signatures of others stand', () => {
		const table = tableOf({
			products: records.products.map((each) => ({ ...each, owner: each.id === none ? null : people.ada }))
		});
		doAct(
			table,
			people.sam,
			'p',
			proposal(
				move(items.a1, { product: core, team: teams.blue }),
				move(items.n1, { product: none, timebox: summer })
			)
		);
		doAct(table, people.mia, 's', { kind: 'sign-off', proposal: p });
		expect(told(doAct(table, people.ada, 'r', route))).toEqual(['routed', 'routed']);
		expect(table.proposals.get('p')).toMatchObject({
			routed: [{ product: apps }, { product: core }],
			signatures: [{ product: none }]
		});
	});

	test('[RT2] stays so when the proposal is checked again', () => {
		const table = tableOf({ links: [needs(items.a1, items.c2)] });
		doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: summer })));
		doAct(table, people.ada, 'r', route);
		doAct(table, people.ben, 'q', proposal(move(items.c2, { product: core, team: teams.blue })));
		expect(table.proposals.get('p')?.required).toEqual([
			{ product: apps, why: 'routed', seat: 'metascrum-owner' },
			{ product: core, why: 'receiver' }
		]);
	});

	test('[SO1] only who signs passes it on, [SO2] and not what they have signed', () => {
		const table = asked();
		expect(told(doAct(table, people.ben, 'r', route))).toBe('SO1');
		doAct(table, people.sam, 'q', proposal(move(items.a2, { product: core })));
		doAct(table, people.ada, 's', { kind: 'sign-off', proposal: idOf('q') });
		expect(told(doAct(table, people.ada, 't', { ...route, proposal: idOf<ProposalId>('q') }))).toBe('SO2');
	});

	test('[OP1] [LK5] [PR11] not without a proposal, not under the lock, and what became impossible is closed', () => {
		const table = asked();
		const proposals = [...table.proposals.values()];
		expect(told(doAct(tableOf(), people.ada, 'r', route))).toBe('OP1');
		expect(told(doAct(tableIn('locked', { proposals }), people.ada, 'r', route))).toBe('LK5');
		const gone = tableOf({ proposals, items: records.items.slice(1), places: records.places.slice(1) });
		expect(told(doAct(gone, people.ada, 'r', route))).toEqual(['made-impossible']);
	});
});

describe('the ladder', () => {
	test('seats off it stand beside the Chief Product Owner, and a product’s own below', () => {
		expect(
			[undefined, 'product-owner', 'executive', 'chief-product-owner', 'metascrum-owner', 'sponsor'].map(
				(seat) => rungOf(seat as 'sponsor')
			)
		).toEqual([0, 0, 1, 1, 2, 3]);
	});

	test('[RT2] only what stands below is passed on, and only for its product', () => {
		const own = { product: apps, why: 'source' } as const;
		const other = { product: core, why: 'target' } as const;
		const lead = { product: apps, why: 'board', seat: 'metascrum-owner' } as const;
		const budget = { product: apps, why: 'budget', seat: 'sponsor' } as const;
		const up = [{ product: apps, seat: 'metascrum-owner' }] as const;
		expect(passedOn([own, other, lead, budget], up)).toEqual([lead, other, budget]);
		expect(passedOn([lead, own], up)).toEqual([lead]);
		expect(passedOn([own, other])).toEqual([own, other]);
	});
});
