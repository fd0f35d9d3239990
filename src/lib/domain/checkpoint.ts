import { agreedBoard, byId } from './agreed.ts';
import { byText } from './order.ts';
import {
	boardKey,
	emptyTable,
	laterKinds,
	write,
	type Kind,
	type LaterKind,
	type RecordChange,
	type Records,
	type Table
} from './table.ts';

/**
 * A whole table as JSON: the form of a checkpoint. Every list sorted by id, so equal tables give equal text.
 * Collections that the first checkpoints did not know are left out where they are empty.
 */
export type TableRecords = { readonly [K in Exclude<Kind, LaterKind>]: readonly Records[K][] } & {
	readonly [K in LaterKind]?: readonly Records[K][];
};

const idIn = (record: Records[LaterKind]): string => ('id' in record ? record.id : record.product);

/** The records of a table. */
export const recordsOf = (table: Table): TableRecords => ({
	board: [...table.board.values()],
	seats: [...table.seats.values()].sort((a, b) => byText(a.person, b.person)),
	...agreedBoard(table),
	sessions: byId(table.sessions.values()),
	proposals: byId(table.proposals.values()),
	points: byId(table.points.values()),
	...Object.fromEntries(laterKinds.flatMap((kind) => later(table, kind)))
});

/** One of the later collections with its name, or nothing where it is empty. */
function later(table: Table, kind: LaterKind): [LaterKind, readonly Records[LaterKind][]][] {
	const records: Records[LaterKind][] = [...table[kind].values()];
	return records.length === 0 ? [] : [[kind, records.sort((a, b) => byText(idIn(a), idIn(b)))]];
}

/** A table of those records, standing at entry `seq`. */
export function tableFrom(records: TableRecords, seq: number): Table {
	const table = emptyTable();
	write(table, changesOf(records), seq);
	return table;
}

function changesOf(records: TableRecords): RecordChange[] {
	const was = null;
	return [
		...records.board.map((now) => ({ kind: 'board', id: boardKey, was, now }) as const),
		...records.seats.map((now) => ({ kind: 'seats', id: now.person, was, now }) as const),
		...records.products.map((now) => ({ kind: 'products', id: now.id, was, now }) as const),
		...records.teams.map((now) => ({ kind: 'teams', id: now.id, was, now }) as const),
		...records.timeboxes.map((now) => ({ kind: 'timeboxes', id: now.id, was, now }) as const),
		...records.items.map((now) => ({ kind: 'items', id: now.id, was, now }) as const),
		...records.places.map((now) => ({ kind: 'places', id: now.item, was, now }) as const),
		...records.links.map((now) => ({ kind: 'links', id: now.id, was, now }) as const),
		...records.sessions.map((now) => ({ kind: 'sessions', id: now.id, was, now }) as const),
		...records.proposals.map((now) => ({ kind: 'proposals', id: now.id, was, now }) as const),
		...records.points.map((now) => ({ kind: 'points', id: now.id, was, now }) as const),
		...laterKinds.flatMap((kind) =>
			(records[kind] ?? []).map((now) => ({ kind, id: idIn(now), was, now }) as RecordChange)
		)
	];
}
