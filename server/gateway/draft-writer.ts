import type { BoardId, PersonId } from '#lib/domain/ids.ts';
import { isMovedOn, type DraftStore } from '#lib/server/storage/ports.ts';

interface Parts {
	readonly board: BoardId;
	readonly generation: number;
	readonly store: DraftStore;
	/** Ms until what the disk did not take is tried again. */
	readonly retry: number;
	/** This is on disk. */
	readonly written: (update: Uint8Array) => void;
	/** Somebody else writes this board: what was taken is lost. */
	readonly failed: (cause: unknown) => void;
}

/** One round to the disk: what was taken while the round before was written. */
interface Round {
	readonly updates: Uint8Array[];
	readonly bindings: Map<number, PersonId>;
	readonly over: Promise<undefined>;
	readonly end: () => void;
}

/**
 * Brings a draft's updates to the disk in the order in which they were taken; those that wait go together. What the disk
 * does not take is kept here and tried again until it does: nobody was told of it, and nothing of it is lost.
 */
export class DraftWriter {
	readonly #parts: Parts;
	/** What is taken now goes with this one. */
	#next: Round | null = null;
	/** The one that is being written. */
	#now: Round | null = null;
	/** Why the disk did not take it the last time; null where it did. */
	#fault: { readonly cause: unknown } | null = null;
	/** Who won’t wait for a disk that does not take it. */
	#impatient = new Set<(cause: unknown) => void>();
	#stopped = false;
	#wake: () => void = () => {};

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Whether nothing is on its way to the disk. */
	get isIdle(): boolean {
		return this.#now === null;
	}

	/** Whether the disk did not take the last round. */
	get isFailing(): boolean {
		return this.#fault !== null;
	}

	/** `clients`: Yjs clients this update is the first of, all of one person. */
	take(update: Uint8Array, clients: readonly number[], person: PersonId): void {
		this.#next ??= emptyRound();
		this.#next.updates.push(update);
		for (const client of clients) this.#next.bindings.set(client, person);
		if (!this.#now) void this.#write();
	}

	/** Resolves when everything taken so far is on disk, however much is taken meanwhile; also where it is given up. */
	async settled(): Promise<void> {
		await (this.#next ?? this.#now)?.over;
	}

	/** The same for who does not wait for a disk that fails: rejects with the reason. */
	async saved(): Promise<void> {
		if (this.#fault) throw this.#fault.cause;
		const { promise, reject } = Promise.withResolvers<never>();
		this.#impatient.add(reject);
		try {
			await Promise.race([this.settled(), promise]);
		} finally {
			this.#impatient.delete(reject);
		}
	}

	/** Gives up what the disk does not take. */
	stop(): void {
		this.#stopped = true;
		this.#wake();
	}

	async #write(): Promise<void> {
		try {
			for (let round = this.#next; round; round = this.#next) {
				[this.#now, this.#next] = [round, null];
				await this.#untilStored(round);
				round.end();
			}
		} catch (cause) {
			if (!this.#stopped) this.#parts.failed(cause);
		}
		for (const round of [this.#now, this.#next]) round?.end();
		[this.#now, this.#next] = [null, null];
	}

	async #untilStored(round: Round): Promise<void> {
		for (;;) {
			try {
				await this.#store(round);
				this.#fault = null;
				return;
			} catch (cause) {
				if (isMovedOn(cause)) throw cause;
				this.#fault = { cause };
				for (const reject of this.#impatient) reject(cause);
				if (!this.#stopped) await this.#pause();
				// Whoever loads the board anew has not seen it: from now on it must not appear behind their back.
				if (this.#stopped) throw cause;
			}
		}
	}

	#pause(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, this.#parts.retry);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	async #store({ updates, bindings }: Round): Promise<void> {
		const { board, generation, store, written } = this.#parts;
		await Promise.all([...bindings].map(([client, person]) => store.bind(board, generation, client, person)));
		await store.append(board, generation, updates);
		for (const update of updates) written(update);
	}
}

function emptyRound(): Round {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	return { updates: [], bindings: new Map(), over: promise, end: () => resolve(undefined) };
}
