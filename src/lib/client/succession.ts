import type { Table } from '#lib/domain/table.ts';
import {
	type Generation,
	type GenerationCalls,
	loadGeneration,
	type Seat,
	type Sources
} from './generation.ts';
import type { Room } from './room.ts';

/** Ms an old generation's sockets stay for answers still on their way; the server closes them after 5 s. */
const linger = 6_000;

interface SuccessionCalls {
	/** What the rooms of a generation say is told to these. */
	readonly of: (generation: number) => GenerationCalls;
	/** From now on this generation is what the seat shows, with a draft that holds nothing of this seat's yet. */
	readonly shown: (generation: number) => void;
}

/** What the browser keeps, and nothing else. */
const keptOnly: Sources = { before: null, fetch: 'never' };

/**
 * One generation after the other on one table: the one that is shown, and the one that takes its place as
 * soon as it has come level with the server. The board never steps back and is never away.
 */
export class Succession {
	readonly #seat: Seat;
	readonly #table: Table;
	readonly #calls: SuccessionCalls;
	#current: Generation | null = null;
	#coming: Generation | null = null;
	#client: number | null = null;
	#spoilt = false;
	#ended = false;
	/** One load after the other: a turn may be loading when the wire is cut and the next attempt begins. */
	#loading: Promise<void> = Promise.resolve();

	constructor(seat: Seat, table: Table, calls: SuccessionCalls) {
		this.#seat = seat;
		this.#table = table;
		this.#calls = calls;
	}

	get agreed(): Room | null {
		return this.#current?.agreed ?? null;
	}

	/** Where this person puts together what is not asked yet; null for who may not. */
	get draft(): Room | null {
		return this.#current?.draft ?? null;
	}

	/** Whether the newest has a socket, level or not. */
	get connected(): boolean {
		return this.#newest()?.agreed.connected ?? false;
	}

	/** Whether a generation is shown or about to be. */
	holds(number: number): boolean {
		return this.#current?.number === number || this.#coming?.number === number;
	}

	/** The Yjs id the server gave this seat, for drafts made from now on. */
	setClient(client: number): void {
		this.#client = client;
	}

	/** Shows what the browser keeps of a generation. False where it keeps nothing. */
	async showKept(number: number): Promise<boolean> {
		const kept = await loadGeneration(this.#seat, number, this.#calls.of(number), keptOnly);
		if (kept) this.#show(kept);
		return kept !== null;
	}

	/** Makes `number` the newest. Throws a `WireError` where its base can't be fetched. */
	load(number: number): Promise<void> {
		const loaded = this.#loading.then(() => this.#load(number));
		this.#loading = loaded.catch(() => {});
		return loaded;
	}

	async #load(number: number): Promise<void> {
		if (this.#isOver() || (this.#newest()?.number === number && !this.#spoilt)) return;
		const current = this.#current;
		const sources: Sources = this.#spoilt
			? { before: null, fetch: 'afresh' }
			: { before: current && { doc: current.agreed.doc, table: this.#table }, fetch: 'kept' };
		if (this.#spoilt) {
			this.#current = null;
			await current?.end(true);
		}
		await this.#coming?.end(false);
		this.#coming = null;
		const loaded = await loadGeneration(this.#seat, number, this.#calls.of(number), sources);
		if (!loaded) return;
		if (this.#isOver()) return loaded.end(false);
		this.#spoilt = false;
		if (this.#table.seq === 0) this.#show(loaded);
		else {
			loaded.makeDraft(this.#client);
			this.#coming = loaded;
		}
	}

	/** The agreed document is no longer what the server holds: the next load begins with a fresh one. */
	spoil(): void {
		this.#spoilt = true;
	}

	/** Opens the sockets of the newest. */
	open(): void {
		this.#newest()?.open();
	}

	/** Opens the newest's draft, where its socket is gone. */
	openDraft(): void {
		this.#newest()?.draft?.open();
	}

	cut(): void {
		this.#current?.cut();
		this.#coming?.cut();
	}

	/** See `Room.isDead`. `drafts`: those are asked too, which answer only when what they were told is on the server's disk. */
	isDead(now: number, quiet: number, drafts: boolean): boolean {
		const rooms = [this.#current, this.#coming].flatMap((each) => [each?.agreed, drafts && each?.draft]);
		return rooms.some((room) => room && room.isDead(now, quiet));
	}

	/** A generation has come level with the server. Says whether it is the one shown now. */
	level(number: number): boolean {
		const coming = this.#coming;
		if (coming?.number === number) {
			const old = this.#current;
			this.#coming = null;
			old?.unfollow();
			this.#show(coming);
			if (old) setTimeout(() => void old.end(old.number !== number), linger);
		}
		return this.#current?.number === number;
	}

	/** A draft the server did not take is replaced by an empty one. What it held is not put back: it was refused. */
	renewDraft(): void {
		this.#current?.makeDraft(null);
		this.#current?.followDraft();
		this.#current?.draft?.open();
	}

	/** This person has no draft any more. */
	dropDraft(): void {
		this.#current?.dropDraft();
		this.#current?.followDraft();
	}

	/** For good. What is kept stays. */
	async end(): Promise<void> {
		this.#ended = true;
		await Promise.all([this.#coming?.end(false), this.#current?.end(false)]);
	}

	/** Asked anew after each wait. */
	#isOver(): boolean {
		return this.#ended;
	}

	#newest(): Generation | null {
		return this.#coming ?? this.#current;
	}

	#show(generation: Generation): void {
		if (!generation.draft) generation.makeDraft(this.#client);
		this.#current = generation;
		generation.follow(this.#table);
		this.#calls.shown(generation.number);
	}
}
