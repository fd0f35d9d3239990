/** Chance that can be told again: every step of a run is one number. */
export interface Chance {
	/** 0 ≤ n < below */
	below(below: number): number;
	/** True once in so many times. */
	once(inSoMany: number): boolean;
	/** One of them. Throws on none. */
	of<T>(from: readonly T[]): T;
	/** One of them, or `otherwise` where there is none. */
	maybe<T, U>(from: readonly T[], otherwise: U): T | U;
	/** One of them, each as often as its weight says. */
	weighted<T>(from: readonly (readonly [number, T])[]): T;
}

/** mulberry32 */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (most: number): number => Math.floor(next() * most);
	const maybe = <T, U>(from: readonly T[], otherwise: U): T | U => {
		const chosen = from[below(from.length)];
		return chosen === undefined ? otherwise : chosen;
	};
	return {
		below,
		once: (inSoMany) => below(inSoMany) === 0,
		of(from) {
			const chosen = from[below(from.length)];
			if (chosen === undefined) throw new Error('nothing to choose from');
			return chosen;
		},
		maybe,
		weighted(from) {
			let rest = below(from.reduce((sum, [weight]) => sum + weight, 0));
			for (const [weight, each] of from) {
				if (rest < weight) return each;
				rest -= weight;
			}
			throw new Error('nothing to choose from');
		}
	};
}
