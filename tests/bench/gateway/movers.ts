import * as Y from 'yjs';
import { dropMark, hangMark, putMark } from '../../../src/lib/document/free.ts';
import type { Anchor } from '../../../src/lib/domain/free.ts';
import {
	idOf,
	type MarkId,
	type PersonId,
	type ProductId,
	type TeamId,
	type TimeboxId
} from '../../../src/lib/domain/ids.ts';
import type { Seat } from './seat.ts';

/** Where a note lies; `turn` is to be read from it. */
const at = (turn: number): Anchor => ({
	...{ on: 'cell', product: idOf<ProductId>('p0'), team: idOf<TeamId>('t0'), timebox: idOf<TimeboxId>('b0') },
	...{ fx: turn / 2 ** 20, fy: 0.5 }
});

/** People who each move a note of theirs, and how long each move takes to come to who looks. */
export class Movers {
	readonly #docs: readonly {
		readonly doc: Y.Doc;
		readonly seat: Seat;
		readonly note: MarkId;
		sent: number[];
	}[];
	readonly waits: number[] = [];

	constructor(seats: readonly Seat[]) {
		this.#docs = seats.map((seat, n) => {
			const doc = new Y.Doc();
			doc.on('update', (update: Uint8Array) => seat.update(update));
			return { doc, seat, note: idOf<MarkId>(`note-${n}-${doc.clientID}`), sent: [] };
		});
	}

	/** Everybody puts their note on the board. */
	begin(): void {
		for (const [n, { doc, note }] of this.#docs.entries())
			doc.transact(() => {
				const by = idOf<PersonId>(`person-${n}`);
				putMark(doc, note, {
					kind: 'note',
					by,
					at: 1,
					text: 'Moved',
					tint: 'yellow',
					width: 160,
					height: 120
				});
				hangMark(doc, note, at(0));
			});
	}

	/** Everybody takes it away again. */
	end(): void {
		for (const { doc, note } of this.#docs) dropMark(doc, note);
	}

	/** One of them moves theirs once. */
	move(who: number): void {
		const mover = this.#docs[who];
		if (!mover) throw new RangeError('Nobody moves.');
		hangMark(mover.doc, mover.note, at(mover.sent.length + 1));
		mover.sent.push(performance.now());
	}

	/** Looks at what comes to a seat: each move until then is one that has come. */
	watch(seat: Seat): void {
		const seen = new Y.Doc();
		const known = this.#docs.map(() => 0);
		seat.listener = (heard) => {
			if (heard.kind !== 'update' && heard.kind !== 'answer') return;
			Y.applyUpdate(seen, heard.bytes);
			const now = performance.now();
			const anchors = seen.getMap('anchors');
			for (const [n, { note, sent }] of this.#docs.entries()) {
				const anchor = anchors.get(note) as { fx: number } | undefined;
				const turn = Math.round((anchor?.fx ?? 0) * 2 ** 20);
				for (let each = known[n] ?? 0; each < turn; each++) this.waits.push(now - (sent[each] ?? now));
				known[n] = Math.max(known[n] ?? 0, turn);
			}
		};
	}
}
