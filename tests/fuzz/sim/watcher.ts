import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { seqOf } from '#lib/document/agreed.ts';
import { messageType, readJson, type Notice } from '#lib/document/messages.ts';
import type { Cluster } from './cluster.ts';
import { boardPath, watchCookie } from './founding.ts';
import { hangUp, isSynced, never, pathOf, probe, roomOf, type Bootstrap, type Room } from './room.ts';
import type { Witness } from './witness.ts';
import { Process, type World } from './world.ts';

/** Somebody who watches by a link, at whichever node: that shows it what the owner says. */
export class Watcher {
	readonly process: Process;
	readonly #world: World;
	readonly #cluster: Cluster;
	readonly #witness: Witness;
	#room: Room | null = null;
	#attempt = 0;
	/** Frames that came, for whoever looks whether anything did. */
	frames = 0;
	/** Sockets that were closed for being too slow. */
	shed = 0;

	constructor(name: string, world: World, cluster: Cluster, witness: Witness) {
		this.process = new Process(name, 0);
		this.#world = world;
		this.#cluster = cluster;
		this.#witness = witness;
	}

	get person(): string {
		return this.process.name;
	}

	get agreed(): Y.Doc | null {
		return this.#room?.doc ?? null;
	}

	get isLevel(): boolean {
		const room = this.#room;
		return (
			isSynced(room) && room.generation === this.#witness.generation && seqOf(room.doc) === this.#witness.seq
		);
	}

	toString(): string {
		const room = this.#room;
		return `${this.person} (agreed@${room?.generation} ${room?.link?.isOpen} ${room?.said}/${room?.answered})`;
	}

	begin(): void {
		this.#again();
	}

	leave(): void {
		this.#again();
	}

	#again(): void {
		const attempt = ++this.#attempt;
		hangUp(this.#room);
		this.#soon(30 + this.#world.chance.below(400), () => {
			if (attempt === this.#attempt) this.#come();
		});
	}

	#come(): void {
		const attempt = ++this.#attempt;
		const isLate = () => attempt !== this.#attempt;
		this.#cluster.visits.ask(this.process, { path: boardPath, cookie: watchCookie }, (reply) => {
			if (isLate()) return;
			if (reply && ![200, 503].includes(reply.status))
				this.#witness.wrong(`${this.person} is answered ${reply.status} ${reply.body}`);
			if (reply?.status === 200) this.#enter((JSON.parse(reply.body) as Bootstrap).generation);
			else this.#again();
		});
		// Whoever does not come in is not waited for.
		this.#soon(2500, () => {
			if (!isLate() && !isSynced(this.#room)) this.#again();
		});
	}

	#enter(generation: number): void {
		hangUp(this.#room);
		const room =
			this.#room?.generation === generation ? this.#room : roomOf('agreed', generation, new Y.Doc());
		const attempt = this.#attempt;
		this.#room = room;
		room.link = this.#cluster.visits.dial(this.process, watchCookie, pathOf(room), {
			heard: (frame) => this.#heard(room, frame),
			closed: (code, because) => {
				this.#world.note(`${this.person} closed by ${code} ${because}`);
				if (code === 4408) this.shed += 1;
				if (never.includes(code)) this.#witness.wrong(`${this.person} is sent away by ${code} ${because}`);
				if (attempt === this.#attempt) this.#again();
			}
		});
		probe(room);
	}

	#heard(room: Room, frame: Uint8Array): void {
		this.frames += 1;
		const decoder = decoding.createDecoder(frame);
		const type = decoding.readVarUint(decoder);
		if (type === messageType.answer) this.#witness.wrong(`${this.person} is answered, who asked nothing`);
		if (type === messageType.notice && (readJson(decoder) as Notice).kind === 'turned')
			this.#soon(200, () => room === this.#room && this.#again());
		if (type !== messageType.sync) return;
		const part = decoding.readVarUint(decoder);
		if (part === 0) return;
		Y.applyUpdate(room.doc, decoding.readVarUint8Array(decoder));
		this.#witness.toldEntry(seqOf(room.doc));
		if (part === 1) room.answered += 1;
		if (room.answered > 0 && room.doc.store.pendingStructs !== null)
			this.#witness.wrong(`${this.person} lacks something in the agreed room`);
	}

	#soon(ms: number, run: () => void): void {
		this.#world.at(this.#world.now + ms, this.process, run);
	}
}
