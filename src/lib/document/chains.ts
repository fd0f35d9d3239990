import type * as Y from 'yjs';
import type { DraftRoot } from './draft.ts';
import { bounds, must } from './strict.ts';

/**
 * Yjs keeps all values a map's key ever had in a chain. One that is written behind the last of them costs a step; one that is
 * written behind an earlier one, or behind none, is led past all that came after, and others like it past each other. Honest
 * clients write behind the last value they know, and then behind their own.
 */

/** A struct that is new to a document, and where it hangs. */
export interface Placed {
	readonly struct: Y.Item;
	readonly root: DraftRoot;
	readonly key: string;
}

/** How many values Yjs may pass by to place these: never fewer than it does. Throws `Refused` beyond `bounds.steps`. */
export function stepsOf(doc: Y.Doc, placed: readonly Placed[]): number {
	const many = new Map<string, number>();
	for (const { root, key } of placed) many.set(`${root} ${key}`, (many.get(`${root} ${key}`) ?? 0) + 1);
	/** Where each client's last value under a key ends, by client and key. */
	const ends = new Map<string, number>();
	let steps = 0;
	for (const { struct, root, key } of placed) {
		const { origin, length } = struct;
		const { client, clock } = struct.id;
		const own = `${client} ${root} ${key}`;
		const goesOn = origin?.client === client && origin.clock + 1 === ends.get(own);
		ends.set(own, clock + length);
		if (goesOn) continue;
		const others = (many.get(`${root} ${key}`) ?? 1) - 1;
		steps += others + after(doc.getMap(root)._map.get(key), origin, bounds.steps);
		must(steps <= bounds.steps, 'too much that is written behind earlier values');
	}
	return steps;
}

/** How many stand in a chain behind an origin, counted from its end and no further than `most`; all where it is not among them. */
function after(last: Y.Item | undefined, origin: Y.ID | null, most: number): number {
	let count = 0;
	for (let item = last ?? null; item !== null && !holds(item, origin) && count <= most; item = item.left)
		count += 1;
	return count;
}

const holds = ({ id, length }: Y.Item, origin: Y.ID | null): boolean =>
	origin !== null &&
	id.client === origin.client &&
	id.clock <= origin.clock &&
	origin.clock < id.clock + length;
