import type { Kysely } from 'kysely';

/** What a talking-point link asks about; null where it asks about nothing in particular, and for every other kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('links').addColumn('item', 'text').execute();
}
