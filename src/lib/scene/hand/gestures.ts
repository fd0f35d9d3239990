import type { Point } from '../view/camera.ts';

/** A pointer as the gestures see it; coordinates in CSS pixels of the container. */
export interface Pointer extends Point {
	readonly id: number;
	readonly kind: 'mouse' | 'touch' | 'pen';
	/** As the DOM counts them: 0 main, 1 middle. */
	readonly button: number;
	readonly add: boolean;
}

/** What pointers come to mean. */
export interface Meanings {
	hover(point: Point | null): void;
	tap(point: Point, add: boolean): void;
	doubleTap(point: Point): void;
	/** A drag (or long press) begins at `point`; true if something was taken up, false to pan instead. */
	take(point: Point): boolean;
	carry(point: Point): void;
	release(point: Point): void;
	putBack(): void;
	pan(dx: number, dy: number): void;
	zoom(factor: number, point: Point): void;
}

/** Starting values of tldraw, measured by hands: CSS pixels and ms. */
export const feel = { mouse: 4, touch: 6, longPress: 500, double: 450, near: 12 } as const;

export interface Gestures {
	down(pointer: Pointer, panning: boolean): void;
	move(pointer: Pointer): void;
	up(pointer: Pointer): void;
	cancel(id: number): void;
	/** Escape: what is in the hand goes back. */
	escape(): void;
}

type State =
	| { readonly kind: 'idle' }
	| { readonly kind: 'pressed'; readonly at: Pointer; readonly timer: ReturnType<typeof setTimeout> | null }
	| { readonly kind: 'panning'; readonly last: Pointer }
	| { readonly kind: 'carrying'; readonly id: number }
	| { readonly kind: 'pinching' }
	/** Put back by Escape while the button is still held: nothing more until it is let go. */
	| { readonly kind: 'spent' };

/** Turns pointers into meanings: press, drag, pinch, long press, double tap. Knows no DOM. `now` in ms. */
export function gestures(mean: Meanings, now: () => number): Gestures {
	let state: State = { kind: 'idle' };
	let lastTap: (Point & { readonly time: number }) | null = null;
	const fingers = new Map<number, Pointer>();

	const settle = (next: State): void => {
		if (state.kind === 'pressed' && state.timer) clearTimeout(state.timer);
		state = next;
	};

	const press = (pointer: Pointer): void => {
		const hold = (): void => {
			if (mean.take(pointer)) settle({ kind: 'carrying', id: pointer.id });
		};
		settle({
			kind: 'pressed',
			at: pointer,
			timer: pointer.kind === 'touch' ? setTimeout(hold, feel.longPress) : null
		});
	};

	const drag = (from: Pointer, pointer: Pointer): void => {
		const slack = from.kind === 'touch' ? feel.touch : feel.mouse;
		if (Math.hypot(pointer.x - from.x, pointer.y - from.y) < slack) return;
		if (from.kind !== 'touch' && mean.take(from)) {
			settle({ kind: 'carrying', id: pointer.id });
			mean.carry(pointer);
			return;
		}
		mean.pan(from.x - pointer.x, from.y - pointer.y);
		settle({ kind: 'panning', last: pointer });
	};

	const pinch = (pointer: Pointer): void => {
		const before = [...fingers.values()];
		fingers.set(pointer.id, pointer);
		const after = [...fingers.values()];
		const [a, b] = [spread(before), spread(after)];
		if (!a || !b) return;
		mean.pan(a.middle.x - b.middle.x, a.middle.y - b.middle.y);
		if (a.apart > 0) mean.zoom(b.apart / a.apart, b.middle);
	};

	const tap = (pointer: Pointer): void => {
		const time = now();
		const again =
			lastTap !== null &&
			time - lastTap.time < feel.double &&
			Math.hypot(pointer.x - lastTap.x, pointer.y - lastTap.y) < feel.near;
		lastTap = again ? null : { x: pointer.x, y: pointer.y, time };
		if (again) mean.doubleTap(pointer);
		else mean.tap(pointer, pointer.add);
	};

	return {
		down(pointer, panning) {
			fingers.set(pointer.id, pointer);
			if (fingers.size === 2 && pointer.kind === 'touch' && state.kind !== 'carrying')
				settle({ kind: 'pinching' });
			else if (fingers.size === 1) {
				if (panning || pointer.button === 1) settle({ kind: 'panning', last: pointer });
				else if (pointer.button === 0) press(pointer);
			}
		},
		move(pointer) {
			switch (state.kind) {
				case 'idle':
					mean.hover(pointer);
					break;
				case 'pressed':
					if (pointer.id === state.at.id) drag(state.at, pointer);
					break;
				case 'panning':
					mean.pan(state.last.x - pointer.x, state.last.y - pointer.y);
					state = { kind: 'panning', last: pointer };
					break;
				case 'carrying':
					if (pointer.id === state.id) mean.carry(pointer);
					break;
				case 'pinching':
					pinch(pointer);
					break;
				case 'spent':
			}
			if (fingers.has(pointer.id)) fingers.set(pointer.id, pointer);
		},
		up(pointer) {
			fingers.delete(pointer.id);
			if (state.kind === 'pressed') tap(pointer);
			else if (state.kind === 'carrying' && state.id === pointer.id) mean.release(pointer);
			const left = [...fingers.values()][0];
			settle(left && state.kind === 'pinching' ? { kind: 'panning', last: left } : { kind: 'idle' });
		},
		cancel(id) {
			fingers.delete(id);
			if (state.kind === 'carrying' && state.id === id) mean.putBack();
			settle({ kind: 'idle' });
		},
		escape() {
			if (state.kind === 'carrying') mean.putBack();
			settle(fingers.size > 0 ? { kind: 'spent' } : { kind: 'idle' });
		}
	};
}

function spread(fingers: readonly Point[]): { middle: Point; apart: number } | null {
	const [a, b] = fingers;
	if (!a || !b) return null;
	return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
}
