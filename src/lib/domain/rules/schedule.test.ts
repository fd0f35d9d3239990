import { expect, test } from 'vitest';
import { nextSessionAt } from '../lock.ts';
import { boardOf, currentSession } from '../table.ts';
import { contextAt, doAct, hour, nine, people, records, tableIn, tableOf, told } from '../testing/board.ts';

const schedule = { kind: 'schedule', startsAt: nine + 48 * hour, minutes: 60 } as const;
const unscheduled = () =>
	tableOf({ sessions: [], board: records.board.map((board) => ({ ...board, session: null })) });

test('[SC1] the facilitator calls the first session', () => {
	const table = unscheduled();
	expect(told(doAct(table, people.fay, 'x', schedule))).toEqual(['scheduled']);
	expect(boardOf(table)?.session).toBe('id-1');
	expect(currentSession(table)).toMatchObject({
		number: 1,
		state: 'scheduled',
		startsAt: nine + 48 * hour,
		minutes: 60
	});
});

test.each(['scheduled', 'preparing'] as const)(
	'[SC1] a session that is %s can be called for another time',
	(state) => {
		const table = tableIn(state);
		doAct(table, people.fay, 'x', schedule);
		expect(currentSession(table)).toMatchObject({ id: 's1', number: 1, state, startsAt: nine + 48 * hour });
		expect(nextSessionAt(table)).toBe(nine + 48 * hour);
		expect(table.sessions.size).toBe(1);
	}
);

test('[SC1] after a lock that called none, the next session has the next number', () => {
	const table = tableIn('locked');
	doAct(table, people.fay, 'x', schedule);
	expect(currentSession(table)).toMatchObject({ id: 'id-1', number: 2, state: 'scheduled' });
});

test.each(['open', 'closing'] as const)('[SC1] a session that is %s is not called again', (state) => {
	expect(told(doAct(tableIn(state), people.fay, 'x', schedule))).toBe('SC1');
});

test('[SC2] for a time that is still to come, by the clock of whoever judges', () => {
	const at = (startsAt: number) => told(doAct(unscheduled(), people.fay, 'x', { ...schedule, startsAt }));
	expect(at(nine + hour)).toBe('SC2');
	expect(at(nine + hour + 1)).toEqual(['scheduled']);
	const before = contextAt(nine - hour);
	expect(told(doAct(unscheduled(), people.fay, 'x', { ...schedule, startsAt: nine }, before))).toEqual([
		'scheduled'
	]);
});

test('[SC2] what was called for a time that has passed since is called anew, and not for the past', () => {
	const table = tableIn('scheduled');
	const late = contextAt(nine + 30 * hour);
	const again = (startsAt: number) => told(doAct(table, people.fay, 'x', { ...schedule, startsAt }, late));
	expect(again(nine + 24 * hour)).toBe('SC2');
	expect(again(nine + 31 * hour)).toEqual(['scheduled']);
});

test('[SE1] nobody but the facilitator calls a session', () => {
	expect(told(doAct(unscheduled(), people.mia, 'x', schedule))).toBe('SE1');
});
