import type { Actor, Board, Item, Place, Proposal, SeatKind, Session } from './board.ts';
import type { Effect, Entry, EntryOf } from './entries.ts';
import type { ProposalId, SessionId } from './ids.ts';
import { phase } from './lock.ts';
import { unreachable } from './result.ts';
import { boardKey, boardOf, type RecordChange, type Table } from './table.ts';

/**
 * What an entry changes: only the records that change, each with what it was, so that swapping them takes it
 * back. Pure; the server, seats, replay and the verifier all fold with it. Throws where an entry does not fit
 * the table, which is a broken log and never a person's mistake.
 */
export function apply(table: Table, entry: Entry): RecordChange[] {
	switch (entry.kind) {
		case 'founded':
			return founded(entry);
		case 'seated':
			return [seated(table, entry)];
		case 'owner-set':
			return [ownerSet(table, entry)];
		case 'scheduled':
			return scheduled(table, entry);
		case 'preparing-begun':
			return [session(table, entry.session, { state: 'preparing' })];
		case 'opened':
			return [opened(table, entry)];
		case 'closing-begun':
			return [session(table, entry.session, { state: 'closing' })];
		case 'reopened':
			return [session(table, entry.session, { state: 'open' })];
		case 'locked':
			return locked(table, entry);
		case 'proposed':
			return [proposed(entry)];
		case 'signed':
			return [signed(table, entry)];
		case 'agreed':
			return [
				outcome(table, entry.proposal, { kind: 'agreed', at: entry.at }),
				...effects(table, entry.effects)
			];
		case 'declined':
			return [declined(table, entry)];
		case 'withdrawn':
			return [outcome(table, entry.proposal, { kind: 'withdrawn', at: entry.at })];
		case 'postponed':
			return [outcome(table, entry.proposal, { kind: 'later', at: entry.at })];
		case 'superseded':
			return [outcome(table, entry.proposal, { kind: 'superseded', at: entry.at, by: entry.with })];
		case 'made-impossible':
			return [outcome(table, entry.proposal, { kind: 'impossible', at: entry.at, because: entry.because })];
		case 'rechecked':
			return [proposal(table, entry.proposal, { required: entry.required, signatures: [] })];
		case 'point-added':
			return [pointAdded(entry)];
		case 'point-settled':
			return [pointSettled(table, entry)];
		case 'checkpointed':
			return [];
		default:
			return unreachable(entry);
	}
}

/** What an entry names must be on the table. */
function found<T>(record: T | null | undefined, what: string): T {
	if (record === null || record === undefined)
		throw new Error(`The log names ${what}, which the table does not hold`);
	return record;
}

function personIn(by: Actor): { readonly person: Proposal['by']; readonly seat: SeatKind } {
	if (by.kind !== 'person' || by.seat === 'administrator')
		throw new Error('Only a person in a seat does this');
	return { person: by.person, seat: by.seat };
}

function founded(entry: EntryOf<'founded'>): RecordChange[] {
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
		...content.links.map((now) => ({ kind: 'links', id: now.id, was, now }) as const)
	];
}

function seated(table: Table, { person, seats }: EntryOf<'seated'>): RecordChange {
	const was = table.seats.get(person) ?? null;
	return { kind: 'seats', id: person, was, now: seats.length === 0 ? null : { person, seats } };
}

function ownerSet(table: Table, { product, person }: EntryOf<'owner-set'>): RecordChange {
	const was = found(table.products.get(product), `product ${product}`);
	return { kind: 'products', id: product, was, now: { ...was, owner: person } };
}

function board(table: Table, news: Partial<Board>): RecordChange {
	const was = found(boardOf(table), 'a board');
	return { kind: 'board', id: boardKey, was, now: { ...was, ...news } };
}

function session(table: Table, id: SessionId, news: Partial<Session>): RecordChange {
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

function scheduled(
	table: Table,
	{ session: id, number, startsAt, minutes }: EntryOf<'scheduled'>
): RecordChange[] {
	const was = table.sessions.get(id) ?? null;
	if (was) return [session(table, id, { startsAt, minutes })];
	const now: Session = { id, number, state: 'scheduled', startsAt, minutes, ...blank };
	return [board(table, { session: id }), { kind: 'sessions', id, was, now }];
}

const opened = (table: Table, { session: id, facilitator, at, seq }: EntryOf<'opened'>): RecordChange =>
	session(table, id, { state: 'open', openedAt: at, openedSeq: seq, facilitator });

function locked(table: Table, { session: id, version, hash, at, seq }: EntryOf<'locked'>): RecordChange[] {
	return [
		session(table, id, { state: 'locked', lockedAt: at, lockedSeq: seq, version }),
		board(table, { version, hash, lockedAt: at })
	];
}

function proposal(table: Table, id: ProposalId, news: Partial<Proposal>): RecordChange {
	const was = found(table.proposals.get(id), `proposal ${id}`);
	return { kind: 'proposals', id, was, now: { ...was, ...news } };
}

const outcome = (table: Table, id: ProposalId, news: Proposal['outcome']): RecordChange =>
	proposal(table, id, { outcome: news });

function proposed(entry: EntryOf<'proposed'>): RecordChange {
	const { proposal: id, session: sitting, at, changes, because, cause, required, drift } = entry;
	const { person, seat } = personIn(entry.by);
	const outcome: Proposal['outcome'] = { kind: 'open' };
	const common = { at, changes, because, cause, required, drift, signatures: [], outcome };
	return { kind: 'proposals', id, was: null, now: { id, session: sitting, by: person, seat, ...common } };
}

function signed(table: Table, entry: EntryOf<'signed'>): RecordChange {
	const was = found(table.proposals.get(entry.proposal), `proposal ${entry.proposal}`);
	const { person, seat } = personIn(entry.by);
	const news = entry.products.map((product) => ({ product, by: person, seat, at: entry.at }));
	return { kind: 'proposals', id: was.id, was, now: { ...was, signatures: [...was.signatures, ...news] } };
}

function declined(table: Table, { proposal: id, by, at, because }: EntryOf<'declined'>): RecordChange {
	return outcome(table, id, { kind: 'declined', at, by: personIn(by).person, because });
}

function effects(table: Table, list: readonly Effect[]): RecordChange[] {
	return list.map((effect) => {
		switch (effect.kind) {
			case 'placed':
				return placed(table, effect.place);
			case 'edited':
				return edited(found(table.items.get(effect.item), `item ${effect.item}`), effect.set);
			case 'added':
				return { kind: 'items', id: effect.item.id, was: null, now: effect.item };
			default:
				return unreachable(effect);
		}
	});
}

const placed = (table: Table, now: Place): RecordChange => ({
	kind: 'places',
	id: now.item,
	was: table.places.get(now.item) ?? null,
	now
});

const edited = (was: Item, set: Partial<Item>): RecordChange => ({
	kind: 'items',
	id: was.id,
	was,
	now: { ...was, ...set }
});

function pointAdded({ point: id, text, changes, rank, by, at }: EntryOf<'point-added'>): RecordChange {
	const { person, seat } = personIn(by);
	const now = { id, by: person, seat, at, text, changes, rank, state: 'waiting', session: null } as const;
	return { kind: 'points', id, was: null, now };
}

function pointSettled(table: Table, { point: id }: EntryOf<'point-settled'>): RecordChange {
	const was = found(table.points.get(id), `talking point ${id}`);
	const sitting = phase(table) === 'locked' ? null : (boardOf(table)?.session ?? null);
	return { kind: 'points', id, was, now: { ...was, state: 'settled', session: sitting } };
}
