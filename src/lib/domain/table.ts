import type {
	Board,
	Goal,
	Item,
	Link,
	Place,
	Product,
	Proposal,
	Seat,
	Session,
	TalkingPoint,
	Team,
	Timebox
} from './board.ts';
import type { Buffer, Comment, Emergency, Impediment, Notifier, Pathway, Proxy, Request } from './matters.ts';
import { emptyIndex, type TableIndex } from './lookup.ts';
import { reindex } from './reindex.ts';

/** The collections of a table and what each holds. The key is the record's id (a seat's is its person, a buffer's its product). */
export interface Records {
	board: Board;
	seats: Seat;
	products: Product;
	teams: Team;
	timeboxes: Timebox;
	items: Item;
	places: Place;
	links: Link;
	sessions: Session;
	proposals: Proposal;
	points: TalkingPoint;
	goals: Goal;
	proxies: Proxy;
	comments: Comment;
	pathways: Pathway;
	notifiers: Notifier;
	emergencies: Emergency;
	buffers: Buffer;
	impediments: Impediment;
	requests: Request;
}
export type Kind = keyof Records;

/** Collections that the first checkpoints did not know. */
export const laterKinds = [
	'goals',
	'proxies',
	'comments',
	'pathways',
	'notifiers',
	'emergencies',
	'buffers',
	'impediments',
	'requests'
] as const satisfies readonly Kind[];
export type LaterKind = (typeof laterKinds)[number];

export const kinds = [
	'board',
	'seats',
	'products',
	'teams',
	'timeboxes',
	'items',
	'places',
	'links',
	'sessions',
	'proposals',
	'points',
	...laterKinds
] as const satisfies readonly Kind[];

/** One record before and after an entry. Swapping `was` and `now` is the inverse. */
export type RecordChange = {
	[K in Kind]: {
		readonly kind: K;
		readonly id: string;
		readonly was: Records[K] | null;
		readonly now: Records[K] | null;
	};
}[Kind];

/**
 * The agreed board plus what is open: the fold of all entries up to `seq`. The same on server and seats.
 * Rules only read it; `write` is the one way it changes.
 */
export type Table = { readonly [K in Kind]: ReadonlyMap<string, Records[K]> } & {
	readonly seq: number;
	readonly index: TableIndex;
};

type Writable = { [K in Kind]: Map<string, Records[K]> } & { seq: number; index: TableIndex };

/** The single key of the `board` collection. */
export const boardKey = 'board';

export function emptyTable(): Table {
	const table: Writable = {
		board: new Map(),
		seats: new Map(),
		products: new Map(),
		teams: new Map(),
		timeboxes: new Map(),
		items: new Map(),
		places: new Map(),
		links: new Map(),
		sessions: new Map(),
		proposals: new Map(),
		points: new Map(),
		goals: new Map(),
		proxies: new Map(),
		comments: new Map(),
		pathways: new Map(),
		notifiers: new Map(),
		emergencies: new Map(),
		buffers: new Map(),
		impediments: new Map(),
		requests: new Map(),
		seq: 0,
		index: emptyIndex()
	};
	return table;
}

/** Puts `changes` into the table, in place, and says up to which entry it now stands. */
export function write(table: Table, changes: readonly RecordChange[], seq: number): void {
	const target = table as Writable;
	for (const change of changes) {
		reindex(target.index, change);
		const records = target[change.kind] as Map<string, Records[Kind]>;
		if (change.now === null) records.delete(change.id);
		else records.set(change.id, change.now);
	}
	target.seq = seq;
}

/** The changes that take back `changes`, last first. */
export const inverse = (changes: readonly RecordChange[]): RecordChange[] =>
	changes.map((change) => ({ ...change, was: change.now, now: change.was }) as RecordChange).reverse();

/**
 * What a run of changes comes to: one change a record, whatever it went through on the way, in the order in which
 * records were first changed. A jump over 10,000 entries writes each record once.
 */
export function net(changes: readonly RecordChange[]): RecordChange[] {
	const seen = new Map<Kind, Map<string, number>>();
	const whole: RecordChange[] = [];
	for (const change of changes) {
		const places = seen.get(change.kind) ?? new Map<string, number>();
		seen.set(change.kind, places);
		const place = places.get(change.id);
		const earlier = place === undefined ? undefined : whole[place];
		if (place === undefined || !earlier) places.set(change.id, whole.push(change) - 1);
		// Both are of one kind, under which they were found.
		else whole[place] = { ...change, was: earlier.was } as RecordChange;
	}
	return whole;
}

/** The board's own record; a table without one has not been founded. */
export const boardOf = (table: Table): Board | null => table.board.get(boardKey) ?? null;

/** The session under way or next. */
export function currentSession(table: Table): Session | null {
	const id = boardOf(table)?.session;
	return id ? (table.sessions.get(id) ?? null) : null;
}
