/** Sizes of the board. World pixels, but for the headers, which stay in view and never scale. */
export const sizes = {
	card: { width: 152, height: 64 },
	/** Between cards, and between cards and the edge of their cell. */
	gap: 6,
	inset: 8,
	/** Below the cards of a cell, where its load is written. */
	footer: 16,
	/** Below a ghost, where its signers' chips stand. */
	signers: 22,
	/** The least a team lane is high: its name, its strip of loads and its counts fit in. */
	row: 80,
	/** Between product lanes. */
	seam: 7,
	collapsed: 36,
	/** A timebox that is over and empty in this view, and one that is empty but can be dropped into. */
	slim: 52,
	/** Free room behind the last column and lane, so that nothing ends at the edge of the screen. */
	margin: 40,
	/** CSS pixels */
	head: { width: 236, height: 48, spine: 32 }
} as const;

/** Cards side by side in a column whose fullest cell holds `count`; more only where two would make a tower. */
export function acrossFor(count: number): number {
	if (count <= 1) return 1;
	if (count <= 10) return 2;
	return count <= 24 ? 3 : 4;
}

/** World width of a column with so many cards side by side. */
export const columnWidth = (across: number): number =>
	2 * sizes.inset + across * sizes.card.width + (across - 1) * sizes.gap;
