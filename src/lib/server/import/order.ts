import { byText } from '#lib/domain/order.ts';

/**
 * Order as people count: `v1.9` before `v1.10`, `Sprint 2` before `Sprint 12`. Runs of digits compare as numbers, the
 * rest as lower-case text; the same on every machine. Names that differ only in case or zeros fall back on plain order.
 */
export function natural(a: string, b: string): number {
	const [left, right] = [piecesOf(a), piecesOf(b)];
	for (let at = 0; at < Math.max(left.length, right.length); at++) {
		const order = comparePieces(left[at], right[at]);
		if (order !== 0) return order;
	}
	return byText(a, b);
}

const piecesOf = (name: string): string[] => name.toLowerCase().match(/\d+|\D+/g) ?? [];

function comparePieces(a: string | undefined, b: string | undefined): number {
	if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
	const [first, second] = [digitsOf(a), digitsOf(b)];
	if (first === null || second === null) return byText(a, b);
	if (first.length !== second.length) return first.length - second.length;
	return byText(first, second);
}

/** A number as its digits without leading zeros: numbers of any length compare by length, then as text. */
const digitsOf = (piece: string): string | null =>
	/^\d/.test(piece) ? piece.replace(/^0+(?=\d)/, '') : null;
