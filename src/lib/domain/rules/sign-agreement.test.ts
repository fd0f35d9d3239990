import { describe, expect, test } from 'vitest';
import { agreementOf, isVoid, partsOf } from '../agreement.ts';
import { closingMissing } from '../gates.ts';
import { idOf, type ProductId, type ProposalId, type ProxyId } from '../ids.ts';
import type { Proxy } from '../matters.ts';
import type { TableRecords } from '../snapshot.ts';
import {
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	products,
	proposal,
	records,
	seat,
	tableIn,
	teams,
	timeboxes,
	told
} from '../testing/board.ts';

const { ada, ben, fay, mia, sam } = people;
const sign = { kind: 'sign-agreement' } as const;
const id = idOf<ProposalId>;
const apps = { product: products.apps };
const core = { product: products.core };

/** Closing, with `p` agreed about apps and core, and `q` about apps alone. */
const closing = (more: Partial<TableRecords> = {}) => {
	const table = tableIn('open', more);
	const across = move(items.a1, { product: products.core, team: teams.blue, timebox: timeboxes.summer });
	doAct(table, sam, 'p', proposal(across));
	for (const owner of [ada, ben]) doAct(table, owner, `s-${owner}`, { kind: 'sign-off', proposal: id('p') });
	doAct(table, ada, 'q', proposal(move(items.a2, { timebox: timeboxes.summer })));
	doAct(table, fay, 'c', { kind: 'close' });
	return table;
};
const readBack = (table: ReturnType<typeof closing>, ...ids: readonly string[]) => {
	for (const each of ids) doAct(table, fay, `r-${each}`, { kind: 'read-back', proposal: id(each) });
	return table;
};

describe('signing the agreement', () => {
	test('[AG1] a Product Owner signs for their product, bound to what was decided about it', () => {
		const table = readBack(closing(), 'p', 'q');
		const [hash] = partsOf(table).map((part) => agreementOf(table, part));
		expect(doAct(table, ada, 'x', sign)).toMatchObject({
			value: [
				{
					kind: 'agreement-signed',
					session: 's1',
					signs: [{ ...apps, hash }],
					by: { person: ada, seat: 'product-owner' }
				}
			]
		});
		expect(table.sessions.get('s1')?.agreement).toEqual([
			{ ...apps, hash, by: ada, seat: 'product-owner', at: nine + hour }
		]);
		doAct(table, ben, 'y', sign);
		expect(closingMissing(table)).toEqual([]);
	});

	test('[AG1] nobody else does, and the refusal says who', () => {
		expect(doAct(closing(), sam, 'x', sign)).toMatchObject({ error: { rule: 'AG1', whom: [ada, ben] } });
	});

	test('[AG1] nothing is to be signed where nothing was decided', () => {
		expect(doAct(tableIn('closing'), ada, 'x', sign)).toMatchObject({ error: { rule: 'AG1', whom: [] } });
	});

	test('[AG2] not twice', () => {
		const table = readBack(closing(), 'p', 'q');
		doAct(table, ada, 'x', sign);
		expect(told(doAct(table, ada, 'y', sign))).toBe('AG2');
	});

	test('[AG3] only once all of it has been read back; the refusal says what has not', () => {
		const table = readBack(closing(), 'p');
		expect(doAct(table, ada, 'x', sign)).toMatchObject({
			error: { rule: 'AG3', missing: [{ what: 'read-back', about: 'q', whom: [fay] }] }
		});
		expect(told(doAct(table, ben, 'y', sign))).toEqual(['agreement-signed']);
		readBack(table, 'q');
		expect(told(doAct(table, ada, 'z', sign))).toEqual(['agreement-signed']);
	});

	test('[AG3] names a decision once that two signatures stand for', () => {
		const owned = records.products.map((each) => ({ ...each, owner: ada }));
		const answer = doAct(closing({ products: owned }), ada, 'x', sign);
		expect(answer.ok ? [] : answer.error.missing?.map(({ about }) => about)).toEqual(['p', 'q']);
	});

	test('[SS2] only while the session is closing', () => {
		expect(told(doAct(tableIn('open'), ada, 'x', sign))).toBe('SS2');
	});
});

describe('a further decision', () => {
	const decided = () => {
		const table = readBack(closing(), 'p', 'q');
		for (const owner of [ada, ben]) doAct(table, owner, `x-${owner}`, sign);
		doAct(table, fay, 'o', { kind: 'reopen' });
		doAct(table, ada, 'n', proposal(move(items.a3, { timebox: timeboxes.spring })));
		doAct(table, fay, 'd', { kind: 'close' });
		return table;
	};

	test('[AG4] voids the signatures that it concerns, and no others', () => {
		const table = decided();
		expect(partsOf(table).map((part) => [part.product, isVoid(table, part)])).toEqual([
			[products.apps, true],
			[products.core, false]
		]);
	});

	test('[AG4] once read back it is signed anew, in place of the void one', () => {
		const table = readBack(decided(), 'n');
		expect(told(doAct(table, ben, 'y', sign))).toBe('AG2');
		expect(told(doAct(table, ada, 'z', sign))).toEqual(['agreement-signed']);
		expect(table.sessions.get('s1')?.agreement?.map(({ product }) => product)).toEqual([
			products.core,
			products.apps
		]);
		expect(closingMissing(table)).toEqual([]);
	});
});

describe('seats and proxies', () => {
	const proxy: Proxy = {
		id: idOf<ProxyId>('x'),
		of: ben,
		to: sam,
		products: null,
		from: nine,
		until: nine + 2 * hour,
		revokedAt: null
	};

	test('[AG1] a proxy signs in the seat of whom they stand for, and the record says for whom', () => {
		const table = readBack(closing({ proxies: [proxy] }), 'p', 'q');
		expect(doAct(table, sam, 'x', sign)).toMatchObject({
			value: [{ signs: [core], proxyOf: ben, by: { person: sam, seat: 'product-owner' } }]
		});
		expect(table.sessions.get('s1')?.agreement).toMatchObject([{ by: sam, proxyOf: ben }]);
		const late = readBack(closing({ proxies: [{ ...proxy, until: nine + hour }] }), 'p', 'q');
		expect(told(doAct(late, sam, 'x', sign))).toBe('AG1');
	});

	test('[AG1] one entry for one’s own, and one for each in whose name one signs', () => {
		const table = readBack(closing({ proxies: [{ ...proxy, to: ada }] }), 'p', 'q');
		const answer = doAct(table, ada, 'x', sign);
		expect(answer).toMatchObject({ value: [{ signs: [apps] }, { signs: [core], proxyOf: ben }] });
		expect(answer.ok && answer.value[0]).not.toHaveProperty('proxyOf');
		expect(closingMissing(table)).toEqual([]);
	});

	test('[AG1] one entry for each of two whose proxy one is', () => {
		const both = [proxy, { ...proxy, id: idOf<ProxyId>('other'), of: ada }];
		const table = readBack(closing({ proxies: both }), 'p', 'q');
		expect(doAct(table, sam, 'x', sign)).toMatchObject({
			value: [
				{ signs: [apps], proxyOf: ada },
				{ signs: [core], proxyOf: ben }
			]
		});
	});

	test('[AG1] several products of one person are signed for in one entry', () => {
		const owned = records.products.map((each) => ({ ...each, owner: ada }));
		const table = readBack(closing({ products: owned }), 'p', 'q');
		expect(doAct(table, ada, 'x', sign)).toMatchObject({ value: [{ signs: [apps, core] }] });
	});

	test('[AG1] a seat that a decision asked for signs as that seat', () => {
		const spender = seat(people.zoe, 'sponsor');
		const table = tableIn('closing', {
			seats: [...records.seats, spender],
			proposals: [
				{
					id: id('b'),
					session: idOf('s1'),
					by: ada,
					seat: 'product-owner',
					at: nine,
					changes: [{ kind: 'share', product: products.apps, share: 40 }],
					because: null,
					cause: null,
					required: [{ product: products.apps, why: 'budget', seat: 'sponsor' }],
					signatures: [],
					outcome: { kind: 'agreed', at: nine, session: idOf('s1') },
					drift: false
				}
			]
		});
		readBack(table, 'b');
		expect(told(doAct(table, ada, 'x', sign))).toBe('AG1');
		expect(doAct(table, people.zoe, 'y', sign)).toMatchObject({
			value: [{ signs: [{ ...apps, as: 'sponsor' }], by: { seat: 'sponsor' } }]
		});
		expect(closingMissing(table)).toEqual([]);
	});

	test('[AG1] for a product that was closed since, the MetaScrum Product Owner signs', () => {
		const gone = idOf<ProductId>('gone');
		const [first] = [...closing().proposals.values()];
		if (!first) throw new Error('Nothing was decided');
		const table = tableIn('closing', {
			proposals: [{ ...first, required: [{ product: gone, why: 'source' }] }]
		});
		readBack(table, first.id);
		expect(doAct(table, mia, 'x', sign)).toMatchObject({
			value: [{ signs: [{ product: gone, as: 'metascrum-owner' }] }]
		});
		expect(closingMissing(table)).toEqual([]);
	});
});
