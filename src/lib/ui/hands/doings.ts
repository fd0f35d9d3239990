import type { LiveBoard } from '#lib/client/board.svelte.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { phase } from '#lib/domain/lock.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Intent } from '#lib/scene/scene.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Walked } from '../grid/cell.ts';
import type { GridWalk } from '../grid/walk.ts';
import type { Leading } from '../together/leading.svelte.ts';
import type { FreeHand } from '../tools/free-hand.svelte.ts';
import { heard } from '../tools/on-canvas.ts';
import { mayPropose, refusalOf } from '../view/verdict.ts';

/** Who is told of what a hand does. */
interface Hearers {
	readonly board: LiveBoard;
	readonly view: BoardView;
	readonly acts: Acts;
	readonly free: FreeHand;
	readonly grid: GridWalk;
	readonly leading: Leading;
	/** The board as the keyboard walks it now. */
	readonly walked: () => Walked;
	/** The screen is narrow: what is chosen must not cover the cards. */
	readonly narrow: () => boolean;
}

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

/** What comes on this page of what the hand did on the board. */
export class Doings {
	readonly #of: Hearers;

	constructor(hearers: Hearers) {
		this.#of = hearers;
	}

	readonly heard = (intent: Intent): void => {
		const { view, leading, free } = this.#of;
		switch (intent.kind) {
			case 'free':
				return heard(free, intent.what);
			case 'select':
				return this.#selected(intent);
			case 'lift':
				return this.#lifted(intent.item);
			case 'carry':
				return this.#carried(intent);
			case 'drop':
				return this.#dropped(intent);
			case 'want':
				return this.#wanted(intent);
			case 'put-back':
				return this.#letGo(null);
			case 'menu':
				view.menu = intent;
				return;
			case 'point':
				return this.#pointed(intent);
			case 'own-way':
				return leading.stop();
			case 'toggle-lane':
				return view.toggleLane(intent.lane);
			case 'camera':
				return view.cameraAt(intent.camera);
			default:
				return unreachable(intent);
		}
	};

	#selected({ items, ghost }: Of<'select'>): void {
		const { view, free, narrow } = this.#of;
		free.letGo();
		if (narrow() && view.tool === 'select') view.choose(items);
		else view.select(items, ghost);
	}

	#pointed({ spot, laser }: Of<'point'>): void {
		const { board, view } = this.#of;
		this.#hover(spot);
		board.point(view.imagining ? null : spot, laser);
	}

	/** The cell under the pointer, told anew only where it is another. */
	#hover(spot: Cell | null): void {
		const { view } = this.#of;
		if ((spot && cellKey(spot)) === (view.under && cellKey(view.under))) return;
		view.under = spot && { product: spot.product, team: spot.team, timebox: spot.timebox };
	}

	/** The others see the card in hand; this hand is told what a drop would come to. */
	#carried({ item, items = [item], to, spot }: Of<'carry'>): void {
		const { board, view, acts, grid } = this.#of;
		const others = items.filter((each) => each !== item);
		if (!view.imagining) board.carry(item, spot, others);
		view.carrying = true;
		const verdict = to && acts.verdict(items, to);
		view.scene?.verdict(verdict);
		grid.hand.heldOver(to, verdict);
	}

	#dropped({ item, items = [item], to }: Of<'drop'>): void {
		this.#letGo(to);
		this.#of.acts.drop(items, to);
	}

	/** Under the lock: the talking point that is offered says where the card was to go. */
	#wanted({ item, to }: Of<'want'>): void {
		const { view } = this.#of;
		const { overlay } = view;
		if (overlay?.kind === 'talking-point' && overlay.item === item) view.overlay = { ...overlay, to };
	}

	/** Nothing is in the hand any more. */
	#letGo(to: Of<'drop'>['to'] | null): void {
		const { board, view, grid, walked } = this.#of;
		view.carrying = false;
		board.point(null);
		grid.hand.letGo(to, walked());
	}

	/** Under the lock no card lifts: the attempt is answered where the hand is. */
	#lifted(item: ItemId): void {
		const { view, acts, grid } = this.#of;
		if (acts.gathering || phase(view.table) === 'open') return;
		grid.hand.stayed();
		if (mayPropose(view.table, acts.who)) acts.offerPoint(item, []);
		else view.say(refusalOf(view.table, [], acts.who, view.now)?.because ?? '', 'refused');
	}
}
