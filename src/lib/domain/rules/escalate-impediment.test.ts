import { describe, expect, test } from 'vitest';
import type { PersonId } from '../ids.ts';
import { contextAt, doAct, hour, nine, people, tableOf, told } from '../testing/board.ts';
import { impediment, impedimentId, otherWords } from '../testing/matters.ts';

const up = (to: PersonId) =>
	({ kind: 'escalate-impediment', impediment: impedimentId, to, because: otherWords }) as const;
const tonight = Date.parse('2026-03-03T22:59:59.999Z');
const onBoard = (more: Parameters<typeof impediment>[0] = {}) =>
	tableOf({ impediments: [impediment({ owner: people.ada, due: nine, ...more })] });

describe('escalate-impediment', () => {
	test.each([
		['who raised it', people.sam, 'stakeholder'],
		['its owner', people.ada, 'product-owner'],
		['the facilitator', people.fay, 'facilitator']
	] as const)('[IM5] %s hands it up; it is due today again and remembers whose it was', (_, by, seat) => {
		const table = onBoard();
		const answer = doAct(table, by, 'x', up(people.mia));
		expect(answer).toMatchObject({ value: [{ kind: 'impediment-escalated', by: { person: by, seat } }] });
		expect(table.impediments.get(impedimentId)).toMatchObject({
			owner: people.mia,
			due: tonight,
			path: [{ from: people.ada, at: nine + hour, because: otherWords }]
		});
	});

	test('[IM5] rung by rung', () => {
		const table = onBoard({ owner: null });
		doAct(table, people.sam, 'x', up(people.ben));
		doAct(table, people.ben, 'y', up(people.mia), contextAt(tonight + 1));
		expect(table.impediments.get(impedimentId)).toMatchObject({
			owner: people.mia,
			due: tonight + 24 * hour,
			path: [{ from: null }, { from: people.ben, at: tonight + 1 }]
		});
	});

	test('[IM5] nobody else', () => {
		for (const by of [people.ben, people.mia, people.obi, people.zoe])
			expect(doAct(onBoard(), by, 'x', up(people.mia))).toMatchObject({
				error: { rule: 'IM5', whom: [people.sam, people.ada] }
			});
		expect(doAct(onBoard({ owner: people.sam }), people.ben, 'x', up(people.mia))).toMatchObject({
			error: { whom: [people.sam] }
		});
	});

	test('[IM6] [IM2] to somebody else, with the power to remove it', () => {
		expect(told(doAct(onBoard(), people.sam, 'x', up(people.ada)))).toBe('IM6');
		expect(told(doAct(onBoard(), people.sam, 'x', up(people.obi)))).toBe('IM2');
	});

	test('[IM8] a private one not by the facilitator', () => {
		expect(told(doAct(onBoard({ private: true }), people.fay, 'x', up(people.fay)))).toBe('IM8');
		expect(told(doAct(onBoard({ private: true }), people.ada, 'x', up(people.mia)))).toEqual([
			'impediment-escalated'
		]);
	});

	test('[IM9] [IM10] one of this board, and not solved', () => {
		expect(told(doAct(tableOf(), people.fay, 'x', up(people.mia)))).toBe('IM9');
		expect(told(doAct(onBoard({ state: 'solved' }), people.fay, 'x', up(people.mia)))).toBe('IM10');
	});
});
