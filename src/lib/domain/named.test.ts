import { expect, test } from 'vitest';
import { found, personIn, recordsIn } from './named.ts';
import { people } from './testing/board.ts';

test('an entry that names what the table does not hold is a broken log', () => {
	for (const record of [null, undefined]) expect(() => found(record, 'the item x')).toThrow('the item x');
	expect(found(0, 'a number')).toBe(0);
});

test('records an index names are found in its order, without those that are gone', () => {
	const records = new Map(['a', 'b'].map((id) => [id, `record ${id}`]));
	expect(recordsIn(records, ['b', 'gone', 'a'])).toEqual(['record b', 'record a']);
});

test('what takes a seat is done by a person in one, not by the board nor as an administrator', () => {
	expect(personIn({ kind: 'person', person: people.ada, seat: 'product-owner' })).toEqual({
		person: people.ada,
		seat: 'product-owner'
	});
	expect(() => personIn({ kind: 'person', person: people.ada, seat: 'administrator' })).toThrow('in a seat');
	expect(() => personIn({ kind: 'board' })).toThrow('in a seat');
});
