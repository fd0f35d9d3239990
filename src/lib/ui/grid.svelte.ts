import type { Place, Target, Timebox } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Acts } from './acts.ts';
import type { BoardView } from './board-view.svelte.ts';
import { cellLabel, cellOf, type Lane } from './view/lanes.ts';
import { endOf, verdictOf } from './view/verdict.ts';

export const aria = { hint: 'Arrows walk the board, Enter goes into a cell, Space lifts a card.' } as const;

interface Board {
	readonly lanes: readonly Lane[];
	readonly columns: readonly Timebox[];
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1]
};

const within = (n: number, length: number): number => Math.min(Math.max(0, n), Math.max(0, length - 1));

/** Where the keyboard stands on the board and what it carries; drops go the way of every drop. */
export class CarryByKey {
	row = $state(0);
	column = $state(0);
	/** Which card of the cell has the focus; null: the cell itself. */
	card = $state<number | null>(null);
	/** The card in hand. */
	carried = $state<ItemId | null>(null);
	/** What has just happened, for the live region and the strip that shows it. */
	said = $state('');
	/** Where the card was lifted. */
	#origin: readonly [row: number, column: number] = [0, 0];
	readonly #view: BoardView;
	readonly #acts: Acts;

	constructor(view: BoardView, acts: Acts) {
		this.#view = view;
		this.#acts = acts;
	}

	/** Takes a key. False where it means nothing here. */
	press(
		{ key, ctrlKey, metaKey, altKey }: KeyboardEvent,
		lanes: readonly Lane[],
		columns: readonly Timebox[]
	): boolean {
		if (altKey || metaKey) return false;
		const board = { lanes, columns };
		if (this.carried !== null) return this.#carry(key, board, this.carried);
		if (key === 'Home' || key === 'End') return this.#jump(key, ctrlKey, board);
		if (ctrlKey) return false;
		return this.card === null ? this.#walk(key, board) : this.#inCell(key, board, this.card);
	}

	#cell({ lanes, columns }: Board): { lane: Lane; timebox: Timebox; places: Place[] } | null {
		const lane = lanes[this.row];
		const timebox = columns[this.column];
		return lane && timebox ? { lane, timebox, places: cellOf(this.#view.table, lane, timebox) } : null;
	}

	#step([rows, columns]: readonly [number, number], board: Board): void {
		this.row = within(this.row + rows, board.lanes.length);
		this.column = within(this.column + columns, board.columns.length);
	}

	#arrived(board: Board): true {
		const cell = this.#cell(board);
		this.said = cell ? cellLabel(this.#view.table, cell.lane, cell.timebox) : '';
		const [first] = cell?.places ?? [];
		if (first) this.#view.scene?.fly(first.item);
		return true;
	}

	#jump(key: 'Home' | 'End', all: boolean, board: Board): true {
		this.card = null;
		this.column = key === 'Home' ? 0 : board.columns.length - 1;
		if (all) this.row = key === 'Home' ? 0 : board.lanes.length - 1;
		return this.#arrived(board);
	}

	#walk(key: string, board: Board): boolean {
		const step = steps[key];
		if (step) {
			this.#step(step, board);
			return this.#arrived(board);
		}
		const places = this.#cell(board)?.places ?? [];
		if (key !== 'Enter' || places.length === 0) return false;
		return this.#to(0, places);
	}

	#to(card: number, places: readonly Place[]): true {
		this.card = within(card, places.length);
		const place = places[this.card];
		const item = place && this.#view.table.items.get(place.item);
		if (item) {
			this.#view.fly(item.id);
			this.said = `${item.key} ${item.title}, ${this.card + 1} of ${places.length}`;
		}
		return true;
	}

	#inCell(key: string, board: Board, card: number): boolean {
		const places = this.#cell(board)?.places ?? [];
		const place = places[card];
		if (key === 'Escape') {
			this.card = null;
			this.#view.select([]);
			return this.#arrived(board);
		}
		if (key === 'ArrowDown' || key === 'ArrowRight') return this.#to(card + 1, places);
		if (key === 'ArrowUp' || key === 'ArrowLeft') return this.#to(card - 1, places);
		if (key !== ' ' || !place) return false;
		return this.#lift(place.item);
	}

	#lift(item: ItemId): true {
		const key = this.#view.table.items.get(item)?.key ?? 'The card';
		this.#origin = [this.row, this.column];
		this.carried = item;
		this.said = `${key} lifted. Arrows carry it, Enter drops it, Escape puts it back.`;
		return true;
	}

	#target({ lanes, columns }: Board, item: ItemId): Target | null {
		const lane = lanes[this.row];
		const timebox = columns[this.column];
		if (!lane || !timebox) return null;
		const cell = { product: lane.product.id, team: lane.team.id, timebox: timebox.id };
		return endOf(this.#view.table, cell, item);
	}

	#carry(key: string, board: Board, item: ItemId): boolean {
		const step = steps[key];
		const to = step ? (this.#step(step, board), this.#target(board, item)) : this.#target(board, item);
		this.card = null;
		if (step && to) this.#over(board, item, to);
		else if (key === 'Enter' && to) this.#drop(item, to);
		else if (key === 'Escape') this.#putBack(board);
		else return key === ' ' || key === 'Tab';
		return true;
	}

	/** Says where the card is held and what a drop there would come to. */
	#over(board: Board, item: ItemId, to: Target): void {
		const verdict = verdictOf(this.#view.table, item, to, this.#acts.who);
		const { lane, timebox } = this.#cell(board) ?? {};
		const where = lane && timebox ? cellLabel(this.#view.table, lane, timebox) : '';
		if (!verdict.ok) this.said = `${where}. ${verdict.because}`;
		else if (verdict.signsItself) this.said = `${where}. Yours to decide: it moves at once.`;
		else this.said = `${where}. Will have to sign: ${verdict.signers.map((chip) => chip.label).join(', ')}.`;
	}

	#drop(item: ItemId, to: Target): void {
		this.carried = null;
		this.said = `${this.#view.table.items.get(item)?.key ?? 'The card'} dropped.`;
		this.#acts.drop(item, to);
	}

	#putBack(board: Board): void {
		[this.row, this.column] = this.#origin;
		this.carried = null;
		this.#arrived(board);
		this.said = `Put back. ${this.said}`;
	}
}
