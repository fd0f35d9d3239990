import type { ItemId } from '#lib/domain/ids.ts';
import { carriedTo, sameTarget, staysPut, takeUp, takeUpByKey, type Carried } from '../hand/carry.ts';
import { pullAt } from '../hand/edges.ts';
import type { Meanings } from '../hand/gestures.ts';
import type { DropVerdict } from '../scene.ts';
import { panBy, toWorld, zoomAt, type Point } from '../view/camera.ts';
import { laneAt } from '../view/hits.ts';
import { spotAt } from '../view/spots.ts';
import { cursorOver, hitAt, nearer, onSpine, selectionAfter, slack, underHeads } from './aim.ts';
import { drawAll, type BoardState } from './state.ts';

/** What this seat's hand does to the scene, and tells of it. */
export class Hand implements Meanings {
	readonly #state: BoardState;

	constructor(state: BoardState) {
		this.#state = state;
		state.beforeFrame = (elapsed) => this.#pull(elapsed);
	}

	hover(point: Point | null): void {
		const state = this.#state;
		const hit = point && hitAt(state, point, 0);
		const hovered = hit?.box ?? null;
		if (hovered !== state.hovered) state.schedule.dirty('live');
		state.hovered = hovered;
		state.container.style.cursor = cursorOver(state, point);
		const open = point !== null && !underHeads(state, point);
		state.tell({ kind: 'point', spot: open ? spotAt(state.layout, toWorld(state.eye.camera, point)) : null });
	}

	tap(point: Point, add: boolean): void {
		const state = this.#state;
		if (!onSpine(state, point)) {
			const chosen = selectionAfter(state, hitAt(state, point, slack(state)), add);
			if (chosen) state.tell(chosen);
			return;
		}
		const lane = laneAt(state.layout, toWorld(state.eye.camera, point).y);
		if (lane) state.tell({ kind: 'toggle-lane', lane: lane.id });
	}

	doubleTap(point: Point): void {
		const state = this.#state;
		const hit = hitAt(state, point, slack(state));
		if (underHeads(state, point)) this.tap(point, false);
		else state.fly(hit ? nearer(state, hit.box) : zoomAt(state.eye.camera, 1.8, point));
	}

	take(point: Point): boolean {
		const state = this.#state;
		const hit = hitAt(state, point, 0);
		if (hit?.kind !== 'card') return false;
		return this.#lift(hit.box.item.id, () => takeUp(state.eye.camera, hit.box, point));
	}

	carry(point: Point): void {
		const { carried, layout, eye, schedule } = this.#state;
		if (!carried) return;
		this.carryAs(carriedTo(layout, eye.camera, carried, point));
		// At the edge the board follows, also while the hand rests there.
		schedule.wake();
	}

	release(): void {
		this.drop();
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
		this.#state.tell({ kind: 'drop', item: carried.card.item.id, to: carried.target });
	}

	/** The card glides back to where it stands. */
	putBack(): void {
		const { carried, eye, motions, theme, tell } = this.#state;
		if (!carried) return;
		const { card, at, grip } = carried;
		const point = toWorld(eye.camera, at);
		const from = { ...card, x: point.x - grip.x, y: point.y - grip.y };
		motions.send(card.item.id, from, performance.now(), theme.settle);
		this.#hold(null);
		tell({ kind: 'put-back', item: card.item.id });
	}

	pan(dx: number, dy: number): void {
		const { eye, carried } = this.#state;
		eye.set(panBy(eye.camera, dx, dy));
		drawAll(this.#state);
		if (carried?.by === 'pointer') this.carry(carried.at);
	}

	zoom(factor: number, point: Point): void {
		const { eye } = this.#state;
		eye.set(zoomAt(eye.camera, factor, point));
		drawAll(this.#state);
	}

	liftByKey(item: ItemId): void {
		const { layout, eye } = this.#state;
		const card = layout.cardOf.get(item);
		if (card) this.#lift(item, () => takeUpByKey(layout, eye.camera, card));
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
		if (before && carried.by === 'key' && sameTarget(before.target, carried.target)) return;
		const spot = spotAt(layout, toWorld(eye.camera, carried.at));
		tell({ kind: 'carry', item: carried.card.item.id, to: carried.target, spot });
	}

	#hold(carried: Carried | null): void {
		const state = this.#state;
		if (state.carried?.card !== carried?.card) state.schedule.dirty('board');
		state.carried = carried;
		state.schedule.dirty('live');
		if (carried) state.container.dataset['carrying'] = carried.card.item.id;
		else delete state.container.dataset['carrying'];
		state.container.style.cursor = carried ? 'grabbing' : '';
	}

	/** On a locked board the attempt is told and no card lifts. */
	#lift(item: ItemId, make: () => Carried): boolean {
		const { input, tell } = this.#state;
		if (input?.mood !== 'open' && input?.mood !== 'locked') return false;
		tell({ kind: 'lift', item });
		if (input.mood === 'open') {
			this.#state.hovered = null;
			this.carryAs(make());
		}
		return true;
	}

	/** Near the edge of the screen the board follows the carried card. */
	#pull(elapsed: number): boolean {
		const { carried, eye, surface } = this.#state;
		if (carried?.by !== 'pointer') return false;
		const pull = pullAt(carried.at, surface.size(), elapsed);
		const before = eye.camera;
		if (pull.x === 0 && pull.y === 0) return false;
		eye.set(panBy(before, pull.x, pull.y));
		if (eye.camera.x === before.x && eye.camera.y === before.y) return false;
		this.carryAs(carriedTo(this.#state.layout, eye.camera, carried, carried.at));
		return true;
	}
}
