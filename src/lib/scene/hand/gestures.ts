import { unreachable } from '#lib/domain/result.ts';
import type { Point } from '../view/camera.ts';

/** A pointer as the gestures see it; coordinates in CSS pixels of the container. */
export interface Pointer extends Point {
	readonly id: number;
	readonly kind: 'mouse' | 'touch' | 'pen';
	/** As the DOM counts them: 0 main, 1 middle. */
	readonly button: number;
	/** A key is held that adds to what is selected. */
	readonly add: boolean;
}

/** What pointers come to mean. */
export interface Meanings {
	hover(point: Point | null): void;
	tap(point: Pointer): void;
	doubleTap(point: Pointer): void;
	/** A drag (or long press) begins at `point`; true if something was taken up, false to pan instead. */
	take(point: Point): boolean;
	carry(point: Point): void;
	/** Let go; `still`: by a finger that never moved since it took something up. */
	release(point: Point, still: boolean): void;
	putBack(): void;
	/** A drag begins where nothing can be taken up: true if it draws a frame round cards, false to pan instead. */
	frame(from: Pointer): boolean;
	stretch(point: Point): void;
	/** The frame is done, or given up. */
	framed(done: boolean): void;
	/** A finger rests where nothing can be taken up. */
	menu(point: Point): void;
	pan(dx: number, dy: number): void;
	zoom(factor: number, point: Point): void;
}

/** Starting values of tldraw, measured by hands: CSS pixels and ms. */
export const feel = { mouse: 4, touch: 6, longPress: 500, double: 450, near: 12 } as const;

type State =
	| { readonly kind: 'idle' }
	| { readonly kind: 'pressed'; readonly at: Pointer; readonly timer: ReturnType<typeof setTimeout> | null }
	| { readonly kind: 'panning'; readonly last: Pointer }
	/** `still`: a finger that has not moved since. */
	| { readonly kind: 'carrying'; readonly id: number; readonly still: Point | null }
	| { readonly kind: 'framing'; readonly id: number }
	| { readonly kind: 'pinching' }
	/** Put back by Escape while the button is still held: nothing more until it is let go. */
	| { readonly kind: 'spent' };

/** Turns pointers into meanings: press, drag, frame, pinch, long press, double tap. Knows no DOM. */
export class Gestures {
	readonly #mean: Meanings;
	readonly #now: () => number;
	readonly #fingers = new Map<number, Pointer>();
	#state: State = { kind: 'idle' };
	#lastTap: (Point & { readonly time: number }) | null = null;

	/** `now` in ms. */
	constructor(mean: Meanings, now: () => number) {
		this.#mean = mean;
		this.#now = now;
	}

	/** `panning`: space is held, so whatever lies there is left where it is. */
	down(pointer: Pointer, panning: boolean): void {
		this.#fingers.set(pointer.id, pointer);
		const { size } = this.#fingers;
		if (size === 2 && pointer.kind === 'touch' && this.#state.kind !== 'carrying') {
			if (this.#state.kind === 'framing') this.#mean.framed(false);
			this.#settle({ kind: 'pinching' });
		}
		if (size !== 1) return;
		if (panning || pointer.button === 1) this.#settle({ kind: 'panning', last: pointer });
		else if (pointer.button === 0) this.#press(pointer);
	}

	move(pointer: Pointer): void {
		const state = this.#state;
		switch (state.kind) {
			case 'idle':
				this.#mean.hover(pointer);
				break;
			case 'pressed':
				if (pointer.id === state.at.id) this.#drag(state.at, pointer);
				break;
			case 'panning':
				if (pointer.id !== state.last.id) break;
				this.#mean.pan(state.last.x - pointer.x, state.last.y - pointer.y);
				this.#state = { kind: 'panning', last: pointer };
				break;
			case 'carrying':
				if (pointer.id === state.id) this.#carry(state, pointer);
				break;
			case 'framing':
				if (pointer.id === state.id) this.#mean.stretch(pointer);
				break;
			case 'pinching':
				this.#pinch(pointer);
				break;
			case 'spent':
				break;
			default:
				unreachable(state);
		}
		if (this.#fingers.has(pointer.id)) this.#fingers.set(pointer.id, pointer);
	}

	up(pointer: Pointer): void {
		const state = this.#state;
		this.#fingers.delete(pointer.id);
		if (isAnothers(state, pointer.id)) return;
		if (state.kind === 'pressed') this.#tap(pointer);
		else if (state.kind === 'carrying') this.#mean.release(pointer, state.still !== null);
		else if (state.kind === 'framing') this.#mean.framed(true);
		const left = [...this.#fingers.values()][0];
		this.#settle(left && state.kind === 'pinching' ? { kind: 'panning', last: left } : { kind: 'idle' });
	}

	/** The browser took the pointer away. */
	cancel(id: number): void {
		this.#fingers.delete(id);
		if (isAnothers(this.#state, id)) return;
		if (this.#state.kind === 'carrying') this.#mean.putBack();
		if (this.#state.kind === 'framing') this.#mean.framed(false);
		this.#settle({ kind: 'idle' });
	}

	/** What is in the hand goes back; a press comes to nothing. */
	escape(): void {
		if (this.#state.kind === 'carrying') this.#mean.putBack();
		if (this.#state.kind === 'framing') this.#mean.framed(false);
		this.#settle(this.#fingers.size > 0 ? { kind: 'spent' } : { kind: 'idle' });
	}

	#settle(next: State): void {
		if (this.#state.kind === 'pressed' && this.#state.timer) clearTimeout(this.#state.timer);
		this.#state = next;
	}

	#press(pointer: Pointer): void {
		const hold = (): void => {
			if (this.#mean.take(pointer)) {
				this.#settle({ kind: 'carrying', id: pointer.id, still: pointer });
				return;
			}
			this.#settle({ kind: 'spent' });
			this.#mean.menu(pointer);
		};
		const timer = pointer.kind === 'touch' ? setTimeout(hold, feel.longPress) : null;
		this.#settle({ kind: 'pressed', at: pointer, timer });
	}

	#drag(from: Pointer, pointer: Pointer): void {
		const slack = from.kind === 'touch' ? feel.touch : feel.mouse;
		if (Math.hypot(pointer.x - from.x, pointer.y - from.y) < slack) return;
		if (from.kind !== 'touch' && this.#mean.take(from)) {
			this.#settle({ kind: 'carrying', id: pointer.id, still: null });
			this.#mean.carry(pointer);
			return;
		}
		if (this.#mean.frame(from)) {
			this.#settle({ kind: 'framing', id: pointer.id });
			this.#mean.stretch(pointer);
			return;
		}
		this.#mean.pan(from.x - pointer.x, from.y - pointer.y);
		this.#settle({ kind: 'panning', last: pointer });
	}

	/** A finger trembles: until it has really moved it only holds. */
	#carry({ id, still }: Extract<State, { kind: 'carrying' }>, pointer: Pointer): void {
		if (still && Math.hypot(pointer.x - still.x, pointer.y - still.y) < feel.touch) return;
		if (still) this.#state = { kind: 'carrying', id, still: null };
		this.#mean.carry(pointer);
	}

	#pinch(pointer: Pointer): void {
		const before = spread([...this.#fingers.values()]);
		this.#fingers.set(pointer.id, pointer);
		const after = spread([...this.#fingers.values()]);
		if (!before || !after) return;
		this.#mean.pan(before.middle.x - after.middle.x, before.middle.y - after.middle.y);
		if (before.apart > 0) this.#mean.zoom(after.apart / before.apart, after.middle);
	}

	#tap(pointer: Pointer): void {
		const time = this.#now();
		const last = this.#lastTap;
		const again =
			last !== null &&
			time - last.time < feel.double &&
			Math.hypot(pointer.x - last.x, pointer.y - last.y) < feel.near;
		this.#lastTap = again ? null : { x: pointer.x, y: pointer.y, time };
		if (again) this.#mean.doubleTap(pointer);
		else this.#mean.tap(pointer);
	}
}

/** Whether what goes on is the doing of one pointer, and of another than this: a second finger that comes and goes ends nothing. */
function isAnothers(state: State, id: number): boolean {
	if (state.kind === 'pressed') return state.at.id !== id;
	if (state.kind === 'panning') return state.last.id !== id;
	return (state.kind === 'carrying' || state.kind === 'framing') && state.id !== id;
}

function spread(fingers: readonly Point[]): { middle: Point; apart: number } | null {
	const [a, b] = fingers;
	if (!a || !b) return null;
	return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
}
