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
