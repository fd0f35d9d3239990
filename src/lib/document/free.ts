import type * as Y from 'yjs';
import { parseAnchor, parseMark, type Anchor, type Hung, type Mark } from '#lib/domain/free.ts';
import { sameJson } from '#lib/domain/free-rules.ts';
import { idOf, type MarkId } from '#lib/domain/ids.ts';
import { isReserved } from '#lib/domain/pieces.ts';

/**
 * The free layer in the draft document: `marks` and `anchors`, each one JSON value under a mark's id, so that a
 * note that is moved costs a small value and whoever moves it does not undo what another writes in it. Whatever
 * stands there came from somebody's browser, so it is parsed on reading.
 */

const marks = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('marks');
const anchors = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('anchors');

/** Several writes as one update. */
export const together = (doc: Y.Doc, write: () => void): void => doc.transact(write);

/** The mark of that name, or null where there is none that can be read. */
export const markAt = (doc: Y.Doc, id: MarkId): Mark | null => parseMark(marks(doc).get(id));

/** Where the mark of that name hangs, or null. */
export const anchorAt = (doc: Y.Doc, id: MarkId): Anchor | null => parseAnchor(anchors(doc).get(id));

/** The mark of that name and where it hangs; null where either is lacking: such a mark is not shown. */
export function hungAt(doc: Y.Doc, id: MarkId): Hung | null {
	if (isReserved(id) || !anchors(doc).has(id)) return null;
	const mark = markAt(doc, id);
	const anchor = mark && anchorAt(doc, id);
	return mark && anchor ? { id, mark, anchor } : null;
}

/** Names of everything that hangs somewhere. */
export const namesIn = (doc: Y.Doc): MarkId[] => [...anchors(doc).keys()].map((key) => idOf<MarkId>(key));

/** Everything that is shown, in no order. */
export function allHung(doc: Y.Doc): Hung[] {
	return namesIn(doc).flatMap((id) => hungAt(doc, id) ?? []);
}

/** Writes a mark; nothing where it stands there already. */
export function putMark(doc: Y.Doc, id: MarkId, mark: Mark): void {
	if (!sameJson(marks(doc).get(id), mark)) marks(doc).set(id, structuredClone(mark));
}

/** Hangs a mark somewhere; nothing where it hangs there already. */
export function hangMark(doc: Y.Doc, id: MarkId, anchor: Anchor): void {
	if (!sameJson(anchors(doc).get(id), anchor)) anchors(doc).set(id, structuredClone(anchor));
}

/** Takes a mark away with where it hung. */
export function dropMark(doc: Y.Doc, id: MarkId): void {
	doc.transact(() => {
		for (const map of [marks(doc), anchors(doc)]) if (map.has(id)) map.delete(id);
	});
}

/** What has changed: names of marks, each once. */
export type ChangedMarks = ReadonlySet<MarkId>;

/** Calls back with the names of what changed, once a transaction. Nothing is read or parsed. Returns how to stop. */
export function observeFree(doc: Y.Doc, onChange: (changed: ChangedMarks) => void): () => void {
	const [ours, theirs] = [marks(doc), anchors(doc)];
	const tell = ({ changed }: Y.Transaction) => {
		const ids = new Set<MarkId>();
		for (const map of [ours, theirs])
			for (const key of changed.get(map as never) ?? []) if (key !== null) ids.add(idOf<MarkId>(key));
		if (ids.size > 0) onChange(ids);
	};
	doc.on('afterTransaction', tell);
	return () => doc.off('afterTransaction', tell);
}
