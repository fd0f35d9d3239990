import { describe, expect, test } from 'vitest';
import { emptyCollected, withMore } from '#lib/client/collected.ts';
import { mostChanges } from '#lib/domain/asks/changes.ts';
import type { ProposedChange } from '#lib/domain/board.ts';
import { differenceAs } from '#lib/domain/difference.ts';
import { idOf, type ActId, type ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import {
	item,
	items,
	move,
	people,
	place,
	records,
	tableIn,
	tableOf,
	timeboxes,
	who
} from '#lib/domain/testing/board.ts';
import { overtakenLine, standingOf } from './gathered.ts';

const { a1, a2 } = items;
const { summer } = timeboxes;
const begun = emptyCollected({ id: idOf<ActId>('t1'), at: 0 });
const later = (id: ItemId) => move(id, { timebox: summer });

function standing(
	table: Table,
	changes: readonly ProposedChange[],
	cause: 'market' | null = null,
	by = who(people.sam)
) {
	const collected = { ...withMore(table, begun, changes), cause };
	return standingOf(table, collected, differenceAs(table, collected.changes), by);
}

describe('what stands between changes put together and the table', () => {
	test('nothing, where they can be proposed', () => {
		expect(standing(tableOf(), [later(a1), later(a2)])).toEqual({ kind: 'ready' });
	});

	test('nothing is different yet', () => {
		expect(standing(tableOf(), [])).toEqual({ kind: 'empty' });
		expect(standing(tableOf(), [later(a1), move(a1)])).toEqual({ kind: 'empty' });
	});

	test('the lock, with the agenda as the way out', () => {
		expect(standing(tableIn('preparing'), [later(a1)])).toMatchObject({ kind: 'refused', point: true });
	});

	test('a seat that proposes nothing, without a way out', () => {
		expect(standing(tableOf(), [later(a1)], null, who(people.obi))).toMatchObject({
			kind: 'refused',
			point: false
		});
	});

	test('what can’t happen any more has to be taken out first', () => {
		const collected = withMore(tableOf(), begun, [later(a1), later(a2)]);
		const without = tableOf({
			items: records.items.filter(({ id }) => id !== a1),
			places: records.places.filter((each) => each.item !== a1)
		});
		expect(
			standingOf(without, collected, differenceAs(without, collected.changes), who(people.sam))
		).toMatchObject({ kind: 'not-yet', because: expect.stringContaining('Take out') as string });
	});

	test('the cause of a promised date that moves', () => {
		const live = { customer: 'Mercy', date: '2026-05-01' };
		const table = tableOf({
			items: records.items.map((each) => (each.id === a1 ? item(a1, { live }) : each))
		});
		expect(standing(table, [later(a1)])).toMatchObject({
			kind: 'not-yet',
			because: expect.stringContaining('why') as string
		});
		expect(standing(table, [later(a1)], 'market')).toEqual({ kind: 'ready' });
	});

	test('more than one proposal holds', () => {
		const many = Array.from({ length: mostChanges + 1 }, (_, n): ProposedChange => ({
			kind: 'add',
			item: item(idOf<ItemId>(`x${n}`)),
			to: { ...place(a1), after: null }
		}));
		expect(standing(tableOf(), many)).toMatchObject({ kind: 'not-yet' });
		expect(standing(tableOf(), many.slice(1))).toEqual({ kind: 'ready' });
	});
});

test('what the board has done meanwhile is said with from where to where', () => {
	const table = tableOf();
	expect(overtakenLine(table, { kind: 'impossible', because: 'It is gone.' })).toBe(
		'Can’t happen any more. It is gone.'
	);
	expect(overtakenLine(table, { kind: 'done' })).toBe('The board says so by now.');
	expect(overtakenLine(table, { kind: 'moved', was: place(a1), now: place(a1, { timebox: summer }) })).toBe(
		'Moved meanwhile: spring → summer.'
	);
});
