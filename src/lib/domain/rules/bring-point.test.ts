import { expect, test } from 'vitest';
import { apply } from '../apply.ts';
import { actKinds, type Act } from '../acts.ts';
import type { EntryOf } from '../entries.ts';
import { idOf, type ItemId, type PersonId, type WordsId } from '../ids.ts';
import { doAct, items, nine, people, tableIn, told, words } from '../testing/board.ts';

const guest = idOf<WordsId>('guest-1');
const bring = { kind: 'bring-point', text: words, guest } as const;
const by = (person: PersonId) => ({ person, administrator: false, link: 'link-1' });

test.each(['scheduled', 'locked', 'preparing', 'open', 'closing'] as const)(
	'[TP7] whoever holds a link of a Product Owner brings one while the session is %s, under any lock',
	(state) => {
		for (const policy of ['management-input', 'full-freeze', 'soft', 'off'] as const) {
			const table = tableIn(state, {}, policy);
			const answer = doAct(table, by(people.ada), 'x', { ...bring, item: items.c1 });
			expect(answer.ok && answer.value.map((entry) => [entry.kind, entry.by])).toEqual([
				['point-brought', { kind: 'link', of: people.ada }]
			]);
			expect(table.points.get('id-1')).toEqual({
				id: 'id-1',
				by: people.ada,
				seat: 'product-owner',
				at: nine + 3_600_000,
				text: words,
				guest,
				item: items.c1,
				changes: [],
				rank: 'f00000B',
				state: 'waiting',
				session: null
			});
		}
	}
);

test('[TP7] nobody brings one without a link, an administrator included', () => {
	for (const person of [people.ada, people.fay, people.zoe])
		for (const administrator of [true, false])
			expect(told(doAct(tableIn('open'), { person, administrator }, 'x', bring))).toBe('TP7');
});

test('[TP7] by a link nothing else is done, whatever its owner may', () => {
	for (const kind of actKinds) {
		if ((kind as string) === 'bring-point') continue;
		// Refused before anything of it but its kind is read.
		const act = { kind } as unknown as Act;
		expect(told(doAct(tableIn('open'), { ...by(people.mia), administrator: true }, 'x', act))).toBe('TP7');
	}
});

test('[TP8] a link works as long as whose it is signs on this board', () => {
	expect(told(doAct(tableIn('open'), by(people.mia), 'x', bring))).toEqual(['point-brought']);
	for (const person of [people.sam, people.fay, people.obi, people.zoe])
		expect(told(doAct(tableIn('open'), by(person), 'x', bring))).toBe('TP8');
});

test('[TP9] a point that names an item names one of the board', () => {
	const table = tableIn('open');
	expect(told(doAct(table, by(people.ada), 'x', { ...bring, item: idOf<ItemId>('gone') }))).toBe('TP9');
	expect(told(doAct(table, by(people.ada), 'y', bring))).toEqual(['point-brought']);
	expect(Object.keys(table.points.get('id-1') ?? {})).not.toContain('item');
});

test('[TP7] a log that says a seat brought one by a link is broken', () => {
	const table = tableIn('open');
	const answer = doAct(table, by(people.ada), 'x', bring);
	const [entry] = answer.ok ? answer.value : [];
	if (entry?.kind !== 'point-brought') throw new Error('nothing was brought');
	const wrong: EntryOf<'point-brought'> = { ...entry, by: { kind: 'board' } };
	expect(() => apply(table, wrong)).toThrow('Only a talking-point link');
});

test('[TP7] [TP8] [TP9] the refusals say what to do', () => {
	const refusals = [
		doAct(tableIn('open'), people.ada, 'x', bring),
		doAct(tableIn('open'), by(people.ada), 'x', { kind: 'prepare' }),
		doAct(tableIn('open'), by(people.sam), 'x', bring),
		doAct(tableIn('open'), by(people.ada), 'x', { ...bring, item: idOf<ItemId>('gone') })
	];
	expect(refusals.map((answer) => !answer.ok && answer.error.because)).toEqual([
		'This takes a talking-point link. Whoever has a seat adds it.',
		'A talking-point link brings talking points and does nothing else.',
		'Whose link this is signs here no more. Ask for another one.',
		'That item is not on this board any more.'
	]);
});
