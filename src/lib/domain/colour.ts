import type { Product } from './board.ts';

/** The lane of what belongs to no product. */
export const noProduct = 'No product';

/** How many colours there are for products; beyond them they come again, told apart by code and pattern. */
export const palette = 8;

/** The colour behind them, a grey, for what belongs to none. */
export const grey = palette;

/**
 * A lane's place in the palette, as it is drawn: what has no product looks like none, whatever colour a board has kept for
 * it, or it would share one with the first product as soon as there are eight before it.
 */
export const colourOf = ({ name, colour }: Pick<Product, 'name' | 'colour'>): number =>
	name === noProduct ? grey : colour;

/** How many colours there are for people's hands and faces. */
export const handColours = 12;

/**
 * A person's place among them. It follows from their id alone: whoever comes back looks as before, to everybody and on
 * every board, whoever else is here. Two may look alike, and are told apart by name. FNV-1a, stirred as Murmur ends:
 * ids that differ little differ in colour.
 */
export function handColour(person: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < person.length; at++) hash = Math.imul(hash ^ person.charCodeAt(at), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) % handColours;
}
