/** Times as people read them. All instants are UTC ms; the zone is the reader's unless one is named. */

const minute = 60_000;
const day = 24 * 60 * minute;

const format = (options: Intl.DateTimeFormatOptions, zone?: string): Intl.DateTimeFormat =>
	new Intl.DateTimeFormat('en-GB', zone === undefined ? options : { ...options, timeZone: zone });

/** The zone of whoever reads. */
export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `10:00` */
export const clock = (at: number, zone?: string): string =>
	format({ hour: '2-digit', minute: '2-digit', hour12: false }, zone).format(at);

/** `2026-03-12`, the day an instant falls on. */
export function isoDay(at: number, zone?: string): string {
	const parts = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, zone).formatToParts(at);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `today 10:00`, `Thu 10:00` within six days, `12 Mar 10:00` else, with the year where it is another. */
export function when(at: number, now: number, zone?: string): string {
	const days = Math.abs(at - now) / day;
	if (isoDay(at, zone) === isoDay(now, zone)) return `today ${clock(at, zone)}`;
	if (days < 6) return `${format({ weekday: 'short' }, zone).format(at)} ${clock(at, zone)}`;
	const sameYear = isoDay(at, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
	const date = format({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }, zone);
	return `${date.format(at)} ${clock(at, zone)}`;
}

/** `when`, and beside it the session's own time where that is another than the reader's. */
export function sessionTime(at: number, now: number, zone: string, reader = readersZone()): string {
	const mine = when(at, now, reader);
	const there = clock(at, zone);
	return zone === reader || there === clock(at, reader) ? mine : `${mine} (${there} in ${placeOf(zone)})`;
}

/** `Thu 26 Nov, 10:00 in Berlin`: for what is read elsewhere and on another day. */
export function sessionDate(at: number, zone: string): string {
	const day = format({ weekday: 'short', day: 'numeric', month: 'short' }, zone).format(at).replace(',', '');
	return `${day}, ${clock(at, zone)} in ${placeOf(zone)}`;
}

/** `Europe/Berlin` → `Berlin` */
export const placeOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** `just now`, `6 min ago`, `3 h ago`, `4 days ago` */
export function ago(at: number, now: number): string {
	const passed = Math.max(0, now - at);
	if (passed < minute) return 'just now';
	if (passed < 60 * minute) return `${Math.floor(passed / minute)} min ago`;
	if (passed < day) return `${Math.floor(passed / (60 * minute))} h ago`;
	const days = Math.floor(passed / day);
	return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** `24:10` left, `1:04:10` from an hour on; `+3:00` when the time is over. */
export function countdown(left: number): string {
	const seconds = Math.floor(Math.abs(left) / 1000);
	const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const two = (n: number) => String(n).padStart(2, '0');
	const text = h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
	return left < 0 ? `+${text}` : text;
}

/** A date without time, `2026-06-09` → `9 Jun`, with the year where `year` is another. */
export function shortDay(date: string, year?: number): string {
	const at = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(at)) return date;
	const other = year !== undefined && new Date(at).getUTCFullYear() !== year;
	return format({ day: 'numeric', month: 'short', ...(other ? { year: 'numeric' } : {}) }, 'UTC').format(at);
}

/** Instant → the value of a `datetime-local` field, in the reader's zone. */
export function toField(at: number): string {
	return `${isoDay(at)}T${clock(at)}`;
}

/** The value of a `datetime-local` field → instant, or null where it is none. */
export function fromField(value: string): number | null {
	const at = new Date(value).getTime();
	return Number.isNaN(at) ? null : at;
}

/** The value of a `date` or `datetime-local` field in words: `Tue 3 Feb 2026`, `Tue 3 Feb 2026, 10:00`; empty where it is none. */
export function inWords(value: string): string {
	const [date = '', time] = value.split('T');
	const at = Date.parse(`${date}T00:00:00Z`);
	if (!/^\d{4,}-\d\d-\d\d$/.test(date) || Number.isNaN(at)) return '';
	const day = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, 'UTC').format(at);
	return `${day.replace(',', '')}${time ? `, ${time.slice(0, 5)}` : ''}`;
}

/** Whether a time was given, and it is still to come. */
export const isToCome = (at: number | null, now: number): boolean => at !== null && at > now;
