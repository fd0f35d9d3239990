import { expect, test } from 'vitest';
import { type ActId, idOf } from '#lib/domain/ids.ts';
import { doAct, items, move, people, proposal, tableOf, timeboxes } from '#lib/domain/testing/board.ts';
import { added, marked, returned } from './outbox.ts';
import { standingOf } from './standing.ts';

const id = idOf<ActId>('act');
const changes = [move(items.a1, { timebox: timeboxes.summer })];
const act = { kind: 'propose', changes, because: null, cause: null } as const;
const waiting = added([], { id, session: null, at: 0, act });

test('a proposal stands in one place at a time, from being made to being decided', () => {
	const table = tableOf();
	const now = (outbox = waiting, connected = true) => standingOf(table, outbox, id, connected);
	expect(now(waiting, false)).toEqual({ kind: 'unsent' });
	expect(now(waiting)).toEqual({ kind: 'on-its-way' });
	expect(now(marked(waiting, id, 'sending'), false)).toEqual({ kind: 'on-its-way' });
	expect(now(marked(waiting, id, 'unanswered'), false)).toEqual({ kind: 'on-its-way' });
	expect(now(returned(waiting, id, 'Locked.'))).toEqual({ kind: 'returned' });
	expect(now([])).toEqual({ kind: 'gone' });
	doAct(table, people.sam, id, proposal(...changes));
	// What the table shows need not be answered yet.
	expect(now(marked(waiting, id, 'sending'))).toEqual({ kind: 'on-table', outcome: 'open' });
	doAct(table, people.sam, 'w', { kind: 'withdraw', proposal: idOf(id) });
	expect(now([])).toEqual({ kind: 'on-table', outcome: 'withdrawn' });
});
