/** A line of a bench's table: what was measured, and its figures. */
export type Line = readonly [what: string, ...figures: string[]];

/** The value below which `part` (0–1) of the values lie. */
export function at(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** `12.3 ms`; whole from 100 on, seconds from 10,000. */
export function ms(value: number): string {
	if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
	return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

/** `p50 12.3 ms`, and so on for each part asked for. */
export const parts = (values: readonly number[], ...asked: readonly number[]): string[] =>
	asked.map((part) => `p${String(Math.round(part * 100))} ${ms(at(values, part))}`);

/** `12 %` of a part 0–1. */
export const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;

/** Prints a table under its heading, each column as wide as its widest cell. */
export function print(heading: string, lines: readonly Line[]): void {
	const columns = Math.max(...lines.map((line) => line.length));
	const widths = Array.from({ length: columns }, (_, n) =>
		Math.max(...lines.map((line) => (line[n] ?? '').length))
	);
	const told = lines.map((line) =>
		`  ${line.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('   ')}`.trimEnd()
	);
	console.log([heading, ...told, ''].join('\n'));
}
