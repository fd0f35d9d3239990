import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Bytes: more than an ordinary decision takes, so that a disk with room for a word alone does not count as well. */
const much = 32 * 1024;

/**
 * Takes some room, or gives it back; each in a commit of its own, so that the room really had to be there. Inside a
 * transaction of the one writer. What a crash left behind goes with the next one.
 */
export async function probe(db: Kysely<Schema>, room: 'take' | 'give'): Promise<void> {
	await sql`drop table if exists probe`.execute(db);
	if (room === 'give') return;
	await sql`create table probe (body blob not null)`.execute(db);
	await sql`insert into probe (body) values (zeroblob(${much}))`.execute(db);
}
