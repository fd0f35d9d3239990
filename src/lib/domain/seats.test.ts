import { expect, test } from 'vitest';
import { seatWith } from './seats.ts';
import { people, records, seat, tableOf } from './testing/board.ts';

test('who facilitates by name and has the seat for it too does so in that seat', () => {
	const seats = [
		...records.seats.filter(({ person }) => person !== people.fay),
		seat(people.fay, 'stakeholder', 'facilitator')
	];
	expect(seatWith(tableOf({ seats }), people.fay, 'facilitate')).toBe('facilitator');
});
