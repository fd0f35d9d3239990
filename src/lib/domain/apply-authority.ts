import type { Board } from './board.ts';
import type { EntryOf } from './entries.ts';
import { found } from './named.ts';
import { boardKey, boardOf, type RecordChange, type Table } from './table.ts';

/** What entries about the authority map and about proxies change. */

/** A board with another policy and map; null: without a map of its own. */
export function governed(
	table: Table,
	{ policy, authority }: Pick<EntryOf<'governed'>, 'policy' | 'authority'>
): RecordChange {
	const was = found(boardOf(table), 'a board');
	const { authority: _, ...rest } = was;
	const now: Board = { ...rest, policy, ...(authority === null ? {} : { authority }) };
	return { kind: 'board', id: boardKey, was, now };
}

/** Somebody who may sign in another's name. */
export function proxyGiven({
	proxy: id,
	of,
	to,
	products,
	from,
	until
}: EntryOf<'proxy-given'>): RecordChange {
	const now = { id, of, to, products, from, until, revokedAt: null };
	return { kind: 'proxies', id, was: null, now };
}

/** What was signed before stands. */
export function proxyRevoked(table: Table, { proxy: id, at }: EntryOf<'proxy-revoked'>): RecordChange {
	const was = found(table.proxies.get(id), `proxy ${id}`);
	return { kind: 'proxies', id, was, now: { ...was, revokedAt: at } };
}
