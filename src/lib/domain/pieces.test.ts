import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { ItemId } from './ids.ts';
import { amount, day, id, line, ms, rank, text, zone } from './pieces.ts';

/** What is said to whoever wrote this; nothing where it is taken. */
const said = (schema: v.GenericSchema, value: unknown): string[] => {
	const parsed = v.safeParse(schema, value);
	return parsed.success ? [] : parsed.issues.map(({ message }) => message);
};

test('an id is short, of harmless characters, and no name that every object has', () => {
	for (const good of ['a', '01J8:x_y.z-9', 'a'.repeat(64)]) expect(said(id<ItemId>(), good)).toEqual([]);
	for (const bad of ['', ' a', 'a b', 'a/b', 'a\n', 'a'.repeat(65)])
		expect(said(id<ItemId>(), bad)).toContain('An id is 1 to 64 letters, digits or . : - _');
	for (const bad of ['__proto__', 'constructor', 'toString'])
		expect(said(id<ItemId>(), bad)).toEqual(['That id is a reserved word']);
});

test('a line is no longer than it may be and holds whole characters', () => {
	expect(said(line(3), '')).toEqual([]);
	expect(said(line(3), 'abc')).toEqual([]);
	expect(said(line(3), 'abcd')).toEqual(['At most 3 characters']);
	expect(said(line(3), '😀')).toEqual([]);
	for (const half of ['\ud83d', 'a\ude00']) expect(said(line(3), half)).toEqual(['Holds half a character']);
	expect(said(line(3), 'a\0b')).toEqual(['Holds a zero character']);
});

test('text says something, without the blanks around it', () => {
	expect(v.parse(text(9), '  a b ')).toBe('a b');
	expect(said(text(9), '   ')).toEqual(['Say something here']);
	expect(said(text(2), 'abc')).toEqual(['At most 2 characters']);
});

test('times are whole milliseconds up to the year 9999', () => {
	for (const good of [0, 253_402_300_799_999]) expect(said(ms, good)).toEqual([]);
	for (const bad of [-1, 0.5, 253_402_300_800_000, NaN, '0']) expect(said(ms, bad)).not.toEqual([]);
});

test('a day is a date of the calendar, without time', () => {
	for (const good of ['2026-02-28', '2024-02-29', '2026-12-31']) expect(said(day, good)).toEqual([]);
	for (const bad of ['2026-02-29', '2026-04-31', '2026-02-30'])
		expect(said(day, bad)).toEqual(['That day is not in the calendar']);
	for (const bad of ['28.2.2026', '2026-2-8', '2026-02-28T00:00'])
		expect(said(day, bad)).toContain('A date is YYYY-MM-DD');
});

test('an order key is of letters and digits from end to end', () => {
	for (const good of ['a0', 'Zz9', 'a'.repeat(200)]) expect(said(rank, good)).toEqual([]);
	for (const bad of ['', ' a0', 'a0 ', 'a-0', '-a0', 'a0-', 'a'.repeat(201)])
		expect(said(rank, bad)).toEqual(['Not an order key']);
});

test('an amount lies between nothing and its most', () => {
	for (const good of [0, 0.5, 100]) expect(said(amount(100), good)).toEqual([]);
	for (const bad of [-0.1, 100.1, NaN, Infinity]) expect(said(amount(100), bad)).not.toEqual([]);
});

test('a zone is one that the calendar knows', () => {
	for (const good of ['UTC', 'Europe/Lisbon', 'Asia/Kathmandu']) expect(said(zone, good)).toEqual([]);
	for (const bad of ['Mars/Olympus', '', 'x'.repeat(65)])
		expect(said(zone, bad)).toContain('Not an IANA time zone');
});
