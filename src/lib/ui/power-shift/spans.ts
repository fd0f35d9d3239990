/** Spans of time as figures are read: ms in, text out. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `35 min`, `5 h`, `12 days`: the unit in which it is a number one can take in. */
export function span(ms: number): string {
	if (ms < hour) return `${Math.round(ms / minute)} min`;
	if (ms < 2 * day) return `${round(ms / hour)} h`;
	return `${round(ms / day)} days`;
}

/** The unit in which spans up to `most` ms are drawn on one axis, and how long it is. */
export const unitFor = (most: number): { readonly name: string; readonly ms: number } =>
	most < 2 * hour
		? { name: 'minutes', ms: minute }
		: most < 3 * day
			? { name: 'hours', ms: hour }
			: { name: 'days', ms: day };

const round = (value: number): string =>
	value < 10 ? String(Math.round(value * 10) / 10) : value.toFixed(0);

/** `12 %`; a dash for nothing to measure. */
export const percent = (share: number | null): string =>
	share === null ? '–' : `${Math.round(share * 100)} %`;
