import { expect, test } from 'vitest';
import { idOf, type NotifierId, type ProposalId } from '../ids.ts';
import type { Notifier } from '../matters.ts';
import { doAct, hour, items, nine, people, tableIn, told } from '../testing/board.ts';

const { ada, ben, fay, obi, zoe } = people;
const due = nine + 8 * hour;
const n = idOf<NotifierId>('n');
const tell = { kind: 'tell-customer', notifier: n } as const;
const tableWith = (more: Partial<Notifier> = {}) =>
	tableIn('open', {
		notifiers: [
			{
				id: n,
				proposal: idOf<ProposalId>('p'),
				item: items.a1,
				customer: 'Mercy',
				was: '2026-05-01',
				now: '2026-07-01',
				at: nine,
				person: null,
				due: null,
				doneAt: null,
				...more
			}
		]
	});

test('[NT6] whoever is named says that it is done, in the seat they hold', () => {
	const table = tableWith({ person: obi, due });
	expect(doAct(table, obi, 'x', tell)).toMatchObject({
		value: [{ kind: 'customer-told', by: { seat: 'observer' } }]
	});
	expect(table.notifiers.get(n)?.doneAt).toBe(nine + hour);
});

test('[NT6] or who signs for the product, also while nobody is named', () => {
	expect(told(doAct(tableWith({ person: obi }), ada, 'x', tell))).toEqual(['customer-told']);
	expect(told(doAct(tableWith(), ada, 'x', tell))).toEqual(['customer-told']);
});

test('[NT6] nobody else, and the refusal says who', () => {
	for (const person of [fay, ben])
		expect(doAct(tableWith({ person: obi }), person, 'x', tell)).toMatchObject({
			error: { rule: 'NT6', whom: [ada, obi] }
		});
	expect(doAct(tableWith(), fay, 'x', tell)).toMatchObject({ error: { whom: [ada] } });
	expect(told(doAct(tableWith({ person: zoe }), zoe, 'x', tell))).toBe('NT6');
});

test('[NT2] a customer is told once', () => {
	expect(told(doAct(tableWith({ person: obi, doneAt: nine }), obi, 'x', tell))).toBe('NT2');
});

test('[NT1] only where an agreement asks for it', () => {
	expect(told(doAct(tableIn('open'), ada, 'x', tell))).toBe('NT1');
});

test('[NT6] of an item whose product nobody knows any more only who is named', () => {
	const gone = { item: idOf<typeof items.a1>('gone') };
	expect(doAct(tableWith({ ...gone, person: obi }), people.mia, 'x', tell)).toMatchObject({
		error: { rule: 'NT6', whom: [obi] }
	});
	expect(told(doAct(tableWith({ ...gone, person: obi }), obi, 'x', tell))).toEqual(['customer-told']);
});
