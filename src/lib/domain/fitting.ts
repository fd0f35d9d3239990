import type { ProposedChange, Target } from './board.ts';
import { itemOf } from './lookup.ts';
import { no, yes, type Result } from './result.ts';
import type { Table } from './table.ts';

const fits = yes(null);

/** Whether all changes of a proposal can happen on this table, each item touched once by each kind. */
export function fit(table: Table, changes: readonly ProposedChange[]): Result<null> {
	const touched = new Set<string>();
	const keys = new Set<string>();
	for (const change of changes) {
		const item = itemOf(change);
		const mark = `${change.kind} ${item}`;
		if (touched.has(mark)) return no('PR2', 'A proposal changes the same thing of an item only once.');
		touched.add(mark);
		if (change.kind === 'add' && keys.has(change.item.key))
			return no('PR2', `Two new items have the key ${change.item.key}.`);
		if (change.kind === 'add') keys.add(change.item.key);
		const one = fitOne(table, change);
		if (!one.ok) return one;
	}
	return fits;
}

function fitOne(table: Table, change: ProposedChange): Result<null> {
	if (change.kind === 'add') {
		const { id, key } = change.item;
		if (table.items.has(id))
			return no('PR3', `The item ${table.items.get(id)?.key ?? id} is already on the board.`);
		if (table.index.keys.has(key)) return no('PR3', `The key ${key} is already taken.`);
		return fitLane(table, change.to);
	}
	if (!table.items.has(change.item) || !table.places.has(change.item))
		return no('PR4', 'This item is no longer on the board.');
	return change.kind === 'move' ? fitLane(table, change.to) : fits;
}

function fitLane({ products, teams, timeboxes }: Table, { product, team, timebox }: Target): Result<null> {
	return products.has(product) && teams.has(team) && timeboxes.has(timebox)
		? fits
		: no('PR4', 'This lane or timebox is no longer on the board.');
}
