import { tick } from 'svelte';
import type { Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import type { DropVerdict, Subject } from '#lib/scene/scene.ts';
import type { BoardView } from './board-view.svelte.ts';
import {
	boxOf,
	cellIn,
	columnOf,
	cut,
	entriesOf,
	entryWords,
	overWords,
	rowOf,
	spotWords,
	subjectAt,
	type Entry,
	type Walked
} from './grid-cell.ts';
import { laneId } from './view/head-words.ts';
import { itemKey, placeName } from './view/names.ts';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1]
};

const between = (n: number, low: number, length: number): number =>
	Math.min(Math.max(low, n), Math.max(low, length - 1));

/** Uses the tool in the hand where the keyboard stands; false where there is none. */
type UseTool = (on: Extract<Subject, { on: 'card' | 'cell' }>) => boolean;

/** Where the keyboard stands on the board and what it lifted; carrying and dropping go the way of every hand. */
export class GridWalk {
	/** −1: the heads of the columns. */
	row = $state(0);
	/** −1: the head of the lane. */
	column = $state(0);
	/** Which entry of the cell has the focus; null: the cell or head itself. */
	card = $state<number | null>(null);
	/** The card in hand. */
	carried = $state<ItemId | null>(null);
	/** The card the keyboard stands on, or null. */
	focused = $state<ItemId | null>(null);
	/** Counts the drops after which the focus has to be brought back: the card it stood on has gone elsewhere. */
	recalled = $state(0);
	/** What has just happened and the focus does not tell by itself: read out politely. */
	said = $state('');
	/** The same and where one stands, for the strip that shows it. */
	shown = $state('');
	readonly #view: BoardView;
	readonly #useTool: UseTool;
	/** What it stands on, known again when rows and cards have moved under it. */
	#cell: Cell | null = null;
	#entry: Entry | null = null;
	/** The card to begin with in the cell that is entered next: what was chosen elsewhere. */
	#wished: ItemId | null = null;

	constructor(view: BoardView, useTool: UseTool = () => false) {
		this.#view = view;
		this.#useTool = useTool;
	}

	/** The focus came into the grid, perhaps only on its way through: nobody is led away to an empty cell. */
	enter(board: Walked): void {
		this.#arrived(board, false);
	}

	/** The focus was brought back into it: what has just been said stays. */
	back({ lanes, columns }: Walked): void {
		const [lane, timebox] = [lanes[this.row], columns[this.column]];
		this.#view.walked = lane && timebox ? cellIn(lane, timebox) : null;
	}

	/** The focus came onto an entry without a key: what was open over the board gave it back, or a screen reader put it there. */
	onto(card: number, board: Walked): void {
		if (this.carried !== null) return;
		this.back(board);
		this.#stand(card, board);
	}

	/** The focus left it; where it stood is kept. */
	leave(): void {
		this.focused = null;
		this.card = null;
		this.#entry = null;
		this.#view.walked = null;
	}

	/** A card was chosen elsewhere: from there one goes on when one comes back. */
	standBy(item: ItemId, board: Walked): void {
		const place = board.input.table.places.get(item);
		if (!place || this.carried !== null) return;
		const row = rowOf(board.lanes, place);
		if (row < 0) return;
		this.row = row;
		this.column = columnOf(board, place);
		this.card = null;
		this.#wished = item;
		this.#cell = { product: place.product, team: place.team, timebox: place.timebox };
	}

	/** Goes to a card that was sought, and takes the focus there. The camera is on its way already. */
	goTo(item: ItemId, board: Walked): void {
		this.standBy(item, board);
		const at = this.#entries(board).findIndex((each) => each.item === item && !each.ghost);
		if (at < 0 || this.carried !== null) return;
		this.#stand(at, board);
		this.recalled += 1;
	}

	/** The board has changed under the walk, which stays with what it stood on, and says where that has gone. */
	settle(board: Walked): void {
		const { lanes, columns } = board;
		const cell = this.row >= 0 && this.column >= 0 ? this.#cell : null;
		const [row, column] = cell ? [rowOf(lanes, cell), columnOf(board, cell)] : [-1, -1];
		this.row = row >= 0 ? row : between(this.row, -1, lanes.length);
		this.column = column >= 0 ? column : between(this.column, -1, columns.length);
		if (this.row < 0 && this.column < 0) this.column = 0;
		if (this.card === null || !this.#entry || this.carried !== null) return;
		const { item, ghost } = this.#entry;
		const at = this.#entries(board).findIndex((each) => each.item === item && each.ghost?.id === ghost?.id);
		if (at >= 0) this.card = at;
		else this.#wentAway(item, board);
	}

	#wentAway(item: ItemId, board: Walked): void {
		const { table } = board.input;
		const place = table.places.get(item);
		this.card = null;
		this.#entry = null;
		this.focused = null;
		this.recalled += 1;
		const where = place ? `now stands in ${placeName(table, place)}` : 'is not on the board any more';
		this.#tell(`${itemKey(table, item)} ${where}.`);
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

	#tell(text: string): void {
		this.said = cut(text);
		this.shown = this.said;
	}

	#entries(board: Walked): readonly Entry[] {
		const [lane, timebox] = [board.lanes[this.row], board.columns[this.column]];
		return lane && timebox ? entriesOf(board, lane, timebox) : [];
	}

	#step([rows, columns]: readonly [number, number], board: Walked): void {
		const row = between(this.row + rows, -1, board.lanes.length);
		const column = between(this.column + columns, -1, board.columns.length);
		// Nothing can be done with the corner where the heads meet.
		if (row < 0 && column < 0) return;
		this.row = row;
		this.column = column;
	}

	#arrived(board: Walked, walking = true): true {
		const [lane, timebox] = [board.lanes[this.row], board.columns[this.column]];
		const cell = lane && timebox ? cellIn(lane, timebox) : null;
		this.#cell = cell ?? this.#cell;
		this.#view.walked = cell;
		this.#entry = null;
		this.focused = null;
		this.said = '';
		this.shown = cut(spotWords(board, this));
		const [first] = this.#entries(board);
		if (first && !first.ghost) this.#view.scene?.reveal(first.item);
		else if (cell && walking) this.#view.scene?.revealCell(cell);
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
			this.#wished = null;
			return this.#arrived(board);
		}
		const subject = subjectAt(board, this, null);
		if (key === ' ' && subject?.on === 'cell') return this.#useTool(subject);
		if (key !== 'Enter') return false;
		if (subject?.on === 'lane') return this.#fold(subject.lane, board);
		const entries = this.#entries(board);
		if (entries.length === 0) return false;
		const wished = entries.findIndex(({ item, ghost }) => !ghost && item === this.#wished);
		return this.#to(Math.max(0, wished), board);
	}

	#fold(lane: string, board: Walked): true {
		const folded = !this.#view.collapsed.has(lane);
		this.#view.toggleLane(lane);
		this.#tell(`${spotWords(board, this).split(',', 1)[0] ?? ''}: ${folded ? 'folded' : 'unfolded'}.`);
		return true;
	}

	#to(card: number, board: Walked): true {
		this.#stand(card, board);
		if (this.focused !== null) this.#view.scene?.reveal(this.focused);
		return true;
	}

	#stand(card: number, board: Walked): void {
		const entries = this.#entries(board);
		this.card = between(card, 0, entries.length);
		const entry = entries[this.card];
		if (!entry) return;
		this.#entry = entry;
		this.focused = entry.ghost ? null : entry.item;
		const words = entryWords(board, entry, this.#view.ghost);
		this.said = '';
		this.shown = `${cut(words)}, ${this.card + 1} of ${entries.length}`;
	}

	#inCell(key: string, board: Walked, card: number): boolean {
		const entry = this.#entries(board)[card];
		if (key === 'Escape') {
			this.card = null;
			return this.#arrived(board);
		}
		if (key === 'ArrowDown' || key === 'ArrowRight') return this.#to(card + 1, board);
		if (key === 'ArrowUp' || key === 'ArrowLeft') return this.#to(card - 1, board);
		if (!entry) return false;
		if (key === 'Enter') this.#view.select([entry.item], entry.ghost?.id ?? null);
		else if (key !== ' ') return false;
		else if (entry.ghost) this.#tell('Not agreed yet: Shift F10 says what can be done with it.');
		else if (!this.#useTool({ on: 'card', item: entry.item })) void this.#lift(entry.item, board);
		return true;
	}

	/** What can be done with the card, the cell or the head one stands on. */
	#menu(board: Walked): boolean {
		const subject = subjectAt(board, this, this.#entry);
		if (!subject) return false;
		const box = boxOf(this.#view, subject);
		const below = subject.on === 'card' || subject.on === 'ghost' ? box.height : Math.min(box.height, 40);
		this.#view.menu = { subject, at: { x: box.x + Math.min(box.width / 2, 80), y: box.y + below } };
		return true;
	}

	/** Shift with space chooses what one stands on, or lets go of it; with an arrow what one comes to as well. */
	#choose(key: string, board: Walked): boolean {
		const step = steps[key];
		const before = step ? this.#standsOn(board) : [];
		const { card } = this;
		if (step && card === null) this.#step(step, board);
		else if (step && card !== null) this.#to(card + step[0] + step[1], board);
		const here = this.#standsOn(board);
		const { selected } = this.#view;
		const off = !step && here.length > 0 && here.every((item) => selected.has(item));
		const chosen = off
			? [...selected].filter((item) => !here.includes(item))
			: [...selected, ...[...before, ...here].filter((item) => !selected.has(item))];
		this.#view.choose(chosen);
		if (this.card === null) this.#arrived(board);
		const what = this.#entry ? itemKey(board.input.table, this.#entry.item) : spotWords(board, this);
		const how = off ? 'not selected' : here.length > 0 ? 'selected' : 'nothing to select';
		this.#tell(`${what}, ${how}. ${chosen.length} in all.`);
		return true;
	}

	/** The card one stands on; in a cell all that stand in it. */
	#standsOn(board: Walked): readonly ItemId[] {
		const entries = this.#entries(board);
		const one = this.card === null ? undefined : entries[this.card];
		return (this.card === null ? entries : one ? [one] : [])
			.filter(({ ghost }) => !ghost)
			.map(({ item }) => item);
	}

	/** The cards in hand, as one says them. */
	#inHand(item: ItemId): string {
		const { selected, table } = this.#view;
		const many = selected.has(item) && selected.size > 1;
		return many ? `${selected.size} cards` : (table.items.get(item)?.key ?? 'The card');
	}

	#carries(): boolean {
		return this.carried !== null;
	}

	/** From here on the scene hears the keys, until the card is dropped or put back. */
	async #lift(item: ItemId, { lanes, input }: Walked): Promise<void> {
		const lane = lanes[this.row];
		// In a folded lane no card is drawn that could be taken up.
		if (lane && this.#view.collapsed.delete(laneId(lane, input.groupBy))) await tick();
		const key = this.#inHand(item);
		this.carried = item;
		this.#view.scene?.liftByKey(item);
		// Told why by whoever refused it.
		if (!this.#carries()) return;
		if (!this.#view.scene?.busy()) {
			this.carried = null;
			this.#tell(`${key} can’t be lifted here.`);
			return;
		}
		// The scene has told already where the card is held; what to do with it is worth more just now.
		this.#tell(`${key} lifted. Arrows carry it, Enter drops it, Escape puts it back.`);
	}

	/** Says where the card in hand is held and what a drop there would come to. */
	heldOver(to: Target | null, verdict: DropVerdict | null): void {
		if (this.carried === null || !to || !verdict) return;
		this.#tell(overWords(this.#view.table, to, verdict));
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
		this.#tell(to ? `${key} dropped.` : `${key} put back.`);
		if (!to) return;
		const row = rowOf(board.lanes, to);
		if (row >= 0) this.row = row;
		this.column = Math.max(0, columnOf(board, to));
		this.card = null;
		this.focused = null;
		this.#entry = null;
		this.#cell = { product: to.product, team: to.team, timebox: to.timebox };
	}
}
