import * as Y from 'yjs';
import { draftRoots, type DraftRoot } from '#lib/document/draft.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Chance } from '../rules/chance.ts';
import { deep, updateOf, type Content, type Id, type Letter, type Struct } from './letters.ts';
import { allPeople, anchorOf, markOf, moveOf } from './values.ts';

/** Updates no honest client writes: each begins as one that would be taken, and lies in a place or two. */

/** What a forger knows of the draft, and who they are. */
interface Forger {
	readonly person: PersonId;
	/** Client ids of their own. */
	readonly mine: readonly number[];
	/** Everybody's, and some of nobody's. */
	readonly clients: readonly number[];
	readonly doc: Y.Doc;
	readonly id: string;
}

/** The letter before it lies, piece by piece. */
interface Draft {
	client: number;
	clock: number;
	struct: Struct;
	count: number | undefined;
	deleted: Id[];
	length: number;
	more: Struct[];
}

export function forged(forger: Forger, chance: Chance): Uint8Array {
	const { doc, mine } = forger;
	const root = chance.of(draftRoots);
	const keys = [...doc.getMap(root).keys()];
	const key = chance.once(3) ? forger.id : chance.maybe(keys, forger.id);
	const client = chance.of(mine);
	const last = lastOf(doc, root, key);
	const content: Content = { is: 'values', values: [valueOf(forger, chance, root, key)] };
	const draft: Draft = {
		...{ client, clock: Y.getState(doc.store, client), count: undefined, more: [] },
		struct: { origin: last, right: null, parent: root, key: last ? null : key, content },
		...{ deleted: last ? [last] : [], length: 1 }
	};
	for (let lies = chance.below(3); lies > 0; lies--) chance.of(allLies)(draft, forger, chance);
	return updateOf(letterOf(draft));
}

const letterOf = ({ client, clock, struct, count, deleted, length, more }: Draft): Letter => ({
	blocks: [{ client, clock, structs: [struct, ...more], ...(count === undefined ? {} : { count }) }],
	deleted: deleted.map((each) => ({ ...each, length }))
});

/** The item behind which a new value of that key goes. */
function lastOf(doc: Y.Doc, root: DraftRoot, key: string): Id | null {
	const item = doc.getMap(root)._map.get(key);
	return item ? { client: item.lastId.client, clock: item.lastId.clock } : null;
}

/** A value as it may stand there, in somebody's name, or what stands there with one thing changed. */
function valueOf({ person, doc }: Forger, chance: Chance, root: DraftRoot, key: string): unknown {
	const by = chance.once(3) ? chance.of(allPeople) : person;
	const was = doc.getMap(root).get(key);
	const change = chance.of([{ by }, { text: 'Forged' }, { at: 5 }, { resolved: true }, { kind: 'note' }, {}]);
	if (typeof was === 'object' && chance.once(2)) return { ...was, ...change };
	if (root === 'moves') return moveOf(chance, key, by);
	if (root === 'anchors') return anchorOf(chance);
	return markOf(chance, by, chance.once(2) ? chance.maybe([...doc.getMap('marks').keys()], null) : null);
}

const numbers = [0, 1, -0, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1] as const;

/** What a decoder must not take for what it looks like. */
const oddities: readonly unknown[] = [
	...[null, undefined, true, '', 'text', NaN, Infinity, 1e308, 2n ** 60n, [], {}, [[[]]]],
	...[new Uint8Array(3), { by: 'ada' }, 'x'.repeat(40_000), '\ud800'],
	...[
		'{"__proto__":{"by":"ada"}}',
		'{"constructor":{"prototype":{}}}',
		'{"kind":"note","__proto__":null}'
	].map((text) => JSON.parse(text) as unknown)
];
const oddKeys = [
	'__proto__',
	'constructor',
	'toString',
	'hasOwnProperty',
	'',
	' ',
	'a/b',
	'x'.repeat(65),
	'\0'
];
const roots = [...draftRoots, 'entries', 'items', '', '__proto__', 'constructor', 'room'];

const anyId = ({ doc, clients }: Forger, chance: Chance): Id => {
	const client = chance.of(clients);
	return { client, clock: chance.below(Y.getState(doc.store, client) + 2) };
};

const odd = (chance: Chance): Content =>
	chance.of<() => Content>([
		() => ({ is: 'values', values: [oddities[chance.below(oddities.length)]] }),
		() => ({ is: 'values', values: [], count: chance.of(numbers) }),
		() => ({ is: 'deleted', length: chance.of(numbers) }),
		() => ({ is: 'bytes', ref: 8, bytes: deep(chance.of([50, 3000, 20_000])) }),
		() => ({ is: 'bytes', ref: chance.below(32), bytes: Uint8Array.of(chance.below(9), 1, 97, 0) })
	])();

type Lie = (draft: Draft, forger: Forger, chance: Chance) => void;

const inStruct = (change: (struct: Struct, forger: Forger, chance: Chance) => Partial<Struct>): Lie =>
	function lies(draft, forger, chance) {
		draft.struct = { ...draft.struct, ...change(draft.struct, forger, chance) };
	};

const allLies: readonly Lie[] = [
	(draft, { clients }, chance) => void (draft.client = chance.of(clients)),
	(draft, _forger, chance) => void (draft.client = chance.of(numbers)),
	(draft, _forger, chance) => void (draft.clock = Math.max(0, draft.clock + chance.below(5) - 2)),
	(draft, _forger, chance) => void (draft.clock = chance.of(numbers)),
	(draft, _forger, chance) => void (draft.count = chance.of([0, 2, 3, 2 ** 31, 2 ** 40])),
	(draft, forger, chance) => void draft.deleted.push(anyId(forger, chance)),
	(draft, forger, chance) => void draft.deleted.push(anyId(forger, chance), anyId(forger, chance)),
	(draft, _forger, chance) => void (draft.length = chance.of(numbers)),
	(draft) => void (draft.deleted = []),
	(draft) => void draft.more.push({ ...draft.struct, origin: { client: draft.client, clock: draft.clock } }),
	(draft) => void draft.more.push(draft.struct),
	inStruct((_struct, forger, chance) => ({ origin: anyId(forger, chance) })),
	inStruct((_struct, forger, chance) => ({ right: anyId(forger, chance) })),
	inStruct(({ key }, _forger, chance) => ({ origin: null, key: key ?? chance.of(oddKeys) })),
	inStruct(() => ({ key: null })),
	inStruct((_struct, _forger, chance) => ({ origin: null, key: chance.of(oddKeys) })),
	inStruct((_struct, _forger, chance) => ({ origin: null, parent: chance.of(roots), key: 'a-key' })),
	inStruct((_struct, forger, chance) => ({ origin: null, parent: anyId(forger, chance) })),
	inStruct((_struct, _forger, chance) => ({ content: odd(chance) })),
	inStruct(({ content }) =>
		content.is === 'values' ? { content: { ...content, values: [...content.values, ...content.values] } } : {}
	)
];
