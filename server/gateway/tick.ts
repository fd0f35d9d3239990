/** Collects what happens within one interval, so that it is merged, encoded and sent once. */
export interface Tick {
	/** Something is to be sent. Called any number of times, it flushes once. */
	schedule(): void;
	stop(): void;
}

/**
 * Flushes at most once every `interval` ms. After a pause the first thing goes out at once: a lone drop or
 * signature does not wait for a tick.
 */
export function createTick(interval: number, flush: () => void): Tick {
	let last = -Infinity;
	let timer: NodeJS.Timeout | null = null;
	const run = () => {
		timer = null;
		last = performance.now();
		flush();
	};
	return {
		schedule() {
			timer ??= setTimeout(run, Math.max(0, last + interval - performance.now()));
		},
		stop() {
			if (timer) clearTimeout(timer);
			timer = null;
		}
	};
}
