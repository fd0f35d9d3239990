import { takeUp } from '../hand/carry.ts';
import { chosenBy } from '../hand/frame.ts';
import type { Meanings, Pointer } from '../hand/gestures.ts';
import { panBy, toWorld, zoomAt, type Point } from '../view/camera.ts';
import { laneAt } from '../view/hits.ts';
import { spotAt } from '../view/spots.ts';
import {
	adds,
	cursorOver,
	hitAt,
	nearer,
	onSpine,
	selectionAfter,
	slack,
	subjectAt,
	underHeads
} from './aim.ts';
import { Drawer } from './drawer.ts';
import { Holding } from './holding.ts';
import { drawAll, type BoardState } from './state.ts';

/** What this seat's hand does to the scene, and tells of it. */
export class Hand implements Meanings {
	readonly holding: Holding;
	readonly drawer: Drawer;
	readonly #state: BoardState;
	/** Where a frame or a line was drawn to last. */
	#at: Point | null = null;

	constructor(state: BoardState) {
		this.#state = state;
		this.holding = new Holding(state);
		this.drawer = new Drawer(state);
		state.beforeFrame = (elapsed) => {
			const parting = state.parting.step(elapsed);
			return this.holding.pull(elapsed) || parting;
		};
	}

	hover(point: Point | null): void {
		const state = this.#state;
		const overMark = point && this.drawer.marks.cursor(point);
		if (point) this.drawer.hover(point);
		const hit = point && overMark === null ? hitAt(state, point, 0) : null;
		const hovered = hit?.box ?? null;
		if (hovered !== state.hovered) state.schedule.dirty('live');
		state.hovered = hovered;
		state.container.style.cursor = overMark ?? cursorOver(state, point);
		const open = point !== null && !underHeads(state, point);
		state.tell({ kind: 'point', spot: open ? spotAt(state.layout, toWorld(state.eye.camera, point)) : null });
	}

	tap(point: Pointer): void {
		const state = this.#state;
		if (this.drawer.tap(point)) return;
		if (!onSpine(state, point)) {
			const chosen = selectionAfter(state, hitAt(state, point, slack(state)), adds(state, point));
			if (chosen) state.tell(chosen);
			return;
		}
		this.#fold(point);
	}

	#fold(point: Point): void {
		const state = this.#state;
		const lane = laneAt(state.layout, toWorld(state.eye.camera, point).y);
		if (lane) state.tell({ kind: 'toggle-lane', lane: lane.id });
	}

	doubleTap(point: Pointer): void {
		const state = this.#state;
		if (this.drawer.doubleTap(point)) return;
		const hit = hitAt(state, point, slack(state));
		if (underHeads(state, point) || adds(state, point)) this.tap(point);
		else state.fly(hit ? nearer(state, hit.box) : zoomAt(state.eye.camera, 1.8, point));
	}

	take(point: Point): boolean {
		const state = this.#state;
		if (this.drawer.begin(point)) return true;
		if (this.drawer.draws) return false;
		const hit = hitAt(state, point, 0);
		if (hit?.kind !== 'card') return false;
		return this.holding.lift(hit.box, (cards) => takeUp(state.eye.camera, hit.box, point, cards));
	}

	carry(point: Point): void {
		if (this.drawer.active) this.drawer.carry(point);
		else this.holding.carry(point);
	}

	putBack(): void {
		if (this.drawer.active) this.drawer.cancel();
		else this.holding.putBack();
	}

	frame(from: Pointer): boolean {
		const state = this.#state;
		if (this.drawer.draws) return this.drawer.begin(from);
		const asked = state.input?.tool === 'select' || (from.add && from.kind !== 'touch');
		if (!asked || underHeads(state, from)) return false;
		state.frame = { from: toWorld(state.eye.camera, from), at: from, add: adds(state, from) };
		return true;
	}

	stretch(point: Point): void {
		this.#at = point;
		if (this.drawer.active) this.drawer.carry(point);
		const { frame, schedule } = this.#state;
		if (!frame) return;
		this.#state.frame = { ...frame, at: point };
		schedule.dirty('live');
		// At the edge the board follows, also while the hand rests there.
		schedule.wake();
	}

	framed(done: boolean): void {
		if (this.drawer.active) {
			if (done && this.#at) this.drawer.end(this.#at);
			else this.drawer.cancel();
			return;
		}
		const { frame, index, eye, input, schedule, tell } = this.#state;
		this.#state.frame = null;
		schedule.dirty('live');
		if (!done || !frame) return;
		const items = chosenBy(frame, index, eye.camera, input?.selected ?? new Set());
		tell({ kind: 'select', items, ghost: null });
	}

	menu(point: Point): void {
		const mark = this.drawer.marks.at(point);
		const subject = mark ? ({ on: 'mark', mark: mark.id } as const) : subjectAt(this.#state, point);
		if (subject) this.#state.tell({ kind: 'menu', subject, at: { x: point.x, y: point.y } });
	}

	/** A finger that only held a card asks what can be done with it. */
	release(point: Point, still: boolean): void {
		if (this.#state.drawing?.kind === 'moving' && still) {
			this.drawer.cancel();
			this.menu(point);
		} else if (this.drawer.active) this.drawer.end(point);
		else if (!still && this.#state.carried) this.holding.drop();
		else if (!still) this.holding.letGo(point);
		else if (this.#state.carried) {
			this.putBack();
			this.menu(point);
		}
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
}
