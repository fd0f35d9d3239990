import { byText } from '#lib/domain/order.ts';
import type { CellBox, Layout, RowBox } from '../layout/boxes.ts';

/** Everything a layout says, as plain data that can be compared; makes all that is made only when asked for. */
export const whole = (layout: Layout): unknown => ({
	...{ width: layout.width, height: layout.height, groupBy: layout.groupBy, columns: layout.columns },
	lanes: layout.lanes.map(
		({ id, kind, name, code, colour, owner, share, y, height, collapsed, ...rest }) => ({
			...{ id, kind, name, code, colour, owner, share, y, height, collapsed },
			...{ load: rest.load, counts: rest.counts, rows: rest.rows.map(row) }
		})
	),
	...{ cards: layout.cards, ghosts: layout.ghosts },
	found: layout.cards.map(({ item }) => layout.cardOf.get(item.id)),
	foundGhosts: layout.ghosts.map(({ ghost, item }) => [
		layout.ghostOf.get(ghost.id),
		layout.ghostsOf.get(item.id)
	]),
	links: byId(layout.links),
	conflicts: byId(layout.conflicts)
});

const byId = <T extends { readonly id: string }>(lines: readonly T[]): T[] =>
	lines.toSorted((a, b) => byText(a.id, b.id));

// Named one by one: a row's and a cell's contents are made when asked for, and no copy of an object asks.
const row = (box: RowBox): unknown => ({
	...{ key: box.key, product: box.product, team: box.team, name: box.name, colour: box.colour, y: box.y },
	...{ height: box.height, load: box.load, capacity: box.capacity, loads: box.loads },
	...{ teamLoads: box.teamLoads, cells: box.cells.map((each) => each && cell(each)) }
});

const cell = (box: CellBox): unknown => ({
	...{ x: box.x, y: box.y, width: box.width, height: box.height, column: box.column.index, load: box.load },
	...{ team: box.team, capacity: box.capacity, proposed: box.proposed, conflicts: box.conflicts }
});
