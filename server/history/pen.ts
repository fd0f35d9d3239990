import { monotonicFactory } from 'ulid';
import type { ActKind } from '#lib/domain/acts.ts';
import type { Content } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import { idOf, type ActId, type BoardId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { asking } from '#lib/server/import/parsed.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import type { BoardRoom } from '../gateway/board-room.ts';
import { localAdministrator } from '../gateway/callers.ts';
import { createFigures } from '../gateway/figures.ts';
import { createBuckets, defaults } from '../gateway/limits.ts';
import { createRooms } from '../gateway/rooms.ts';

/** Acts that are under way at once: the door judges them in order and writes up to 64 together. */
const together = 512;

/**
 * Writes a board's history through its door, as everybody else does, by a clock of its own. An act that is refused
 * ends it: a history in which something was not allowed is told wrongly.
 */
export class Pen {
	readonly board: BoardId;
	readonly #rooms: ReturnType<typeof createRooms>;
	readonly #fresh = monotonicFactory();
	#room: BoardRoom | null = null;
	#now: number;
	#asked: Promise<void>[] = [];

	constructor(storage: Storage, from: number) {
		this.#now = from;
		this.board = idOf<BoardId>(this.#fresh());
		this.#rooms = createRooms({
			storage,
			limits: defaults,
			acts: createBuckets(defaults.personActs),
			report: (cause) => console.error(cause),
			figures: createFigures(),
			saving: () => 'well',
			clock: () => this.#now
		});
	}

	/** Its clock, UTC ms. */
	get now(): number {
		return this.#now;
	}

	/** The board as it stands, once `written`. */
	get table(): Table {
		if (!this.#room) throw new Error('No board has been founded');
		return this.#room.table;
	}

	async found(founding: { name: string; zone: string; content: Content }): Promise<void> {
		const ask = { id: this.#id(), act: asking({ kind: 'found', ...founding }) };
		const answer = await this.#rooms.found(this.board, localAdministrator, ask);
		if (!answer.ok) throw new Error(`The board was refused: ${answer.refusal.because}`);
		this.#room = await this.#rooms.open(this.board);
	}

	/** Asks, and goes on: answers come in order. Resolves with the act's id, which is also that of a proposal it makes. */
	async ask<K extends ActKind>(
		who: Who,
		said: { readonly kind: K } & Readonly<Record<string, unknown>>
	): Promise<ActId> {
		const id = this.#id();
		const act = asking(said);
		if (!this.#room) throw new Error('No board has been founded');
		this.#asked.push(
			this.#room.act(who, { id, act }).then((answer) => {
				if (!answer.ok)
					throw new Error(`${act.kind} was refused: ${answer.refusal.rule}, ${answer.refusal.because}`);
			})
		);
		if (this.#asked.length >= together) await this.written();
		return id;
	}

	/** Resolves when everything asked has been granted and is on disk. */
	async written(): Promise<void> {
		await Promise.all(this.#asked.splice(0));
	}

	/** Lets time go by until `at`, UTC ms, when everything before is written. Time never goes back. */
	async until(at: number): Promise<void> {
		await this.written();
		this.#now = Math.max(this.#now, at);
	}

	/** Lets what was asked come to its end first, granted or not. */
	async close(): Promise<void> {
		await Promise.allSettled(this.#asked.splice(0));
		await this.#rooms.drain();
		await this.#rooms.end();
	}

	readonly #id = (): ActId => idOf<ActId>(this.#fresh());
}
