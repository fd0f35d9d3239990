import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { encodeJson, messageType, notSaved, readJson, type Answer } from '#lib/document/messages.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import { sync } from '../../fixtures/sync.ts';
import { board, type Caller } from '../../flows/house.ts';

const roomNames = ['agreed', 'draft'] as const;
type RoomName = (typeof roomNames)[number];

/** A socket in a room, with the document it keeps in step. */
interface Room {
	readonly socket: WebSocket;
	/** Resolves when the server has answered the question it was asked first. */
	readonly synced: Promise<void>;
	/** Who waits for the answer to what they asked since; false where none comes any more. */
	readonly waiting: ((isAnswered: boolean) => void)[];
}

/** One person's seat over real sockets: comes again by itself whenever one of them ends, and goes on with what it holds. */
export class Seat {
	readonly caller: Caller;
	readonly #url: () => string;
	readonly #pause: number;
	#generation = 0;
	#docs: Record<RoomName, Y.Doc> = { agreed: new Y.Doc(), draft: new Y.Doc() };
	#rooms: Record<RoomName, Room> | null = null;
	#here = Promise.withResolvers<undefined>();
	#left = false;
	#sockets: readonly WebSocket[] = [];
	readonly #asked = new Map<string, (answer: Answer | null) => void>();
	readonly #staying: Promise<void>;

	/** `pause`: ms until it comes again. */
	constructor(caller: Caller, url: () => string, pause = 20) {
		this.caller = caller;
		this.#url = url;
		this.#pause = pause;
		this.#staying = this.#stay();
	}

	get agreed(): Y.Doc {
		return this.#docs.agreed;
	}

	get draft(): Y.Doc {
		return this.#docs.draft;
	}

	get generation(): number {
		return this.#generation;
	}

	get isHere(): boolean {
		return this.#rooms !== null;
	}

	/** Resolves when both rooms are level with the server; also where it has left. */
	here(): Promise<void> {
		return this.#here.promise;
	}

	/** Forgets what it holds: the tab is loaded anew. Said before it comes again. */
	reload(): void {
		this.#generation = 0;
	}

	/** Asks on the agreed socket. Null where there was no answer, or none that says what became of it. */
	ask(id: string, act: AskedAct): Promise<Answer | null> {
		const socket = this.#rooms?.agreed.socket;
		if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(null);
		return new Promise((resolve) => {
			this.#asked.set(id, (answer) =>
				resolve(answer && !answer.ok && answer.refusal.rule === notSaved ? null : answer)
			);
			socket.send(encodeJson(messageType.ask, { id, act }));
		});
	}

	/** Whether the server has said that all that was drafted here before is kept. */
	confirmed(): Promise<boolean> {
		const room = this.#rooms?.draft;
		if (room?.socket.readyState !== WebSocket.OPEN) return Promise.resolve(false);
		return new Promise((resolve) => {
			room.waiting.push(resolve);
			room.socket.send(sync(0, Y.encodeStateVector(this.#docs.draft)));
		});
	}

	async leave(): Promise<void> {
		this.#left = true;
		for (const socket of this.#sockets) socket.terminate();
		await this.#staying;
	}

	async #stay(): Promise<void> {
		while (!this.#left) {
			try {
				await this.#come();
			} catch {
				// Nobody is there, or not any more.
			}
			if (this.#rooms) this.#here = Promise.withResolvers<undefined>();
			this.#end();
			await new Promise((resolve) => setTimeout(resolve, this.#pause));
		}
		this.#here.resolve(undefined);
	}

	/** Resolves or rejects when it is to come again. */
	async #come(): Promise<void> {
		const generation = await this.#asksGeneration();
		if (generation !== this.#generation) this.#docs = { agreed: new Y.Doc(), draft: new Y.Doc() };
		this.#generation = generation;
		const opened = roomNames.map((name) => this.#open(name));
		this.#sockets = opened.map(({ socket }) => socket);
		const over = Promise.race(opened.map(({ socket }) => new Promise((end) => socket.once('close', end))));
		const [agreed, draft] = opened;
		if (!agreed || !draft) throw new Error('two rooms');
		try {
			const synced = Promise.all([agreed.synced, draft.synced]).then(() => 'synced' as const);
			if (this.#left || (await Promise.race([synced, over])) !== 'synced') return;
			this.#rooms = { agreed, draft };
			this.#here.resolve(undefined);
			await over;
		} finally {
			for (const { socket } of opened) socket.terminate();
		}
	}

	async #asksGeneration(): Promise<number> {
		const url = this.#url();
		const response = await fetch(`${url}/api/v1/boards/${board}`, {
			headers: { cookie: this.caller.cookie },
			signal: AbortSignal.timeout(5000)
		});
		return ((await response.json()) as { generation: number }).generation;
	}

	#open(name: RoomName): Room {
		const url = this.#url();
		const doc = this.#docs[name];
		const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board}/${name}@${this.#generation}`, {
			headers: { origin: url, cookie: this.caller.cookie }
		});
		const first = Promise.withResolvers<undefined>();
		const room: Room = { socket, synced: first.promise, waiting: [(is) => is && first.resolve(undefined)] };
		const wrote = (update: Uint8Array, origin: unknown): void => {
			if (origin !== 'server' && socket.readyState === WebSocket.OPEN) socket.send(sync(2, update));
		};
		doc.on('update', wrote);
		socket.on('open', () => socket.send(sync(0, Y.encodeStateVector(doc))));
		socket.on('message', (bytes: Buffer) => this.#hear(room, doc, new Uint8Array(bytes)));
		socket.on('error', () => undefined);
		socket.on('close', () => {
			doc.off('update', wrote);
			for (const tell of room.waiting.splice(0)) tell(false);
		});
		return room;
	}

	#hear({ socket, waiting }: Room, doc: Y.Doc, frame: Uint8Array): void {
		const decoder = decoding.createDecoder(frame);
		const type = decoding.readVarUint(decoder);
		if (type === messageType.answer) this.#answered(readJson(decoder) as Answer);
		else if (type === messageType.notice) {
			if ((readJson(decoder) as { kind: string }).kind === 'turned') socket.terminate();
		} else if (type === messageType.sync) {
			const part = decoding.readVarUint(decoder);
			const bytes = decoding.readVarUint8Array(decoder);
			if (part === 0) socket.send(sync(1, Y.encodeStateAsUpdate(doc, bytes)));
			else Y.applyUpdate(doc, bytes, 'server');
			if (part === 1) waiting.shift()?.(true);
		}
	}

	#answered(answer: Answer): void {
		this.#asked.get(answer.id)?.(answer);
		this.#asked.delete(answer.id);
	}

	#end(): void {
		this.#rooms = null;
		for (const tell of this.#asked.values()) tell(null);
		this.#asked.clear();
	}
}
