import { describe, expect, test } from 'vitest';
import { recordsOf, tableFrom, type TableRecords } from './checkpoint.ts';
import { idOf, type GoalId, type ProductId, type TimeboxId } from './ids.ts';
import { laterKinds } from './table.ts';
import { nine, pathway, people, products, records } from './testing/board.ts';
import { emergency, impediment, request } from './testing/matters.ts';

/** Two of everything that the first checkpoints did not know, out of order. */
const later: Pick<Required<TableRecords>, (typeof laterKinds)[number]> = {
	goals: ['b', 'a'].map((id) => ({ id: idOf<GoalId>(id), title: id, product: null, timebox: null })),
	proxies: ['b', 'a'].map((id) => ({
		...{ id: idOf(id), of: people.ada, to: people.ben, products: null },
		...{ from: nine, until: nine + 1, revokedAt: null }
	})),
	comments: ['b', 'a'].map((id) => ({
		...{ id: idOf(id), proposal: idOf('p'), by: people.ada, seat: 'product-owner' as const },
		...{ at: nine, text: idOf('w') }
	})),
	pathways: ['b', 'a'].map((id) => ({ ...pathway, id: idOf(id) })),
	notifiers: ['b', 'a'].map((id) => ({
		...{ id: idOf(id), proposal: idOf('p'), item: idOf('a1'), customer: 'Mercy', was: null, now: null },
		...{ at: nine, person: null, due: null, doneAt: null }
	})),
	emergencies: ['b', 'a'].map((id) => emergency({ id: idOf(id) })),
	buffers: [products.core, products.apps].map((product) => ({ product, points: 2, by: null, at: nine })),
	impediments: ['b', 'a'].map((id) => impediment({ id: idOf(id) })),
	requests: ['b', 'a'].map((id) => request({ id: idOf(id) }))
};

describe('a checkpoint', () => {
	test('holds all of a table: what is read back from it is the same', () => {
		const table = tableFrom({ ...records, ...later }, 7);
		const read = recordsOf(table);
		for (const kind of laterKinds) expect([kind, read[kind]?.length]).toEqual([kind, 2]);
		expect(recordsOf(tableFrom(read, 7))).toEqual(read);
		expect(tableFrom(read, 7).index).toEqual(table.index);
	});

	test('is the same in whatever order its records came to be', () => {
		const reversed = Object.fromEntries(
			Object.entries({ ...records, ...later }).map(([kind, list]) => [kind, list.toReversed()])
		) as unknown as TableRecords;
		expect(recordsOf(tableFrom(reversed, 7))).toEqual(recordsOf(tableFrom({ ...records, ...later }, 7)));
		const ids = recordsOf(tableFrom({ ...records, ...later }, 7));
		expect(ids.buffers?.map(({ product }): ProductId => product)).toEqual([products.apps, products.core]);
		expect(ids.pathways?.map(({ id }) => id)).toEqual(['a', 'b']);
	});

	test('leaves out what it holds nothing of, as the first ones did', () => {
		const read = recordsOf(tableFrom(records, 7));
		for (const kind of laterKinds) expect(read).not.toHaveProperty(kind);
		expect(read.timeboxes.map(({ id }): TimeboxId => id)).toEqual(['spring', 'summer', 'undated']);
	});
});
