import type { Kysely } from 'kysely';

/** The free layer of each session as it was when the session was locked. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('free_archives')
		.addColumn('board', 'text', (c) => c.notNull().references('boards.board'))
		.addColumn('session', 'text', (c) => c.notNull())
		.addColumn('body', 'bytea', (c) => c.notNull())
		.addPrimaryKeyConstraint('free_archives_key', ['board', 'session'])
		.execute();
}
