import { session } from './apply-board.ts';
import type { Signature } from './board.ts';
import type { EntryOf } from './entries.ts';
import type { NotifierId } from './ids.ts';
import type { Notifier } from './matters.ts';
import { found, personIn } from './named.ts';
import { signatureKey } from './requirement.ts';
import type { RecordChange, Table } from './table.ts';

/** What entries about preparing, facilitating and closing a session change, and about who tells whom. */

/** A session with another facilitator. */
export const facilitatorChanged = (
	table: Table,
	{ session: id, to }: EntryOf<'facilitator-changed'>
): RecordChange => session(table, id, { facilitator: to });

/** A session with other goals. */
export const goalsSet = (table: Table, { session: id, goals }: EntryOf<'goals-set'>): RecordChange =>
	session(table, id, { goals });

/** A session for which a Product Owner is ready, or no longer. */
export function readinessSaid(table: Table, entry: EntryOf<'readiness-said'>): RecordChange {
	const { session: id, person, ready } = entry;
	const others = (table.sessions.get(id)?.ready ?? []).filter((each) => each !== person);
	return session(table, id, { ready: ready ? [...others, person] : others });
}

/** A session of which one more decision has been read back. */
export function readBack(table: Table, { session: id, proposal }: EntryOf<'read-back'>): RecordChange {
	const before = table.sessions.get(id)?.readBack ?? [];
	return session(table, id, { readBack: [...before, proposal] });
}

/** A session whose agreement bears further signatures; one that was void gives way to the new one. */
export function agreementSigned(table: Table, entry: EntryOf<'agreement-signed'>): RecordChange {
	const { session: id, signs, at, by, proxyOf } = entry;
	const { person, seat } = personIn(by);
	const given = { by: person, seat, at, ...(proxyOf === undefined ? {} : { proxyOf }) };
	const news: Signature[] = signs.map((each) => ({ ...each, ...given }));
	const signed = new Set(news.map(signatureKey));
	const before = table.sessions.get(id)?.agreement ?? [];
	return session(table, id, {
		agreement: [...before.filter((each) => !signed.has(signatureKey(each))), ...news]
	});
}

/** Somebody has to be told. */
export function notifierNeeded(entry: EntryOf<'notifier-needed'>): RecordChange {
	const { notifier: id, proposal, item, customer, was, now, at } = entry;
	const record: Notifier = {
		id,
		proposal,
		item,
		customer,
		was,
		now,
		at,
		person: null,
		due: null,
		doneAt: null
	};
	return { kind: 'notifiers', id, was: null, now: record };
}

/** Who tells them, and by when. */
export const notifierNamed = (
	table: Table,
	{ notifier: id, person, due }: EntryOf<'notifier-named'>
): RecordChange => notifier(table, id, { person, due });

/** They have been told. */
export const customerTold = (table: Table, { notifier: id, at }: EntryOf<'customer-told'>): RecordChange =>
	notifier(table, id, { doneAt: at });

function notifier(table: Table, id: NotifierId, news: Partial<Notifier>): RecordChange {
	const was = found(table.notifiers.get(id), `notifier ${id}`);
	return { kind: 'notifiers', id, was, now: { ...was, ...news } };
}
