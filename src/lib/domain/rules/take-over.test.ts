import { describe, expect, test } from 'vitest';
import { currentSession } from '../table.ts';
import {
	contextAt,
	doAct,
	hour,
	nine,
	people,
	records,
	seat,
	tableIn,
	tableOf,
	told,
	words
} from '../testing/board.ts';

const { ada, fay, mia, sam } = people;
const takeOver = { kind: 'take-over' } as const;

describe('taking over', () => {
	test.each(['preparing', 'open', 'closing'] as const)(
		'[TO1] the MetaScrum Product Owner takes over a session that is %s; it goes on as it stands',
		(state) => {
			const table = tableIn(state);
			const before = currentSession(table);
			expect(doAct(table, mia, 'x', takeOver)).toMatchObject({
				value: [
					{
						kind: 'facilitator-changed',
						session: 's1',
						from: fay,
						to: mia,
						taken: true,
						by: { seat: 'metascrum-owner' }
					}
				]
			});
			expect(currentSession(table)).toEqual({ ...before, facilitator: mia });
		}
	);

	test('[TO1] from nobody, where none is named yet', () => {
		const sessions = records.sessions.map(
			(each) => ({ ...each, state: 'preparing', facilitator: null }) as const
		);
		expect(doAct(tableOf({ sessions }), fay, 'x', takeOver)).toMatchObject({
			value: [{ from: null, to: fay }]
		});
	});

	test('[TO1] another facilitator does, in that seat, but not from oneself', () => {
		const table = tableIn('open', { seats: [...records.seats, seat(people.zoe, 'facilitator')] });
		expect(doAct(table, people.zoe, 'x', takeOver)).toMatchObject({
			value: [{ by: { seat: 'facilitator' } }]
		});
		expect(told(doAct(table, people.zoe, 'y', takeOver))).toBe('TO1');
	});

	test('[SE1] nobody does who neither facilitates nor leads', () => {
		for (const person of [ada, sam, people.obi, people.zoe])
			expect(told(doAct(tableIn('open'), person, 'x', takeOver))).toBe('SE1');
	});

	test.each(['scheduled', 'locked'] as const)('[SS2] not a session that is %s', (state) => {
		expect(told(doAct(tableIn(state), mia, 'x', takeOver))).toBe('SS2');
	});
});

describe('whoever is named', () => {
	test('[TO2] facilitates the session in the seat they hold', () => {
		const table = tableIn('preparing');
		doAct(table, mia, 'x', takeOver);
		doAct(table, mia, 'g', { kind: 'set-goals', goals: [words] });
		for (const act of [
			{ kind: 'open', anyway: true },
			{ kind: 'close' },
			{ kind: 'lock', next: nine + 72 * hour }
		] as const)
			expect(doAct(table, mia, act.kind, act, contextAt(nine + 30 * hour))).toMatchObject({
				value: [{ by: { person: mia, seat: 'metascrum-owner' } }, ...(act.kind === 'lock' ? [{}] : [])]
			});
	});

	test('[TO2] and the next session no longer', () => {
		const table = tableIn('closing');
		doAct(table, mia, 'x', takeOver);
		doAct(table, mia, 'l', { kind: 'lock', next: nine + 72 * hour });
		expect(told(doAct(table, mia, 'p', { kind: 'prepare' }))).toBe('SE1');
	});

	test('[TO2] not a session that is over and the last one', () => {
		const sessions = records.sessions.map(
			(each) => ({ ...each, state: 'locked', facilitator: sam }) as const
		);
		const act = { kind: 'schedule', startsAt: nine + 72 * hour, minutes: 60 } as const;
		expect(told(doAct(tableOf({ sessions }), sam, 'x', act))).toBe('SE1');
	});

	test('[TO2] in the seat that proposes, or else the one that leads, and not without either', () => {
		const named = (...seats: Parameters<typeof seat>[1][]) => {
			const table = tableOf({
				sessions: records.sessions.map((each) => ({ ...each, facilitator: sam })),
				seats: [...records.seats.filter(({ person }) => person !== sam), seat(sam, ...seats)]
			});
			const answer = doAct(table, sam, 'x', { kind: 'close' });
			return answer.ok ? answer.value[0]?.by : answer.error.rule;
		};
		expect(named('team-member')).toMatchObject({ seat: 'team-member' });
		expect(named('observer', 'facilitator')).toMatchObject({ seat: 'facilitator' });
		expect(named('observer')).toBe('SE1');
		expect(named()).toBe('SE1');
	});

	test('[TO2] nobody else gets the right by it', () => {
		const table = tableIn('open');
		doAct(table, mia, 'x', takeOver);
		expect(told(doAct(table, ada, 'y', { kind: 'close' }))).toBe('SE1');
		expect(told(doAct(table, fay, 'z', { kind: 'close' }))).toEqual(['closing-begun']);
	});
});
