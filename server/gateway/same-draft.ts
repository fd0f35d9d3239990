import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { draftRoots } from '#lib/document/draft.ts';

/** Whether two drafts hold the same, and would take the same further. */
export const sameDraft = (one: Y.Doc, other: Y.Doc): boolean =>
	isDeepStrictEqual(contentOf(one), contentOf(other)) &&
	isDeepStrictEqual(
		Y.decodeStateVector(Y.encodeStateVector(one)),
		Y.decodeStateVector(Y.encodeStateVector(other))
	);

const contentOf = (doc: Y.Doc): unknown => draftRoots.map((root) => doc.getMap(root).toJSON());
