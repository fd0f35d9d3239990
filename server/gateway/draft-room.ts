import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { draftRoots } from '#lib/document/draft.ts';
import { createInspector, type Inspector } from '#lib/document/inspect.ts';
import { messageType } from '#lib/document/messages.ts';
import { carrier, carrying } from '#lib/document/carrying.ts';
import { allHung } from '#lib/document/free.ts';
import { carriedOver, inOrderMade } from '#lib/domain/free-carry.ts';
import type { Hung } from '#lib/domain/free.ts';
import type { BoardId, PersonId, SessionId } from '#lib/domain/ids.ts';
import type { DraftStore, DraftTurn } from '#lib/server/storage/ports.ts';
import { Awareness } from './awareness.ts';
import { createClientIds, type ClientIds } from './client-ids.ts';
import { reading, type Connection, type Listener } from './connection.ts';
import { Answers } from './draft-answers.ts';
import { DraftWriter } from './draft-writer.ts';
import type { Measured } from './figures.ts';
import type { Limits } from './limits.ts';
import { answerFrom, readSync, Room, syncPart } from './room.ts';
import { sameDraft } from './same-draft.ts';
import { paced } from './tick.ts';
import { applied } from './updates.ts';

/** What a draft room asks of its board. */
interface DraftRights {
	/** Whether the person may write in a draft now. */
	mayDraft(connection: Connection): boolean;
	/** Whether the person facilitates: they settle and take away comments. */
	facilitates(connection: Connection): boolean;
	/** So much was taken in that the draft had better begin anew. */
	grown(): void;
	/** What was held was not what is on disk; what is there counts. */
	diverged(): void;
	/** Somebody else writes this board: nothing of it is sure any more. */
	failed(cause: unknown): void;
}

interface Parts {
	readonly board: BoardId;
	readonly generation: number;
	readonly store: DraftStore;
	readonly limits: Limits;
	readonly measured: Measured;
	readonly rights: DraftRights;
}

/** The draft of one generation: inspected, stored, then shown to everybody. */
export class DraftRoom {
	readonly #parts: Parts;
	readonly #room: Room;
	readonly #clients: ClientIds;
	readonly #inspector: Inspector;
	readonly #awareness: Awareness;
	#taken = 0;
	readonly #answers = new Answers();
	/** What is applied here goes to the disk by it. Nobody hears of it before it is there. */
	readonly #writer: DraftWriter;

	/** Loads what the store has of this generation. */
	static async open(parts: Parts): Promise<DraftRoom> {
		const { board, generation, store } = parts;
		const [updates, bound] = await Promise.all([
			store.updates(board, generation),
			store.bound(board, generation)
		]);
		const doc = new Y.Doc();
		for (const root of draftRoots) doc.getMap(root);
		const room = new DraftRoom(parts, doc, createClientIds(bound, parts.limits.clientsOfPerson));
		// One after the other: the inspector remembers what was removed on the way.
		await applied(doc, updates);
		room.#found(updates);
		return room;
	}

	private constructor(parts: Parts, doc: Y.Doc, clients: ClientIds) {
		this.#parts = parts;
		this.#clients = clients;
		this.#room = new Room(doc, parts.limits, parts.measured);
		this.#inspector = createInspector(doc, clients);
		this.#writer = new DraftWriter({
			...parts,
			retry: parts.limits.diskTick,
			interval: () => paced(parts.limits.documentTick, this.connections.size),
			written: (updates) => this.#room.pass(updates),
			failed: (cause) => parts.rights.failed(cause)
		});
		this.#awareness = new Awareness(
			this.connections,
			parts.limits.presenceTick,
			(client, { guest }) => guest.kind === 'person' && clients.claim(client, guest.person)
		);
	}

	get connections(): Set<Connection> {
		return this.#room.connections;
	}

	get generation(): number {
		return this.#parts.generation;
	}

	/** A Yjs client id for one browser of this person, known as theirs from now on. */
	reserve(person: PersonId): number {
		return this.#clients.reserve(person);
	}

	join(connection: Connection): Listener {
		this.connections.add(connection);
		this.#room.ask(connection);
		this.#awareness.tell(connection);
		return {
			heard: (message) => this.#heard(connection, message),
			left: () => {
				this.connections.delete(connection);
				this.#answers.left(connection);
				this.#awareness.left(connection);
			}
		};
	}

	/**
	 * Takes nothing more; resolves when everything it took is on disk and sent, with what becomes of it: at a lock the
	 * free layer goes into the session's archive and what is pinned goes on, at a mere checkpoint all of it goes on.
	 * Rejects where the disk does not take what it took.
	 */
	async turn(locked: SessionId | null): Promise<DraftTurn> {
		this.#answers.ends();
		await this.#writer.saved();
		this.#room.flush();
		const kept = await this.#kept();
		if (!sameDraft(kept, this.#room.doc)) {
			await this.#owned();
			this.#parts.rights.diverged();
		}
		// Where the two differ, what is on disk counts: a restart would have shown it.
		const all = inOrderMade(allHung(kept));
		kept.destroy();
		const update = carrying(locked === null ? all : carriedOver(all));
		const body = () => new TextEncoder().encode(JSON.stringify(all));
		return {
			carried: update && { update, ...carrier },
			archive: locked === null ? null : { session: locked, body: body() }
		};
	}

	/** Rejects where the board is another owner's by now, who may have written: that is no alarm. */
	async #owned(): Promise<void> {
		const { board, generation, store } = this.#parts;
		await store.append(board, generation, []);
	}

	/** The turn was not written: it goes on. */
	stay(): void {
		this.#answers.stays();
	}

	/** The turn is on disk. */
	turned(): void {
		this.#answers.ended();
	}

	/** The free layer as it is now, as it was made, once all of that is on disk; where it can't be, as it is there. */
	async marks(): Promise<readonly Hung[]> {
		const all = inOrderMade(allHung(this.#room.doc));
		try {
			await this.#writer.saved();
			return all;
		} catch {
			return inOrderMade(allHung(await this.#kept()));
		}
	}

	/** Sends what waits for its tick, now. */
	flush(): void {
		this.#room.flush();
	}

	get isSaved(): boolean {
		return this.#writer.isIdle;
	}

	/** Resolves when all that was taken so far is on disk. */
	saved(): Promise<void> {
		return this.#writer.settled();
	}

	end(): void {
		this.#writer.stop();
		this.#awareness.stop();
		this.#room.end();
	}

	#heard(connection: Connection, message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		switch (reading(() => decoding.readVarUint(decoder))) {
			case messageType.sync: {
				const { part, bytes } = reading(() => readSync(decoder));
				return part === syncPart.step1 ? this.#answer(connection, bytes) : this.#write(connection, bytes);
			}
			case messageType.awareness:
				return reading(() => this.#awareness.heard(connection, decoding.readVarUint8Array(decoder)));
			case messageType.query:
				return connection.mayAsk() ? this.#awareness.tell(connection) : connection.close(4429);
			default:
				return connection.close(4400);
		}
	}

	/**
	 * What is not on disk yet is told to nobody: after a crash they would hold what nobody can vouch for. So the answer
	 * is made now, and sent when all it holds is there. The first one on a socket is no word that something is kept:
	 * while the disk takes nothing it is made from what is there, so that who comes sees the board.
	 */
	#answer(connection: Connection, stateVector: Uint8Array): void {
		if (!connection.mayAsk()) return connection.close(4429);
		if (this.#answers.isFirst(connection) && this.#writer.isFailing) {
			reading(() => Y.decodeStateVector(stateVector));
			void this.#answerFromDisk(connection, stateVector);
			return;
		}
		const answer = reading(() => this.#room.answerTo(stateVector));
		this.#answers.give(connection, answer, this.saved());
	}

	async #answerFromDisk(connection: Connection, stateVector: Uint8Array): Promise<void> {
		try {
			connection.send(answerFrom(await this.#kept(), stateVector));
		} catch {
			connection.close(1013);
		}
	}

	/** The draft as a server that starts now would hold it. */
	async #kept(): Promise<Y.Doc> {
		const { board, generation, store } = this.#parts;
		const doc = new Y.Doc();
		await applied(doc, await store.updates(board, generation));
		return doc;
	}

	#write(connection: Connection, update: Uint8Array): void {
		if (isEmpty(update)) return;
		const { guest } = connection;
		if (!this.#answers.hears(connection)) return;
		if (guest.kind !== 'person' || !this.#parts.rights.mayDraft(connection)) {
			// Whoever comes again after a cut says what they hold of it.
			if (!this.#inspector.isKnown(update)) connection.close(4422);
			return;
		}
		if (this.#taken + this.#weight(update) > this.#parts.limits.draftBytes) return connection.close(4429);
		const facilitates = this.#parts.rights.facilitates(connection);
		const inspected = this.#inspector.inspect(update, guest.person, facilitates);
		if (!inspected.ok) {
			connection.owe(this.#parts.limits.refusal);
			return inspected.because === 'unreadable'
				? connection.close(4400)
				: connection.close(4422, inspected.because);
		}
		const more = this.#parts.limits.weight * Math.max(0, inspected.pieces - 1) + inspected.steps;
		connection.owe(more);
		this.#took(this.#weight(update) + more);
		this.#bind(inspected.clients, guest.person);
		if (!inspected.update) return;
		Y.applyUpdate(this.#room.doc, inspected.update);
		this.#writer.take(inspected.update, inspected.clients, guest.person);
	}

	/** Everybody tells under which clients all was written with each question: before that is too long it begins anew. */
	#bind(clients: readonly number[], person: PersonId): void {
		for (const client of clients) this.#clients.bind(client, person);
		const { limits, rights } = this.#parts;
		if (clients.length > 0 && this.#clients.bound > limits.turnClients) rights.grown();
	}

	/** What it has taken in before it was loaded, beside what was carried into it, brings its end nearer too. */
	#found(updates: readonly Uint8Array[]): void {
		const bytes = updates.slice(1).reduce((sum, update) => sum + this.#weight(update), 0);
		this.#taken = Math.min(bytes, this.#parts.limits.turnDraft);
	}

	#weight({ byteLength }: Uint8Array): number {
		return byteLength + this.#parts.limits.weight;
	}

	#took(bytes: number): void {
		const { limits, rights } = this.#parts;
		const before = this.#taken;
		this.#taken += bytes;
		if (before <= limits.turnDraft && this.#taken > limits.turnDraft) rights.grown();
	}
}

/** What a stock client says at the start where it has nothing to say: no structs, no deletions. */
const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;
