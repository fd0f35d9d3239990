import type { Series } from './charts.ts';

/** What an axis has to show. */

/** The highest value a chart shows: of a stack the highest sum. At least 1, so that an empty chart has an axis. */
export function highest(kind: 'stack' | 'line', series: readonly Series[]): number {
	const values =
		kind === 'line'
			? series.flatMap((each) => each.values.map((value) => value ?? 0))
			: (series[0]?.values ?? []).map((_, at) =>
					series.reduce((sum, { values: list }) => sum + (list[at] ?? 0), 0)
				);
	return Math.max(1, ...values);
}

/** Which of so many labels fit under an axis of a phone: every n-th, and always the last. */
export function shown(count: number): readonly number[] {
	const step = Math.max(1, Math.ceil(count / 10));
	return Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % step === 0);
}
