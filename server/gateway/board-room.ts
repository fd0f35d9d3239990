import { baseDoc } from '#lib/document/agreed.ts';
import {
	encodeJson,
	messageType,
	passingCodes,
	type Answer,
	type Notice,
	type Saving
} from '#lib/document/messages.ts';
import type { Ask } from '#lib/domain/acts.ts';
import { may } from '#lib/domain/authority.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { Hung } from '#lib/domain/free.ts';
import type { BoardId, PersonId, SessionId } from '#lib/domain/ids.ts';
import { emptyTable, type Table } from '#lib/domain/table.ts';
import type { Lease } from '#lib/server/storage/nodes.ts';
import {
	LostLease,
	unfounded,
	type Head,
	type StoredCheckpoint,
	type Writers
} from '#lib/server/storage/ports.ts';
import { AgreedRoom } from './agreed-room.ts';
import type { Closing, Connection, Listener } from './connection.ts';
import type { State, Step } from './decisions.ts';
import { askOn } from './asks.ts';
import { Door } from './door.ts';
import { DraftRoom } from './draft-room.ts';
import { notGrown, type Grown } from './growth.ts';
import { loadBoard } from './load.ts';
import { Presence } from './presence.ts';
import { replayCheck } from './replay-check.ts';
import type { Surroundings } from './surroundings.ts';
import { Diverged, Unwritten } from './unwritten.ts';

const savingFrame = (saving: Saving): Uint8Array =>
	encodeJson(messageType.notice, { kind: 'saving', saving } satisfies Notice);

/** The two rooms of a generation. */
interface Generation {
	readonly agreed: AgreedRoom;
	readonly draft: DraftRoom;
}

/** One board while somebody looks at it: its table, its door, the rooms of its generation. */
export class BoardRoom {
	readonly board: BoardId;
	/** Under which it writes. */
	readonly lease: Lease;
	readonly #around: Surroundings;
	readonly #writers: Writers;
	readonly #state: State;
	readonly #door: Door;
	readonly #presence: Presence;
	#rooms: Generation | null = null;
	/** Ended generations whose sockets have not left yet. */
	readonly #former = new Set<Generation>();
	#farewells = new Set<NodeJS.Timeout>();
	#touchedAt = Date.now();
	#ended = false;

	/** Loads a board; null where there is none of that id. */
	static async open(around: Surroundings, lease: Lease): Promise<BoardRoom | null> {
		const loaded = await loadBoard(around.storage.log, lease.board);
		if (!loaded) return null;
		const room = new BoardRoom(around, lease, loaded.state, loaded.grown);
		room.#rooms = await room.#generation(loaded.agreed);
		return room;
	}

	/** A board that is about to be founded: its first act makes it, or it is nothing. */
	static unfounded(around: Surroundings, lease: Lease): BoardRoom {
		const state = { board: lease.board, table: emptyTable(), head: unfounded, lastAt: 0 };
		return new BoardRoom(around, lease, state, notGrown);
	}

	private constructor(around: Surroundings, lease: Lease, state: State, grown: Grown) {
		this.board = state.board;
		this.lease = lease;
		this.#writers = around.storage.under(lease);
		this.#around = around;
		this.#state = state;
		this.#presence = new Presence(() => this.#state.table, around.limits, around.figures.tick('presence'));
		const hooks = {
			turning: (locked: SessionId | null) => this.#rooms?.draft.turn(locked) ?? Promise.resolve(null),
			checked: (steps: readonly Step[], checkpoint: StoredCheckpoint) =>
				replayCheck(around.storage.log, {
					...{ board: this.board, steps, checkpoint },
					agreed: this.#rooms?.agreed.doc ?? null
				}),
			stayed: () => this.#rooms?.draft.stay(),
			applied: (steps: readonly Step[]) => this.#applied(steps),
			turned: () => this.#turned(),
			failed: (cause: unknown) => this.#failed(cause)
		};
		const { limits, clock } = around;
		this.#door = new Door({ state, log: this.#writers.log, limits, hooks, grown, clock });
	}

	/** The table as it is judged upon; ahead of the disk by the batch that is being written. */
	get table(): Table {
		return this.#state.table;
	}

	/** What is on disk. */
	get head(): Head {
		return this.#door.head;
	}

	get connections(): readonly Connection[] {
		const all = [...this.#former, ...(this.#rooms ? [this.#rooms] : [])];
		return all.flatMap(({ agreed, draft }) => [...agreed.connections, ...draft.connections]);
	}

	/** Whether it could be let go: nobody here, nothing on its way, and not just used. */
	isQuiet(now: number): boolean {
		const draftIsSaved = this.#rooms?.draft.isSaved ?? true;
		return (
			this.#door.idle &&
			draftIsSaved &&
			this.connections.length === 0 &&
			now - this.#touchedAt > this.#around.limits.idle
		);
	}

	/** Asks the door. Rejects with `Unwritten` where it may be asked again. */
	async act(who: Who, ask: Ask): Promise<Answer> {
		this.#touchedAt = Date.now();
		const { figures, closing } = this.#around;
		if (closing()) throw new Unwritten(passingCodes[1012]);
		const answered = figures.asked();
		try {
			const answer = await this.#door.act(who, ask);
			if (!answer.ok) figures.refused('rule', answer.refusal.rule);
			return answer;
		} finally {
			answered();
		}
	}

	/** Tells the people who have the board open whether it can be written. */
	tellSaving(): void {
		const frame = savingFrame(this.#around.saving());
		for (const connection of this.#rooms?.agreed.connections ?? [])
			if (connection.guest.kind === 'person') connection.send(frame);
	}

	/** A Yjs client id for the draft. */
	clientFor(person: PersonId): number {
		this.#touchedAt = Date.now();
		return this.#rooms?.draft.reserve(person) ?? 0;
	}

	/** Lets a socket in, or says with which code it is sent away: also where the room was let go as it came. */
	join(connection: Connection, name: 'agreed' | 'draft', generation: number): Listener | Closing {
		if (this.#ended) return 1012;
		if (this.#rooms?.agreed.generation !== generation) return 4409;
		if (!this.mayRead(connection)) return 4403;
		if (name === 'agreed') {
			const saving = this.#around.saving();
			if (saving !== 'well' && connection.guest.kind === 'person') connection.send(savingFrame(saving));
			return this.#rooms.agreed.join(connection);
		}
		return connection.guest.kind === 'person' ? this.#rooms.draft.join(connection) : 4403;
	}

	/** The free layer as it is on disk. */
	async marks(): Promise<readonly Hung[]> {
		return (await this.#rooms?.draft.marks()) ?? [];
	}

	mayRead({ guest }: Connection): boolean {
		return guest.kind === 'watcher' || may(this.#state.table, guest, 'read');
	}

	/** Resolves when everything asked and drafted so far is on disk and answered. */
	async drained(): Promise<void> {
		await this.#door.drained();
		await this.#rooms?.draft.saved();
	}

	/** The same, and sends what waits for its tick. */
	async finish(): Promise<void> {
		await this.drained();
		this.#rooms?.agreed.flush();
		this.#rooms?.draft.flush();
	}

	/** Ends the rooms without a word; whoever is in them was told before. */
	end(): void {
		this.#ended = true;
		this.#door.end();
		for (const timer of this.#farewells) clearTimeout(timer);
		for (const { agreed, draft } of [...this.#former, ...(this.#rooms ? [this.#rooms] : [])]) {
			agreed.end();
			draft.end();
		}
		this.#presence.stop();
	}

	async #generation(doc: ReturnType<typeof baseDoc>): Promise<Generation> {
		const { limits, figures } = this.#around;
		const measured = figures.tick('document');
		const { generation } = this.#state.head;
		const rights = {
			mayDraft: ({ guest }: Connection) => guest.kind === 'person' && may(this.#state.table, guest, 'draft'),
			facilitates: ({ guest }: Connection) =>
				guest.kind === 'person' && may(this.#state.table, guest, 'facilitate'),
			grown: () => this.#door.turn(),
			diverged: () => this.#diverged(new Diverged(`the draft of board ${this.board} is not what is on disk`)),
			failed: (cause: unknown) => this.#failed(cause)
		};
		const draft = await DraftRoom.open({
			board: this.board,
			generation,
			store: this.#writers.drafts,
			limits,
			measured,
			rights
		});
		const agreed = new AgreedRoom(generation, doc, limits, {
			measured,
			act: (connection, asked) =>
				void askOn(connection, asked, this.#around, (who, ask) => this.act(who, ask)),
			presence: this.#presence,
			emptied: () => (this.#touchedAt = Date.now())
		});
		return { agreed, draft };
	}

	#applied(steps: readonly Step[]): void {
		this.#rooms?.agreed.append(steps);
		if (!steps.some(({ entry }) => entry.kind === 'seated')) return;
		for (const connection of this.connections) if (!this.mayRead(connection)) connection.close(4403);
		this.#presence.announce();
	}

	/** Opens the next generation, says so in the old one, and closes that a little later. */
	async #turned(): Promise<void> {
		const old = this.#rooms;
		old?.draft.turned();
		this.#rooms = await this.#generation(baseDoc(this.#state.head.generation, this.#state.table));
		if (!old) return;
		this.#former.add(old);
		old.agreed.turn(this.#state.head.generation);
		const timer = setTimeout(() => {
			this.#farewells.delete(timer);
			for (const each of [...old.agreed.connections, ...old.draft.connections]) each.close(4409);
			this.#former.delete(old);
			old.agreed.end();
			old.draft.end();
		}, this.#around.limits.farewell);
		this.#farewells.add(timer);
	}

	/** Another node owns the board, or soon will: everybody is to come again, and finds it there. */
	lost(): void {
		this.#around.forget(this);
		for (const connection of this.connections) connection.close(1012, 'The board goes on at another server.');
		this.end();
	}

	#failed(cause: unknown): void {
		if (cause instanceof LostLease) return this.lost();
		this.#around.forget(this);
		if (cause instanceof Diverged) this.#diverged(cause);
		else this.#around.report(cause);
		for (const connection of this.connections) connection.close(1012);
		this.end();
	}

	/** The alarm. Everybody begins afresh: what they hold may be as wrong as what was held here. */
	#diverged(cause: Diverged): void {
		this.#around.report(cause);
		this.#around.figures.diverged();
		for (const connection of this.#rooms?.agreed.connections ?? []) connection.close(4408);
	}
}
