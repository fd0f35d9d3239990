/* global location */
const words =
	'retry payment import gateway patient record export alert audit lab result order sign scan'.split(' ');

/** As many cards as the address asks for, where a board of ours would have them: 48 side by side. */
export function cards() {
	const count = Number(new URLSearchParams(location.search).get('items') ?? 1000);
	return Array.from({ length: count }, (_, n) => ({
		x: (n % 48) * 170,
		y: Math.floor(n / 48) * 64,
		width: 160,
		height: 56,
		text: Array.from({ length: 5 }, (_, k) => words[(n * 7 + k * 3) % words.length]).join(' ')
	}));
}
