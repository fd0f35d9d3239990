import type { Place } from '#lib/domain/board.ts';
import type { GhostCard } from '../scene.ts';
import { chipsHeight } from './chips.ts';
import type { CellContent } from './gather.ts';
import { sizes } from './measures.ts';

/** One card's turn in a cell: an agreed place or a ghost, and where it lands from the cell's top left. */
interface Slot {
	readonly place: Place | null;
	readonly ghost: GhostCard | null;
	readonly dx: number;
	readonly dy: number;
}

export interface Flow {
	readonly slots: readonly Slot[];
	/** Of the cell, insets included. */
	readonly height: number;
}

type Turn = Pick<Slot, 'place' | 'ghost'>;

/** Sets the cards of a cell in lines of `across`, in order of rank, ghosts behind the card they want to follow. */
export function flow(cell: CellContent, across: number): Flow {
	if (cell.ghosts.length === 0) return plain(cell.places, across);
	const { card, gap, inset } = sizes;
	const slots: Slot[] = [];
	let line = 0;
	let dy = inset;
	let below = 0;
	for (const run of runsOf(cell)) {
		const torn = line > 0 && run.length > 1 && run.length <= across && line + run.length > across;
		for (const [index, turn] of run.entries()) {
			if (line >= across || (torn && index === 0)) {
				dy += card.height + below + gap;
				line = 0;
				below = 0;
			}
			slots.push({ ...turn, dx: inset + line * (card.width + gap), dy });
			if (turn.ghost) below = Math.max(below, chipsHeight(turn.ghost.signers, card.width));
			line += 1;
		}
	}
	return { slots, height: slots.length === 0 ? 2 * inset : dy + card.height + below + inset };
}

/** A cell without ghosts, which is nearly every one: its lines are all alike. */
function plain(places: readonly Place[], across: number): Flow {
	const { card, gap, inset } = sizes;
	const slots = places.map((place, index) => ({
		place,
		ghost: null,
		dx: inset + (index % across) * (card.width + gap),
		dy: inset + Math.floor(index / across) * (card.height + gap)
	}));
	const lines = Math.ceil(places.length / across);
	return { slots, height: 2 * inset + (lines === 0 ? 0 : lines * (card.height + gap) - gap) };
}

/** Single cards, and rivals for one item as one run, so that they stand side by side. */
function runsOf(cell: CellContent): Turn[][] {
	const standing = new Set(cell.places.map((place) => place.item));
	const behind = (ghost: GhostCard): string | null | undefined =>
		ghost.to.after === null ? null : standing.has(ghost.to.after) ? ghost.to.after : undefined;
	const runs = rivalsIn(cell.ghosts, (ghost) => behind(ghost) === null);
	for (const place of cell.places) {
		runs.push([{ place, ghost: null }]);
		if (cell.ghosts.length > 0) runs.push(...rivalsIn(cell.ghosts, (ghost) => behind(ghost) === place.item));
	}
	// What it wanted to follow has gone elsewhere since.
	if (cell.ghosts.length > 0) runs.push(...rivalsIn(cell.ghosts, (ghost) => behind(ghost) === undefined));
	return runs;
}

function rivalsIn(ghosts: readonly GhostCard[], here: (ghost: GhostCard) => boolean): Turn[][] {
	const runs = new Map<string, Turn[]>();
	for (const ghost of ghosts) {
		if (!here(ghost)) continue;
		const run = runs.get(ghost.item) ?? [];
		run.push({ place: null, ghost });
		runs.set(ghost.item, run);
	}
	return [...runs.values()];
}
