import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { messageType } from '#lib/document/messages.ts';
import type { Connection, Guest } from './connection.ts';
import type { Measured } from './figures.ts';
import { createTick, paced, type Tick } from './tick.ts';
import type { Limits } from './limits.ts';
import { merged } from './updates.ts';

/** Parts of the sync protocol, as the stock client numbers them. */
export const syncPart = { step1: 0, step2: 1, update: 2 } as const;

/** What waits for all of one kind of guests. */
interface Post {
	readonly to: Guest['kind'];
	readonly tick: Tick;
	updates: Uint8Array[];
}

/** One Yjs document and the sockets that follow it. What is new is framed and sent once a tick; to who watches, less often. */
export class Room {
	readonly doc: Y.Doc;
	readonly connections = new Set<Connection>();
	readonly #measured: Measured;
	readonly #gather: () => void;
	readonly #people: Post;
	readonly #watchers: Post;
	/** Answers by the state vector they answer: those who open a board together ask the same. */
	#answers = new Map<string, Uint8Array>();

	/** `gather`: writes into the document what was kept for the tick, and queues the update. */
	constructor(
		doc: Y.Doc,
		ticks: Pick<Limits, 'documentTick' | 'watchDocumentTick'>,
		measured: Measured,
		gather: () => void = () => {}
	) {
		this.doc = doc;
		this.#measured = measured;
		this.#gather = gather;
		this.#people = this.#post('person', () => paced(ticks.documentTick, this.connections.size));
		this.#watchers = this.#post('watcher', () => ticks.watchDocumentTick);
	}

	/** There is something to gather with the next tick. */
	schedule(): void {
		for (const { tick } of [this.#people, this.#watchers]) tick.schedule();
	}

	/** Adds an update of the document to what is sent with the tick. */
	queue(update: Uint8Array): void {
		this.#answers.clear();
		for (const post of [this.#people, this.#watchers]) post.updates.push(update);
	}

	/** Passes updates on to people at once, for whoever has gathered those of a tick already. */
	pass(updates: readonly Uint8Array[]): void {
		this.#answers.clear();
		this.#people.updates.push(...updates);
		this.#measured(() => this.#send(this.#people));
	}

	/** Sends what waits, now. */
	flush(): void {
		this.#send(this.#people);
		this.#send(this.#watchers);
	}

	#post(to: Post['to'], interval: () => number): Post {
		const tick = createTick(interval, () => this.#measured(() => this.#send(post)));
		const post: Post = { to, tick, updates: [] };
		return post;
	}

	#send(post: Post): void {
		this.#gather();
		const { to, updates } = post;
		post.updates = [];
		const [first] = updates;
		if (!first) return;
		const connections = [...this.connections].filter(({ guest }) => guest.kind === to);
		if (connections.length === 0) return;
		const update = updates.length === 1 ? first : merged(updates);
		const frame = frameOf((encoder) => syncProtocol.writeUpdate(encoder, update));
		for (const connection of connections) connection.send(frame);
	}

	/** Takes an update as another node framed it, and passes that on as it came. */
	relay(frame: Uint8Array, update: Uint8Array): void {
		Y.applyUpdate(this.doc, update);
		this.#answers.clear();
		for (const connection of this.connections) connection.send(frame);
	}

	/** What answers a state vector: all that its sender lacks. Throws on one that can't be read. */
	answerTo(stateVector: Uint8Array): Uint8Array {
		const key = Buffer.from(stateVector).toString('latin1');
		let frame = this.#answers.get(key);
		if (!frame) {
			frame = answerFrom(this.doc, stateVector);
			if (this.#answers.size > 32) this.#answers.clear();
			this.#answers.set(key, frame);
		}
		return frame;
	}

	/** Asks for what this document lacks. */
	ask(connection: Pick<Connection, 'send'>): void {
		connection.send(frameOf((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)));
	}

	end(): void {
		this.#people.tick.stop();
		this.#watchers.tick.stop();
		this.doc.destroy();
	}
}

/** All that a document holds and the sender of a state vector lacks. Throws on one that can't be read. */
export const answerFrom = (doc: Y.Doc, stateVector: Uint8Array): Uint8Array =>
	frameOf((encoder) => syncProtocol.writeSyncStep2(encoder, doc, stateVector));

function frameOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.sync);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

/**
 * The state vector that somebody asks about who may only read; null where it was no question, or one too many. A write is
 * dropped by its type, unread. Throws on garbage.
 */
export function questionOf(connection: Connection, decoder: decoding.Decoder): Uint8Array | null {
	if (decoder.arr[decoder.pos] !== syncPart.step1) return null;
	if (connection.mayAsk()) return readSync(decoder).bytes;
	connection.close(4429);
	return null;
}

/** Whether a state vector names more of what this document's own client wrote than there is. Throws on one that can't be read. */
export const isAhead = (stateVector: Uint8Array, doc: Y.Doc): boolean =>
	(Y.decodeStateVector(stateVector).get(doc.clientID) ?? 0) > Y.getState(doc.store, doc.clientID);

/** The part of a sync message and its bytes. Throws on garbage. */
export function readSync(decoder: decoding.Decoder): { part: number; bytes: Uint8Array } {
	const part = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	if (part > syncPart.update || decoding.hasContent(decoder)) throw new RangeError('not a sync message');
	if (part === syncPart.step1 && bytes.byteLength > 64 * 1024)
		throw new RangeError('a state vector that long');
	return { part, bytes };
}
