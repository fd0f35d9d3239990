import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { seqOf } from '#lib/document/agreed.ts';
import { draftRoots, putMove } from '#lib/document/draft.ts';
import { messageType, readJson, type Answer, type Notice } from '#lib/document/messages.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { sync } from '../../fixtures/sync.ts';
import { moveOf } from '../wire/values.ts';
import { Asks } from './asks.ts';
import type { Cluster } from './cluster.ts';
import { boardPath, cookieOf } from './founding.ts';
import { Notes } from './notes.ts';
import { hangUp, isSynced, never, pathOf, probe, roomOf, type Bootstrap, type Room } from './room.ts';
import type { Reply } from './visits.ts';
import { Wrong, type Witness } from './witness.ts';
import { Process, type World } from './world.ts';

/** One person's browser: it comes, and comes again whatever befalls it, until all it said has come about. */
export class Seat {
	readonly process: Process;
	readonly asks: Asks;
	readonly notes: Notes;
	readonly person: PersonId;
	readonly #world: World;
	readonly #cluster: Cluster;
	readonly #witness: Witness;
	#agreed: Room | null = null;
	#draft: Room | null = null;
	/** Acts that were asked over HTTP, and sockets that were closed for being too slow. */
	posted = 0;
	shed = 0;
	/** Counts its attempts to come in: what an earlier one still hears is of no use. */
	#attempt = 0;

	constructor(person: PersonId, world: World, cluster: Cluster, witness: Witness) {
		this.person = person;
		this.process = new Process(person, 0);
		this.asks = new Asks(person);
		this.notes = new Notes(person);
		this.#world = world;
		this.#cluster = cluster;
		this.#witness = witness;
	}

	get generation(): number {
		return this.#agreed?.generation ?? 0;
	}

	/** The agreed board as it is held here. */
	get agreed(): Y.Doc | null {
		return this.#agreed?.doc ?? null;
	}

	get draft(): Y.Doc | null {
		return this.#draft?.doc ?? null;
	}

	/** Whether it holds the board and hears of it. */
	get isIn(): boolean {
		return isSynced(this.#agreed);
	}

	/** Whether it has all there is, and all it said has come about. */
	get isLevel(): boolean {
		const [agreed, draft] = [this.#agreed, this.#draft];
		const isHere = isSynced(agreed) && isSynced(draft) && agreed.generation === this.#witness.generation;
		const isKept = this.asks.isAllAnswered && this.notes.isAllKept;
		return isHere && isKept && seqOf(agreed.doc) === this.#witness.seq;
	}

	toString(): string {
		const of = (room: Room | null) =>
			`${room?.name}@${room?.generation} ${room?.link?.isOpen} ${room?.said}/${room?.answered}`;
		const asked = this.asks.isAllAnswered ? 'all answered' : 'waits for an answer';
		const kept = this.notes.isAllKept ? 'all kept' : 'waits for the disk';
		return `${this.person} (${of(this.#agreed)}, ${of(this.#draft)}, ${asked}, ${kept})`;
	}

	begin(): void {
		this.#soon(0, () => this.#come());
		this.#beat();
	}

	/** Asks in the band, or over HTTP; what is not answered there is asked in the band. */
	ask(act: AskedAct): void {
		const id = this.asks.add(act);
		if (this.#world.chance.once(4)) this.#post(id);
		else this.#sayAsks();
	}

	/** Asks something once more that may have been answered long ago. */
	askAgain(): void {
		const id = this.#world.chance.maybe([...this.asks.all.keys()], null);
		if (id !== null && this.#world.chance.once(4)) this.#post(id);
		else if (id !== null && this.#agreed?.link?.isOpen)
			this.asks.sayAgain(id, (frame) => this.#agreed?.link?.say(frame));
	}

	/** Does something in the draft. */
	draws(): void {
		const { chance, now } = this.#world;
		const draft = this.#draft;
		if (!isSynced(draft)) return;
		const old = chance.maybe([...this.notes.all.keys()], null);
		if (chance.once(5))
			putMove(draft.doc, moveOf(chance, `${this.person}-move-${chance.below(3)}`, this.person));
		else if (old !== null && chance.once(2)) this.notes.change(draft.doc, old, chance.once(4));
		else this.notes.add(draft.doc, now, chance.once(3));
	}

	leave(): void {
		for (const room of [this.#agreed, this.#draft]) hangUp(room);
		this.#again();
	}

	#post(id: string): void {
		const asked = { path: `${boardPath}/acts`, cookie: cookieOf(this.person), body: this.asks.bodyOf(id) };
		this.posted += 1;
		this.#cluster.visits.ask(this.process, asked, (reply) => {
			if (!reply || reply.status === 503) return;
			if (reply.status === 200 || reply.status === 409) this.#answered(JSON.parse(reply.body) as Answer);
			else this.#wondersAt(reply);
		});
	}

	#wondersAt({ status, body }: Reply): void {
		this.#witness.wrong(`${this.person} is answered ${status} ${body}`);
	}

	#sayAsks(): void {
		const room = this.#agreed;
		if (isSynced(room)) this.asks.say((frame) => room.link?.say(frame));
	}

	/** Now and then it looks after what is not kept yet. */
	#beat(): void {
		this.#soon(150 + this.#world.chance.below(300), () => {
			this.#beat();
			this.#sayAsks();
			const draft = this.#draft;
			if (!isSynced(draft) || this.notes.isAllKept || draft.waiting.length > 0) return;
			this.notes.putBack(draft.doc);
			this.#confirm(draft, () => undefined);
		});
	}

	#come(): void {
		const attempt = ++this.#attempt;
		const isLate = () => attempt !== this.#attempt;
		this.#cluster.visits.ask(this.process, { path: boardPath, cookie: cookieOf(this.person) }, (reply) => {
			if (isLate()) return;
			if (reply && ![200, 503].includes(reply.status)) this.#wondersAt(reply);
			if (reply?.status === 200) this.#enter(JSON.parse(reply.body) as Bootstrap);
			else this.#again();
		});
		// Whoever does not come in is not waited for.
		this.#soon(2500, () => {
			if (!isLate() && !(isSynced(this.#agreed) && isSynced(this.#draft))) this.#again();
		});
	}

	#again(): void {
		this.#attempt += 1;
		for (const room of [this.#agreed, this.#draft]) hangUp(room);
		this.asks.lost();
		const attempt = this.#attempt;
		this.#soon(30 + this.#world.chance.below(400), () => {
			if (attempt === this.#attempt) this.#come();
		});
	}

	#enter({ generation, client }: Bootstrap): void {
		for (const room of [this.#agreed, this.#draft]) hangUp(room);
		if (this.#agreed?.generation !== generation) this.#agreed = roomOf('agreed', generation, new Y.Doc());
		if (this.#draft?.generation !== generation)
			this.#draft = roomOf('draft', generation, this.#blank(client));
		for (const room of [this.#agreed, this.#draft]) this.#open(room);
	}

	#blank(client: number): Y.Doc {
		const doc = new Y.Doc();
		doc.clientID = client;
		for (const root of draftRoots) doc.getMap(root);
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			const room = this.#draft;
			if (origin !== 'server' && room?.doc === doc && room.link?.isOpen) room.link.say(sync(2, update));
		});
		return doc;
	}

	#open(room: Room): void {
		const attempt = this.#attempt;
		room.link = this.#cluster.visits.dial(this.process, cookieOf(this.person), pathOf(room), {
			heard: (frame) => this.#heard(room, frame),
			closed: (code, because) => {
				if (attempt === this.#attempt) this.#closed(room, code, because);
			}
		});
		probe(room);
	}

	/** Asks whether what stands in the draft is on disk. */
	#confirm(room: Room, then: () => void): void {
		const standing = this.notes.standing(room.doc);
		probe(room);
		room.waiting.push({
			for: room.said,
			done: () => {
				this.notes.confirm(standing);
				then();
			}
		});
	}

	#closed(room: Room, code: number, because: string): void {
		this.#world.note(`${this.person} ${room.name} closed by ${code} ${because}`);
		if (code === 4408) this.shed += 1;
		if (never.includes(code)) this.#witness.wrong(`${this.person} is sent away by ${code} ${because}`);
		// What was refused is written anew, as somebody nobody has heard of yet.
		if (code === 4422 && room === this.#draft) this.#draft = null;
		this.#again();
	}

	#heard(room: Room, frame: Uint8Array): void {
		const decoder = decoding.createDecoder(frame);
		const type = decoding.readVarUint(decoder);
		if (type === messageType.answer) this.#answered(readJson(decoder) as Answer);
		else if (type === messageType.notice) this.#noticed(readJson(decoder) as Notice);
		else if (type === messageType.sync) this.#synced(room, decoder);
	}

	#answered(answer: Answer): void {
		try {
			const asked = this.asks.answered(answer);
			this.#world.note(`${this.person} answered ${JSON.stringify(answer)}`);
			if (asked && answer.ok) this.#witness.toldEntry(answer.seqs.at(-1) ?? 0);
		} catch (cause) {
			this.#witness.wrong(cause instanceof Wrong ? cause.message : String(cause));
		}
	}

	/** The board goes on elsewhere: the draft is asked a last time. */
	#noticed(notice: Notice): void {
		if (notice.kind !== 'turned') return;
		const attempt = this.#attempt;
		const goOn = (): void => {
			if (attempt === this.#attempt) this.#again();
		};
		if (isSynced(this.#draft)) this.#confirm(this.#draft, goOn);
		this.#soon(600, goOn);
	}

	#synced(room: Room, decoder: decoding.Decoder): void {
		const part = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (part === 0) {
			room.link?.say(sync(1, Y.encodeStateAsUpdate(room.doc, bytes)));
			return;
		}
		if (room.name === 'draft') this.#witness.toldDraft(room.generation, bytes);
		Y.applyUpdate(room.doc, bytes, 'server');
		if (room.name === 'agreed') this.#witness.toldEntry(seqOf(room.doc));
		if (part === 1) this.#isAnswered(room);
		// Until the first answer what is new may come before what it stands on.
		if (room.answered > 0 && room.doc.store.pendingStructs !== null)
			this.#witness.wrong(`${this.person} lacks something in the ${room.name} room`);
	}

	#isAnswered(room: Room): void {
		room.answered += 1;
		const kept = room.waiting.filter((each) => each.for <= room.answered);
		room.waiting = room.waiting.filter((each) => each.for > room.answered);
		for (const { done } of kept) done();
		if (room.answered > 1) return;
		if (room.name === 'agreed') this.#sayAsks();
		else this.notes.putBack(room.doc);
	}

	#soon(ms: number, run: () => void): void {
		this.#world.at(this.#world.now + ms, this.process, run);
	}
}
