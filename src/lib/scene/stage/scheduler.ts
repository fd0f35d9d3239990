/** The three layers, from the ground up. */
export const layers = ['board', 'live', 'hands'] as const;
export type Layer = (typeof layers)[number];

export interface Scheduler {
	/** Marks a layer to be drawn with the next frame. */
	dirty(...layers: readonly Layer[]): void;
	/** Asks for a next frame although nothing is to be drawn yet (a flight begins). */
	wake(): void;
	/** For good: fonts and pictures that come later draw nothing. */
	stop(): void;
}

/**
 * One animation frame for everything. `step` moves what moves and says whether it needs another frame; then what
 * is dirty is drawn, and with it the layer that it is drawn on meanwhile. Where nothing is dirty and nothing
 * moves no frame is asked for: an idle board costs nothing.
 */
export function scheduler(
	step: (now: number) => boolean,
	draw: (layer: Layer) => void,
	drawnOn: (layer: Layer) => Layer
): Scheduler {
	const dirty = new Set<Layer>();
	let frame: number | null = null;
	let ended = false;
	const ask = (): void => {
		if (!ended) frame ??= requestAnimationFrame(run);
	};
	const run = (now: number): void => {
		frame = null;
		const more = step(now);
		for (const layer of [...dirty]) dirty.add(drawnOn(layer));
		for (const layer of layers) if (dirty.delete(layer)) draw(layer);
		if (more || dirty.size > 0) ask();
	};
	return {
		dirty(...each) {
			for (const layer of each) dirty.add(layer);
			ask();
		},
		wake: ask,
		stop() {
			ended = true;
			if (frame !== null) cancelAnimationFrame(frame);
		}
	};
}
