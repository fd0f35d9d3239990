import type * as Y from 'yjs';
import { hangMark, markAt, putMark } from '#lib/document/free.ts';
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
}

export class Notes {
	readonly all = new Map<MarkId, Note>();
	readonly #person: PersonId;

	constructor(person: PersonId) {
		this.#person = person;
	}

	add(doc: Y.Doc, at: number, pinned: boolean): void {
		const id = idOf<MarkId>(`${this.#person}-${this.all.size}`);
		this.all.set(id, { at, pinned, version: 1, confirmed: 0 });
		this.put(doc, id);
	}

	rewrite(doc: Y.Doc, id: MarkId): void {
		const note = this.all.get(id);
		if (!note) return;
		note.version += 1;
		this.put(doc, id);
	}

	put(doc: Y.Doc, id: MarkId): void {
		const note = this.all.get(id);
		if (!note) return;
		doc.transact(() => {
			putMark(doc, id, this.#markOf(note));
			hangMark(doc, id, { on: 'card', item: items.a1, dx: 10, dy: 10 });
		});
	}

	/** Writes once more what may be lost and does not stand there. */
	putBack(doc: Y.Doc): void {
		for (const [id, { version, confirmed }] of this.all)
			if (confirmed < version && versionIn(doc, id) < version) this.put(doc, id);
	}

	get isAllKept(): boolean {
		return [...this.all.values()].every(({ version, confirmed }) => version === confirmed);
	}

	/** What of it stands in a document, to be told kept later. */
	standing(doc: Y.Doc): ReadonlyMap<MarkId, number> {
		return new Map([...this.all.keys()].map((id) => [id, versionIn(doc, id)]));
	}

	confirm(standing: ReadonlyMap<MarkId, number>): void {
		for (const [id, version] of standing) {
			const note = this.all.get(id);
			if (note) note.confirmed = Math.max(note.confirmed, version);
		}
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

const versionIn = (doc: Y.Doc, id: MarkId): number => versionOf(markAt(doc, id));
