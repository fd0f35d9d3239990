import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StorageError, type Commit } from '../ports.ts';
import { Commits } from './commits.ts';
import { settle, type Done, type Job, type Numbered, type Waiting } from './commit.ts';

/** What the thread says after each commit. */
export interface Committed extends Commit {
	readonly done: readonly Done[];
}

/**
 * The writers of this process, by data folder. Pages and gateway are built apart, and so this module exists twice in it; what they
 * share is the global symbol table.
 */
const key = Symbol.for('lockstep.writers');
const shared = globalThis as unknown as Record<symbol, Map<string, Writer> | undefined>;
const running = (): Map<string, Writer> => (shared[key] ??= new Map<string, Writer>());

/** The main thread's end of the writer thread. */
export class Writer {
	readonly commits = new Commits();
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	#next = 1;
	/** Why nothing can be written any more; null while it can. */
	#ended: Error | null = null;

	/** The one that writes in a data folder, where this process has one. */
	static of(dataDir: string): Writer | null {
		return running().get(dataDir) ?? null;
	}

	/** Resolves when the thread has opened the database; throws `StorageError` where it can't. */
	static async start(dataDir: string): Promise<Writer> {
		const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData: { dataDir } });
		try {
			await once(worker, 'message');
		} catch (cause) {
			throw new StorageError('The log’s writer could not start.', { cause });
		}
		const writer = new Writer(worker);
		running().set(dataDir, writer);
		worker.once('exit', () => running().get(dataDir) === writer && running().delete(dataDir));
		return writer;
	}

	private constructor(worker: Worker) {
		this.#worker = worker;
		worker.on('message', (committed: Committed) => {
			this.commits.tell(committed);
			for (const each of committed.done) this.#settle(each);
		});
		worker.on('error', (cause) => this.#end(new StorageError('The log’s writer has failed.', { cause })));
		worker.on('exit', () => this.#end(new StorageError('The log’s writer has ended.')));
	}

	/** Resolves when the job is on disk. Rejects with `StaleHead` or `StorageError`, and then nothing of it is. */
	async write(job: Job): Promise<void> {
		await this.ask(job);
	}

	/** The same, with what the job came to. */
	ask(job: Job): Promise<unknown> {
		return new Promise((resolve, reject) => {
			if (this.#ended) return reject(this.#ended);
			const numbered: Numbered = { n: this.#next++, job };
			this.#waiting.set(numbered.n, { resolve, reject });
			this.#worker.postMessage(numbered);
		});
	}

	/** Lets what is under way be written, then ends the thread. */
	async close(): Promise<void> {
		if (this.#ended) return;
		const exit = once(this.#worker, 'exit');
		this.#worker.postMessage('close');
		await exit;
	}

	#settle(done: Done): void {
		const waiting = this.#waiting.get(done.n);
		this.#waiting.delete(done.n);
		if (waiting) settle(done, waiting);
	}

	#end(error: Error): void {
		this.#ended ??= error;
		for (const { reject } of this.#waiting.values()) reject(this.#ended);
		this.#waiting.clear();
	}
}
