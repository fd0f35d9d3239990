import { sql, type Kysely } from 'kysely';
import type { BoardId, PersonId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { LostLease, StaleHead, StorageError, type Batch } from '../ports.ts';
import { append } from './append.ts';
import { appendDraft, bindClient } from './drafts.ts';
import { writePage, type PageWrite } from './page-writes.ts';
import { probe } from './probe.ts';
import type { Schema } from './schema.ts';
import { TakenBack } from './whole.ts';

/** What a writer is asked to put on disk. */
export type Job =
	| { readonly kind: 'batch'; readonly batch: Batch }
	| {
			readonly kind: 'draft';
			readonly board: BoardId;
			readonly generation: number;
			readonly updates: readonly Uint8Array[];
	  }
	| {
			readonly kind: 'bind';
			readonly board: BoardId;
			readonly generation: number;
			readonly client: number;
			readonly person: PersonId;
	  }
	/** SQLite's alone, and so is what follows: there one thread writes all. */
	| PageWrite
	/** Can anything be written? */
	| { readonly kind: 'probe'; readonly room: 'take' | 'give' };
export interface Numbered {
	readonly n: number;
	readonly job: Job;
	/** The owner's number; stores with one writer don't look at it. */
	readonly fence?: number;
}
/** What became of a job, after the commit that it was part of. */
export type Done =
	| { readonly n: number; readonly outcome: 'written'; readonly value: unknown }
	| { readonly n: number; readonly outcome: 'stale' | 'lost' | 'failed'; readonly message: string };

/** Throws `LostLease` where a job comes from somebody who is not the owner any more. */
type Guard = (trx: Kysely<Schema>, numbered: Numbered) => Promise<void>;
const oneWriter: Guard = async () => undefined;

/** Writes a group in one transaction, each of its jobs whole or not at all. Never rejects. */
export async function commit(
	db: Kysely<Schema>,
	group: readonly Numbered[],
	guard: Guard = oneWriter
): Promise<readonly Done[]> {
	try {
		return await db.transaction().execute(async (trx) => {
			const done: Done[] = [];
			for (const numbered of group) done.push(await apart(trx, numbered, guard));
			return done;
		});
	} catch (error) {
		return group.map(({ n }) => failed(n, error));
	}
}

/** One job in a savepoint: what refuses it does not touch the others of its group. */
async function apart(trx: Kysely<Schema>, numbered: Numbered, guard: Guard): Promise<Done> {
	const { n, job } = numbered;
	await sql`savepoint job`.execute(trx);
	try {
		await guard(trx, numbered);
		const value = await perform(trx, job);
		await sql`release savepoint job`.execute(trx);
		return { n, outcome: 'written', value };
	} catch (error) {
		try {
			await sql`rollback to savepoint job`.execute(trx);
			await sql`release savepoint job`.execute(trx);
		} catch {
			// A full or broken disk has ended the whole transaction: all of it has failed, and that is why.
			throw error;
		}
		if (error instanceof TakenBack) return { n, outcome: 'written', value: error.answer };
		return failed(n, error);
	}
}

function perform(trx: Kysely<Schema>, job: Job): Promise<unknown> {
	switch (job.kind) {
		case 'batch':
			return append(trx, job.batch);
		case 'draft':
			return appendDraft(trx, job.board, job.generation, job.updates);
		case 'bind':
			return bindClient(trx, job.board, job.generation, job.client, job.person);
		case 'page':
			return writePage(trx, job);
		case 'probe':
			return probe(trx, job.room);
		default:
			return unreachable(job);
	}
}

function failed(n: number, error: unknown): Done {
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof LostLease) return { n, outcome: 'lost', message };
	return { n, outcome: error instanceof StaleHead ? 'stale' : 'failed', message };
}

/** Somebody who waits for a job. */
export interface Waiting {
	/** With what the job came to; nothing but a page's comes to anything. */
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** Tells who waits for a job what became of it. */
export function settle(done: Done, { resolve, reject }: Waiting): void {
	switch (done.outcome) {
		case 'written':
			return resolve(done.value);
		case 'stale':
			return reject(new StaleHead(done.message));
		case 'lost':
			return reject(new LostLease(done.message));
		case 'failed':
			return reject(new StorageError(done.message));
		default:
			return unreachable(done);
	}
}
