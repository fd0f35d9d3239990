import { expect, test } from 'vitest';
import type { PersonId } from '../ids.ts';
import { currentSession } from '../table.ts';
import { doAct, people, records, seat, tableIn, tableOf, told } from '../testing/board.ts';

const { ada, fay, mia, obi, sam, zoe } = people;
const to = (person: PersonId) => ({ kind: 'hand-over', to: person }) as const;

test.each(['preparing', 'open', 'closing'] as const)(
	'[HO1] the facilitator hands over a session that is %s; it goes on as it stands',
	(state) => {
		const table = tableIn(state);
		const before = currentSession(table);
		expect(doAct(table, fay, 'x', to(sam))).toMatchObject({
			value: [
				{
					kind: 'facilitator-changed',
					session: 's1',
					from: fay,
					to: sam,
					taken: false,
					by: { seat: 'facilitator' }
				}
			]
		});
		expect(currentSession(table)).toEqual({ ...before, facilitator: sam });
		expect(doAct(table, sam, 'y', to(ada))).toMatchObject({
			value: [{ from: sam, to: ada, by: { seat: 'stakeholder' } }]
		});
	}
);

test('[HO1] another facilitator does not: they may take it over', () => {
	const table = tableOf({ seats: [...records.seats, seat(zoe, 'facilitator')] });
	expect(doAct(table, zoe, 'x', to(sam))).toMatchObject({ error: { rule: 'HO1', whom: [fay] } });
});

test('[HO1] where none is named yet, who may facilitate', () => {
	const sessions = records.sessions.map(
		(each) => ({ ...each, state: 'preparing', facilitator: null }) as const
	);
	expect(doAct(tableOf({ sessions }), fay, 'x', to(sam))).toMatchObject({ value: [{ from: null, to: sam }] });
	expect(told(doAct(tableOf({ sessions }), fay, 'x', to(fay)))).toBe('HO2');
});

test('[HO2] not to oneself', () => {
	expect(told(doAct(tableIn('open'), fay, 'x', to(fay)))).toBe('HO2');
});

test('[HO3] not to who could not take it, and the refusal says who could', () => {
	for (const person of [obi, zoe])
		expect(doAct(tableIn('open'), fay, 'x', to(person))).toMatchObject({
			error: { rule: 'HO3', whom: [ada, people.ben, fay, mia, sam] }
		});
});

test('[SE1] nobody else hands it over', () => {
	for (const person of [mia, ada, obi])
		expect(told(doAct(tableIn('open'), person, 'x', to(sam)))).toBe('SE1');
});

test.each(['scheduled', 'locked'] as const)('[SS2] not a session that is %s', (state) => {
	expect(told(doAct(tableIn(state), fay, 'x', to(sam)))).toBe('SS2');
});
