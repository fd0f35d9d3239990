import type { ItemId } from '#lib/domain/ids.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { itemKey, placeName } from '../view/names.ts';
import {
	cellIn,
	columnOf,
	cut,
	entriesOf,
	type Entry,
	entryWords,
	rowOf,
	spotWords,
	type Walked
} from './cell.ts';

const between = (n: number, low: number, length: number): number =>
	Math.min(Math.max(low, n), Math.max(low, length - 1));

/** Where the keyboard stands on the board, what it stands on, and what is said of that. */
export class Standing {
	/** −1: the heads of the columns. */
	row = $state(0);
	/** −1: the head of the lane. */
	column = $state(0);
	/** Which entry of the cell has the focus; null: the cell or head itself. */
	card = $state<number | null>(null);
	/** The card the keyboard stands on, or null. */
	focused = $state<ItemId | null>(null);
	/** Counts the times after which the focus has to be brought back: what it stood on has gone elsewhere. */
	recalled = $state(0);
	/** What has just happened and the focus does not tell by itself: read out politely. */
	said = $state('');
	/** The same and where one stands, for the strip that shows it. */
	shown = $state('');
	readonly #view: BoardView;
	/** What it stands on, known again when rows and cards have moved under it. */
	#cell: Cell | null = null;
	#entry: Entry | null = null;
	/** The card to begin with in the cell that is entered next: what was chosen elsewhere. */
	#wished: ItemId | null = null;

	constructor(view: BoardView) {
		this.#view = view;
	}

	/** The card or ghost it stands on; null on a cell or a head. */
	get entry(): Entry | null {
		return this.#entry;
	}

	/** Everything in the cell it stands on. */
	entries(board: Walked): readonly Entry[] {
		const [lane, timebox] = [board.lanes[this.row], board.columns[this.column]];
		return lane && timebox ? entriesOf(board, lane, timebox) : [];
	}

	/** Says something, and shows it. */
	tell(text: string): void {
		this.said = cut(text);
		this.shown = this.said;
	}

	/** Goes so far, as the board reaches. */
	step([rows, columns]: readonly [number, number], board: Walked): void {
		const row = between(this.row + rows, -1, board.lanes.length);
		const column = between(this.column + columns, -1, board.columns.length);
		// Nothing can be done with the corner where the heads meet.
		if (row < 0 && column < 0) return;
		this.row = row;
		this.column = column;
	}

	/** It stands on a cell or a head now. `walking`: an empty cell is brought into view too. */
	arrived(board: Walked, walking = true): void {
		const [lane, timebox] = [board.lanes[this.row], board.columns[this.column]];
		const cell = lane && timebox ? cellIn(lane, timebox) : null;
		this.#cell = cell ?? this.#cell;
		this.#view.walked = cell;
		this.#entry = null;
		this.focused = null;
		this.said = '';
		this.shown = cut(spotWords(board, this));
		const [first] = this.entries(board);
		if (first && !first.ghost) this.#view.scene?.reveal(first.item);
		else if (cell && walking) this.#view.scene?.revealCell(cell);
	}

	/** Goes into the cell, to what was chosen elsewhere if that stands here. False where it is empty. */
	enterCell(board: Walked): boolean {
		const entries = this.entries(board);
		const wished = entries.findIndex(({ item, ghost }) => !ghost && item === this.#wished);
		if (entries.length > 0) this.toCard(Math.max(0, wished), board);
		return entries.length > 0;
	}

	/** It goes its own way from here: what was chosen elsewhere is wished for no more. */
	ownWay(): void {
		this.#wished = null;
	}

	/** Goes to an entry of the cell. */
	toCard(card: number, board: Walked): void {
		this.#standOn(card, board);
		if (this.focused !== null) this.#view.scene?.reveal(this.focused);
	}

	#standOn(card: number, board: Walked): void {
		const entries = this.entries(board);
		this.card = between(card, 0, entries.length);
		const entry = entries[this.card];
		if (!entry) return;
		this.#entry = entry;
		this.focused = entry.ghost ? null : entry.item;
		const words = entryWords(board, entry, this.#view.ghost);
		this.said = '';
		this.shown = `${cut(words)}, ${this.card + 1} of ${entries.length}`;
	}

	/** The focus was brought back into the grid: what has just been said stays. */
	back({ lanes, columns }: Walked): void {
		const [lane, timebox] = [lanes[this.row], columns[this.column]];
		this.#view.walked = lane && timebox ? cellIn(lane, timebox) : null;
	}

	/** The focus came onto an entry without a key: what was open over the board gave it back, or a screen reader put it there. */
	onto(card: number, board: Walked): void {
		this.back(board);
		this.#standOn(card, board);
	}

	/** The focus left the grid; where it stood is kept. */
	leave(): void {
		this.#offCard();
		this.#view.walked = null;
	}

	#offCard(): void {
		this.focused = null;
		this.card = null;
		this.#entry = null;
	}

	/** A card was chosen elsewhere: from there one goes on when one comes back. */
	standBy(item: ItemId, board: Walked): void {
		const place = board.input.table.places.get(item);
		const row = place ? rowOf(board.lanes, place) : -1;
		if (!place || row < 0) return;
		this.row = row;
		this.column = columnOf(board, place);
		this.card = null;
		this.#wished = item;
		this.#cell = { product: place.product, team: place.team, timebox: place.timebox };
	}

	/** Goes to a card that was sought, and takes the focus there. The camera is on its way already. */
	goTo(item: ItemId, board: Walked): void {
		this.standBy(item, board);
		const at = this.entries(board).findIndex((each) => each.item === item && !each.ghost);
		if (at < 0) return;
		this.#standOn(at, board);
		this.recalled += 1;
	}

	/** A card that was in hand went to a cell: the focus follows it there. */
	follow(cell: Cell, board: Walked): void {
		const row = rowOf(board.lanes, cell);
		if (row >= 0) this.row = row;
		this.column = Math.max(0, columnOf(board, cell));
		this.#offCard();
		this.#cell = { product: cell.product, team: cell.team, timebox: cell.timebox };
	}

	/** The board has changed: stays with the cell it stood on, wherever that is drawn now. */
	settleCell(board: Walked): void {
		const { lanes, columns } = board;
		const cell = this.row >= 0 && this.column >= 0 ? this.#cell : null;
		const [row, column] = cell ? [rowOf(lanes, cell), columnOf(board, cell)] : [-1, -1];
		this.row = row >= 0 ? row : between(this.row, -1, lanes.length);
		this.column = column >= 0 ? column : between(this.column, -1, columns.length);
		if (this.row < 0 && this.column < 0) this.column = 0;
	}

	/** Likewise with the card, and says where that has gone. */
	settleCard(board: Walked): void {
		if (this.card === null || !this.#entry) return;
		const { item, ghost } = this.#entry;
		const at = this.entries(board).findIndex((each) => each.item === item && each.ghost?.id === ghost?.id);
		if (at >= 0) this.card = at;
		else this.#wentAway(item, board);
	}

	#wentAway(item: ItemId, board: Walked): void {
		const { table } = board.input;
		const place = table.places.get(item);
		this.#offCard();
		this.recalled += 1;
		const where = place ? `now stands in ${placeName(table, place)}` : 'is not on the board any more';
		this.tell(`${itemKey(table, item)} ${where}.`);
	}
}
