import type { Kysely } from 'kysely';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Lease } from '../nodes.ts';
import { StorageError, type Writers } from '../ports.ts';
import { commit, settle, type Job, type Waiting } from './commit.ts';
import { Commits } from './commits.ts';
import { draftReader } from './drafts.ts';
import { Grouped } from './grouped.ts';
import { logReader } from './log.ts';
import { guard, settled } from './postgres-leases.ts';
import type { Schema } from './schema.ts';

interface Asked extends Waiting {
	readonly job: Job;
	readonly fence: number;
}

/**
 * Writes to PostgreSQL: a board's jobs one group after the other, several boards beside each other. Which of their
 * commits share a flush to the disk is the database's to say.
 */
export class PostgresWriter {
	readonly commits = new Commits();
	readonly #db: Kysely<Schema>;
	readonly #boards = new Map<BoardId, Grouped<Asked>>();
	#closed = false;

	constructor(db: Kysely<Schema>) {
		this.#db = db;
	}

	/** The ports of a board's owner. A lease of 0 is nobody's. */
	under(fence: Lease['fence']): Writers {
		return {
			log: {
				...logReader(this.#db),
				append: (batch) => this.#write(batch.board, fence, { kind: 'batch', batch }),
				settled: (board) => settled(this.#db, board)
			},
			drafts: {
				...draftReader(this.#db),
				append: (board, generation, updates) =>
					this.#write(board, fence, { kind: 'draft', board, generation, updates }),
				bind: (board, generation, client, person) =>
					this.#write(board, fence, { kind: 'bind', board, generation, client, person })
			}
		};
	}

	/** Takes nothing more; resolves when all that was taken is written. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const jobs of this.#boards.values()) await jobs.drained();
	}

	#write(board: BoardId, fence: number, job: Job): Promise<void> {
		return new Promise((resolve, reject) => {
			if (this.#closed) return reject(new StorageError('The log’s writer has ended.'));
			this.#of(board).add({ job, fence, resolve: () => resolve(), reject });
		});
	}

	#of(board: BoardId): Grouped<Asked> {
		const known = this.#boards.get(board);
		if (known) return known;
		const jobs = new Grouped<Asked>((group) => this.#commit(group));
		this.#boards.set(board, jobs);
		return jobs;
	}

	async #commit(group: readonly Asked[]): Promise<void> {
		const numbered = group.map(({ job, fence }, n) => ({ n, job, fence }));
		const began = performance.now();
		const all = await commit(this.#db, numbered, guard);
		this.commits.tell({ ms: performance.now() - began, jobs: group.length });
		for (const done of all) {
			const asked = group[done.n];
			if (asked) settle(done, asked);
		}
	}
}
