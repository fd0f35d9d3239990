import type { ItemId } from '#lib/domain/ids.ts';
import type { Subject } from '#lib/scene/scene.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { Carrying } from './carrying.svelte.ts';
import { boxOf, spotWords, subjectAt, type Walked } from './cell.ts';
import { choose } from './choosing.ts';
import { Standing } from './standing.svelte.ts';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1]
};

/** Uses the tool in the hand where the keyboard stands; false where there is none. */
type UseTool = (on: Extract<Subject, { on: 'card' | 'cell' }>) => boolean;

/** Walking the board by the keyboard: what each key comes to, and where the walk goes on when the board changes. */
export class GridWalk {
	readonly here: Standing;
	readonly hand: Carrying;
	readonly #view: BoardView;
	readonly #useTool: UseTool;

	constructor(view: BoardView, useTool: UseTool = () => false) {
		this.#view = view;
		this.#useTool = useTool;
		this.here = new Standing(view);
		this.hand = new Carrying(view, this.here);
	}

	/** A card was chosen elsewhere: from there one goes on when one comes back. */
	standBy(item: ItemId, board: Walked): void {
		if (this.hand.carried === null) this.here.standBy(item, board);
	}

	/** Goes to a card that was sought. */
	goTo(item: ItemId, board: Walked): void {
		if (this.hand.carried === null) this.here.goTo(item, board);
	}

	/** The focus came onto an entry without a key. */
	onto(card: number, board: Walked): void {
		if (this.hand.carried === null) this.here.onto(card, board);
	}

	/** The board has changed under the walk, which stays with what it stood on, and says where that has gone. */
	settle(board: Walked): void {
		this.here.settleCell(board);
		if (this.hand.carried === null) this.here.settleCard(board);
	}

	/** Takes a key. False where it means nothing here. */
	press({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, board: Walked): boolean {
		if (altKey || metaKey || this.hand.carried !== null) return false;
		if ((shiftKey && key === 'F10') || key === 'ContextMenu') return this.#menu(board);
		if (shiftKey && !ctrlKey && (key === ' ' || steps[key])) return this.#choose(key, board);
		if (key === 'Home' || key === 'End') return this.#jump(key, ctrlKey, board);
		if (ctrlKey) return false;
		return this.here.card === null ? this.#walk(key, board) : this.#inCell(key, board, this.here.card);
	}

	#jump(key: 'Home' | 'End', all: boolean, board: Walked): true {
		this.here.card = null;
		this.here.column = key === 'Home' ? 0 : board.columns.length - 1;
		if (all) this.here.row = key === 'Home' ? 0 : board.lanes.length - 1;
		this.here.arrived(board);
		return true;
	}

	#walk(key: string, board: Walked): boolean {
		const step = steps[key];
		if (step) {
			this.here.step(step, board);
			this.here.ownWay();
			this.here.arrived(board);
			return true;
		}
		const subject = subjectAt(board, this.here, null);
		if (key === ' ' && subject?.on === 'cell') return this.#useTool(subject);
		if (key !== 'Enter') return false;
		return subject?.on === 'lane' ? this.#fold(subject.lane, board) : this.here.enterCell(board);
	}

	#fold(lane: string, board: Walked): true {
		const folded = !this.#view.collapsed.has(lane);
		this.#view.toggleLane(lane);
		const name = spotWords(board, this.here).split(',', 1)[0] ?? '';
		this.here.tell(`${name}: ${folded ? 'folded' : 'unfolded'}.`);
		return true;
	}

	#inCell(key: string, board: Walked, card: number): boolean {
		const [rows, columns] = steps[key] ?? [0, 0];
		if (steps[key]) this.here.toCard(card + rows + columns, board);
		else if (key === 'Escape') {
			this.here.card = null;
			this.here.arrived(board);
		} else return this.#withEntry(key, board, card);
		return true;
	}

	#withEntry(key: string, board: Walked, card: number): boolean {
		const entry = this.here.entries(board)[card];
		if (!entry) return false;
		if (key === 'Enter') this.#view.select([entry.item], entry.ghost?.id ?? null);
		else if (key !== ' ') return false;
		else if (entry.ghost) this.here.tell('Not agreed yet: Shift F10 says what can be done with it.');
		else if (!this.#useTool({ on: 'card', item: entry.item })) void this.hand.lift(entry.item, board);
		return true;
	}

	/** What can be done with the card, the cell or the head one stands on. */
	#menu(board: Walked): boolean {
		const subject = subjectAt(board, this.here, this.here.entry);
		if (!subject) return false;
		const box = boxOf(this.#view, subject);
		const below = subject.on === 'card' || subject.on === 'ghost' ? box.height : Math.min(box.height, 40);
		this.#view.menu = { subject, at: { x: box.x + Math.min(box.width / 2, 80), y: box.y + below } };
		return true;
	}

	/** Shift with space chooses what one stands on, or lets go of it; with an arrow what one comes to as well. */
	#choose(key: string, board: Walked): true {
		const step = steps[key];
		const { card } = this.here;
		const go = (by: readonly [number, number]) =>
			card === null ? this.here.step(by, board) : this.here.toCard(card + by[0] + by[1], board);
		choose(this.here, this.#view, board, step ? () => go(step) : null);
		return true;
	}
}
