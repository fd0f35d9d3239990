import type { ItemId } from '#lib/domain/ids.ts';
import {
	carriedTo,
	sameTarget,
	stillCarried,
	staysPut,
	takenWith,
	takeUpByKey,
	type Carried
} from '../hand/carry.ts';
import { pullAt } from '../hand/edges.ts';
import { gapFor } from '../hand/gap.ts';
import type { CardBox } from '../layout/boxes.ts';
import type { DropVerdict } from '../scene.ts';
import { panBy, toWorld, type Point } from '../view/camera.ts';
import { spotAt } from '../view/spots.ts';
import type { BoardState } from './state.ts';

/** What this seat's hand carries, by pointer or by key: taken up, carried, dropped, put back. */
export class Holding {
	readonly #state: BoardState;
	/** What was reached for on a locked board, as it would have been taken up. */
	#reached: Carried | null = null;

	constructor(state: BoardState) {
		this.#state = state;
	}

	liftByKey(item: ItemId): void {
		const { layout, eye } = this.#state;
		const card = layout.cardOf.get(item);
		if (card) this.lift(card, (cards) => takeUpByKey(layout, eye.camera, card, cards));
	}

	/** On a locked board the attempt is told and no card lifts. */
	lift(card: CardBox, make: (cards: readonly CardBox[]) => Carried): boolean {
		const { input, tell, layout } = this.#state;
		if (!input || input.watching || (input.mood !== 'open' && input.mood !== 'locked')) return false;
		const cards = takenWith(layout, card, input.selected);
		tell({ kind: 'lift', ...inHand({ card, cards }) });
		if (input.mood === 'open') {
			this.#state.hovered = null;
			this.carryAs(make(cards));
		} else this.#reached = make(cards);
		return true;
	}

	/** On a locked board: where the hand that reached for a card lets go, which is what it would change. */
	letGo(point: Point): void {
		const { layout, eye, tell } = this.#state;
		const wanted = this.#reached && carriedTo(layout, eye.camera, this.#reached, point);
		this.#reached = null;
		if (wanted?.target && !staysPut(layout, wanted))
			tell({ kind: 'want', ...inHand(wanted), to: wanted.target });
	}

	carry(point: Point): void {
		const { carried, layout, eye, schedule } = this.#state;
		if (!carried) return;
		this.carryAs(carriedTo(layout, eye.camera, carried, point));
		// At the edge the board follows, also while the hand rests there.
		schedule.wake();
	}

	/** Lets go of what is carried: a drop where that may be, else it goes back. */
	drop(): void {
		const { carried, layout } = this.#state;
		if (!carried) return;
		const refused = carried.verdict?.ok === false;
		if (carried.target === null || refused || staysPut(layout, carried)) {
			this.putBack();
			return;
		}
		this.#hold(null);
		this.#state.tell({ kind: 'drop', ...inHand(carried), to: carried.target });
	}

	/** The card glides back to where it stands. */
	putBack(): void {
		const { carried, eye, motions, theme, tell } = this.#state;
		if (!carried) return;
		const { cards, at, grip } = carried;
		const point = toWorld(eye.camera, at);
		for (const card of cards) {
			const from = { ...card, x: point.x - grip.x, y: point.y - grip.y };
			motions.send(card.item.id, from, performance.now(), theme.settle);
		}
		this.#hold(null);
		tell({ kind: 'put-back', ...inHand(carried) });
	}

	/** The board has changed under the hand: a card that is no longer shown is let go of. */
	boardChanged(): void {
		const { carried, layout, tell } = this.#state;
		if (!carried) return;
		const still = stillCarried(carried, layout);
		if (still) this.#state.carried = still;
		else {
			this.#hold(null);
			tell({ kind: 'put-back', ...inHand(carried) });
		}
	}

	/** What a drop here would mean, as the page's rules say. */
	judged(verdict: DropVerdict | null): void {
		const state = this.#state;
		if (!state.carried) return;
		state.carried = { ...state.carried, verdict };
		state.schedule.dirty('live');
	}

	/** Puts another state of the carried card in place, and tells where it is now. */
	carryAs(carried: Carried): void {
		const { carried: before, layout, eye, tell } = this.#state;
		this.#hold(carried);
		if (before && sameTarget(before.target, carried.target)) {
			if (carried.by === 'key') return;
		} else this.#part(carried);
		const spot = spotAt(layout, toWorld(eye.camera, carried.at));
		tell({ kind: 'carry', ...inHand(carried), to: carried.target, spot });
	}

	#hold(carried: Carried | null): void {
		const state = this.#state;
		if (state.carried?.card !== carried?.card) state.schedule.dirty('board');
		state.carried = carried;
		state.schedule.dirty('live');
		if (!carried) this.#part(null);
		if (carried) state.container.dataset['carrying'] = carried.card.item.id;
		else delete state.container.dataset['carrying'];
		state.container.style.cursor = carried ? 'grabbing' : '';
	}

	/** Cards make room for what is carried there, or come back. */
	#part(carried: Carried | null): void {
		const { layout, parting, schedule, theme } = this.#state;
		parting.open(carried && gapFor(layout, carried), theme.settle > 0);
		schedule.dirty('board', 'live');
		schedule.wake();
	}

	/** Near the edge of the screen the board follows the carried card, and the frame. */
	pull(elapsed: number): boolean {
		const { carried, frame, eye, surface } = this.#state;
		const held = carried?.by === 'pointer' ? carried : frame;
		if (!held) return false;
		const pull = pullAt(held.at, surface.size(), elapsed);
		const before = eye.camera;
		if (pull.x === 0 && pull.y === 0) return false;
		eye.set(panBy(before, pull.x, pull.y));
		if (eye.camera.x === before.x && eye.camera.y === before.y) return false;
		if (carried?.by === 'pointer')
			this.carryAs(carriedTo(this.#state.layout, eye.camera, carried, carried.at));
		return true;
	}
}

/** What is in the hand, as it is told. */
const inHand = ({ card, cards }: Pick<Carried, 'card' | 'cards'>) => ({
	item: card.item.id,
	...(cards.length > 1 ? { items: cards.map(({ item }) => item.id) } : {})
});
