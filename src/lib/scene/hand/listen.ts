import type { Point } from '../view/camera.ts';
import type { Gestures, Meanings, Pointer } from './gestures.ts';

/** CSS pixels a wheel's line and page stand for. */
const wheelUnits = [1, 18, 400] as const;

/**
 * Binds pointers, wheel and the keys a hand needs while it works (space, escape) to the board's element.
 * Returns what takes it all off again.
 */
export function listen(element: HTMLElement, gestures: Gestures, mean: Meanings): () => void {
	const off = new AbortController();
	const { signal } = off;
	// The browser's own panning and pinching would take the pointers away.
	element.style.touchAction = 'none';
	element.style.userSelect = 'none';
	let space = false;
	const at = (from: MouseEvent): Point => {
		const box = element.getBoundingClientRect();
		return { x: from.clientX - box.left, y: from.clientY - box.top };
	};
	const pointer = (from: PointerEvent): Pointer => ({
		...at(from),
		id: from.pointerId,
		kind: from.pointerType === 'touch' ? 'touch' : from.pointerType === 'pen' ? 'pen' : 'mouse',
		button: from.button,
		add: from.shiftKey || from.metaKey || from.ctrlKey
	});
	const on = <K extends keyof HTMLElementEventMap>(
		name: K,
		act: (from: HTMLElementEventMap[K]) => void,
		passive = true
	): void => element.addEventListener(name, act, { signal, passive });

	on(
		'pointerdown',
		(from) => {
			// Pointers that never were real (made by a test) can't be captured; they work without.
			if (element.hasPointerCapture !== undefined && from.isTrusted)
				element.setPointerCapture(from.pointerId);
			if (from.button === 1) from.preventDefault();
			gestures.down(pointer(from), space);
		},
		false
	);
	on('pointermove', (from) => gestures.move(pointer(from)));
	on('pointerup', (from) => gestures.up(pointer(from)));
	on('pointercancel', (from) => gestures.cancel(from.pointerId));
	on('pointerleave', (from) => {
		if (from.pointerType === 'mouse') mean.hover(null);
	});
	on(
		'wheel',
		(from) => {
			from.preventDefault();
			const unit = wheelUnits[from.deltaMode] ?? 1;
			if (from.ctrlKey || from.metaKey) mean.zoom(Math.exp(-clamp(from.deltaY * unit, 60) * 0.009), at(from));
			else if (from.shiftKey && from.deltaX === 0) mean.pan(from.deltaY * unit, 0);
			else mean.pan(from.deltaX * unit, from.deltaY * unit);
		},
		false
	);
	on(
		'contextmenu',
		(from) => {
			if (element.dataset['carrying'] !== undefined) from.preventDefault();
		},
		false
	);
	window.addEventListener(
		'keydown',
		(from) => {
			if (from.key === 'Escape') gestures.escape();
			if (from.code === 'Space' && (from.target === document.body || from.target === element)) {
				space = true;
				element.style.cursor = 'grab';
				from.preventDefault();
			}
		},
		{ signal }
	);
	window.addEventListener(
		'keyup',
		(from) => {
			if (from.code !== 'Space' || !space) return;
			space = false;
			element.style.cursor = '';
		},
		{ signal }
	);
	return () => off.abort();
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
