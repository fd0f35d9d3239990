import { describe, expect, test } from 'vitest';
import { idOf, type NotifierId, type PersonId, type ProposalId, type ProxyId } from '../ids.ts';
import type { Notifier } from '../matters.ts';
import {
	doAct,
	hour,
	items,
	nine,
	people,
	place,
	products,
	records,
	seat,
	tableIn,
	told
} from '../testing/board.ts';

const { ada, ben, fay, mia, obi, sam, zoe } = people;
const due = nine + 8 * hour;
const n = idOf<NotifierId>('n');
const notifier: Notifier = {
	id: n,
	proposal: idOf<ProposalId>('p'),
	item: items.a1,
	customer: 'Mercy',
	was: '2026-05-01',
	now: '2026-07-01',
	at: nine,
	person: null,
	due: null,
	doneAt: null
};
const tableWith = (more: Partial<Notifier> = {}, records: Parameters<typeof tableIn>[1] = {}) =>
	tableIn('open', { ...records, notifiers: [{ ...notifier, ...more }] });
const name = (person: PersonId, at = due) =>
	({ kind: 'name-notifier', notifier: n, person, due: at }) as const;
const byWhom = (by: PersonId, named: PersonId, table = tableWith()) => {
	const answer = doAct(table, by, 'x', name(named));
	return answer.ok ? answer.value[0]?.by : answer.error.rule;
};

describe('naming who tells a customer', () => {
	test('[NT3] is the facilitator’s, of whoever leads, and of who signs for the product', () => {
		expect(byWhom(fay, sam)).toMatchObject({ seat: 'facilitator' });
		expect(byWhom(mia, sam)).toMatchObject({ seat: 'metascrum-owner' });
		expect(byWhom(ada, sam)).toMatchObject({ seat: 'product-owner' });
	});

	test('[NT3] anybody with a seat names themselves, and nobody else', () => {
		expect(byWhom(obi, obi)).toMatchObject({ seat: 'observer' });
		expect(byWhom(ben, ben)).toMatchObject({ seat: 'product-owner' });
		expect(byWhom(zoe, zoe)).toBe('NT3');
		expect(doAct(tableWith(), ben, 'x', name(sam))).toMatchObject({
			error: { rule: 'NT3', whom: [ada, fay, mia] }
		});
	});

	test('[NT3] also by a proxy of who signs', () => {
		const proxies = [
			{
				id: idOf<ProxyId>('x'),
				of: ada,
				to: sam,
				products: null,
				from: nine,
				until: nine + 2 * hour,
				revokedAt: null
			}
		] as const;
		expect(byWhom(sam, obi, tableWith({}, { proxies }))).toMatchObject({
			person: sam,
			seat: 'product-owner'
		});
	});

	test('[NT3] of an item that was dropped, who signs for the product it stood in', () => {
		const dropped = {
			id: idOf<ProposalId>('p'),
			session: null,
			by: sam,
			seat: 'stakeholder',
			at: nine,
			changes: [],
			because: null,
			cause: null,
			required: [],
			signatures: [],
			outcome: { kind: 'agreed', at: nine },
			drift: false
		} as const;
		const gone = { item: idOf<typeof items.a1>('gone') };
		const from = [place(items.a2, { product: products.core }), place(gone.item)];
		expect(byWhom(ada, sam, tableWith(gone, { proposals: [{ ...dropped, from }] }))).toMatchObject({
			person: ada
		});
		expect(byWhom(ada, sam, tableWith(gone, { proposals: [dropped] }))).toBe('NT3');
		expect(byWhom(ada, sam, tableWith(gone))).toBe('NT3');
		expect(byWhom(fay, sam, tableWith(gone))).toMatchObject({ person: fay });
	});

	test('[NT3] names somebody else as long as it is not done', () => {
		const table = tableWith({ person: sam, due });
		expect(told(doAct(table, ada, 'x', name(mia, due + 1)))).toEqual(['notifier-named']);
		expect(table.notifiers.get(n)).toEqual({ ...notifier, person: mia, due: due + 1 });
	});

	test.each(['scheduled', 'preparing', 'closing', 'locked'] as const)(
		'[NT3] also while the session is %s',
		(state) => {
			expect(told(doAct(tableIn(state, { notifiers: [notifier] }), fay, 'x', name(sam)))).toEqual([
				'notifier-named'
			]);
		}
	);

	test('[NT1] only where an agreement asks for it', () => {
		expect(told(doAct(tableIn('open'), fay, 'x', name(sam)))).toBe('NT1');
	});

	test('[NT2] not once the customer has been told', () => {
		expect(doAct(tableWith({ doneAt: nine }), fay, 'x', name(sam))).toMatchObject({
			error: { rule: 'NT2', because: 'Mercy has already been told.' }
		});
	});

	test('[NT4] only somebody with a seat', () => {
		expect(told(doAct(tableWith(), fay, 'x', name(zoe)))).toBe('NT4');
		const seats = [...records.seats, seat(zoe, 'team-member')];
		expect(told(doAct(tableWith({}, { seats }), fay, 'x', name(zoe)))).toEqual(['notifier-named']);
	});

	test('[NT5] by a time that is still to come', () => {
		expect(told(doAct(tableWith(), fay, 'x', name(sam, nine + hour)))).toBe('NT5');
		expect(told(doAct(tableWith(), fay, 'y', name(sam, nine + hour + 1)))).toEqual(['notifier-named']);
	});
});
