import type { SeatKind, SessionState } from '#lib/domain/board.ts';
import type { Entry, HappeningKind } from '#lib/domain/entries.ts';
import type { BoardId, PersonId } from '#lib/domain/ids.ts';

/** A board as the list of boards shows it, without folding its log. Times are UTC ms. */
export interface BoardSummary {
	readonly board: BoardId;
	readonly name: string;
	/** IANA zone in which its sessions are called. */
	readonly zone: string;
	/** Number of the newest agreement snapshot. */
	readonly version: number;
	/** The session under way or next; null until the first is scheduled. */
	readonly session: SessionSummary | null;
}

interface SessionSummary {
	readonly number: number;
	readonly state: SessionState;
	readonly startsAt: number;
}

/** What one person is on one board. */
export interface Seating {
	readonly board: BoardId;
	readonly person: PersonId;
	readonly seats: readonly SeatKind[];
}

/** What stands about boards beside their logs, written in the same transaction as the entries it follows from. */
export interface BoardIndex {
	/** Every board, by name. */
	all(): Promise<readonly BoardSummary[]>;
	one(board: BoardId): Promise<BoardSummary | null>;
	seatings(board: BoardId): Promise<readonly Seating[]>;
	seatingsOf(person: PersonId): Promise<readonly Seating[]>;
}

/** The summary after `entry`, the very same where it says nothing new; null before the board is founded. */
export function summarise(was: BoardSummary | null, entry: Entry): BoardSummary | null {
	if (entry.kind === 'founded') {
		const { board, name, zone } = entry;
		return { board, name, zone, version: 0, session: null };
	}
	if (was === null) return null;
	const session = sessionAfter(was.session, entry);
	if (entry.kind === 'locked') return { ...was, session, version: entry.version };
	return session === was.session ? was : { ...was, session };
}

function sessionAfter(was: SessionSummary | null, entry: Entry): SessionSummary | null {
	if (entry.kind === 'scheduled') {
		return { number: entry.number, startsAt: entry.startsAt, state: 'scheduled' };
	}
	const state = states[entry.kind];
	return was && state ? { ...was, state } : was;
}

/** The entries that change a session's state; all others leave it. */
const states: { readonly [K in HappeningKind]?: SessionState } = {
	'preparing-begun': 'preparing',
	opened: 'open',
	reopened: 'open',
	'closing-begun': 'closing',
	locked: 'locked'
};

/** Who sits where after `entries`: a person's last seating counts, and one without seats ends it. */
export function seatingsIn(board: BoardId, entries: readonly Entry[]): readonly Seating[] {
	const last = new Map<PersonId, Seating>();
	for (const entry of entries) {
		if (entry.kind === 'seated') last.set(entry.person, { board, person: entry.person, seats: entry.seats });
	}
	return [...last.values()];
}
