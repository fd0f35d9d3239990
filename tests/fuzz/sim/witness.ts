import * as Y from 'yjs';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Lease } from '#lib/server/storage/nodes.ts';
import type { Batch } from '#lib/server/storage/ports.ts';
import type { Process } from './world.ts';

/** Something happened that may not. */
export class Wrong extends Error {
	override readonly name = 'Wrong';
}

/** Sees what reaches the disk, and by whom; and so what nobody may have been told of yet. */
export class Witness {
	/** The last entry on disk. */
	seq = 0;
	generation = 0;
	/** Sessions that were locked. */
	locks = 0;
	/** What was wrong, from wherever it was seen. */
	readonly wrongs: string[] = [];
	/** Per generation how far each Yjs client has come on disk, and what of theirs was taken away there. */
	readonly #clocks = new Map<number, Map<number, number>>();
	readonly #gone = new Map<number, Set<string>>();
	readonly #writers = new Map<number, Process>();
	#fence = 0;

	/** Somebody writes under a lease; `held`: how the board is held just now, where it is at all. */
	writes(
		process: Process,
		board: BoardId,
		{ fence }: Lease,
		held: { fence: number; live: boolean } | null
	): void {
		if (!held) return;
		const writer = this.#writers.get(fence) ?? process;
		this.#writers.set(fence, writer);
		if (writer !== process) this.wrong(`two write under fence ${fence}: ${writer.name} and ${process.name}`);
		if (fence < this.#fence || fence !== held.fence || !held.live)
			this.wrong(`${process.name} writes ${board} under fence ${fence}, and ${held.fence} holds it`);
		this.#fence = Math.max(fence, this.#fence);
	}

	appended({ entries, checkpoint, draft, on }: Batch): void {
		this.seq = entries.at(-1)?.entry.seq ?? on.seq;
		this.locks += entries.filter(({ entry }) => entry.kind === 'locked').length;
		this.generation = checkpoint?.generation ?? on.generation;
		if (draft?.carried) this.drafted(this.generation, [draft.carried.update]);
	}

	drafted(generation: number, updates: readonly Uint8Array[]): void {
		const clocks = this.#clocks.get(generation) ?? new Map<number, number>();
		this.#clocks.set(generation, clocks);
		const gone = this.#gone.get(generation) ?? new Set();
		this.#gone.set(generation, gone);
		for (const update of updates) {
			for (const [client, to] of Y.parseUpdateMeta(update).to)
				clocks.set(client, Math.max(to, clocks.get(client) ?? 0));
			for (const name of goneIn(update)) gone.add(name);
		}
	}

	/** Somebody was told this of a draft: all of it is on disk. */
	toldDraft(generation: number, update: Uint8Array): void {
		const clocks = this.#clocks.get(generation);
		for (const [client, to] of Y.parseUpdateMeta(update).to)
			if (to > (clocks?.get(client) ?? 0)) this.wrong('somebody was told of a draft what is not on disk');
		for (const name of goneIn(update))
			if (!this.#gone.get(generation)?.has(name))
				this.wrong('somebody was told that something is gone from a draft which still is on disk');
	}

	toldEntry(seq: number): void {
		if (seq > this.seq) this.wrong(`somebody was told of entry ${seq}, and ${this.seq} is on disk`);
	}

	wrong(what: string): void {
		this.wrongs.push(what);
	}
}

/** Names of all that an update takes away. */
function* goneIn(update: Uint8Array): Iterable<string> {
	for (const [client, ranges] of Y.decodeUpdate(update).ds.clients)
		for (const { clock, len } of ranges) for (let n = 0; n < len; n += 1) yield `${client} ${clock + n}`;
}
