import type { Content, Item, Link, Place, Team, Timebox } from '#lib/domain/board.ts';
import { idOf, type ItemId, type LinkId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { GhostCard, SignerChip } from '#lib/scene/scene.ts';
import { cellOf, item, product, team, timebox } from '#lib/scene/testing/small.ts';
import { tableOf } from '#lib/scene/testing/table.ts';

/** Boards told as a table: a line is a team lane named after what it shows, a column a Sprint. */

const rank = (n: number): string => String(n).padStart(4, '0');
const day = (n: number): string =>
	new Date(Date.UTC(2026, 4, 18) + n * 86_400_000).toISOString().slice(0, 10);

/** Sprints of two weeks; the second is today's. */
export const sprints = (count: number): Timebox[] =>
	Array.from({ length: count }, (_, n) =>
		timebox(`s${String(n)}`, {
			...{ name: `Sprint ${String(71 + n)}`, starts: day(n * 14), ends: day(n * 14 + 13), rank: rank(n) }
		})
	);

/** What stands in a cell: nothing, one item, or several. */
export type Cell = Partial<Item> | readonly Partial<Item>[] | null;

export interface Line {
	readonly name: string;
	readonly cells: readonly Cell[];
	readonly team?: Partial<Team>;
}

const several = (cell: Cell | undefined): readonly Partial<Item>[] =>
	cell === null || cell === undefined ? [] : 'length' in cell ? cell : [cell];

/** Ids: item `line.column.n`, team lane `tLINE`, product `p`, timebox `sCOLUMN`. */
export function grid(lines: readonly Line[], rest: Partial<Content> = {}): Table {
	const timeboxes = rest.timeboxes ?? sprints(Math.max(...lines.map(({ cells }) => cells.length)));
	const stand: { readonly of: Item; readonly at: Place }[] = [];
	for (const [line, { cells }] of lines.entries())
		for (const [column, cell] of cells.entries())
			for (const [n, told] of several(cell).entries()) {
				const id = `${String(line)}.${String(column)}.${String(n)}`;
				const key = `PORT-${String(101 + line * 10 + column * 3 + n)}`;
				const of = item(id, { key, ...told });
				stand.push({
					of,
					at: { item: of.id, rank: rank(n), ...cellOf(`p t${String(line)} s${String(column)}`) }
				});
			}
	return tableOf({
		products: [product('p', { name: 'Physician Portal', code: 'PP' })],
		teams: lines.map(({ name, team: more }, n) => team(`t${String(n)}`, { name, rank: rank(n), ...more })),
		items: stand.map(({ of }) => of),
		places: stand.map(({ at }) => at),
		links: [],
		...rest,
		timeboxes
	});
}

/** A proposal for `of` to come to `line`, `column`. */
export const ghost = (
	of: string,
	line: number,
	column: number,
	rest: Partial<GhostCard> = {}
): GhostCard => ({
	...{ id: `g${of}-${String(column)}`, proposal: null, item: idOf<ItemId>(of), state: 'proposed', by: 'DW' },
	...{ to: { ...cellOf(`p t${String(line)} s${String(column)}`), after: null }, signers: [] },
	...rest
});

export const signer = (label: string, state: SignerChip['state'], mine = false): SignerChip => ({
	...{ label, state, mine }
});

export const link = (from: string, to: string, kind: Link['kind'] = 'needs'): Link => ({
	...{ id: idOf<LinkId>(`${from} ${to}`), kind, from: idOf<ItemId>(from), to: idOf<ItemId>(to) }
});
