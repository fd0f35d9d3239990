/** Collects what happens within one interval, so that it is merged, encoded and sent once. */
export interface Tick {
	/** Something is to be sent. Called any number of times, it flushes once. */
	schedule(): void;
	stop(): void;
}

/**
 * The ms of a tick where so many sockets are written to: each write costs about as much as judging a tenth of an update does, and
 * who sees a thousand people at work can't tell 33 ms from 70. Never more than 2.5 times `interval`.
 */
export const paced = (interval: number, sockets: number): number =>
	interval * (1 + (1.5 * sockets) / (sockets + 300));

/**
 * Flushes at most once every `interval` ms. After a pause the first thing goes out at once: a lone drop or
 * signature does not wait for a tick.
 */
export function createTick(interval: number | (() => number), flush: () => void): Tick {
	let last = -Infinity;
	let timer: NodeJS.Timeout | null = null;
	const run = () => {
		timer = null;
		last = performance.now();
		flush();
	};
	const due = () => last + (typeof interval === 'number' ? interval : interval());
	return {
		schedule() {
			timer ??= setTimeout(run, Math.max(0, due() - performance.now()));
		},
		stop() {
			if (timer) clearTimeout(timer);
			timer = null;
		}
	};
}
