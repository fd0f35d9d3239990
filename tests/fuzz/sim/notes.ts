import type * as Y from 'yjs';
import { dropMark, hangMark, markAt, putMark } from '#lib/document/free.ts';
import type { Mark } from '#lib/domain/free.ts';
import { idOf, type MarkId, type PersonId } from '#lib/domain/ids.ts';
import { items } from '#lib/domain/testing/board.ts';

/** What one person hangs on the board, and how much of it they were told is kept. */
interface Note {
	readonly at: number;
	readonly pinned: boolean;
	/** The last version they wrote, and the last they may take for kept. */
	version: number;
	confirmed: number;
	/** By the last version they took it away. */
	gone: boolean;
}

export class Notes {
	readonly all = new Map<MarkId, Note>();
	readonly #person: PersonId;

	constructor(person: PersonId) {
		this.#person = person;
	}

	add(doc: Y.Doc, at: number, pinned: boolean): void {
		const id = idOf<MarkId>(`${this.#person}-${this.all.size}`);
		this.all.set(id, { at, pinned, version: 1, confirmed: 0, gone: false });
		this.put(doc, id);
	}

	/** Rewrites it, or takes it away; what was taken away may come back. */
	change(doc: Y.Doc, id: MarkId, gone: boolean): void {
		const note = this.all.get(id);
		if (!note) return;
		note.version += 1;
		note.gone = gone;
		this.put(doc, id);
	}

	put(doc: Y.Doc, id: MarkId): void {
		const note = this.all.get(id);
		if (!note) return;
		if (note.gone) return dropMark(doc, id);
		doc.transact(() => {
			putMark(doc, id, this.#markOf(note));
			hangMark(doc, id, { on: 'card', item: items.a1, dx: 10, dy: 10 });
		});
	}

	/** Writes once more what may be lost and does not stand there. */
	putBack(doc: Y.Doc): void {
		for (const [id, { version, confirmed }] of this.all)
			if (confirmed < version && this.#versionIn(doc, id) < version) this.put(doc, id);
	}

	get isAllKept(): boolean {
		return [...this.all.values()].every(({ version, confirmed }) => version === confirmed);
	}

	/** What of it stands in a document, to be told kept later. */
	standing(doc: Y.Doc): ReadonlyMap<MarkId, number> {
		return new Map([...this.all.keys()].map((id) => [id, this.#versionIn(doc, id)]));
	}

	confirm(standing: ReadonlyMap<MarkId, number>): void {
		for (const [id, version] of standing) {
			const note = this.all.get(id);
			if (note) note.confirmed = Math.max(note.confirmed, version);
		}
	}

	/** The version that stands there. */
	#versionIn(doc: Y.Doc, id: MarkId): number {
		const note = this.all.get(id);
		const mark = markAt(doc, id);
		return note?.gone && mark === null ? note.version : versionOf(mark);
	}

	#markOf({ at, pinned, version }: Note): Mark {
		const form = { kind: 'note', text: `version ${version}`, tint: 'yellow', width: 100, height: 80 };
		return { ...form, by: this.#person, at, ...(pinned ? { pinned } : {}) } as Mark;
	}
}

export function versionOf(mark: Mark | null): number {
	const [, version = '0'] = /^version (\d+)$/.exec(mark && 'text' in mark ? mark.text : '') ?? [];
	return Number(version);
}
