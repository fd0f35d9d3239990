import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Thrown: takes back what was written since, and is the answer all the same. */
export class TakenBack<T> extends Error {
	override readonly name = 'TakenBack';
	readonly answer: T;

	constructor(answer: T) {
		super('taken back');
		this.answer = answer;
	}
}

/** Does work whole or not at all: in a transaction of its own, or as one job of a writer's, who sees to it there. */
export async function whole<T>(db: Kysely<Schema>, work: (trx: Kysely<Schema>) => Promise<T>): Promise<T> {
	if (db.isTransaction) return work(db);
	try {
		return await db.transaction().execute(work);
	} catch (error) {
		// Whoever throws it in there answers as the work would.
		if (error instanceof TakenBack) return error.answer as T;
		throw error;
	}
}
