import type { Link } from '#lib/domain/board.ts';
import type { ItemId, LinkId, TimeboxId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { LinkLine } from './boxes.ts';

/** Timebox → the index of its column. */
export type Order = ReadonlyMap<TimeboxId, number>;

/**
 * A link between two items that stand on the board, and whether it holds: the giver of a `needs` must land neither later
 * than its receiver nor later than was promised. Null where an end stands nowhere.
 */
function lineOf(table: Table, order: Order, link: Link): LinkLine | null {
	const when = (item: ItemId): number | undefined => {
		const place = table.places.get(item);
		return place && order.get(place.timebox);
	};
	const { id, kind, from, to } = link;
	const lands = when(from);
	const takes = when(to);
	if (lands === undefined || takes === undefined) return null;
	const bound =
		link.neededBy !== undefined && link.reopened === undefined ? order.get(link.neededBy) : undefined;
	const need = Math.min(takes, bound ?? takes);
	return { id, kind, from, to, conflict: kind === 'needs' && lands > need, need, lands };
}

/** Lines as a table has them now, each made once however often it is asked for. */
export interface Lines {
	of(item: ItemId): readonly LinkLine[];
	named(link: LinkId): LinkLine | null;
}

const none: readonly LinkLine[] = [];

export function linesIn(table: Table, order: Order): Lines {
	const made = new Map<LinkId, LinkLine | null>();
	const named = (id: LinkId): LinkLine | null => {
		const known = made.get(id);
		if (known !== undefined) return known;
		const link = table.links.get(id);
		const line = link ? lineOf(table, order, link) : null;
		made.set(id, line);
		return line;
	};
	return {
		named,
		of(item) {
			const ids = table.index.links.get(item);
			return ids ? [...ids].flatMap((id) => named(id) ?? []) : none;
		}
	};
}

/** Links that do not hold: all of them looked at, or only those that `touched` names. */
export function conflictsOf(
	table: Table,
	lines: Lines,
	before: readonly LinkLine[],
	touched: ReadonlySet<LinkId> | null
): readonly LinkLine[] {
	if (touched?.size === 0) return before;
	const broken = touched === null ? [] : before.filter(({ id }) => !touched.has(id));
	const looked = touched ?? [...table.links.values()].map(({ id }) => id);
	for (const id of looked) {
		const line = lines.named(id);
		if (line?.conflict) broken.push(line);
	}
	return broken;
}

export const sameLine = (a: LinkLine | undefined, b: LinkLine): boolean =>
	a?.id === b.id &&
	a.conflict === b.conflict &&
	a.need === b.need &&
	a.lands === b.lands &&
	a.from === b.from &&
	a.to === b.to &&
	a.kind === b.kind;
