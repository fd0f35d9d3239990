import { describe, expect, test } from 'vitest';
import { item, items, move, needs, records, tableOf, timeboxes } from '#lib/domain/testing/board.ts';
import { consequences } from './consequences.ts';
import { shortDay } from './times.ts';

const { a1, a2, c1 } = items;
const { spring, summer, undated } = timeboxes;

describe('before it is signed, a proposal says', () => {
	test('which dependency it makes late, from either end', () => {
		const later = tableOf({ links: [needs(a1, c1)] });
		expect(consequences(later, [move(a1, { timebox: undated })])).toEqual([
			expect.stringMatching(/^A1 comes too late for C1: .+, needed by .+$/)
		]);
		const both = tableOf({ links: [needs(a1, a2)] });
		const shown = consequences(both, [move(a1, { timebox: summer }), move(a2, { timebox: summer })]);
		expect(shown).toEqual([]);
	});

	test('when a promise is not kept although the receiver waits', () => {
		const promised = tableOf({ links: [needs(a1, a2, { neededBy: spring })] });
		const [said] = consequences(promised, [move(a1, { timebox: summer }), move(a2, { timebox: summer })]);
		expect(said).toMatch(/^A1 comes too late for a2: .*summer.*, needed by .*spring/i);
		const anew = tableOf({ links: [needs(a1, a2, { neededBy: spring, reopened: true })] });
		expect(consequences(anew, [move(a1, { timebox: summer }), move(a2, { timebox: summer })])).toEqual([]);
	});

	test('nothing of what was late before', () => {
		const late = tableOf({
			links: [needs(a1, a2)],
			places: records.places.map((each) => (each.item === a1 ? { ...each, timebox: summer } : each))
		});
		expect(consequences(late, [move(a1, { timebox: undated })])).toEqual([]);
	});

	test('which customer would wait', () => {
		const date = tableOf().timeboxes.get(spring)?.ends ?? '';
		const live = { customer: 'Mercy', date };
		const table = tableOf({
			items: records.items.map((each) => (each.id === a1 ? item(a1, { live }) : each))
		});
		expect(consequences(table, [move(a1, { timebox: summer })])).toEqual([
			`A1 lands after ${shortDay(date)}, when it was to be live for Mercy`
		]);
		expect(consequences(table, [move(a2, { timebox: summer })])).toEqual([]);
	});
});
