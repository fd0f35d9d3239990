import { expect, test } from 'vitest';
import { seatsOf } from '../authority.ts';
import { administrator, doAct, people, tableOf, told } from '../testing/board.ts';

test('[SE2] an administrator gives a person the seats they are to hold from now on, in the template’s order', () => {
	const table = tableOf();
	const seats = ['facilitator', 'product-owner', 'facilitator'] as const;
	expect(told(doAct(table, administrator, 'x', { kind: 'seat', person: people.zoe, seats }))).toEqual([
		'seated'
	]);
	expect(seatsOf(table, people.zoe)).toEqual(['product-owner', 'facilitator']);
});

test('[SE2] no seats take a person off the board', () => {
	const table = tableOf();
	doAct(table, administrator, 'x', { kind: 'seat', person: people.ada, seats: [] });
	expect(table.seats.has(people.ada)).toBe(false);
});

test('[SE2] nobody else gives seats, not even to themselves', () => {
	for (const person of [people.fay, people.mia, people.zoe])
		expect(told(doAct(tableOf(), person, 'x', { kind: 'seat', person, seats: ['metascrum-owner'] }))).toBe(
			'SE2'
		);
});

test('[SE3] a seat the template does not know is not given', () => {
	const seats = ['king'] as unknown as ['observer'];
	expect(told(doAct(tableOf(), administrator, 'x', { kind: 'seat', person: people.zoe, seats }))).toBe('SE3');
});
