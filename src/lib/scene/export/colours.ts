/** Parts 0–1. */
export interface Colour {
	readonly red: number;
	readonly green: number;
	readonly blue: number;
	readonly alpha: number;
}

const known = new Map<string, Colour>();

/** A colour as tokens and marks say it, `#rgb` to `#rrggbbaa` or `rgb(…)`; what is none is black. */
export function colourOf(css: string): Colour {
	const found = known.get(css) ?? parse(css.trim());
	known.set(css, found);
	return found;
}

function parse(css: string): Colour {
	const hex = /^#([\da-f]{3,8})$/i.exec(css)?.[1];
	if (hex !== undefined) {
		const each = hex.length < 6 ? Array.from(hex, (digit) => digit + digit) : (hex.match(/../g) ?? []);
		return of(each.map((pair) => Number.parseInt(pair, 16) / 255));
	}
	const parts = /^rgba?\(([^)]+)\)$/i.exec(css)?.[1]?.split(/[\s,/]+/) ?? [];
	return of(
		parts.map((part, n) =>
			part.endsWith('%') ? Number.parseFloat(part) / 100 : Number(part) / (n < 3 ? 255 : 1)
		)
	);
}

const of = ([red = 0, green = 0, blue = 0, alpha = 1]: readonly number[]): Colour => ({
	red,
	green,
	blue,
	alpha
});

/** `#rrggbb`, which every reader of SVG knows. */
export const hexOf = ({ red, green, blue }: Colour): string =>
	`#${[red, green, blue]
		.map((part) =>
			Math.round(part * 255)
				.toString(16)
				.padStart(2, '0')
		)
		.join('')}`;
