import * as Y from 'yjs';
import type { Hung } from '#lib/domain/free.ts';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { hangMark, putMark } from './free.ts';

/**
 * Who writes what a draft begins with: the board itself, under a Yjs client that is nobody's, so that nobody writes
 * on under it. What it carries stays in the names of those who made it.
 */
export const carrier = { client: 1, person: idOf<PersonId>('the-board') } as const;

/** The first update of a draft that begins with these; null where there is nothing to begin with. */
export function carrying(all: readonly Hung[]): Uint8Array | null {
	if (all.length === 0) return null;
	const doc = new Y.Doc();
	doc.clientID = carrier.client;
	doc.transact(() => {
		for (const { id, mark, anchor } of all) {
			putMark(doc, id, mark);
			hangMark(doc, id, anchor);
		}
	});
	return Y.encodeStateAsUpdate(doc);
}
