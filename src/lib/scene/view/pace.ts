/** Frames looked at, and ms above which the slowest twentieth of them are too slow. */
const sample = 30;
const slow = 24;

/** Whether frames come fast enough while the camera moves; where they don't, pictures are to be coarse until it rests. */
export interface Pace {
	/** A picture was drawn at `now`, ms, the camera having moved since the one before or not. */
	drawn(now: number, moved: boolean): void;
	/** The camera rests: the next picture may be fine again. */
	rest(): void;
	readonly coarse: boolean;
}

export function pace(): Pace {
	let before: number | null = null;
	let intervals: number[] = [];
	let coarse = false;
	return {
		get coarse() {
			return coarse;
		},
		drawn(now, moved) {
			if (moved && before !== null) intervals = [...intervals.slice(1 - sample), now - before];
			before = moved ? now : null;
			if (intervals.length < sample) return;
			const sorted = intervals.toSorted((a, b) => a - b);
			coarse ||= (sorted[Math.floor(sample * 0.95)] ?? 0) > slow;
		},
		rest() {
			coarse = false;
			before = null;
			intervals = [];
		}
	};
}
