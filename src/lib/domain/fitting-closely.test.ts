import { describe, expect, test } from 'vitest';
import type { ProposedChange } from './board.ts';
import { fit } from './fitting.ts';
import { idOf, type GoalId, type ItemId } from './ids.ts';
import {
	item,
	items,
	move,
	needs,
	product,
	products,
	records,
	tableOf,
	team,
	timeboxes
} from './testing/board.ts';
import { changes as make, target } from './testing/changes.ts';

const { a1, a3, c1 } = items;
const { apps } = products;
const { spring } = timeboxes;
const goal = idOf<GoalId>('g');

/** `fits`, or the rule and its sentence. */
function says(table: ReturnType<typeof tableOf>, ...changes: readonly ProposedChange[]): string {
	const fitting = fit(table, changes);
	return fitting.ok ? 'fits' : `${fitting.error.rule} ${fitting.error.because}`;
}
const on = (...changes: readonly ProposedChange[]) => says(tableOf(), ...changes);

describe('what is looked at twice', () => {
	test('[PR4] an item that stands nowhere is not on the board', () => {
		const nowhere = tableOf({ places: records.places.slice(1) });
		expect(says(nowhere, move(a1))).toBe('PR4 This item is no longer on the board.');
		const unknown = tableOf({ items: records.items.slice(1) });
		expect(says(unknown, make.drop(a1))).toBe('PR4 This item is no longer on the board.');
	});

	test('[PR3] each part of a split, not only the first', () => {
		const part = (id: string, to = {}) => ({ item: item(idOf<ItemId>(id)), to: target(to) });
		const split = (...parts: ReturnType<typeof part>[]): ProposedChange => ({
			...{ kind: 'split', item: a1, set: {} },
			parts
		});
		expect(on(split(part('x'), part('y')))).toBe('fits');
		expect(on(split(part('x'), part('y', { team: idOf('gone') })))).toMatch(/^PR4/);
		expect(on(split(part('x'), part('a2')))).toMatch(/^PR3/);
	});

	test('[CH1] a merge says what it takes', () => {
		expect(on(make.merge(a1, a1))).toBe('CH1 A merge takes other items into one, each of them once.');
	});

	test('[CH3] a lane is held by what names it, not by what names a lane of another kind called alike', () => {
		const of = (product: typeof apps | null, timebox: typeof spring | null) => ({
			...{ id: goal, title: 'Reach it' },
			product,
			timebox
		});
		const alike = tableOf({
			products: [...records.products, product(idOf('spring'))],
			teams: [...records.teams, team(idOf('apps'), { home: null }), team(idOf('spring'))],
			goals: [of(apps, spring)],
			links: [needs(a1, c1, { neededBy: spring })]
		});
		expect(says(alike, make.close({ kind: 'product', id: idOf('spring') }))).toBe('fits');
		expect(says(alike, make.close({ kind: 'team', id: idOf('apps') }))).toBe('fits');
		expect(says(alike, make.close({ kind: 'team', id: idOf('spring') }))).toBe('fits');
	});

	test('[CH8] a timebox is called by its name', () => {
		const [first, ...rest] = records.timeboxes;
		const table = tableOf({ timeboxes: first ? [{ ...first, name: 'Spring 2026' }, ...rest] : [] });
		expect(says(table, make.promise(a3, c1, spring))).toBe(
			'CH8 A3 lands later than Spring 2026: nobody can promise that.'
		);
	});
});
