/** Days as people in a zone count them. Pure: the zone's rules come with the language (`Intl`). */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is the costly part, so each zone's is kept. */
function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		calendar: 'iso8601',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	formats.set(zone, made);
	return made;
}

/** The day it is in an IANA zone at an instant (UTC ms): `YYYY-MM-DD`. */
export function dayOf(at: number, zone: string): string {
	const parts = new Map(
		formatOf(zone)
			.formatToParts(at)
			.map(({ type, value }) => [type, value])
	);
	return [parts.get('year'), parts.get('month'), parts.get('day')].join('-');
}

const minute = 60_000;
/** No day is longer, whatever is done to the clocks on it. */
const longestDay = 26 * 60;

/**
 * The last millisecond, UTC, of the day it is in a zone at an instant. Found by looking for the minute in which the
 * next day begins: a clock may be put forward at midnight, so no arithmetic on hours would do.
 */
export function endOfDay(at: number, zone: string): number {
	const today = dayOf(at, zone);
	const start = Math.floor(at / minute);
	let same = 0;
	let other = longestDay;
	while (other - same > 1) {
		const middle = (same + other) >>> 1;
		if (dayOf((start + middle) * minute, zone) === today) same = middle;
		else other = middle;
	}
	return (start + other) * minute - 1;
}

/** Whether one day, `YYYY-MM-DD`, comes before another; never where one of them is not known. */
export const isBefore = (a: string | null, b: string | null): boolean => a !== null && b !== null && a < b;
