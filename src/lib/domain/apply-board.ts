import type { Board, Session } from './board.ts';
import type { EntryOf } from './entries.ts';
import type { SessionId } from './ids.ts';
import { found } from './named.ts';
import { boardKey, boardOf, type RecordChange, type Table } from './table.ts';

/** What entries about the board itself, its seats, owners and sessions change. */

/** The board and everything on it. */
export function founded(entry: EntryOf<'founded'>): RecordChange[] {
	const { board: id, name, template, policy, zone, hash, content, at } = entry;
	const board: Board = { id, name, template, policy, zone, session: null, version: 0, hash, lockedAt: at };
	const was = null;
	return [
		{ kind: 'board', id: boardKey, was, now: board },
		...content.products.map((now) => ({ kind: 'products', id: now.id, was, now }) as const),
		...content.teams.map((now) => ({ kind: 'teams', id: now.id, was, now }) as const),
		...content.timeboxes.map((now) => ({ kind: 'timeboxes', id: now.id, was, now }) as const),
		...content.items.map((now) => ({ kind: 'items', id: now.id, was, now }) as const),
		...content.places.map((now) => ({ kind: 'places', id: now.item, was, now }) as const),
		...content.links.map((now) => ({ kind: 'links', id: now.id, was, now }) as const),
		...(content.goals ?? []).map((now) => ({ kind: 'goals', id: now.id, was, now }) as const)
	];
}

/** A person's seats; none takes the record away. */
export function seated(table: Table, { person, seats }: EntryOf<'seated'>): RecordChange {
	const was = table.seats.get(person) ?? null;
	return { kind: 'seats', id: person, was, now: seats.length === 0 ? null : { person, seats } };
}

/** A product with another owner. */
export function ownerSet(table: Table, { product, person }: EntryOf<'owner-set'>): RecordChange {
	const was = found(table.products.get(product), `product ${product}`);
	return { kind: 'products', id: product, was, now: { ...was, owner: person } };
}

function board(table: Table, news: Partial<Board>): RecordChange {
	const was = found(boardOf(table), 'a board');
	return { kind: 'board', id: boardKey, was, now: { ...was, ...news } };
}

/** A session of which something is new. */
export function session(table: Table, id: SessionId, news: Partial<Session>): RecordChange {
	const was = found(table.sessions.get(id), `session ${id}`);
	return { kind: 'sessions', id, was, now: { ...was, ...news } };
}

const blank = {
	openedAt: null,
	lockedAt: null,
	openedSeq: null,
	lockedSeq: null,
	version: null,
	facilitator: null
};

/** A session called for the first time, or for another time. */
export function scheduled(
	table: Table,
	{ session: id, number, startsAt, minutes }: EntryOf<'scheduled'>
): RecordChange[] {
	const was = table.sessions.get(id) ?? null;
	if (was) return [session(table, id, { startsAt, minutes })];
	const now: Session = { id, number, state: 'scheduled', startsAt, minutes, ...blank };
	return [board(table, { session: id }), { kind: 'sessions', id, was, now }];
}

/** A session that is open. */
export const opened = (
	table: Table,
	{ session: id, facilitator, at, seq, without }: EntryOf<'opened'>
): RecordChange =>
	session(table, id, {
		state: 'open',
		openedAt: at,
		openedSeq: seq,
		facilitator,
		...(without === undefined ? {} : { openedWithout: without })
	});

/** A session that is over, and the version it ended in. */
export function locked(
	table: Table,
	{ session: id, version, hash, at, seq }: EntryOf<'locked'>
): RecordChange[] {
	return [
		session(table, id, { state: 'locked', lockedAt: at, lockedSeq: seq, version }),
		board(table, { version, hash, lockedAt: at })
	];
}
