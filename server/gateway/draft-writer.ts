import type { BoardId, PersonId } from '#lib/domain/ids.ts';
import { isMovedOn, type DraftStore } from '#lib/server/storage/ports.ts';
import { createTick, type Tick } from './tick.ts';
import { Unwritten } from './unwritten.ts';

interface Parts {
	readonly board: BoardId;
	readonly generation: number;
	readonly store: DraftStore;
	/** Ms from one round to the next: what is taken meanwhile goes to the disk at once. */
	readonly interval: () => number;
	/** Ms until what the disk did not take is tried again. */
	readonly retry: number;
	/** These are on disk, in the order in which they were taken. */
	readonly written: (updates: readonly Uint8Array[]) => void;
	/** Somebody else writes this board: what was taken is lost. */
	readonly failed: (cause: unknown) => void;
}

/** One round to the disk. */
interface Round {
	readonly updates: Uint8Array[];
	readonly bindings: Map<number, PersonId>;
	readonly over: Promise<undefined>;
	readonly end: () => void;
}

/**
 * Brings a draft's updates to the disk in the order in which they were taken, those of a tick together. What the disk
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
	readonly #tick: Tick;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#tick = createTick(parts.interval, () => void this.#write());
	}

	/** Whether nothing is on its way to the disk. */
	get isIdle(): boolean {
		return this.#now === null && this.#next === null;
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
		this.#tick.schedule();
	}

	/** Resolves when everything taken so far is on disk, however much is taken meanwhile; also where it is given up. */
	async settled(): Promise<void> {
		await (this.#next ?? this.#now)?.over;
	}

	/** The same for who does not wait for a disk that fails: rejects with the reason, and where it is given up. */
	async saved(): Promise<void> {
		if (this.#fault) throw this.#fault.cause;
		const { promise, reject } = Promise.withResolvers<never>();
		this.#impatient.add(reject);
		try {
			await Promise.race([this.settled(), promise]);
		} finally {
			this.#impatient.delete(reject);
		}
		if (this.#stopped) throw new Unwritten('The board was let go.');
	}

	/** Gives up what the disk does not take. */
	stop(): void {
		this.#stopped = true;
		this.#tick.stop();
		this.#wake();
		if (!this.#now) this.#giveUp();
	}

	/** One round; the next comes with its tick, or after this one where the disk is slower than that. */
	async #write(): Promise<void> {
		const round = this.#next;
		if (!round || this.#now) return;
		[this.#now, this.#next] = [round, null];
		try {
			await this.#untilStored(round);
		} catch (cause) {
			this.#giveUp();
			if (!this.#stopped) this.#parts.failed(cause);
			return;
		}
		this.#now = null;
		round.end();
		// What was taken after it must not appear behind the back of whoever has loaded the board anew.
		if (this.#stopped) this.#giveUp();
		else if (!this.isIdle) this.#tick.schedule();
	}

	#giveUp(): void {
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
		written(updates);
	}
}

function emptyRound(): Round {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	return { updates: [], bindings: new Map(), over: promise, end: () => resolve(undefined) };
}
