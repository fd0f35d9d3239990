import { tick } from 'svelte';
import type { Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { DropVerdict } from '#lib/scene/scene.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { laneId } from '../view/head-words.ts';
import { overWords, type Walked } from './cell.ts';
import type { Standing } from './standing.svelte.ts';

/** What the keyboard lifted, and what is said of it; carrying and dropping go the way of every hand. */
export class Carrying {
	/** The card in hand. */
	carried = $state<ItemId | null>(null);
	readonly #view: BoardView;
	readonly #here: Standing;

	constructor(view: BoardView, here: Standing) {
		this.#view = view;
		this.#here = here;
	}

	/** From here on the scene hears the keys, until the card is dropped or put back. */
	async lift(item: ItemId, { lanes, input }: Walked): Promise<void> {
		const lane = lanes[this.#here.row];
		// In a folded lane no card is drawn that could be taken up.
		if (lane && this.#view.collapsed.delete(laneId(lane, input.groupBy))) await tick();
		const key = this.#inHand(item);
		this.carried = item;
		this.#view.scene?.liftByKey(item);
		// Told why by whoever refused it.
		if (!this.#carries()) return;
		if (!this.#view.scene?.busy()) {
			this.carried = null;
			this.#here.tell(`${key} can’t be lifted here.`);
			return;
		}
		// The scene has told already where the card is held; what to do with it is worth more just now.
		this.#here.tell(`${key} lifted. Arrows carry it, Enter drops it, Escape puts it back.`);
	}

	/** Says where the card in hand is held and what a drop there would come to. */
	heldOver(to: Target | null, verdict: DropVerdict | null): void {
		if (this.carried === null || !to || !verdict) return;
		this.#here.tell(overWords(this.#view.table, to, verdict));
	}

	/** The card could not be lifted; why is said beside it. */
	stayed(): void {
		this.carried = null;
		this.#here.said = '';
	}

	/** The card was dropped there, or put back (null). */
	letGo(to: Target | null, board: Walked): void {
		if (this.carried === null) return;
		const key = this.#inHand(this.carried);
		this.carried = null;
		this.#here.recalled += 1;
		this.#here.tell(to ? `${key} dropped.` : `${key} put back.`);
		if (to) this.#here.follow(to, board);
	}

	/** Asked anew after the scene was told: it may have refused. */
	#carries(): boolean {
		return this.carried !== null;
	}

	/** The cards in hand, as one says them. */
	#inHand(item: ItemId): string {
		const { selected, table } = this.#view;
		const many = selected.has(item) && selected.size > 1;
		return many ? `${selected.size} cards` : (table.items.get(item)?.key ?? 'The card');
	}
}
