import { setImmediate as breath } from 'node:timers/promises';
import * as Y from 'yjs';

/** Many updates of one document: ten people who carry cards write some ten thousand a minute. */

/** Merged at once. Yjs sorts all that are left after each piece, which takes the square of their number. */
const together = 64;
/** Applied in one go: some ms. */
const inOneGo = 200;

/** Many as one; at least one. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
	if (updates.length <= together) return Y.mergeUpdates([...updates]);
	const groups: Uint8Array[] = [];
	for (let from = 0; from < updates.length; from += together)
		groups.push(Y.mergeUpdates(updates.slice(from, from + together)));
	return merged(groups);
}

/** Applies one after the other, as they were taken; where they are many, others get their turn meanwhile. */
export async function applied(doc: Y.Doc, updates: readonly Uint8Array[]): Promise<void> {
	for (const [n, update] of updates.entries()) {
		if (n > 0 && n % inOneGo === 0) await breath();
		Y.applyUpdate(doc, update);
	}
}
