import { expect, test } from 'vitest';
import { added, returned, type Outgoing } from '#lib/client/outbox.ts';
import { idOf, type ActId } from '#lib/domain/ids.ts';
import { cameBack, returnedLine } from './returned.ts';

const act = { kind: 'propose', changes: [], because: null, cause: null } as const;
const [one, two, three] = ['one', 'two', 'three'].map((id) => idOf<ActId>(id));
const waiting = [one, two, three].reduce<readonly Outgoing[]>(
	(outbox, id) => (id === undefined ? outbox : added(outbox, { id, session: null, at: 0, act })),
	[]
);

test('what came back is told with its reason where it is one, and counted where it is more', () => {
	if (one === undefined || two === undefined) throw new Error('There are ids.');
	const first = returned(waiting, one, 'The lane is closed.');
	expect(cameBack(first).map(({ id }) => id)).toEqual([one]);
	expect(returnedLine(cameBack(first))).toBe('1 proposal was not put on the table. The lane is closed.');
	const both = returned(first, two, 'It is too late.');
	expect(returnedLine(cameBack(both))).toBe('2 proposals were not put on the table.');
});
