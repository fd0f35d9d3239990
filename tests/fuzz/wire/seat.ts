import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageType } from '#lib/document/messages.ts';
import { draftRoots } from '#lib/document/draft.ts';
import { sync } from '../../fixtures/sync.ts';
import type { Seated } from './guests.ts';
import type { Wire } from './socket.ts';

/** An honest client of the draft, as the stock one is: it writes only in a document that it keeps in step. */
export class Seat {
	readonly guest: Seated;
	readonly #join: (hear: (frame: Uint8Array) => void) => Wire;
	readonly #fresh: () => number;
	#client = 0;
	readonly #late: Uint8Array[] = [];
	doc = new Y.Doc();
	wire: Wire | null = null;

	/** `fresh`: a Yjs client id nobody has. */
	constructor(guest: Seated, join: (hear: (frame: Uint8Array) => void) => Wire, fresh: () => number) {
		this.guest = guest;
		this.#join = join;
		this.#fresh = fresh;
	}

	get isHere(): boolean {
		return this.wire?.isOpen === true;
	}

	/**
	 * Whether somebody who says they are this person's other tab has written under its client id. Yjs knows a piece by
	 * client and clock alone: what it wrote before it has heard of that would be taken for what is there, and go under.
	 * Only its own person can do that to it.
	 */
	isWrittenUnder(live: Y.Doc): boolean {
		return Y.getState(live.store, this.#client) > Y.getState(this.doc.store, this.#client);
	}

	/** Comes, or comes again, and asks for all there is. What it held is forgotten. */
	come(): void {
		this.wire?.terminate();
		this.doc.destroy();
		const doc = new Y.Doc();
		doc.clientID = this.#client = this.#fresh();
		for (const root of draftRoots) doc.getMap(root);
		this.doc = doc;
		this.#late.length = 0;
		this.wire = this.#join((frame) => this.#heard(doc, frame));
		this.wire.say(sync(0, Y.encodeStateVector(doc)));
	}

	/** What the client sends after it wrote this; null where there was nothing to write. */
	writes(write: (doc: Y.Doc) => void): Uint8Array | null {
		let said: Uint8Array | null = null;
		const hear = (update: Uint8Array): void => void (said = sync(2, update));
		this.doc.on('update', hear);
		this.doc.transact(() => write(this.doc));
		this.doc.off('update', hear);
		return said;
	}

	#heard(doc: Y.Doc, frame: Uint8Array): void {
		const decoder = decoding.createDecoder(frame);
		if (decoding.readVarUint(decoder) !== messageType.sync) return;
		const part = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (part === 0 || doc !== this.doc) return;
		this.#late.push(bytes);
	}

	/** Takes in what has come over the wire by now: a client is always a little behind. */
	catchesUp(): void {
		const { doc } = this;
		for (const bytes of this.#late.splice(0)) Y.applyUpdate(doc, bytes, 'server');
		// Somebody who says they are this person's other tab wrote under its client id; Yjs would draw another by chance.
		if (doc.clientID !== this.#client) doc.clientID = this.#client = this.#fresh();
	}
}
