import { expect, test } from 'vitest';
import { phase } from '../lock.ts';
import { preparationMissing } from '../gates.ts';
import { contextAt, doAct, nine, people, tableIn, told, words } from '../testing/board.ts';

const { ada, ben, fay, mia } = people;
const open = { kind: 'open' } as const;
const anyway = { kind: 'open', anyway: true } as const;

const prepared = () => {
	const table = tableIn('preparing');
	doAct(table, fay, 'g', { kind: 'set-goals', goals: [words] });
	for (const owner of [ada, ben, mia]) doAct(table, owner, `r-${owner}`, { kind: 'say-ready', ready: true });
	return table;
};

test('[LK8] opening ends the lock, and says who facilitates, when and at which entry', () => {
	const table = prepared();
	expect(told(doAct(table, fay, 'x', open, contextAt(nine + 7)))).toEqual(['opened']);
	expect(phase(table)).toBe('open');
	expect(table.sessions.get('s1')).toMatchObject({ facilitator: fay, openedAt: nine + 7, openedSeq: 15 });
});

test('[GT1] what is prepared opens, and nothing is said to be missing', () => {
	const table = prepared();
	const answer = doAct(table, fay, 'x', anyway);
	expect(answer.ok && answer.value[0]).not.toHaveProperty('without');
	expect(table.sessions.get('s1')).not.toHaveProperty('openedWithout');
});

test('[GT1] what is not prepared is refused, with all that is missing', () => {
	const table = tableIn('preparing');
	const missing = preparationMissing(table);
	expect(doAct(table, fay, 'x', open)).toEqual({
		ok: false,
		error: {
			rule: 'GT1',
			because:
				'The session is not prepared. No goal is set for this session. ' +
				'The Product Owner of Apps has not said that they are ready. ' +
				'The Product Owner of Core has not said that they are ready. ' +
				'The MetaScrum Product Owner, standing in for the lane No product, has not said that they are ready. ' +
				'The Product Owner of Apps has brought no talking point. ' +
				'The Product Owner of Core has brought no talking point. ' +
				'The MetaScrum Product Owner, standing in for the lane No product, has brought no talking point.',
			missing
		}
	});
	expect(missing).toHaveLength(7);
	expect(phase(table)).toBe('locked');
});

test('[GT1] opened anyway, the record keeps what was missing', () => {
	const table = tableIn('preparing');
	for (const owner of [ada, ben, mia]) doAct(table, owner, `r-${owner}`, { kind: 'say-ready', ready: true });
	const without = ['No goal is set for this session.'];
	expect(doAct(table, fay, 'x', anyway)).toMatchObject({ value: [{ kind: 'opened', without }] });
	expect(table.sessions.get('s1')?.openedWithout).toEqual(without);
	expect(phase(table)).toBe('open');
});
