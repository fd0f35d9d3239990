import { carriedBy, hoverPoint } from '../hand/carry.ts';
import { placeOf, rectOfPlace } from '../view/spots.ts';
import { reveal } from '../view/camera.ts';
import type { Holding } from './holding.ts';
import type { BoardState } from './state.ts';

const steps: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/**
 * While a card is carried by the keyboard, arrows step cells, Enter drops, Escape puts it back. Heard before
 * anybody else hears them, for the focus stays in the grid over the canvas. Returns what ends it.
 */
export function keysOn(state: BoardState, hand: Holding): () => void {
	const heard = (from: KeyboardEvent): void => {
		if (state.carried?.by !== 'key') return;
		const step = steps[from.key];
		if (step) carry(state, hand, step);
		else if (from.key === 'Enter' || from.key === ' ') hand.drop();
		else if (from.key === 'Escape') hand.putBack();
		else return;
		from.preventDefault();
		from.stopImmediatePropagation();
	};
	window.addEventListener('keydown', heard, { capture: true });
	return () => window.removeEventListener('keydown', heard, { capture: true });
}

function carry(state: BoardState, hand: Holding, [dx, dy]: readonly [number, number]): void {
	if (!state.carried) return;
	const next = carriedBy(state.layout, state.carried, dx, dy);
	const place = next.target && placeOf(state.layout, next.target);
	if (!place) return;
	// The board follows at once: the card must be seen where it would land.
	state.eye.set(reveal(state.eye.camera, rectOfPlace(place), state.surface.size()));
	state.schedule.dirty('board', 'live', 'hands');
	const at = hoverPoint(state.layout, state.eye.camera, next);
	hand.carryAs(at ? { ...next, at } : next);
}
