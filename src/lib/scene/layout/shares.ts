import type { Lengths } from './measures.ts';

const sumOf = (lengths: Lengths): number => lengths.reduce((sum, each) => sum + each, 0);

/**
 * `total` shared out in the proportions of `natural`, but to nobody less than `least`; where that is more than there is, to
 * all alike.
 */
export function fairly(natural: Lengths, total: number, least: number): Lengths {
	const floor = Math.min(least, total / natural.length);
	let small: ReadonlySet<number> = new Set();
	for (;;) {
		const held = small;
		const rest = sumOf(natural.filter((_, n) => !held.has(n)));
		const scale = rest > 0 ? (total - held.size * floor) / rest : 0;
		const shared = natural.map((each, n) => (held.has(n) ? floor : each * scale));
		small = new Set(shared.flatMap((each, n) => (each <= floor ? [n] : [])));
		if (small.size === held.size) return shared;
	}
}
