import { toWorld, type Point } from '../view/camera.ts';
import { spotAt } from '../view/spots.ts';
import { underHeads } from './aim.ts';
import type { BoardState } from './state.ts';

/** This seat's laser: while it is on, pointers draw with it, and neither select nor lift; the wheel still pans. */
export interface Laser {
	switched(on: boolean, colour: number | null): void;
	/** Points at the card the keyboard stands on. */
	atFocus(): void;
	stop(): void;
}

/** Hears the pointers before the hand does, and keeps them from it while the laser is on. */
export function laserOn(state: BoardState): Laser {
	const { container } = state;
	const off = new AbortController();
	let on = false;
	let mine: number | null = null;
	/** Pointers that were pressed before the laser came on: what the hand began with them it ends. */
	const pressed = new Set<number>();
	const shine = (world: Point): void => {
		state.crowd.point(world, performance.now(), mine);
		state.tell({ kind: 'point', spot: spotAt(state.layout, world), laser: true });
		state.schedule.dirty('hands');
	};
	const dark = (): void => {
		state.crowd.point(null, performance.now());
		state.tell({ kind: 'point', spot: null });
		state.schedule.dirty('hands');
	};
	const heard = (from: PointerEvent): void => {
		if (from.type === 'pointerdown' && !on) pressed.add(from.pointerId);
		const isTheHands = pressed.has(from.pointerId);
		if (from.type === 'pointerup' || from.type === 'pointercancel') pressed.delete(from.pointerId);
		if (!on || isTheHands || from.button > 0) return;
		from.stopImmediatePropagation();
		const box = container.getBoundingClientRect();
		const at = { x: from.clientX - box.left, y: from.clientY - box.top };
		const ends =
			from.type === 'pointerleave' ||
			from.type === 'pointercancel' ||
			(from.pointerType !== 'mouse' && from.type === 'pointerup');
		if (ends || underHeads(state, at)) dark();
		else shine(toWorld(state.eye.camera, at));
	};
	for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'pointerleave'] as const)
		container.addEventListener(type, heard, { capture: true, signal: off.signal });
	return {
		switched(next, colour) {
			mine = colour;
			if (next === on) return;
			on = next;
			container.style.cursor = on ? 'crosshair' : '';
			if (on) this.atFocus();
			else dark();
		},
		atFocus() {
			const focused = state.input?.focused;
			const card = on && focused ? state.layout.cardOf.get(focused) : undefined;
			if (card) shine({ x: card.x + card.width / 2, y: card.y + card.height / 2 });
		},
		stop: () => off.abort()
	};
}
