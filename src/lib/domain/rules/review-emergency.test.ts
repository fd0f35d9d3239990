import { expect, test } from 'vitest';
import { doAct, hour, nine, people, tableIn, tableOf, told } from '../testing/board.ts';
import { accepted, emergency, emergencyId, otherWords } from '../testing/matters.ts';

const review = { kind: 'review-emergency', emergency: emergencyId, text: otherWords } as const;
const on = { emergencies: [accepted(nine, 1)] };

test.each([
	['the facilitator', people.fay, 'facilitator', 'open'],
	['the facilitator', people.fay, 'facilitator', 'closing'],
	['a seat that leads', people.mia, 'metascrum-owner', 'open']
] as const)('[EM10] %s looks back at it (%s, %s, %s)', (_, by, seat, state) => {
	const table = tableIn(state, on);
	expect(doAct(table, by, 'x', review)).toMatchObject({
		value: [{ kind: 'emergency-reviewed', by: { person: by, seat } }]
	});
	expect(table.emergencies.get(emergencyId)).toMatchObject({
		state: 'accepted',
		review: { session: 's1', at: nine + hour, text: otherWords }
	});
});

test.each(['refused', 'over'] as const)('[EM10] at one that is %s too', (state) => {
	const table = tableOf({ emergencies: [accepted(nine, 0, { state })] });
	expect(told(doAct(table, people.fay, 'x', review))).toEqual(['emergency-reviewed']);
});

test('[SE1] nobody else does', () => {
	for (const by of [people.ada, people.sam]) expect(told(doAct(tableOf(on), by, 'x', review))).toBe('SE1');
});

test('[EM10] not before it has been answered', () => {
	const table = tableOf({ emergencies: [emergency()] });
	expect(told(doAct(table, people.fay, 'x', review))).toBe('EM10');
});

test('[EM11] once', () => {
	const table = tableOf(on);
	doAct(table, people.fay, 'x', review);
	expect(told(doAct(table, people.fay, 'y', review))).toBe('EM11');
});

test.each(['scheduled', 'preparing', 'locked'] as const)('[EM12] not while the session is %s', (state) => {
	expect(doAct(tableIn(state, on), people.fay, 'x', review)).toMatchObject({
		error: { rule: 'EM12', offer: 'wait' }
	});
});

test('[EM3] one of this board', () => {
	expect(told(doAct(tableOf(), people.fay, 'x', review))).toBe('EM3');
});
