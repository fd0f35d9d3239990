import { Layer } from './layer.ts';
import type { Table } from './table.ts';

/**
 * A copy of the table on which changes can be tried: what they write stays in the copy. It costs the same however
 * many items there are, shares what no change of the board touches, and is good until the table changes.
 */
export const workingCopy = (table: Table): Table => ({
	...table,
	products: new Layer(table.products),
	teams: new Layer(table.teams),
	timeboxes: new Layer(table.timeboxes),
	items: new Layer(table.items),
	places: new Layer(table.places),
	links: new Layer(table.links),
	goals: new Layer(table.goals),
	index: {
		...table.index,
		cells: new Layer(table.index.cells, (places) => places.slice()),
		links: new Layer(table.index.links, (ids) => new Set(ids)),
		filled: new Layer(table.index.filled),
		keys: new Layer(table.index.keys)
	}
});
