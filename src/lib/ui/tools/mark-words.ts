import type { Anchor, Hung, Mark } from '#lib/domain/free.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import { byText } from '#lib/domain/order.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import type { FreeInput, Glyph } from '#lib/scene/free/contract.ts';
import { placeName } from '../view/names.ts';

/** Marks in words, for lists, menus and whoever does not see the canvas. Pure. */

export const glyphNames: Readonly<Record<Glyph, string>> = {
	'thumbs-up': 'thumbs up',
	heart: 'heart',
	party: 'party',
	eyes: 'looking at it',
	question: 'question',
	warning: 'warning'
};

const shapeNames = { rectangle: 'Rectangle', ellipse: 'Ellipse', diamond: 'Diamond' } as const;

/** What kind of thing it is: `Note`, `Drawing`. */
export function kindName(mark: Mark): string {
	switch (mark.kind) {
		case 'note':
			return 'Note';
		case 'text':
			return 'Text';
		case 'shape':
			return shapeNames[mark.form];
		case 'ink':
			return 'Drawing';
		case 'connector':
			return 'Connector';
		case 'comment':
			return mark.answers === null ? 'Comment' : 'Answer';
		case 'reaction':
			return `Reaction: ${glyphNames[mark.glyph]}`;
		case 'dot':
			return 'Dot';
		case 'image':
			return 'Picture';
		default:
			return unreachable(mark);
	}
}

/** Whether it is written in where it lies. */
export const isWritten = (mark: Mark): boolean =>
	mark.kind === 'note' || mark.kind === 'text' || mark.kind === 'shape' || mark.kind === 'connector';

/** What it says, where it says anything. */
export const wordsOf = (mark: Mark): string =>
	'text' in mark ? mark.text : mark.kind === 'image' ? mark.alt : '';

/** The same saying something else, where it says anything. */
export const withWords = (mark: Mark, text: string): Mark =>
	'text' in mark ? { ...mark, text } : mark.kind === 'image' ? { ...mark, alt: text } : mark;

/** Where an anchor is, as one says it: a card's key, or the cell. */
export const anchorName = (table: Table, anchor: Anchor): string =>
	anchor.on === 'card'
		? (table.items.get(anchor.item)?.key ?? 'a card that is gone')
		: placeName(table, anchor);

/** A card or a cell, on which marks hang. */
export type Thing = { readonly on: 'card'; readonly item: ItemId } | ({ readonly on: 'cell' } & Cell);

/** Whether an anchor hangs on it. */
export const hangsOn = (anchor: Anchor, thing: Thing): boolean =>
	anchor.on === 'card'
		? thing.on === 'card' && anchor.item === thing.item
		: thing.on === 'cell' &&
			anchor.product === thing.product &&
			anchor.team === thing.team &&
			anchor.timebox === thing.timebox;

/** Everything that hangs on it or leads to it, oldest first. */
export const marksOn = (all: Iterable<Hung>, thing: Thing): Hung[] =>
	[...all]
		.filter(
			({ mark, anchor }) => hangsOn(anchor, thing) || (mark.kind === 'connector' && hangsOn(mark.to, thing))
		)
		.sort((a, b) => a.mark.at - b.mark.at || byText(a.id, b.id));

/** Marks that lie on each thing, by its name: read anew only where the free layer has changed. */
const lying = new WeakMap<FreeInput, ReadonlyMap<string, readonly Mark[]>>();

const nameOf = (thing: Thing | Anchor): string => (thing.on === 'card' ? thing.item : cellKey(thing));

/** `2 notes, a comment, 3 dots`: what the canvas draws on a card or in a cell; empty where there is nothing. */
export function marksWords(free: FreeInput | undefined, thing: Thing): string {
	if (!free) return '';
	const known = lying.get(free) ?? grouped(free.all.values());
	lying.set(free, known);
	const kinds = Map.groupBy(known.get(nameOf(thing)) ?? [], ({ kind }) => kind);
	return [...kinds].map(([kind, { length }]) => counted(length, plainNames[kind])).join(', ');
}

/** Answers belong to the comment they answer, and are not counted. */
function grouped(all: Iterable<Hung>): ReadonlyMap<string, readonly Mark[]> {
	const marks = new Map<string, Mark[]>();
	for (const { mark, anchor } of all) {
		if (mark.kind === 'comment' && mark.answers !== null) continue;
		const name = nameOf(anchor);
		const there = marks.get(name);
		if (there) there.push(mark);
		else marks.set(name, [mark]);
	}
	return marks;
}

const plainNames: Readonly<Record<Mark['kind'], string>> = {
	note: 'note',
	text: 'text',
	shape: 'shape',
	ink: 'drawing',
	connector: 'connector',
	comment: 'comment',
	reaction: 'reaction',
	dot: 'dot',
	image: 'picture'
};

const counted = (n: number, what: string): string => (n === 1 ? `a ${what}` : `${n} ${what}s`);

/** An anchor on it for something that is put there without a hand; the `nth` stands a little lower than the one before. */
export function anchorOn(thing: Thing, nth = 0): Anchor {
	const step = nth % 5;
	if (thing.on === 'card') return { on: 'card', item: thing.item, dx: 90 + step * 12, dy: 34 + step * 14 };
	const { product, team, timebox } = thing;
	return { on: 'cell', product, team, timebox, fx: 0.08 + step * 0.05, fy: 0.12 + step * 0.12 };
}
