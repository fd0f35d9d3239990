import { describe, expect, test } from 'vitest';
import {
	ago,
	clock,
	countdown,
	fromField,
	isToCome,
	isoDay,
	sessionDate,
	sessionTime,
	shortDay,
	toField,
	when,
	inWords
} from './times.ts';

const at = Date.parse('2026-03-12T09:00:00Z');

describe('times as people read them', () => {
	test('an instant is said in the zone asked for', () => {
		expect(clock(at, 'Europe/Berlin')).toBe('10:00');
		expect(isoDay(Date.parse('2026-03-12T23:30:00Z'), 'Europe/Berlin')).toBe('2026-03-13');
	});

	test('the nearer a time, the shorter it is said', () => {
		expect(when(at, at - 3_600_000, 'UTC')).toBe('today 09:00');
		expect(when(at, at - 3 * 86_400_000, 'UTC')).toBe('Thu 09:00');
		expect(when(at, at - 30 * 86_400_000, 'UTC')).toBe('12 Mar 09:00');
		expect(when(at, at - 300 * 86_400_000, 'UTC')).toBe('12 Mar 2026 09:00');
	});

	test('a session shows its own time only where it differs from the reader’s', () => {
		expect(sessionTime(at, at, 'Europe/Berlin', 'UTC')).toBe('today 09:00 (10:00 in Berlin)');
		expect(sessionTime(at, at, 'Europe/Berlin', 'Europe/Berlin')).toBe('today 10:00');
		expect(sessionTime(at, at, 'Europe/Paris', 'Europe/Berlin')).toBe('today 10:00');
	});

	test('what is read elsewhere and later names its day and its place', () => {
		expect(sessionDate(at, 'Europe/Berlin')).toBe('Thu 12 Mar, 10:00 in Berlin');
		expect(sessionDate(at, 'America/New_York')).toBe('Thu 12 Mar, 05:00 in New York');
	});

	test('what has passed is said roughly', () => {
		expect(ago(at, at + 20_000)).toBe('just now');
		expect(ago(at, at + 6 * 60_000)).toBe('6 min ago');
		expect(ago(at, at + 5 * 3_600_000)).toBe('5 h ago');
		expect(ago(at, at + 30 * 3_600_000)).toBe('yesterday');
		expect(ago(at, at + 99 * 3_600_000)).toBe('4 days ago');
	});

	test('what is left counts down, and over time counts up with a plus', () => {
		expect(countdown(24 * 60_000 + 10_000)).toBe('24:10');
		expect(countdown(3_850_000)).toBe('1:04:10');
		expect(countdown(-180_000)).toBe('+3:00');
	});

	test('a date without time stays that date', () => {
		expect(shortDay('2026-06-09')).toBe('9 Jun');
		expect(shortDay('2025-06-09', 2026)).toBe('9 Jun 2025');
		expect(shortDay('soon')).toBe('soon');
	});

	test('a date-time field gives back the instant it shows', () => {
		expect(fromField(toField(at))).toBe(at);
		expect(fromField('')).toBeNull();
	});
});

test('what is still to come is later than now, and a time at all', () => {
	expect([null, 9, 10, 11].map((at) => isToCome(at, 10))).toEqual([false, false, false, true]);
});

test('a day in a field is said in words, whatever order the machine writes it in', () => {
	expect(inWords('2026-02-03')).toBe('Tue 3 Feb 2026');
	expect(inWords('2026-02-03T10:30')).toBe('Tue 3 Feb 2026, 10:30');
	expect([inWords(''), inWords('2026-02'), inWords('2026-13-01')]).toEqual(['', '', '']);
});
