import { describe, expect, test } from 'vitest';
import type { SessionState } from './board.ts';
import { currentSession } from './table.ts';
import { contextAt, doAct, hour, nine, people, records, tableIn, tableOf, told } from './testing/board.ts';

const steps = {
	prepare: 'scheduled',
	open: 'preparing',
	close: 'open',
	reopen: 'closing',
	lock: 'closing'
} as const;
const states: readonly SessionState[] = ['scheduled', 'preparing', 'open', 'closing', 'locked'];
const kinds = ['prepare', 'open', 'close', 'reopen', 'lock'] as const;
const act = (kind: (typeof kinds)[number]) =>
	kind === 'lock' ? ({ kind, next: nine + 72 * hour } as const) : ({ kind } as const);

describe.each(kinds)('%s', (kind) => {
	test.each(states.filter((state) => state !== steps[kind]))(
		'[SS2] is refused of a session that is %s',
		(state) => {
			expect(told(doAct(tableIn(state), people.fay, 'x', act(kind)))).toBe('SS2');
		}
	);

	test('[SS1] is refused where no session has been called', () => {
		const table = tableOf({
			sessions: [],
			board: records.board.map((board) => ({ ...board, session: null }))
		});
		expect(told(doAct(table, people.fay, 'x', act(kind)))).toBe('SS1');
	});

	test('[SE1] is the facilitator’s, not the MetaScrum Product Owner’s', () => {
		expect(told(doAct(tableIn(steps[kind]), people.mia, 'x', act(kind)))).toBe('SE1');
	});
});

test('[SS2] a session that is only called is not being prepared yet', () => {
	expect(doAct(tableIn('scheduled'), people.fay, 'x', { kind: 'close' })).toMatchObject({
		error: { because: 'Session 1 is called and not yet being prepared, and this takes one that is open.' }
	});
});

test('[SS2] the refusal says where the session stands, and where it would have to', () => {
	expect(doAct(tableIn('locked'), people.fay, 'x', { kind: 'hand-over', to: people.sam })).toMatchObject({
		error: {
			because: 'Session 1 is locked, and this takes one that is being prepared or is open or is closing.'
		}
	});
});

test('[SS2] a session goes from scheduled to preparing, open, closing, open again, closing, locked', () => {
	const table = tableIn('scheduled');
	const seen = ['prepare', 'open', 'close', 'reopen', 'close'] as const;
	const states = seen.map((kind) => {
		const step = kind === 'open' ? ({ kind, anyway: true } as const) : { kind };
		doAct(table, people.fay, kind, step, contextAt(nine + 30 * hour));
		return currentSession(table)?.state;
	});
	expect(states).toEqual(['preparing', 'open', 'closing', 'open', 'closing']);
	doAct(table, people.fay, 'lock', act('lock'));
	expect(table.sessions.get('s1')?.state).toBe('locked');
});
