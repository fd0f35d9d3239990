import type { Kysely, Selectable } from 'kysely';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import type { Account, AccountStore, AuthSession, AuthSessionStore } from '../account-ports.ts';
import type { Schema } from './schema.ts';
import { whole } from './whole.ts';

/** Accounts in SQL. */
export function accountStore(db: Kysely<Schema>): AccountStore {
	return {
		make: (account, password) => makeAccount(db, account, password),
		async one(person) {
			const row = await db.selectFrom('accounts').selectAll().where('person', '=', person).executeTakeFirst();
			return row ? asAccount(row) : null;
		},
		async credentials(email) {
			const row = await db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
			return row ? { account: asAccount(row), password: row.password } : null;
		},
		async all() {
			const rows = await db.selectFrom('accounts').selectAll().execute();
			return rows.map(asAccount).sort((a, b) => a.name.localeCompare(b.name) || byText(a.person, b.person));
		},
		async rename(person, name) {
			await db.updateTable('accounts').set({ name }).where('person', '=', person).execute();
		},
		async setPassword(person, password) {
			await db.updateTable('accounts').set({ password }).where('person', '=', person).execute();
		},
		close: (person, at) => whole(db, (trx) => closeAccount(trx, person, at))
	};
}

/** `taken` where the address already signs somebody in. */
export async function makeAccount(
	db: Kysely<Schema>,
	{ person, name, email, administrator, madeAt, closedAt }: Account,
	password: string | null
): Promise<'made' | 'taken'> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('accounts')
		.values({
			person,
			name,
			email,
			administrator: Number(administrator),
			password,
			made_at: madeAt,
			closed_at: closedAt
		})
		.onConflict((c) => c.column('email').doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows ? 'made' : 'taken';
}

async function closeAccount(trx: Kysely<Schema>, person: PersonId, at: number): Promise<void> {
	await trx
		.updateTable('accounts')
		.set({ closed_at: at })
		.where('person', '=', person)
		.where('closed_at', 'is', null)
		.execute();
	await trx.deleteFrom('auth_sessions').where('person', '=', person).execute();
	await trx
		.updateTable('links')
		.set({ revoked_at: at })
		.where((e) => e.or([e('person', '=', person), e('made_by', '=', person)]))
		.where('kind', '!=', 'watch')
		.where('spent_at', 'is', null)
		.where('revoked_at', 'is', null)
		.execute();
}

/** Auth sessions in SQL. */
export function authSessionStore(db: Kysely<Schema>): AuthSessionStore {
	return {
		async keep({ id, person, startedAt, expiresAt, endsAt, device }) {
			await db
				.insertInto('auth_sessions')
				.values({ id, person, started_at: startedAt, expires_at: expiresAt, ends_at: endsAt, device })
				.execute();
		},
		async find(id) {
			const session = await db
				.selectFrom('auth_sessions')
				.selectAll()
				.where('id', '=', id)
				.executeTakeFirst();
			if (!session) return null;
			const account = await db
				.selectFrom('accounts')
				.selectAll()
				.where('person', '=', session.person)
				.executeTakeFirstOrThrow();
			return { session: asSession(session), account: asAccount(account) };
		},
		async of(person) {
			const query = db.selectFrom('auth_sessions').selectAll().where('person', '=', person);
			return (await query.orderBy('started_at', 'desc').orderBy('id').execute()).map(asSession);
		},
		async extend(id, expiresAt) {
			await db.updateTable('auth_sessions').set({ expires_at: expiresAt }).where('id', '=', id).execute();
		},
		async end(id) {
			await db.deleteFrom('auth_sessions').where('id', '=', id).execute();
		},
		async endAll(person) {
			await db.deleteFrom('auth_sessions').where('person', '=', person).execute();
		},
		async sweep(now) {
			await db.deleteFrom('auth_sessions').where('expires_at', '<=', now).execute();
			await db.deleteFrom('watch_visits').where('expires_at', '<=', now).execute();
		}
	};
}

const asAccount = (row: Selectable<Schema['accounts']>): Account => ({
	person: idOf<PersonId>(row.person),
	name: row.name,
	email: row.email,
	administrator: row.administrator !== 0,
	madeAt: row.made_at,
	closedAt: row.closed_at
});

const asSession = (row: Selectable<Schema['auth_sessions']>): AuthSession => ({
	id: row.id,
	person: idOf<PersonId>(row.person),
	startedAt: row.started_at,
	expiresAt: row.expires_at,
	endsAt: row.ends_at,
	device: row.device
});
