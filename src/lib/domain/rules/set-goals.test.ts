import { expect, test } from 'vitest';
import { contextAt, doAct, people, tableIn, told, words } from '../testing/board.ts';

const goals = { kind: 'set-goals', goals: [words] } as const;

test.each(['preparing', 'open'] as const)('[GL1] are set while the session is %s, all anew', (state) => {
	const table = tableIn(state);
	expect(told(doAct(table, people.fay, 'x', goals))).toEqual(['goals-set']);
	expect(table.sessions.get('s1')?.goals).toEqual([words]);
	expect(told(doAct(table, people.mia, 'y', { kind: 'set-goals', goals: [] }))).toEqual(['goals-set']);
	expect(table.sessions.get('s1')).toMatchObject({ goals: [], state });
});

test.each(['scheduled', 'closing', 'locked'] as const)('[SS2] not while it is %s', (state) => {
	expect(told(doAct(tableIn(state), people.fay, 'x', goals))).toBe('SS2');
});

test('[GL1] by whoever facilitates or leads, in that seat', () => {
	const seats = [people.fay, people.mia].map((person) => {
		const answer = doAct(tableIn('preparing'), person, 'x', goals, contextAt());
		return answer.ok ? answer.value[0]?.by : null;
	});
	expect(seats).toEqual([
		{ kind: 'person', person: people.fay, seat: 'facilitator' },
		{ kind: 'person', person: people.mia, seat: 'metascrum-owner' }
	]);
	expect(doAct(tableIn('preparing'), people.ada, 'x', goals)).toMatchObject({
		error: {
			rule: 'SE1',
			because: 'To do this takes a seat as Chief Product Owner, MetaScrum Product Owner or Facilitator.'
		}
	});
});
