import type { DraftMove } from '#lib/document/draft.ts';
import { reactionGlyphs, shapeForms, tints, type Anchor, type Mark } from '#lib/domain/free.ts';
import { idOf, type ActId, type PersonId } from '#lib/domain/ids.ts';
import type { Wish } from '#lib/document/wishes.ts';
import type { Touch } from '#lib/document/presence.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import { items, move, people, products, proposal, teams, timeboxes } from '#lib/domain/testing/board.ts';
import type { Chance } from '../rules/chance.ts';

/** Whatever somebody may write, in their own name and readable; chance says what. */

const allItems = Object.values(items);
export const allPeople = Object.values(people);
const words = [
	'',
	'Fine by me',
	'Not before the audit',
	'ä — ß',
	'👍 from all of us',
	'two\nlines',
	'x'.repeat(300)
];

const cell = (chance: Chance) => ({
	product: chance.of(Object.values(products)),
	team: chance.of(Object.values(teams)),
	timebox: chance.of(Object.values(timeboxes))
});

export const moveOf = (chance: Chance, id: string, by: PersonId): DraftMove => ({
	id: idOf<ActId>(id),
	item: chance.of(allItems),
	to: { ...cell(chance), after: chance.once(3) ? chance.of(allItems) : null },
	from: cell(chance),
	by,
	at: chance.below(1e6)
});

export const anchorOf = (chance: Chance): Anchor =>
	chance.once(2)
		? { on: 'card', item: chance.of(allItems), dx: chance.below(400) - 200, dy: chance.below(90) }
		: { on: 'cell', ...cell(chance), fx: chance.below(101) / 100, fy: chance.below(101) / 100 };

/** One white pixel. */
const pixel =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const kinds = [
	'note',
	'note',
	'text',
	'shape',
	'ink',
	'connector',
	'comment',
	'comment',
	'comment',
	'reaction',
	'dot',
	'image'
] as const;

/** `answers`: a comment that may be answered. */
export function markOf(chance: Chance, by: PersonId, answers: string | null, at = chance.below(1e6)): Mark {
	const kind = chance.of(kinds);
	const size = { width: 16 + chance.below(300), height: 16 + chance.below(300) };
	const pinned = chance.once(4) ? { pinned: true } : {};
	const text = chance.of(words);
	const tint = chance.of(tints);
	const forms: Readonly<Record<Mark['kind'], object>> = {
		note: { text, tint, ...size, ...pinned },
		text: { text, size: chance.of([14, 20, 28, 44]), ...pinned },
		shape: { form: chance.of(shapeForms), tint, ...size, text, ...pinned },
		ink: { tint, width: chance.of([2, 4, 8]), points: inkOf(chance), ...pinned },
		connector: { to: anchorOf(chance), text: text.slice(0, 100), tint, ...pinned },
		comment: { text: text.trim() || 'Why?', mentions: mentionsOf(chance), answers },
		reaction: { glyph: chance.of(reactionGlyphs) },
		dot: { tint },
		image: { type: 'image/png', data: pixel, alt: 'A pixel', ...size }
	};
	return { kind, by, at, ...forms[kind] } as Mark;
}

const inkOf = (chance: Chance): number[] =>
	Array.from({ length: 3 * (1 + chance.below(12)) }, () => chance.below(100));

const mentionsOf = (chance: Chance): PersonId[] => (chance.once(3) ? [chance.of(allPeople)] : []);

/** The same mark with other words, another colour or another size. */
export function rewritten(chance: Chance, mark: Mark): Mark {
	const words = chance.of(['Now', 'Later', 'Never', `In ${chance.below(99)} days`]);
	if ('text' in mark) return { ...mark, text: words };
	if ('tint' in mark) return { ...mark, tint: chance.of(tints) };
	return mark.kind === 'reaction' ? { ...mark, glyph: chance.of(reactionGlyphs) } : { ...mark, alt: words };
}

export const touchOf = (chance: Chance): Touch => ({
	cell: chance.once(4)
		? null
		: { product: chance.below(4), team: chance.below(3), timebox: chance.below(4), fx: 9, fy: 200 },
	...(chance.once(3) ? { carrying: chance.once(2) ? null : chance.of(allItems) } : {}),
	...(chance.once(3) ? { laser: true as const } : {})
});

export const wishOf = (chance: Chance): Wish =>
	chance.of<Wish>([
		{ kind: 'follow', person: chance.of([...allPeople, null]), quietly: chance.once(2) },
		{ kind: 'watch', on: chance.once(2) },
		{ kind: 'present', on: chance.once(2) },
		{ kind: 'gather' },
		{ kind: 'raise', up: chance.once(2) },
		{ kind: 'give', to: chance.of([...allPeople, null]) }
	]);

/** An act, whoever may do it. `ids`: of proposals and points there are. */
export function actOf(chance: Chance, ids: readonly string[]): AskedAct {
	const id = chance.maybe(ids, 'none') as never;
	return chance.of<AskedAct>([
		proposal(move(chance.of(allItems), { ...cell(chance), after: null })),
		{ kind: 'sign-off', proposal: id, hash: 'f'.repeat(64) } as never,
		{ kind: 'withdraw', proposal: id },
		{ kind: 'decline', proposal: id, because: 'Not now' } as never,
		{ kind: 'comment', proposal: id, text: chance.of(words) } as never,
		{ kind: 'add-point', text: 'Something to talk about', changes: [] } as never,
		{ kind: 'settle-point', point: id } as never,
		{ kind: 'size-buffer', product: products.apps, points: chance.below(20) } as never,
		{ kind: 'seat', person: people.obi, seats: ['product-owner'] }
	]);
}
