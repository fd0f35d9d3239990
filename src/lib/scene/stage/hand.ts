import type { Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { carriedTo, sameTarget, staysPut, takeUp, takeUpByKey, type Carried } from '../hand/carry.ts';
import { pullAt } from '../hand/edges.ts';
import type { Meanings } from '../hand/gestures.ts';
import { headsFor } from '../layout/measures.ts';
import type { DropVerdict } from '../scene.ts';
import { panBy, toWorld, zoomAt, type Point } from '../view/camera.ts';
import { laneAt, type Hit } from '../view/hits.ts';
import { spotAt } from '../view/spots.ts';
import type { BoardState } from './state.ts';

/** What this seat's hand does to the scene and tells of it. */
export interface Hand extends Meanings {
	liftByKey(item: ItemId): void;
	judged(verdict: DropVerdict | null): void;
	/** Puts another state of the carried card in place and tells where it is now. */
	carryAs(carried: Carried): void;
	drop(): void;
}

export function handOn(state: BoardState): Hand {
	const { eye, schedule, tell } = state;
	const moved = (): void => schedule.dirty('board', 'live', 'hands');

	const setCarried = (carried: Carried | null): void => {
		const before = state.carried;
		state.carried = carried;
		if (carried) state.container.dataset['carrying'] = carried.card.item.id;
		else delete state.container.dataset['carrying'];
		schedule.dirty('live');
		if (before?.card !== carried?.card) schedule.dirty('board');
	};
	const carryAs = (carried: Carried): void => {
		const asked = state.carried !== null && sameTarget(state.carried.target, carried.target);
		setCarried(carried);
		const spot = spotAt(state.layout, toWorld(eye.camera, carried.at));
		if (!asked || carried.by === 'pointer')
			tell({ kind: 'carry', item: carried.card.item.id, to: carried.target, spot });
	};
	const putBack = (): void => {
		const { carried } = state;
		if (!carried) return;
		springHome(state, carried);
		setCarried(null);
		tell({ kind: 'put-back', item: carried.card.item.id });
	};
	const drop = (): void => {
		const { carried } = state;
		if (!carried) return;
		const target: Target | null = carried.verdict?.ok === false ? null : carried.target;
		if (target === null || staysPut(state.layout, carried)) {
			putBack();
			return;
		}
		setCarried(null);
		tell({ kind: 'drop', item: carried.card.item.id, to: target });
	};
	const lift = (item: ItemId, make: () => Carried): boolean => {
		const mood = state.input?.mood;
		if (mood !== 'open' && mood !== 'locked') return false;
		tell({ kind: 'lift', item });
		if (mood === 'locked') return true;
		state.hovered = null;
		carryAs(make());
		return true;
	};

	state.beforeFrame = (elapsed) => {
		const { carried } = state;
		if (carried?.by !== 'pointer') return false;
		const pull = pullAt(carried.at, state.surface.size(), elapsed);
		if (pull.x === 0 && pull.y === 0) return false;
		const before = eye.camera;
		eye.set(panBy(before, pull.x, pull.y));
		if (eye.camera.x === before.x && eye.camera.y === before.y) return false;
		carryAs(carriedTo(state.layout, eye.camera, carried, carried.at));
		return true;
	};

	return {
		hover(point) {
			const hit = point && hitAt(state, point, 0);
			const hovered = hit?.box ?? null;
			if (hovered !== state.hovered) {
				state.hovered = hovered;
				state.container.style.cursor = hovered
					? cursorFor(state)
					: point && onSpine(state, point)
						? 'pointer'
						: '';
				schedule.dirty('live');
			} else if (point && !hovered) state.container.style.cursor = onSpine(state, point) ? 'pointer' : '';
			const spot =
				point && underHeads(state, point) ? null : point && spotAt(state.layout, toWorld(eye.camera, point));
			tell({ kind: 'point', spot });
		},
		tap(point, add) {
			if (onSpine(state, point)) {
				const lane = laneAt(state.layout, toWorld(eye.camera, point).y);
				if (lane) tell({ kind: 'toggle-lane', lane: lane.id });
				return;
			}
			select(state, hitAt(state, point, slack(state)), add);
		},
		doubleTap(point) {
			const hit = hitAt(state, point, slack(state));
			if (underHeads(state, point)) this.tap(point, false);
			else if (hit) state.fly(zoomTo(state, hit.box));
			else state.fly(zoomAt(eye.camera, 1.8, point));
		},
		take(point) {
			const hit = hitAt(state, point, 0);
			if (hit?.kind !== 'card') return false;
			return lift(hit.box.item.id, () => takeUp(eye.camera, hit.box, point));
		},
		carry(point) {
			if (!state.carried) return;
			carryAs(carriedTo(state.layout, eye.camera, state.carried, point));
			schedule.wake();
		},
		release: drop,
		drop,
		putBack,
		carryAs,
		pan(dx, dy) {
			state.placed = true;
			eye.set(panBy(eye.camera, dx, dy));
			moved();
			if (state.carried) this.carry(state.carried.at);
		},
		zoom(factor, point) {
			state.placed = true;
			eye.set(zoomAt(eye.camera, factor, point));
			moved();
		},
		liftByKey(item) {
			const card = state.layout.cardOf.get(item);
			if (card) lift(item, () => takeUpByKey(state.layout, eye.camera, card));
		},
		judged(verdict) {
			if (!state.carried) return;
			state.carried = { ...state.carried, verdict };
			schedule.dirty('live');
		}
	};
}

function underHeads(state: BoardState, { x, y }: Point): boolean {
	const heads = headsFor(state.surface.size());
	return x < heads.width || y < heads.height;
}

function onSpine(state: BoardState, { x, y }: Point): boolean {
	const heads = headsFor(state.surface.size());
	return x < heads.spine && y >= heads.height;
}

/** Three CSS pixels beside a card still mean it. */
const slack = (state: BoardState): number => 3 / state.eye.camera.z;

function hitAt(state: BoardState, point: Point, within: number): Hit | null {
	return underHeads(state, point) ? null : state.index.at(toWorld(state.eye.camera, point), within);
}

function cursorFor(state: BoardState): string {
	return state.input?.mood === 'open' ? 'grab' : 'pointer';
}

function select(state: BoardState, hit: Hit | null, add: boolean): void {
	const before = state.input?.selected ?? new Set<ItemId>();
	if (!hit) {
		if (!add) state.tell({ kind: 'select', items: [], ghost: null });
		return;
	}
	const { id } = hit.box.item;
	const ghost = hit.kind === 'ghost' ? hit.box.ghost.id : null;
	const others = [...before].filter((item) => item !== id);
	const items = !add ? [id] : before.has(id) ? others : [...others, id];
	state.tell({ kind: 'select', items, ghost });
}

function zoomTo(state: BoardState, box: { x: number; y: number; width: number; height: number }) {
	const { width, height } = state.surface.size();
	const z = state.eye.camera.z < 1 ? 1 : 1.6;
	return { x: box.x + box.width / 2 - width / 2 / z, y: box.y + box.height / 2 - height / 2 / z, z };
}

/** A card that was not dropped glides back to where it stands. */
function springHome(state: BoardState, { card, at, grip }: Carried): void {
	const point = toWorld(state.eye.camera, at);
	const from = { ...card, x: point.x - grip.x, y: point.y - grip.y };
	state.motions.send(card.item.id, from, performance.now(), state.theme.settle);
	state.schedule.dirty('board');
}
