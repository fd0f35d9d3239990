import { parentPort, workerData } from 'node:worker_threads';
import { sql, type Kysely } from 'kysely';
import { unreachable } from '#lib/domain/result.ts';
import { StaleHead } from '../ports.ts';
import { append } from './append.ts';
import { appendDraft, bindClient } from './drafts.ts';
import type { Schema } from './schema.ts';
import { connect } from './sqlite.ts';
import type { Done, Job, Numbered } from './writer.ts';

/**
 * The one writer of the log, in a thread of its own: its fsync never stops the gateway. What arrived while the
 * last commit ran goes into one transaction, so that a slow disk costs waiting and not throughput.
 */
const port = parentPort;
if (!port) throw new Error('writer-thread.ts runs as a worker thread');
const { dataDir } = workerData as { readonly dataDir: string };
const db = connect(dataDir);
let waiting: Numbered[] = [];
let committing = false;
let closing = false;

port.on('message', (message: Numbered | 'close') => {
	if (message === 'close') closing = true;
	else waiting.push(message);
	schedule();
});
port.postMessage('ready');

/** After all messages that are already here: each is delivered by itself, and together they are one group. */
function schedule(): void {
	if (committing) return;
	committing = true;
	setImmediate(() => void drain());
}

async function drain(): Promise<void> {
	const group = waiting;
	waiting = [];
	if (group.length > 0) port?.postMessage(await commit(group));
	committing = false;
	if (waiting.length > 0) schedule();
	else if (closing) await close();
}

async function commit(group: readonly Numbered[]): Promise<readonly Done[]> {
	try {
		return await db.transaction().execute(async (trx) => {
			const done: Done[] = [];
			for (const numbered of group) done.push(await apart(trx, numbered));
			return done;
		});
	} catch (error) {
		return group.map(({ n }) => failed(n, error));
	}
}

/** One job in a savepoint: what refuses it does not touch the others of its group. */
async function apart(trx: Kysely<Schema>, { n, job }: Numbered): Promise<Done> {
	await sql`savepoint job`.execute(trx);
	try {
		await perform(trx, job);
		await sql`release savepoint job`.execute(trx);
		return { n, outcome: 'written' };
	} catch (error) {
		// Fails in its turn where a full or broken disk has ended the whole transaction: then all have failed.
		await sql`rollback to savepoint job`.execute(trx);
		await sql`release savepoint job`.execute(trx);
		return failed(n, error);
	}
}

function perform(trx: Kysely<Schema>, job: Job): Promise<void> {
	switch (job.kind) {
		case 'batch':
			return append(trx, job.batch);
		case 'draft':
			return appendDraft(trx, job.board, job.generation, job.updates);
		case 'bind':
			return bindClient(trx, job.board, job.generation, job.client, job.person);
		default:
			return unreachable(job);
	}
}

function failed(n: number, error: unknown): Done {
	const message = error instanceof Error ? error.message : String(error);
	return { n, outcome: error instanceof StaleHead ? 'stale' : 'failed', message };
}

async function close(): Promise<void> {
	await db.destroy();
	port?.close();
}
