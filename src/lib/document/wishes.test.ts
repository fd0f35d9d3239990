import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf, type PersonId } from '../domain/ids.ts';
import { parseWish, type Wish } from './wishes.ts';

const ada = idOf<PersonId>('ada');

describe('a wish', () => {
	test.each<[Wish]>([
		[{ kind: 'follow', person: ada, quietly: true }],
		[{ kind: 'follow', person: null, quietly: false }],
		[{ kind: 'watch', on: true }],
		[{ kind: 'present', on: true }],
		[{ kind: 'gather' }],
		[{ kind: 'raise', up: false }],
		[{ kind: 'give', to: ada }]
	])('%j comes through as it was', (wish) => {
		expect(parseWish(JSON.parse(JSON.stringify(wish)))).toEqual(wish);
	});

	test.each([
		[{ kind: 'follow', person: 'ada' }],
		[{ kind: 'follow', person: 'a b', quietly: false }],
		[{ kind: 'give', to: 'x'.repeat(65) }],
		[{ kind: 'present', on: 1 }],
		[{ kind: 'gather', by: 'ada' }],
		[{ kind: 'lock' }],
		['gather'],
		[null]
	])('%j is none', (asked) => {
		expect(parseWish(asked)).toBeNull();
	});

	test('is never an exception, whatever comes', () => {
		fc.assert(fc.property(fc.jsonValue(), (asked) => parseWish(asked) === null));
	});
});
