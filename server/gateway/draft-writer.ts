import type { BoardId, PersonId } from '#lib/domain/ids.ts';
import type { DraftStore } from '#lib/server/storage/ports.ts';

interface Parts {
	readonly board: BoardId;
	readonly generation: number;
	readonly store: DraftStore;
	/** This is on disk. */
	readonly written: (update: Uint8Array) => void;
	/** The store failed: what was taken may be lost. */
	readonly failed: (cause: unknown) => void;
}

/** One round to the disk: what was taken while the round before was written. */
interface Round {
	readonly updates: Uint8Array[];
	readonly bindings: Map<number, PersonId>;
	readonly over: Promise<undefined>;
	readonly end: () => void;
}

/** Brings a draft's updates to the disk in the order in which they were taken; those that wait go together. */
export class DraftWriter {
	readonly #parts: Parts;
	/** What is taken now goes with this one. */
	#next: Round | null = null;
	/** The one that is being written. */
	#now: Round | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Whether nothing is on its way to the disk. */
	get isIdle(): boolean {
		return this.#now === null;
	}

	/** `clients`: Yjs clients this update is the first of, all of one person. */
	take(update: Uint8Array, clients: readonly number[], person: PersonId): void {
		this.#next ??= emptyRound();
		this.#next.updates.push(update);
		for (const client of clients) this.#next.bindings.set(client, person);
		if (!this.#now) void this.#write();
	}

	/** Resolves when everything taken so far is on disk, however much is taken meanwhile; also where the store failed. */
	async settled(): Promise<void> {
		await (this.#next ?? this.#now)?.over;
	}

	async #write(): Promise<void> {
		try {
			for (let round = this.#next; round; round = this.#next) {
				[this.#now, this.#next] = [round, null];
				await this.#store(round);
				round.end();
			}
		} catch (cause) {
			this.#parts.failed(cause);
		}
		for (const round of [this.#now, this.#next]) round?.end();
		[this.#now, this.#next] = [null, null];
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
