import type { Kysely } from 'kysely';

/**
 * Everything the first version keeps. One set for SQLite and PostgreSQL: `bigint` is an INTEGER to SQLite, and
 * a `bytea` column keeps blobs as they are there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await logTables(db);
	await besideTheLog(db);
	await draftTables(db);
	await accountTables(db);
	await linkTables(db);
}

async function logTables(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('boards')
		.addColumn('board', 'text', (c) => c.primaryKey())
		.addColumn('seq', 'integer', (c) => c.notNull())
		.addColumn('log', 'text', (c) => c.notNull())
		.addColumn('generation', 'integer', (c) => c.notNull())
		.addColumn('summary', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('entries')
		.addColumn('board', 'text', (c) => c.notNull().references('boards.board'))
		.addColumn('seq', 'integer', (c) => c.notNull())
		.addColumn('at', 'bigint', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('log', 'text', (c) => c.notNull())
		.addColumn('body', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('entries_key', ['board', 'seq'])
		.execute();
	// No reference to a board: a refused founding is answered too.
	await db.schema
		.createTable('answers')
		.addColumn('board', 'text', (c) => c.notNull())
		.addColumn('person', 'text', (c) => c.notNull())
		.addColumn('act', 'text', (c) => c.notNull())
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('answer', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('answers_key', ['board', 'person', 'act'])
		.execute();
}

async function besideTheLog(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('words')
		.addColumn('board', 'text', (c) => c.notNull())
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('salt', 'text', (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('words_key', ['board', 'id'])
		.execute();
	await db.schema
		.createTable('snapshots')
		.addColumn('board', 'text', (c) => c.notNull().references('boards.board'))
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('body', 'bytea', (c) => c.notNull())
		.addPrimaryKeyConstraint('snapshots_key', ['board', 'version'])
		.execute();
	await db.schema
		.createTable('checkpoints')
		.addColumn('board', 'text', (c) => c.notNull().references('boards.board'))
		.addColumn('generation', 'integer', (c) => c.notNull())
		.addColumn('seq', 'integer', (c) => c.notNull())
		.addColumn('log', 'text', (c) => c.notNull())
		.addColumn('body', 'bytea', (c) => c.notNull())
		.addPrimaryKeyConstraint('checkpoints_key', ['board', 'generation'])
		.execute();
	await db.schema
		.createTable('seatings')
		.addColumn('board', 'text', (c) => c.notNull().references('boards.board'))
		.addColumn('person', 'text', (c) => c.notNull())
		.addColumn('seats', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('seatings_key', ['board', 'person'])
		.execute();
	await db.schema.createIndex('seatings_person').on('seatings').column('person').execute();
	await db.schema
		.createTable('imports')
		.addColumn('board', 'text', (c) => c.primaryKey().references('boards.board'))
		.addColumn('at', 'bigint', (c) => c.notNull())
		.addColumn('by', 'text')
		.addColumn('body', 'text', (c) => c.notNull())
		.execute();
}

async function draftTables(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('draft_updates')
		.addColumn('board', 'text', (c) => c.notNull())
		.addColumn('generation', 'integer', (c) => c.notNull())
		.addColumn('n', 'integer', (c) => c.notNull())
		.addColumn('body', 'bytea', (c) => c.notNull())
		.addPrimaryKeyConstraint('draft_updates_key', ['board', 'generation', 'n'])
		.execute();
	await db.schema
		.createTable('draft_clients')
		.addColumn('board', 'text', (c) => c.notNull())
		.addColumn('generation', 'integer', (c) => c.notNull())
		.addColumn('client', 'bigint', (c) => c.notNull())
		.addColumn('person', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('draft_clients_key', ['board', 'generation', 'client'])
		.execute();
}

async function accountTables(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('accounts')
		.addColumn('person', 'text', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('email', 'text', (c) => c.notNull().unique())
		.addColumn('administrator', 'integer', (c) => c.notNull())
		.addColumn('password', 'text')
		.addColumn('made_at', 'bigint', (c) => c.notNull())
		.addColumn('closed_at', 'bigint')
		.execute();
	await db.schema
		.createTable('auth_sessions')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('person', 'text', (c) => c.notNull().references('accounts.person'))
		.addColumn('started_at', 'bigint', (c) => c.notNull())
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.addColumn('ends_at', 'bigint', (c) => c.notNull())
		.addColumn('device', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('auth_sessions_person').on('auth_sessions').column('person').execute();
}

async function linkTables(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('links')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('secret', 'text', (c) => c.notNull().unique())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('board', 'text', (c) => c.references('boards.board'))
		.addColumn('person', 'text', (c) => c.references('accounts.person'))
		.addColumn('seats', 'text')
		.addColumn('label', 'text')
		.addColumn('made_by', 'text')
		.addColumn('made_at', 'bigint', (c) => c.notNull())
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.addColumn('spent_at', 'bigint')
		.addColumn('spent_by', 'text')
		.addColumn('seated', 'integer', (c) => c.notNull())
		.addColumn('revoked_at', 'bigint')
		.execute();
	await db.schema.createIndex('links_board').on('links').column('board').execute();
	await db.schema
		.createTable('watch_visits')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('link', 'text', (c) => c.notNull().references('links.id'))
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.execute();
}
