import type { Kysely } from 'kysely';

/** Which process owns which board, and what processes on one database know of each other. Empty where there is one. */
export async function up(db: Kysely<unknown>): Promise<void> {
	// No reference to a board: whoever founds one owns it before it is there.
	await db.schema
		.createTable('leases')
		.addColumn('board', 'text', (c) => c.primaryKey())
		.addColumn('node', 'text', (c) => c.notNull())
		.addColumn('address', 'text', (c) => c.notNull())
		.addColumn('fence', 'integer', (c) => c.notNull())
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('node_secrets')
		.addColumn('id', 'integer', (c) => c.primaryKey())
		.addColumn('secret', 'text', (c) => c.notNull())
		.execute();
}
