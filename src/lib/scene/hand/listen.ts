import type { Point } from '../view/camera.ts';
import type { Gestures, Meanings, Pointer } from './gestures.ts';

/** CSS pixels that a wheel's pixel, line and page stand for. */
const wheelUnits = [1, 18, 400] as const;

interface Ears {
	readonly element: HTMLElement;
	readonly gestures: Gestures;
	readonly mean: Meanings;
	readonly signal: AbortSignal;
	/** Whether space is held, which makes every drag a pan. */
	space: boolean;
}

/**
 * Binds pointers, wheel and the keys a hand needs while it works (space, escape) to the board's element.
 * Returns what takes it all off again.
 */
export function listen(element: HTMLElement, gestures: Gestures, mean: Meanings): () => void {
	const off = new AbortController();
	const ears: Ears = { element, gestures, mean, signal: off.signal, space: false };
	// The browser's own panning and pinching would take the pointers away.
	element.style.touchAction = 'none';
	element.style.userSelect = 'none';
	pointers(ears);
	wheel(ears);
	keys(ears);
	return () => off.abort();
}

/** Where something happened, in CSS pixels of the element. */
function at(element: HTMLElement, from: MouseEvent): Point {
	const box = element.getBoundingClientRect();
	return { x: from.clientX - box.left, y: from.clientY - box.top };
}

const pointer = (element: HTMLElement, from: PointerEvent): Pointer => ({
	...at(element, from),
	id: from.pointerId,
	kind: from.pointerType === 'touch' ? 'touch' : from.pointerType === 'pen' ? 'pen' : 'mouse',
	button: from.button,
	add: from.shiftKey || from.metaKey || from.ctrlKey
});

function pointers(ears: Ears): void {
	const { element, gestures, mean, signal } = ears;
	const down = (from: PointerEvent): void => {
		// A pointer that a script made can't be captured; it works without.
		if (from.isTrusted) element.setPointerCapture(from.pointerId);
		if (from.button === 1) from.preventDefault();
		gestures.down(pointer(element, from), ears.space);
	};
	element.addEventListener('pointerdown', down, { signal });
	element.addEventListener('pointermove', (from) => gestures.move(pointer(element, from)), { signal });
	element.addEventListener('pointerup', (from) => gestures.up(pointer(element, from)), { signal });
	element.addEventListener('pointercancel', (from) => gestures.cancel(from.pointerId), { signal });
	// Let go at speed, a finger flings, which `touch-action` forbids; Chromium then makes no click of the next tap, wherever
	// that is. Of a movement that is taken here the browser makes nothing at all.
	const taken = (from: TouchEvent): void => {
		if (from.cancelable) from.preventDefault();
	};
	element.addEventListener('touchmove', taken, { signal, passive: false });
	const leave = (from: PointerEvent): void => {
		if (from.pointerType === 'mouse') mean.hover(null);
	};
	element.addEventListener('pointerleave', leave, { signal });
	// The board has a menu of its own. A finger asks for it by the gestures: a long press lifts first.
	const menu = (from: MouseEvent): void => {
		from.preventDefault();
		const finger = 'pointerType' in from && from.pointerType === 'touch';
		if (finger || element.dataset['carrying'] !== undefined) return;
		gestures.escape();
		mean.menu(at(element, from));
	};
	element.addEventListener('contextmenu', menu, { signal });
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** A wheel pans; with control (which is how a trackpad's pinch arrives) it zooms at the pointer. */
function wheel({ element, mean, signal }: Ears): void {
	const turned = (from: WheelEvent): void => {
		from.preventDefault();
		const unit = wheelUnits[from.deltaMode] ?? 1;
		const [dx, dy] = [from.deltaX * unit, from.deltaY * unit];
		if (from.ctrlKey || from.metaKey) mean.zoom(Math.exp(-clamp(dy, 60) * 0.009), at(element, from));
		else if (from.shiftKey && dx === 0) mean.pan(dy, 0);
		else mean.pan(dx, dy);
	};
	element.addEventListener('wheel', turned, { signal, passive: false });
}

function keys(ears: Ears): void {
	const { element, gestures, signal } = ears;
	const down = (from: KeyboardEvent): void => {
		if (from.key === 'Escape') gestures.escape();
		// Elsewhere space belongs to whatever has the focus.
		if (from.code !== 'Space' || (from.target !== document.body && from.target !== element)) return;
		ears.space = true;
		element.style.cursor = 'grab';
		from.preventDefault();
	};
	const up = (from: KeyboardEvent): void => {
		if (from.code !== 'Space' || !ears.space) return;
		ears.space = false;
		element.style.cursor = '';
	};
	window.addEventListener('keydown', down, { signal });
	window.addEventListener('keyup', up, { signal });
}
