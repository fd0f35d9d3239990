import { describe, expect, test } from 'vitest';
import {
	authorityOver,
	may,
	ownSeat,
	requiredFor,
	seatsOf,
	seatWith,
	signerFor,
	signerOf,
	signers
} from './authority.ts';
import { isLater } from './time-order.ts';
import type { ProposedChange } from './board.ts';
import { idOf, type ItemId, type ProductId } from './ids.ts';
import {
	administrator,
	doAct,
	item,
	items,
	move,
	needs,
	people,
	product,
	products,
	proposal,
	records,
	seat,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	told,
	who
} from './testing/board.ts';

const { apps, core, none } = products;
const { spring, summer, undated } = timeboxes;
const core1 = { product: core, team: teams.blue };

describe('seats', () => {
	test('a person’s seats are the table’s, and none where it has none', () => {
		expect(seatsOf(tableOf(), people.ada)).toEqual(['product-owner']);
		expect(seatsOf(tableOf(), people.zoe)).toEqual([]);
	});

	test('[SE1] an administrator may read, and by that alone nothing else', () => {
		expect(may(tableOf(), administrator, 'read')).toBe(true);
		for (const right of ['draft', 'propose', 'sign', 'facilitate'] as const)
			expect(may(tableOf(), administrator, right)).toBe(false);
	});

	test('[SE1] an observer may only read', () => {
		expect(may(tableOf(), who(people.obi), 'read')).toBe(true);
		expect(may(tableOf(), who(people.obi), 'draft')).toBe(false);
		expect(may(tableOf(), who(people.obi), 'propose')).toBe(false);
	});

	test('[AU5] of several seats that give a right, the first by the template’s order is picked', () => {
		const table = tableOf({ seats: [seat(people.ada, 'facilitator', 'observer', 'executive')] });
		expect(seatWith(table, people.ada, 'propose')).toBe('executive');
		expect(seatWith(table, people.ada, 'facilitate')).toBe('facilitator');
		expect(seatWith(table, people.ada, 'sign')).toBeNull();
	});
});

describe('who signs', () => {
	test('[AU1] the Product Owner for their product', () => {
		expect(signerOf(tableOf(), apps)).toBe(people.ada);
		expect(ownSeat(tableOf(), people.ada, { product: apps })).toBe('product-owner');
		expect(ownSeat(tableOf(), people.ada, { product: core })).toBeNull();
	});

	test('[AU1] not the MetaScrum Product Owner, as long as there is one', () => {
		expect(ownSeat(tableOf(), people.mia, { product: apps })).toBeNull();
	});

	test('[AU2] the MetaScrum Product Owner for a lane without one', () => {
		expect(signerOf(tableOf(), none)).toBe(people.mia);
		expect(ownSeat(tableOf(), people.mia, { product: none })).toBe('metascrum-owner');
		expect(ownSeat(tableOf(), people.ada, { product: none })).toBeNull();
	});

	test('[AU2] the MetaScrum Product Owner for an owner whose seats do not sign', () => {
		const table = tableOf({ seats: [seat(people.ada, 'stakeholder'), seat(people.mia, 'metascrum-owner')] });
		expect(signerOf(table, apps)).toBe(people.mia);
		expect(ownSeat(table, people.ada, { product: apps })).toBeNull();
	});

	test('[AU2] any of several MetaScrum Product Owners; the first by id is shown', () => {
		const table = tableOf({
			seats: [seat(people.sam, 'metascrum-owner'), seat(people.mia, 'metascrum-owner')]
		});
		expect(signerOf(table, none)).toBe(people.mia);
		expect(ownSeat(table, people.sam, { product: none })).toBe('metascrum-owner');
	});

	test('[AU2] nobody where there is neither: no authority here', () => {
		const table = tableOf({ seats: [seat(people.sam, 'stakeholder')] });
		expect(signerOf(table, apps)).toBeNull();
		expect(signers(table, [move(items.a1, { timebox: summer })])).toEqual([
			{ product: apps, why: 'source', person: null, proxies: [] }
		]);
	});

	test('nobody for a product that is not on the board', () => {
		expect(ownSeat(tableOf(), people.mia, { product: idOf<ProductId>('gone') })).toBeNull();
	});

	test('[AU5] the seat that has the authority signs: as owner here, as MetaScrum Product Owner there', () => {
		const table = tableOf({ seats: [seat(people.ada, 'metascrum-owner', 'product-owner')] });
		expect(ownSeat(table, people.ada, { product: apps })).toBe('product-owner');
		expect(ownSeat(table, people.ada, { product: none })).toBe('metascrum-owner');
	});

	test('[AU6] once the owner has changed, the new one signs what was proposed before', () => {
		const table = tableOf();
		doAct(table, people.sam, 'x', proposal(move(items.a1, { timebox: summer })));
		doAct(table, administrator, 'y', { kind: 'own', product: apps, person: people.ben });
		expect(told(doAct(table, people.ada, 'z', { kind: 'sign-off', proposal: idOf('x') }))).toBe('SO1');
		expect(told(doAct(table, people.ben, 'z', { kind: 'sign-off', proposal: idOf('x') }))).toEqual([
			'signed-off',
			'agreed'
		]);
	});

	test('[AU6] once the owner has lost the seat, the MetaScrum Product Owner signs', () => {
		const table = tableOf();
		doAct(table, people.sam, 'x', proposal(move(items.a1, { timebox: summer })));
		doAct(table, administrator, 'y', { kind: 'seat', person: people.ada, seats: [] });
		expect(told(doAct(table, people.ada, 'z', { kind: 'sign-off', proposal: idOf('x') }))).toBe('SO1');
		expect(told(doAct(table, people.mia, 'z', { kind: 'sign-off', proposal: idOf('x') }))).toEqual([
			'signed-off',
			'agreed'
		]);
	});
});

describe('what a change needs', () => {
	const add = (to: ProductId): ProposedChange => ({
		kind: 'add',
		item: item(idOf<ItemId>('new')),
		to: { product: to, team: teams.red, timebox: spring, after: null }
	});

	test('[AU3] a move inside a product needs that product, once', () => {
		expect(requiredFor(tableOf(), [move(items.a1, { timebox: summer })])).toEqual([
			{ product: apps, why: 'source' }
		]);
	});

	test('[AU3] a move across needs both', () => {
		expect(requiredFor(tableOf(), [move(items.a1, core1)])).toEqual([
			{ product: apps, why: 'source' },
			{ product: core, why: 'target' }
		]);
	});

	test('[AU3] an edit needs the product the item stands in, a new item the one it is to stand in', () => {
		expect(requiredFor(tableOf(), [{ kind: 'edit', item: items.c1, set: { size: 3 } }])).toEqual([
			{ product: core, why: 'content' }
		]);
		expect(requiredFor(tableOf(), [add(core)])).toEqual([{ product: core, why: 'target' }]);
	});

	test('[AU3] a trade needs all that its changes need, one signature a product', () => {
		const trade = [move(items.a1, core1), move(items.c1, { product: apps })];
		expect(requiredFor(tableOf(), trade).map((each) => each.product)).toEqual([apps, core]);
	});

	test('changes of what is not on the board need nobody', () => {
		expect(requiredFor(tableOf(), [{ kind: 'edit', item: idOf<ItemId>('gone'), set: {} }])).toEqual([]);
	});

	const table = tableOf({ links: [needs(items.a1, items.c1)] });

	test('[AU4] a giver that would land later than its receiver needs the receiver’s product', () => {
		expect(requiredFor(table, [move(items.a1, { timebox: summer })])).toEqual([
			{ product: apps, why: 'source' },
			{ product: core, why: 'receiver' }
		]);
	});

	test('[AU4] the undated timebox is later than every other', () => {
		expect(requiredFor(table, [move(items.a1, { timebox: undated })]).map((each) => each.why)).toEqual([
			'source',
			'receiver'
		]);
		expect(isLater(table, undated, summer)).toBe(true);
		expect(isLater(table, summer, undated)).toBe(false);
		expect(isLater(table, summer, summer)).toBe(false);
	});

	test('[AU4] landing beside the receiver breaks nothing', () => {
		const later = tableOf({ links: [needs(items.a1, items.c2)] });
		expect(requiredFor(later, [move(items.a1, { timebox: summer })])).toHaveLength(1);
	});

	test('[AU4] what was broken before is not broken by the change', () => {
		const broken = tableOf({ links: [needs(items.a3, items.c1)] });
		expect(requiredFor(broken, [move(items.a3, { timebox: undated })])).toHaveLength(1);
	});

	test('[AU4] a trade that carries the receiver along breaks nothing of it', () => {
		const trade = [move(items.a1, { timebox: summer }), move(items.c1, { ...core1, timebox: summer })];
		expect(requiredFor(table, trade).map((each) => each.why)).toEqual(['source', 'source']);
	});

	test('[AU4] a related item is no receiver', () => {
		const related = tableOf({ links: [needs(items.a1, items.c1, { kind: 'related' })] });
		expect(requiredFor(related, [move(items.a1, { timebox: summer })])).toHaveLength(1);
	});

	test('[AU4] a receiver that leaves its giver behind needs no signature of the giver', () => {
		const table2 = tableOf({ links: [needs(items.a3, items.c2)] });
		expect(requiredFor(table2, [move(items.c2, core1)])).toEqual([{ product: core, why: 'source' }]);
	});
});

describe('a seat that signs', () => {
	const demand = { product: apps, seat: 'sponsor' } as const;
	const table = tableOf({
		seats: [...records.seats, seat(people.zoe, 'sponsor'), seat(people.sam, 'sponsor', 'stakeholder')]
	});

	test('[AU10] any of its holders does, and nobody else', () => {
		expect(ownSeat(table, people.sam, demand)).toBe('sponsor');
		expect(ownSeat(table, people.zoe, demand)).toBe('sponsor');
		for (const person of [people.ada, people.mia]) expect(ownSeat(table, person, demand)).toBeNull();
		expect(ownSeat(table, people.zoe, { product: null, seat: 'sponsor' })).toBe('sponsor');
	});

	test('[AU10] the first by id is shown, and all who may are named', () => {
		expect(signerFor(table, demand)).toBe(people.sam);
		expect(authorityOver(table, demand)).toEqual([people.sam, people.zoe]);
		expect(authorityOver(table, { product: none })).toEqual([people.mia]);
	});

	test('[AU10] where nobody holds it there is no authority here', () => {
		expect(signerFor(tableOf(), demand)).toBeNull();
		expect(authorityOver(tableOf(), demand)).toEqual([]);
	});

	test('[AU10] the whole board has no owner of its own', () => {
		expect(signerFor(tableOf(), { product: null })).toBeNull();
		expect(ownSeat(tableOf(), people.mia, { product: null })).toBeNull();
	});
});

test('a lane whose owner is set but holds no seat is signed for in a locked board too', () => {
	const table = tableIn('scheduled', { products: [product(apps, { owner: people.zoe })] });
	expect(signerOf(table, apps)).toBe(people.mia);
});
