import type { Place, Target, Timebox } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { DropVerdict } from '#lib/scene/scene.ts';
import type { BoardView } from './board-view.svelte.ts';
import { cellLabel, cellOf, type Lane } from './view/lanes.ts';

/** Rows and columns as they are walked. */
interface Walked {
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

/** Where the keyboard stands on the board and what it lifted; carrying and dropping go the way of every hand. */
export class GridWalk {
	row = $state(0);
	column = $state(0);
	/** Which card of the cell has the focus; null: the cell itself. */
	card = $state<number | null>(null);
	/** The card in hand. */
	carried = $state<ItemId | null>(null);
	/** The card the keyboard stands on, or null. */
	focused = $state<ItemId | null>(null);
	/** Counts the drops after which the focus has to be brought back: the card it stood on has gone elsewhere. */
	recalled = $state(0);
	/** What has just happened, for the live region and the strip that shows it. */
	said = $state('');
	readonly #view: BoardView;

	constructor(view: BoardView) {
		this.#view = view;
	}

	/** The focus came into the grid, perhaps only on its way through: nobody is led away to an empty cell. */
	enter(board: Walked): void {
		this.#arrived(board, false);
	}

	/** The focus left it; where it stood is kept. */
	leave(): void {
		this.focused = null;
		this.card = null;
		this.#view.walked = null;
	}

	/** Takes a key. False where it means nothing here. */
	press({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, board: Walked): boolean {
		if (altKey || metaKey || this.carried !== null) return false;
		if ((shiftKey && key === 'F10') || key === 'ContextMenu') return this.#menu(board);
		if (shiftKey && !ctrlKey && (key === ' ' || steps[key])) return this.#choose(key, board);
		if (key === 'Home' || key === 'End') return this.#jump(key, ctrlKey, board);
		if (ctrlKey) return false;
		return this.card === null ? this.#walk(key, board) : this.#inCell(key, board, this.card);
	}

	#cell({ lanes, columns }: Walked): { lane: Lane; timebox: Timebox; places: Place[] } | null {
		const lane = lanes[this.row];
		const timebox = columns[this.column];
		return lane && timebox ? { lane, timebox, places: cellOf(this.#view.table, lane, timebox) } : null;
	}

	#step([rows, columns]: readonly [number, number], board: Walked): void {
		this.row = within(this.row + rows, board.lanes.length);
		this.column = within(this.column + columns, board.columns.length);
	}

	#arrived(board: Walked, walking = true): true {
		const cell = this.#cell(board);
		const walked = cell && {
			product: cell.lane.product.id,
			team: cell.lane.team.id,
			timebox: cell.timebox.id
		};
		this.#view.walked = walked;
		this.said = cell ? cellLabel(this.#view.table, cell.lane, cell.timebox) : '';
		const [first] = cell?.places ?? [];
		this.focused = null;
		if (first) this.#view.scene?.reveal(first.item);
		else if (walked && walking) this.#view.scene?.revealCell(walked);
		return true;
	}

	#jump(key: 'Home' | 'End', all: boolean, board: Walked): true {
		this.card = null;
		this.column = key === 'Home' ? 0 : board.columns.length - 1;
		if (all) this.row = key === 'Home' ? 0 : board.lanes.length - 1;
		return this.#arrived(board);
	}

	#walk(key: string, board: Walked): boolean {
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
			this.focused = item.id;
			this.#view.scene?.reveal(item.id);
			const chosen = this.#view.selected.has(item.id) ? ', selected' : '';
			this.said = `${item.key} ${item.title}, ${this.card + 1} of ${places.length}${chosen}`;
		}
		return true;
	}

	#inCell(key: string, board: Walked, card: number): boolean {
		const places = this.#cell(board)?.places ?? [];
		const place = places[card];
		if (key === 'Escape') {
			this.card = null;
			return this.#arrived(board);
		}
		if (key === 'ArrowDown' || key === 'ArrowRight') return this.#to(card + 1, places);
		if (key === 'ArrowUp' || key === 'ArrowLeft') return this.#to(card - 1, places);
		if (!place) return false;
		if (key === 'Enter') this.#view.select([place.item]);
		else if (key === ' ') this.#lift(place.item);
		else return false;
		return true;
	}

	/** What can be done with the card, or the cell, one stands on. */
	#menu(board: Walked): boolean {
		const cell = this.#view.walked;
		const item = this.focused;
		const { scene } = this.#view;
		const box = item === null ? cell && scene?.rectOfCell(cell) : scene?.rectOf(item);
		if (!box || !cell || board.lanes.length === 0) return false;
		const subject = item === null ? ({ on: 'cell', ...cell } as const) : ({ on: 'card', item } as const);
		const below = item === null ? Math.min(box.height, 40) : box.height;
		this.#view.menu = { subject, at: { x: box.x + Math.min(box.width / 2, 80), y: box.y + below } };
		return true;
	}

	/** Shift with space chooses what one stands on, or lets go of it; with an arrow what one comes to as well. */
	#choose(key: string, board: Walked): boolean {
		const step = steps[key];
		const before = step ? this.#standsOn(board) : [];
		const { card } = this;
		if (step && card === null) this.#step(step, board);
		else if (step && card !== null) this.#to(card + step[0] + step[1], this.#cell(board)?.places ?? []);
		const here = this.#standsOn(board);
		const { selected } = this.#view;
		const off = !step && here.length > 0 && here.every((item) => selected.has(item));
		const chosen = off
			? [...selected].filter((item) => !here.includes(item))
			: [...selected, ...[...before, ...here].filter((item) => !selected.has(item))];
		this.#view.choose(chosen);
		if (this.card === null) this.#arrived(board);
		this.said = `${this.said}, ${off ? 'not selected' : here.length > 0 ? 'selected' : 'nothing to select'}. ${chosen.length} in all.`;
		return true;
	}

	/** The card one stands on; in a cell all that stand in it. */
	#standsOn(board: Walked): readonly ItemId[] {
		const places = this.#cell(board)?.places ?? [];
		const one = this.card === null ? undefined : places[this.card];
		return (this.card === null ? places : one ? [one] : []).map(({ item }) => item);
	}

	/** The cards in hand, as one says them. */
	#inHand(item: ItemId): string {
		const { selected, table } = this.#view;
		const many = selected.has(item) && selected.size > 1;
		return many ? `${selected.size} cards` : (table.items.get(item)?.key ?? 'The card');
	}

	/** From here on the scene hears the keys, until the card is dropped or put back. */
	#lift(item: ItemId): void {
		const key = this.#inHand(item);
		this.carried = item;
		this.#view.scene?.liftByKey(item);
		// The scene has told already where the card is held; what to do with it is worth more just now.
		if (this.carried === item)
			this.said = `${key} lifted. Arrows carry it, Enter drops it, Escape puts it back.`;
	}

	/** Says where the card in hand is held and what a drop there would come to. */
	heldOver(to: Target | null, verdict: DropVerdict | null): void {
		if (this.carried === null || !to || !verdict) return;
		const [lane, timebox] = [laneAt(this.#view.table, to), this.#view.table.timeboxes.get(to.timebox)];
		const where = lane && timebox ? cellLabel(this.#view.table, lane, timebox) : '';
		this.said = `${where}. ${consequence(verdict)}`;
	}

	/** The card could not be lifted; why is said beside it. */
	stayed(): void {
		this.carried = null;
		this.said = '';
	}

	/** The card was dropped there, or put back (null). */
	letGo(to: Target | null, board: Walked): void {
		if (this.carried === null) return;
		const key = this.#inHand(this.carried);
		this.carried = null;
		this.recalled += 1;
		this.said = to ? `${key} dropped.` : `${key} put back.`;
		if (!to) return;
		const row = board.lanes.findIndex(
			({ product, team }) => product.id === to.product && team.id === to.team
		);
		if (row >= 0) this.row = row;
		this.column = Math.max(
			0,
			board.columns.findIndex((column) => column.id === to.timebox)
		);
		this.card = null;
		this.focused = null;
	}
}

function laneAt(table: Table, to: Target): Lane | null {
	const [product, team] = [table.products.get(to.product), table.teams.get(to.team)];
	return product && team ? { product, team } : null;
}

function consequence(verdict: DropVerdict): string {
	if (!verdict.ok) return verdict.because;
	if (verdict.signsItself) return 'Yours to decide: it moves at once.';
	return `Will have to sign: ${verdict.signers.map((chip) => chip.label).join(', ')}.`;
}
