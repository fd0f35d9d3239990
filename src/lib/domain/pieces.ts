import * as v from 'valibot';
import { idOf, type Id } from './ids.ts';

/** The pieces that the schemas of acts and of a founding are made of. */

/** Names that every JavaScript object already has: as a key they would not be a key. */
export const isReserved = (text: string): boolean => text in {};

/** UTC ms up to the year 9999. */
const latest = 253_402_300_799_999;

export const id = <T extends Id<string>>() =>
	v.pipe(
		v.string(),
		v.regex(/^[\w.:-]{1,64}$/, 'An id is 1 to 64 letters, digits or . : - _'),
		v.check((text) => !isReserved(text), 'That id is a reserved word'),
		v.transform((text) => idOf<T>(text))
	);

/** Text that UTF-8, canonical JSON and every database can hold: no half of a surrogate pair, and no zero character. */
export const line = (most: number) =>
	v.pipe(
		v.string(),
		v.maxLength(most, `At most ${most} characters`),
		v.check((text) => !/\p{Surrogate}/u.test(text), 'Holds half a character'),
		v.check((text) => !text.includes('\0'), 'Holds a zero character')
	);

export const text = (most: number) => v.pipe(line(most), v.trim(), v.minLength(1, 'Say something here'));

export const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(latest));

/** `YYYY-MM-DD` */
export const day = v.pipe(
	v.string(),
	v.isoDate('A date is YYYY-MM-DD'),
	v.check(isInCalendar, 'That day is not in the calendar')
);

/** A day past the end of its month is read as one of the next. */
function isInCalendar(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const rank = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/, 'Not an order key'));

export const amount = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));

export const zone = v.pipe(
	v.string(),
	v.maxLength(64),
	v.check((name) => {
		try {
			return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
		} catch {
			return false;
		}
	}, 'Not an IANA time zone')
);
