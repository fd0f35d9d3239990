import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/** How a client's update to the draft is read: V1, whole, bounded, and of the kinds a draft is made of. */

/**
 * Bounds of one update and of one draft. Bytes, pieces, keys; `keys` and `mine` are of moves, `strays` are anchors
 * of one person's whose mark was removed; for `steps` see `stepsOf`. An update holds a picture at its largest, or what somebody drew while they were away.
 */
export const bounds = {
	update: 192 * 1024,
	structs: 4000,
	ranges: 4000,
	steps: 10_000,
	keys: 5000,
	mine: 500,
	strays: 1000
} as const;

/** The reason an update is refused: thrown by the checks, caught by the inspector. */
export class Refused extends Error {}

/** Refuses the update unless the condition holds. */
export function must(condition: boolean, because: string): asserts condition {
	if (!condition) throw new Refused(because);
}

/** Struct kinds that a draft of flat maps is made of: deleted content and plain JSON values. */
const contentRefs: ReadonlySet<number> = new Set([1, 8]);

/** A client's update, taken apart. */
export interface Read {
	readonly structs: readonly Y.Item[];
	readonly ranges: readonly { readonly client: number; readonly clock: number; readonly len: number }[];
}

/** One class for all updates: Yjs makes an instance of it by itself for each, so the last one is remembered here. */
class Strict extends Y.UpdateDecoderV1 {
	static #last: decoding.Decoder | null = null;

	static isAtEnd(): boolean {
		const decoder = Strict.#last;
		Strict.#last = null;
		return decoder !== null && !decoding.hasContent(decoder);
	}

	constructor(decoder: decoding.Decoder) {
		super(decoder);
		Strict.#last = decoder;
	}

	override readInfo(): number {
		const info = super.readInfo();
		must(contentRefs.has(info & 31), 'a kind of content that drafts do not have');
		return info;
	}
}

/** Reads V1 and nothing else, all of it and nothing over; kinds we don't have are refused before they are built. */
export function read(update: Uint8Array): Read {
	const { structs, ds } = Y.decodeUpdateV2(update, Strict);
	must(Strict.isAtEnd(), 'bytes left over');
	const ranges = [...ds.clients].flatMap(([client, items]) =>
		items.map(({ clock, len }) => ({ client, clock, len }))
	);
	must(structs.length <= bounds.structs && ranges.length <= bounds.ranges, 'too many pieces');
	return { structs: structs.filter((struct) => struct instanceof Y.Item), ranges };
}
