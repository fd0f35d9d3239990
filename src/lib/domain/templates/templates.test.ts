import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { seatKinds } from '../board.ts';
import { templateSchema } from './schema.ts';
import { templateOf, templates } from './templates.ts';
import { records, tableOf } from '../testing/board.ts';

describe.each([...templates])('%s', (id, template) => {
	test('is what the schema says a template is', () => {
		expect(v.parse(templateSchema, template)).toEqual(template);
		expect(template.id).toBe(id);
	});

	test('knows each seat once, and every seat reads', () => {
		const kinds = template.seats.map(({ kind }) => kind);
		expect(new Set(kinds).size).toBe(kinds.length);
		expect(template.seats.every(({ rights }) => rights.includes('read'))).toBe(true);
	});

	test('fills its minutes with its agenda', () => {
		expect(template.agenda.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(template.minutes);
	});
});

test('the classic one knows every kind of seat', () => {
	expect([...templates.values()][0]?.seats.map(({ kind }) => kind).sort()).toEqual([...seatKinds].sort());
});

test('a board on a template from elsewhere is not judged', () => {
	const [board] = records.board;
	if (!board) throw new Error('No board');
	expect(() => templateOf(tableOf({ board: [{ ...board, template: 'other' }] }))).toThrow(
		'No template other'
	);
});

test('a template stands under any policy, and is called in small letters', () => {
	const [classic] = templates.values();
	const reads = (more: object) => v.safeParse(templateSchema, { ...classic, ...more }).success;
	for (const policy of ['management-input', 'full-freeze', 'soft', 'off'])
		expect(reads({ policy })).toBe(true);
	expect(reads({ policy: 'hard' })).toBe(false);
	expect(reads({ id: 'a-b' })).toBe(true);
	for (const id of ['Ab', '-a', 'a b', 'a1', '']) expect([id, reads({ id })]).toEqual([id, false]);
});
