import { describe, expect, test } from 'vitest';
import { agreedBoard } from '#lib/domain/agreed.ts';
import type { ProposedChange } from '#lib/domain/board.ts';
import { differenceAs } from '#lib/domain/difference.ts';
import { driftSince } from '#lib/domain/drift.ts';
import { idOf, type GoalId, type ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import {
	item,
	items,
	move,
	needs,
	products,
	records,
	tableOf,
	teams,
	timeboxes
} from '#lib/domain/testing/board.ts';
import { driftLine } from './drift-lines.ts';
import { sinceMarks } from './drift.ts';

const { a1, a2, a3, c1 } = items;
const { spring, summer, undated } = timeboxes;
const x1 = idOf<ItemId>('x1');
const at = { product: products.apps, team: teams.red, timebox: spring, after: null };

/** The board and what it becomes by these changes. */
function drifted(changes: readonly ProposedChange[], before: Table = tableOf()) {
	const then = differenceAs(before, changes).imagined;
	return { then, drift: driftSince(agreedBoard(before), then) };
}
const lines = (changes: readonly ProposedChange[], before?: Table): string[] => {
	const { then, drift } = drifted(changes, before);
	return drift.map((each) => driftLine(then, each)).map(({ key, what }) => `${key} ${what}`);
};
const marks = (changes: readonly ProposedChange[], before?: Table) => {
	const { then, drift } = drifted(changes, before);
	return Object.fromEntries(sinceMarks(then, drift));
};
const live = (date: string) => ({ customer: 'Mercy', date });

describe('marks on cards that stand otherwise', () => {
	test('slipped and gained bear their days, where the columns have dates', () => {
		expect(marks([move(a1, { timebox: summer })])).toEqual({ [a1]: { way: 'later', text: '+92 d' } });
		expect(marks([move(a3, { timebox: spring })])).toEqual({ [a3]: { way: 'earlier', text: '−92 d' } });
		expect(marks([move(a1, { timebox: undated })])).toEqual({ [a1]: { way: 'later', text: '' } });
	});

	test('another lane or another content is changed, another order is nothing', () => {
		expect(marks([move(c1)])).toEqual({ [c1]: { way: 'changed', text: '' } });
		expect(marks([{ kind: 'edit', item: a1, set: { size: 3 } }])).toEqual({
			[a1]: { way: 'changed', text: '' }
		});
		expect(marks([move(a1, { after: a2 })])).toEqual({});
		expect(marks([{ kind: 'drop', item: a1 }])).toEqual({});
		expect(marks([{ kind: 'add', item: item(x1), to: at }])).toEqual({
			[x1]: { way: 'changed', text: 'new' }
		});
	});

	test('a promised date that moved counts, and a slip is not hidden by another change', () => {
		const before = tableOf({
			items: records.items.map((each) => (each.id === a1 ? item(a1, { live: live('2026-05-01') }) : each))
		});
		const set = (date: string): ProposedChange => ({ kind: 'edit', item: a1, set: { live: live(date) } });
		expect(marks([set('2026-05-15')], before)).toEqual({ [a1]: { way: 'later', text: '+14 d' } });
		expect(marks([set('2026-04-24')], before)).toEqual({ [a1]: { way: 'earlier', text: '−7 d' } });
		expect(marks([set('2026-05-15'), move(a1, { product: products.core })], before)).toEqual({
			[a1]: { way: 'later', text: '+14 d' }
		});
	});
});

describe('drift in words', () => {
	test('of cards', () => {
		expect(lines([move(a1, { timebox: summer, product: products.core, team: teams.blue })])).toEqual([
			'A1 spring → summer, Apps → Core, red → blue'
		]);
		expect(lines([move(a1, { after: a2 })])).toEqual([expect.stringMatching(/stands elsewhere in its cell/)]);
		expect(lines([{ kind: 'drop', item: a1 }])).toEqual(['An item not on the board any more']);
		expect(lines([{ kind: 'add', item: item(x1, { key: 'X1' }), to: at }])).toEqual(['X1 new on the board']);
		expect(lines([{ kind: 'edit', item: a1, set: { size: 3, live: live('2026-05-01') } }])).toEqual([
			'A1 size none → 3, live none → 1 May'
		]);
		expect(lines([{ kind: 'signal', item: a1, signal: 'raise' }])).toEqual(['A1 signalled: raise']);
	});

	test('of lanes, teams, goals and dependencies', () => {
		expect(lines([{ kind: 'share', product: products.apps, share: 40 }])).toEqual(['Apps share none → 40 %']);
		expect(lines([{ kind: 'realign', team: teams.red, to: products.core, capacity: 8 }])).toEqual([
			'red works for Core, capacity none → 8'
		]);
		const id = idOf<GoalId>('g1');
		const goal = { id, title: 'Go live', product: null, timebox: null };
		expect(lines([{ kind: 'goal', goal }])).toEqual(['“Go live” new goal']);
		expect(lines([{ kind: 'drop-goal', goal: id }], tableOf({ goals: [goal] }))).toEqual([
			'“Go live” is no goal any more'
		]);
		const link = needs(a1, c1);
		expect(
			lines(
				[{ kind: 'promise', link: link.id, from: a1, to: c1, neededBy: summer }],
				tableOf({ links: [link] })
			)
		).toEqual(['A1 for C1 promised by summer']);
		expect(lines([{ kind: 'release', link: link.id }], tableOf({ links: [link] }))).toEqual([
			'A1 for C1 depends no longer'
		]);
	});
});
