import type { Kysely } from 'kysely';
import type { PersonId } from '#lib/domain/ids.ts';
import {
	isOf,
	lastingKinds,
	type Account,
	type AccessLink,
	type AccessLinkOf,
	type LastingLink,
	type LinkStore
} from '../account-ports.ts';
import { makeAccount } from './accounts.ts';
import { fromRow, toRow } from './link-rows.ts';
import type { Schema } from './schema.ts';
import { TakenBack, whole } from './whole.ts';

/** Links in SQL. */
export function linkStore(db: Kysely<Schema>): LinkStore {
	return {
		async keep(link, secret) {
			await db.insertInto('links').values(toRow(link, secret)).execute();
		},
		find: (secret) => first(db, 'secret', secret),
		one: (id) => first(db, 'id', id),
		async onBoard(board) {
			const rows = await db
				.selectFrom('links')
				.selectAll()
				.where('board', '=', board)
				.orderBy('made_at', 'desc')
				.orderBy('id', 'desc')
				.execute();
			return rows.map(fromRow).filter((link) => 'board' in link);
		},
		spend: (id, by, at) => spend(db, id, by, at),
		admit: (id, account, password) => whole(db, (trx) => admit(trx, id, account, password)),
		async revoke(id, at) {
			const query = db.updateTable('links').set({ revoked_at: at }).where('id', '=', id);
			const { numUpdatedRows } = await query
				.where('spent_at', 'is', null)
				.where('revoked_at', 'is', null)
				.executeTakeFirstOrThrow();
			return numUpdatedRows > 0n;
		},
		async revokeSetup(at) {
			const query = db.updateTable('links').set({ revoked_at: at }).where('kind', '=', 'setup');
			await query.where('spent_at', 'is', null).where('revoked_at', 'is', null).execute();
		},
		async unseated() {
			const query = db.selectFrom('links').selectAll().where('kind', '=', 'invitation');
			const rows = await query
				.where('spent_at', 'is not', null)
				.where('seated', '=', 0)
				.orderBy('id')
				.execute();
			return rows.map(fromRow).filter((link) => link.kind === 'invitation');
		},
		async seated(id) {
			await db.updateTable('links').set({ seated: 1 }).where('id', '=', id).execute();
		},
		async visit(visit, link, expiresAt) {
			await db.insertInto('watch_visits').values({ id: visit, link, expires_at: expiresAt }).execute();
		},
		visited: (kind, visit, now) => visited(db, kind, visit, now)
	};
}

async function first(db: Kysely<Schema>, column: 'id' | 'secret', value: string): Promise<AccessLink | null> {
	const row = await db.selectFrom('links').selectAll().where(column, '=', value).executeTakeFirst();
	return row ? fromRow(row) : null;
}

async function spend(db: Kysely<Schema>, id: string, by: PersonId, at: number): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('links')
		.set({ spent_at: at, spent_by: by })
		.where('id', '=', id)
		.where('kind', 'not in', lastingKinds)
		.where('spent_at', 'is', null)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', at)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

async function admit(
	db: Kysely<Schema>,
	id: string,
	account: Account,
	password: string
): Promise<'admitted' | 'spent' | 'taken'> {
	if (!(await spend(db, id, account.person, account.madeAt))) return 'spent';
	if ((await makeAccount(db, account, password)) === 'taken') throw new TakenBack('taken');
	return 'admitted';
}

async function visited<K extends LastingLink['kind']>(
	db: Kysely<Schema>,
	kind: K,
	visit: string,
	now: number
): Promise<AccessLinkOf<K> | null> {
	const row = await db
		.selectFrom('links')
		.innerJoin('watch_visits', 'watch_visits.link', 'links.id')
		.selectAll('links')
		.where('watch_visits.id', '=', visit)
		.where('watch_visits.expires_at', '>', now)
		.where('links.expires_at', '>', now)
		.where('links.revoked_at', 'is', null)
		.executeTakeFirst();
	const link = row && fromRow(row);
	return isOf(link, kind) ? link : null;
}
