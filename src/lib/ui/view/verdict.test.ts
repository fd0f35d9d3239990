import { describe, expect, test } from 'vitest';
import {
	item,
	items,
	move,
	people,
	products,
	records,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	who
} from '#lib/domain/testing/board.ts';
import { refusalOf, verdictOf, wantsCause } from './verdict.ts';

const { ada, sam } = people;
const { a1, a2, c1 } = items;
const { summer } = timeboxes;

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
