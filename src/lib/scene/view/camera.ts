import type { Rect } from '../layout/boxes.ts';
import { footFor, headsFor, toolsFor, type Heads } from '../layout/measures.ts';
import type { Camera } from '../scene.ts';

/** Size of the drawing surface in CSS pixels, lane and column heads included. */
export interface Viewport {
	readonly width: number;
	readonly height: number;
}

/** A point in CSS pixels of the container, or in world pixels. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Extent {
	readonly width: number;
	readonly height: number;
}

export const zoomRange = { min: 0.04, max: 2.5 } as const;

/** The zoom at which a card can be read from a chair. */
export const readable = 1;

const clampTo = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

export const toWorld = (camera: Camera, point: Point): Point => ({
	x: camera.x + point.x / camera.z,
	y: camera.y + point.y / camera.z
});

export const toScreen = (camera: Camera, point: Point): Point => ({
	x: (point.x - camera.x) * camera.z,
	y: (point.y - camera.y) * camera.z
});

/** The part of the world that is not under the heads. */
export function inView(
	camera: Camera,
	viewport: Viewport,
	head: Pick<Heads, 'width' | 'height'> = headsFor(viewport)
): Rect {
	const from = toWorld(camera, { x: head.width, y: head.height });
	return {
		...from,
		width: Math.max(0, viewport.width - head.width) / camera.z,
		height: Math.max(0, viewport.height - head.height) / camera.z
	};
}

/**
 * Keeps the board in sight: it may not be pushed away behind the heads, nor off the far edges, but for as far as tools and
 * overview stand over its foot.
 */
export function clampCamera(camera: Camera, world: Extent, viewport: Viewport): Camera {
	const head = headsFor(viewport);
	const z = clampTo(camera.z, zoomRange.min, zoomRange.max);
	const along = (at: number, size: number, view: number, under: number): number => {
		const least = -under / z;
		return clampTo(at, least, Math.max(least, size - view / z));
	};
	return {
		x: along(camera.x, world.width, viewport.width, head.width),
		y: along(camera.y, world.height, viewport.height - footFor(viewport), head.height),
		z
	};
}

/** Zooms by `factor`, the world under `point` staying where it is. */
export function zoomAt(camera: Camera, factor: number, point: Point): Camera {
	const z = clampTo(camera.z * factor, zoomRange.min, zoomRange.max);
	const fixed = toWorld(camera, point);
	return { x: fixed.x - point.x / z, y: fixed.y - point.y / z, z };
}

/** Moves by CSS pixels: what a wheel or a hand says. */
export const panBy = (camera: Camera, dx: number, dy: number): Camera => ({
	x: camera.x + dx / camera.z,
	y: camera.y + dy / camera.z,
	z: camera.z
});

/** The camera that shows all of `rect`, centred in what heads and tools leave free, no nearer than `most`. */
export function fitRect(rect: Rect, viewport: Viewport, most: number = readable, padding = 24): Camera {
	const head = headsFor(viewport);
	const tools = padding === 0 ? 0 : toolsFor(viewport);
	const free = {
		width: Math.max(1, viewport.width - head.width - 2 * padding),
		height: Math.max(1, viewport.height - head.height - tools - 2 * padding)
	};
	const z = clampTo(
		Math.min(free.width / Math.max(1, rect.width), free.height / Math.max(1, rect.height), most),
		zoomRange.min,
		zoomRange.max
	);
	return {
		x: rect.x + rect.width / 2 - (head.width + padding + free.width / 2) / z,
		y: rect.y + rect.height / 2 - (head.height + padding + free.height / 2) / z,
		z
	};
}

/** The least move that brings `rect` into what the heads, and what stands over the foot of the board, leave free. */
export function reveal(camera: Camera, rect: Rect, viewport: Viewport, padding = 24): Camera {
	const view = inView(camera, viewport);
	const pad = padding / camera.z;
	const along = (at: number, size: number, from: number, room: number): number => {
		if (at - pad < from) return at - pad - from;
		const over = at + size + pad - (from + room);
		return over > 0 ? Math.min(over, at - pad - from) : 0;
	};
	return {
		x: camera.x + along(rect.x, rect.width, view.x, view.width),
		y: camera.y + along(rect.y, rect.height, view.y, view.height - footFor(viewport) / camera.z),
		z: camera.z
	};
}

/** Fast away, soft in: `cubic-bezier(.2, 0, 0, 1)` is close to this. */
export const ease = (t: number): number => 1 - (1 - t) ** 4;

/** Where a flight stands at `t` (0–1). Zoom goes by ratio, so that near and far feel alike; the middle goes straight. */
export function along(from: Camera, to: Camera, t: number, viewport: Viewport): Camera {
	if (t >= 1) return to;
	const eased = ease(Math.max(0, t));
	const z = from.z * (to.z / from.z) ** eased;
	const middle = { x: viewport.width / 2, y: viewport.height / 2 };
	const a = toWorld(from, middle);
	const b = toWorld(to, middle);
	return {
		x: a.x + (b.x - a.x) * eased - middle.x / z,
		y: a.y + (b.y - a.y) * eased - middle.y / z,
		z
	};
}
