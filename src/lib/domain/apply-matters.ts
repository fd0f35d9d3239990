import type { EntryOf } from './entries.ts';
import type { EmergencyId, ImpedimentId, RequestId } from './ids.ts';
import type { Buffer, Emergency, Impediment, Request } from './matters.ts';
import { found, personIn } from './named.ts';
import type { RecordChange, Table } from './table.ts';

/** What entries about emergencies, impediments and requests change. */

/** Who said what an entry says. */
const said = ({ by, at }: EntryOf<'emergency-raised' | 'impediment-raised' | 'requested'>) => {
	const { person, seat } = personIn(by);
	return { by: person, seat, at };
};

function emergency(table: Table, id: EmergencyId, news: Partial<Emergency>): RecordChange {
	const was = found(table.emergencies.get(id), `emergency ${id}`);
	return { kind: 'emergencies', id, was, now: { ...was, ...news } };
}

/** A call on the red phone, unanswered. */
export function emergencyRaised(entry: EntryOf<'emergency-raised'>): RecordChange {
	const { emergency: id, number, product, item, reason, text } = entry;
	const now: Emergency = {
		...said(entry),
		...{ id, number, product, item, reason, text, state: 'raised' },
		...{ triage: null, broken: null, overAt: null, review: null }
	};
	return { kind: 'emergencies', id, was: null, now };
}

/** A call that was answered, either way. */
export function emergencyTriaged(table: Table, entry: EntryOf<'emergency-triaged'>): RecordChange {
	const { emergency: id, accepted, points, because, proposal, proxyOf, at } = entry;
	const by = personIn(entry.by).person;
	const state = accepted ? 'accepted' : 'refused';
	const triage = { by, at, points, because, proposal, ...(proxyOf === undefined ? {} : { proxyOf }) };
	return emergency(table, id, { state, triage });
}

/** An emergency that overflowed its product's buffer. */
export const planBroken = (table: Table, entry: EntryOf<'plan-broken'>): RecordChange =>
	emergency(table, entry.emergency, { broken: { over: entry.over, slipping: entry.slipping } });

/** One that has passed. */
export const emergencyOver = (table: Table, entry: EntryOf<'emergency-over'>): RecordChange =>
	emergency(table, entry.emergency, { state: 'over', overAt: entry.at });

/** One that a session has looked back at. */
export function emergencyReviewed(table: Table, entry: EntryOf<'emergency-reviewed'>): RecordChange {
	const { session, at, text } = entry;
	return emergency(table, entry.emergency, { review: { session, at, text } });
}

/** A product's interrupt buffer, by a Product Owner or by the board. */
export function bufferSized(
	table: Table,
	{ product, points, by, at }: EntryOf<'buffer-sized'>
): RecordChange {
	const was = table.buffers.get(product) ?? null;
	const now: Buffer = { product, points, by: by.kind === 'person' ? by.person : null, at };
	return { kind: 'buffers', id: product, was, now };
}

function impediment(
	table: Table,
	id: ImpedimentId,
	news: (was: Impediment) => Partial<Impediment>
): RecordChange {
	const was = found(table.impediments.get(id), `impediment ${id}`);
	return { kind: 'impediments', id, was, now: { ...was, ...news(was) } };
}

/** Something that is in the way. */
export function impedimentRaised(entry: EntryOf<'impediment-raised'>): RecordChange {
	const { impediment: id, text, severity, product, item, owner, due } = entry;
	const now: Impediment = {
		...said(entry),
		...{ id, text, private: entry.private, severity, product, item, owner, due },
		...{ path: [], state: 'open', solved: null }
	};
	return { kind: 'impediments', id, was: null, now };
}

/** One that somebody has taken, or was given. */
export const impedimentOwned = (table: Table, entry: EntryOf<'impediment-owned'>): RecordChange =>
	impediment(table, entry.impediment, () => ({ owner: entry.owner, due: entry.due }));

/** One that has gone up a rung. */
export function impedimentEscalated(table: Table, entry: EntryOf<'impediment-escalated'>): RecordChange {
	const { to: owner, due, at, because } = entry;
	return impediment(table, entry.impediment, (was) => ({
		owner,
		due,
		path: [...was.path, { from: was.owner, at, because }]
	}));
}

/** One that is no longer in the way. */
export function impedimentSolved(table: Table, entry: EntryOf<'impediment-solved'>): RecordChange {
	const solved = { by: personIn(entry.by).person, at: entry.at, text: entry.text };
	return impediment(table, entry.impediment, () => ({ state: 'solved', solved }));
}

function request(table: Table, id: RequestId, news: Partial<Request>): RecordChange {
	const was = found(table.requests.get(id), `request ${id}`);
	return { kind: 'requests', id, was, now: { ...was, ...news } };
}

/** What one person was asked for. */
export function requested(entry: EntryOf<'requested'>): RecordChange {
	const { request: id, what, text, giver, product, item } = entry;
	const now: Request = {
		...said(entry),
		...{ id, what, text, giver, product, item, state: 'asked', answer: null }
	};
	return { kind: 'requests', id, was: null, now };
}

/** A request that was answered. */
export function requestAnswered(table: Table, entry: EntryOf<'request-answered'>): RecordChange {
	const { at, text } = entry;
	return request(table, entry.request, {
		state: entry.granted ? 'granted' : 'refused',
		answer: { at, text }
	});
}

/** A request that was taken back. */
export const requestWithdrawn = (table: Table, entry: EntryOf<'request-withdrawn'>): RecordChange =>
	request(table, entry.request, { state: 'withdrawn' });
