import type { ItemId } from '#lib/domain/ids.ts';
import { chipsHeight } from './chips.ts';
import { sizes } from './measures.ts';
import type { CellContent, Proposal, Standing } from './pairs.ts';

/** One card's turn in a cell: an agreed place or a ghost, and where it lands from the cell's top left. */
interface Slot {
	readonly stands: Standing | null;
	readonly wants: Proposal | null;
	readonly dx: number;
	readonly dy: number;
}

export interface Flow {
	/** Asked for once, by the cell that makes its boxes from them. */
	readonly slots: readonly Slot[];
	/** Of the cell, insets included. */
	readonly height: number;
}

type Turn = Pick<Slot, 'stands' | 'wants'>;

/** Sets the cards of a cell in lines of `across`, in order of rank, ghosts behind the card they want to follow. */
export function flow(cell: CellContent, across: number): Flow {
	if (cell.proposed.length === 0) return new Plain(cell.standing, across);
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
			if (turn.wants) below = Math.max(below, chipsHeight(turn.wants.ghost.signers, card.width));
			line += 1;
		}
	}
	return { slots, height: slots.length === 0 ? 2 * inset : dy + card.height + below + inset };
}

/** A cell without ghosts, which is nearly every one: its lines are all alike, so its height is known without its slots. */
class Plain implements Flow {
	readonly height: number;
	readonly #standing: readonly Standing[];
	readonly #across: number;

	constructor(standing: readonly Standing[], across: number) {
		const lines = Math.ceil(standing.length / across);
		this.height = 2 * sizes.inset + (lines === 0 ? 0 : lines * (sizes.card.height + sizes.gap) - sizes.gap);
		this.#standing = standing;
		this.#across = across;
	}

	get slots(): readonly Slot[] {
		const { card, gap, inset } = sizes;
		return this.#standing.map((stands, index) => ({
			stands,
			wants: null,
			dx: inset + (index % this.#across) * (card.width + gap),
			dy: inset + Math.floor(index / this.#across) * (card.height + gap)
		}));
	}
}

/** Single cards, and rivals for one item as one run, so that they stand side by side. */
function runsOf({ standing, proposed }: CellContent): Turn[][] {
	const here = new Set(standing.map(({ item }) => item.id));
	const wanted = new Map(proposed.map(({ item, ghost }) => [item.id, ghost.to.after]));
	/** Cards that go together follow each other: the first of them says where they stand. */
	const leader = (after: ItemId | null): ItemId | null | undefined => {
		let led: ItemId | null | undefined = after;
		for (let n = 0; n < wanted.size && led && !here.has(led); n++) led = wanted.get(led);
		return led && !here.has(led) ? undefined : led;
	};
	const behind = Map.groupBy(proposed, ({ ghost: { to } }) => leader(to.after));
	const runs = rivalsIn(behind.get(null));
	for (const stands of standing) {
		runs.push([{ stands, wants: null }]);
		runs.push(...rivalsIn(behind.get(stands.item.id)));
	}
	// What it wanted to follow has gone elsewhere since.
	runs.push(...rivalsIn(behind.get(undefined)));
	return runs;
}

const rivalsIn = (proposed: readonly Proposal[] | undefined): Turn[][] =>
	proposed
		? [...Map.groupBy(proposed, ({ item }) => item.id).values()].map((run) =>
				run.map((wants) => ({ stands: null, wants }))
			)
		: [];
