import type { TalkingPoint } from './board.ts';
import type { EntryOf } from './entries.ts';
import type { PointId } from './ids.ts';
import { phase } from './lock.ts';
import { found, personIn } from './named.ts';
import { currentSession, type RecordChange, type Table } from './table.ts';

/** What entries about talking points change. */

const waiting = { state: 'waiting', session: null } as const;
const about = ({ item }: Pick<TalkingPoint, 'item'>) => (item === undefined ? {} : { item });

/** A talking point on the list. */
export function pointAdded(entry: EntryOf<'point-added'>): RecordChange {
	const { point: id, text, changes, rank, by, at } = entry;
	const { person, seat } = personIn(by);
	const now = { id, by: person, seat, at, text, changes, rank, ...waiting, ...about(entry) };
	return { kind: 'points', id, was: null, now };
}

/** One brought by a link: it stands in the name of whose link it is, with the words by which its bringer goes. */
export function pointBrought(entry: EntryOf<'point-brought'>): RecordChange {
	const { point: id, text, guest, seat, rank, by, at } = entry;
	if (by.kind !== 'link') throw new Error('Only a talking-point link brings a point');
	const now = { id, by: by.of, seat, at, text, guest, changes: [], rank, ...waiting, ...about(entry) };
	return { kind: 'points', id, was: null, now };
}

/** A talking point of which something is new. */
function point(table: Table, id: PointId, news: Partial<TalkingPoint>): RecordChange {
	const was = found(table.points.get(id), `talking point ${id}`);
	return { kind: 'points', id, was, now: { ...was, ...news } };
}

/** A talking point elsewhere on the list. */
export const pointOrdered = (table: Table, { point: id, rank }: EntryOf<'point-ordered'>): RecordChange =>
	point(table, id, { rank });

/** A talking point that is settled, and in which session. */
export function pointSettled(
	table: Table,
	{ point: id }: Pick<EntryOf<'point-settled'>, 'point'>
): RecordChange {
	const sitting = currentSession(table);
	const session = sitting && phase(table) !== 'locked' ? sitting.id : null;
	return point(table, id, { state: 'settled', session });
}
