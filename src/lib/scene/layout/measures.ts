/** Sizes of the board. World pixels, but for the headers, which stay in view and never scale. */
export const sizes = {
	card: { width: 160, height: 56 },
	/** Between cards, and between cards and the edge of their cell. */
	gap: 6,
	inset: 8,
	/** Below the cards of a cell, where its load is written. */
	footer: 16,
	/** Below a ghost, where its signers' chips stand. */
	signers: 22,
	/** The least a team lane is high: its name, its strip of loads and its counts fit in. */
	row: 72,
	/** Between product lanes. */
	seam: 7,
	collapsed: 36,
	/** A timebox that is over and empty in this view, and one that is empty but can be dropped into. */
	slim: 52,
	/** Free room behind the last column and lane, so that nothing ends at the edge of the screen. */
	margin: 40
} as const;

/** The heads that stay in view: lanes along the left, timeboxes along the top. CSS pixels. */
export interface Heads {
	readonly width: number;
	readonly height: number;
	/** Of `width`, the coloured spine of a lane. */
	readonly spine: number;
}

/** Heads for a viewport: on a phone they leave more than half of it to the cards. */
export const headsFor = ({ width }: { readonly width: number }): Heads =>
	width < 720 ? { width: 128, height: 44, spine: 26 } : { width: 236, height: 48, spine: 32 };

/** How much of the foot of the board tools, messages and the overview may stand over, CSS pixels. */
export const footFor = ({ height }: { readonly height: number }): number => (height < 500 ? 0 : 140);

/** Of that, how much tools and zoom always stand over; messages come and go, and the overview makes way. */
export const toolsFor = (viewport: { readonly height: number }): number => Math.min(48, footFor(viewport));

/** Cards side by side in a column whose fullest cell holds `count`; more only where two would make a tower. */
export function acrossFor(count: number): number {
	if (count <= 1) return 1;
	if (count <= 6) return 2;
	return count <= 18 ? 3 : 4;
}

/** World width of a column with so many cards side by side. */
export const columnWidth = (across: number): number =>
	2 * sizes.inset + across * sizes.card.width + (across - 1) * sizes.gap;

/** CSS pixels: rows lower than this can't be told apart, nor can columns as narrow be named and counted in. */
export const afar = { row: 17, column: 40 } as const;

/** World pixels, one after the other. */
export type Lengths = readonly number[];

/** How a board is drawn out to fill a screen. */
export interface Spread {
	/** So many times as many cards side by side. */
	readonly across: number;
	/** How wide columns are that would be as wide as told. */
	readonly widths: (natural: Lengths) => Lengths;
	/** How high the rows of each lane are; a collapsed lane is told as its only row. */
	readonly heights: (natural: readonly Lengths[]) => readonly Lengths[];
}

/** As a board is laid out for hands. */
export const asItIs: Spread = {
	across: 1,
	widths: (natural) => natural,
	heights: (natural) => natural
};
