import { describe, expect, test } from 'vitest';
import { dayOf, endOfDay, isBefore } from './days.ts';

const at = Date.parse;

describe('the day it is in a zone', () => {
	test.each([
		['2026-03-03T22:59:59.999Z', 'Europe/Berlin', '2026-03-03'],
		['2026-03-03T23:00:00.000Z', 'Europe/Berlin', '2026-03-04'],
		['2026-03-03T23:00:00.000Z', 'UTC', '2026-03-03'],
		['2026-01-01T04:59:00.000Z', 'America/New_York', '2025-12-31'],
		['2026-03-03T10:00:00.000Z', 'Pacific/Kiritimati', '2026-03-04']
	])('%s in %s is %s', (instant, zone, day) => {
		expect(dayOf(at(instant), zone)).toBe(day);
	});
});

test('a day comes before a later one, and one that is not known neither before nor after any', () => {
	const [first, second] = ['2026-03-31', '2026-04-01'];
	expect([isBefore(first, second), isBefore(first, first), isBefore(second, first)]).toEqual([
		true,
		false,
		false
	]);
	expect([isBefore(null, first), isBefore(first, null), isBefore(null, null)]).toEqual([false, false, false]);
});

describe('the end of a day in a zone', () => {
	test.each([
		['an ordinary day', '2026-03-03T09:00:00.000Z', 'Europe/Berlin', '2026-03-03T22:59:59.999Z'],
		['in UTC', '2026-03-03T09:00:30.500Z', 'UTC', '2026-03-03T23:59:59.999Z'],
		['its first millisecond', '2026-03-02T23:00:00.000Z', 'Europe/Berlin', '2026-03-03T22:59:59.999Z'],
		['its last millisecond', '2026-03-03T22:59:59.999Z', 'Europe/Berlin', '2026-03-03T22:59:59.999Z'],
		['a day of 23 hours', '2026-03-29T00:10:00.000Z', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
		[
			'a day of 25 hours, from its start',
			'2026-10-24T22:00:00.000Z',
			'Europe/Berlin',
			'2026-10-25T22:59:59.999Z'
		],
		[
			'half an hour beside the others',
			'2026-03-03T09:00:00.000Z',
			'Asia/Kolkata',
			'2026-03-03T18:29:59.999Z'
		],
		[
			'the eve of a day that begins at one',
			'2026-09-05T12:00:00.000Z',
			'America/Santiago',
			'2026-09-06T03:59:59.999Z'
		],
		[
			'the other side of the date line',
			'2026-03-03T10:00:00.000Z',
			'Pacific/Kiritimati',
			'2026-03-04T09:59:59.999Z'
		]
	])('%s', (_, instant, zone, end) => {
		expect(new Date(endOfDay(at(instant), zone)).toISOString()).toBe(end);
	});
});
