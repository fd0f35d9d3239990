const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A month by its English name or its first three letters, 1–12. */
function monthOf(name: string): number | null {
	const at = months.indexOf(name.slice(0, 3).toLowerCase());
	return at === -1 ||
		!/^(january|february|march|april|may|june|july|august|sept?(ember)?|october|november|december|...)$/i.test(
			name
		)
		? null
		: at + 1;
}

/** `YYYY-MM-DD`, or null where the calendar has no such day. */
function dayOf(year: number, month: number, day: number): string | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
		return null;
	return date.toISOString().slice(0, 10);
}

/**
 * A date as people write it, as `YYYY-MM-DD`: ISO with or without a time, 2026/7/3, 3.7.2026, 3 July 2026, July 3,
 * 2026. `13/7/2026` can only be read one way; `3/7/2026` can be read in two: null, as where it is no date at all.
 */
export function readDay(text: string): string | null {
	const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]+ ?(?:Z|[AP]M|[+-]\d\d:?\d\d)?)?$/i.exec(text);
	if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
	if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
	const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
	if (slashed) return slashedDay(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
	const worded =
		/^(?<day>\d{1,2})[. -]+(?<month>[a-z]{3,9})[., -]+(?<year>\d{4})$/i.exec(text) ??
		/^(?<month>[a-z]{3,9})[. ]+(?<day>\d{1,2}),? +(?<year>\d{4})$/i.exec(text);
	const month = monthOf(worded?.groups?.['month'] ?? '');
	return month ? dayOf(Number(worded?.groups?.['year']), month, Number(worded?.groups?.['day'])) : null;
}

function slashedDay(a: number, b: number, year: number): string | null {
	const dayFirst = dayOf(year, b, a);
	const monthFirst = dayOf(year, a, b);
	return dayFirst && monthFirst && dayFirst !== monthFirst ? null : (dayFirst ?? monthFirst);
}

/** First and last day of a stretch of time, both inclusive. */
export interface Span {
	readonly starts: string;
	readonly ends: string;
}

const span = (year: number, firstMonth: number, count: number): Span => ({
	starts: new Date(Date.UTC(year, firstMonth - 1, 1)).toISOString().slice(0, 10),
	ends: new Date(Date.UTC(year, firstMonth - 1 + count, 0)).toISOString().slice(0, 10)
});

/**
 * The days a timebox's name speaks of: `2026-Q3`, `Q3 2026`, `2026-07`, `July 2026`, `H2 2026`, `2026`, a date, or two
 * dates with `to` or a dash between. Null for names that speak of none, such as `v1.37` or `Sprint 12`.
 */
export function spanOf(name: string): Span | null {
	const parts = /^(?:(\d{4})[ -/]?([qh])([1-4])|([qh])([1-4])[ -/']*(\d{4}))$/i.exec(name);
	if (parts)
		return partSpan(Number(parts[1] ?? parts[6]), parts[2] ?? parts[4] ?? '', Number(parts[3] ?? parts[5]));
	const numbered = /^(\d{4})[-/](0[1-9]|1[0-2])$/.exec(name);
	if (numbered) return span(Number(numbered[1]), Number(numbered[2]), 1);
	if (/^(19|20)\d\d$/.test(name)) return span(Number(name), 1, 12);
	const named = /^([a-z]{3,9})\.?[ -]+(\d{4})$/i.exec(name);
	const month = monthOf(named?.[1] ?? '');
	if (named && month) return span(Number(named[2]), month, 1);
	return datesSpan(name);
}

function partSpan(year: number, letter: string, n: number): Span | null {
	if (letter.toLowerCase() === 'q') return span(year, n * 3 - 2, 3);
	return n <= 2 ? span(year, n * 6 - 5, 6) : null;
}

function datesSpan(name: string): Span | null {
	const [first = '', second = first, ...more] = name.split(/ +(?:to|-|–|—) +|\.\.|→/);
	const starts = readDay(first.trim());
	const ends = readDay(second.trim());
	if (more.length > 0 || !starts || !ends) return null;
	return starts <= ends ? { starts, ends } : null;
}
