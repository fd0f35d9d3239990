import { describe, expect, test } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { Floor } from './floor.ts';

const [fay, ben, sam] = ['fay', 'ben', 'sam'].map((each) => idOf<PersonId>(each)) as [
	PersonId,
	PersonId,
	PersonId
];

/** A floor on which Fay leads, and everybody but Sam is here. */
const floor = (leaders = new Set([fay])) =>
	new Floor({ leads: (person) => leaders.has(person), isHere: (person) => person !== sam });

describe('the floor', () => {
	test('is taken only by who leads', () => {
		const one = floor();
		expect(one.wish(ben, { kind: 'present', on: true }, 0)).toMatchObject({ kind: 'refused' });
		expect(one.wish(fay, { kind: 'present', on: true }, 0)).toEqual({ kind: 'changed' });
		expect(one.presenter).toBe(fay);
	});

	test('is given to somebody who is here, who asks no more then, and calls everybody', () => {
		const one = floor();
		one.wish(ben, { kind: 'raise', up: true }, 0);
		expect(one.wish(fay, { kind: 'give', to: sam }, 0)).toMatchObject({ kind: 'refused' });
		expect(one.wish(fay, { kind: 'give', to: ben }, 0)).toEqual({ kind: 'changed' });
		expect([one.presenter, one.asking]).toEqual([ben, []]);
		expect(one.wish(ben, { kind: 'gather' }, 0)).toEqual({ kind: 'gather', by: ben });
		expect(one.wish(fay, { kind: 'gather' }, 9000)).toMatchObject({ kind: 'refused' });
	});

	test('is laid down by who has it, and by nobody in their name', () => {
		const one = floor();
		one.wish(fay, { kind: 'give', to: ben }, 0);
		expect(one.wish(sam, { kind: 'present', on: false }, 0)).toEqual({ kind: 'nothing' });
		expect(one.wish(ben, { kind: 'present', on: false }, 0)).toEqual({ kind: 'changed' });
		expect(one.presenter).toBeNull();
	});

	test('is lost with the right by which it was taken, and not where it was given', () => {
		const leaders = new Set([fay]);
		const one = floor(leaders);
		one.wish(fay, { kind: 'present', on: true }, 0);
		expect(one.judged()).toBe(false);
		leaders.clear();
		expect([one.judged(), one.presenter]).toEqual([true, null]);
		leaders.add(fay);
		one.wish(fay, { kind: 'give', to: ben }, 0);
		expect([one.judged(), one.presenter]).toEqual([false, ben]);
	});

	test('is free when who has it has gone for good, and nobody asks who is not here', () => {
		const one = floor();
		one.wish(fay, { kind: 'present', on: true }, 0);
		one.wish(ben, { kind: 'raise', up: true }, 0);
		expect([one.left(fay), one.left(ben), one.left(sam)]).toEqual([true, true, false]);
		expect([one.presenter, one.asking]).toEqual([null, []]);
	});

	test('calls everybody at most once in two seconds', () => {
		const one = floor();
		one.wish(fay, { kind: 'present', on: true }, 0);
		const calls = [0, 1999, 2000, 2500].map((now) => one.wish(fay, { kind: 'gather' }, now).kind);
		expect(calls).toEqual(['gather', 'refused', 'gather', 'refused']);
	});
});
