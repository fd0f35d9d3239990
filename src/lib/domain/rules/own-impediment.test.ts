import { describe, expect, test } from 'vitest';
import type { PersonId } from '../ids.ts';
import { doAct, hour, nine, people, tableIn, tableOf, told } from '../testing/board.ts';
import { impediment, impedimentId } from '../testing/matters.ts';

const given = (owner: PersonId, due: number | null = null) =>
	({ kind: 'own-impediment', impediment: impedimentId, owner, due }) as const;
const tonight = Date.parse('2026-03-03T22:59:59.999Z');
const onBoard = (more: Parameters<typeof impediment>[0] = {}) => tableOf({ impediments: [impediment(more)] });

describe('own-impediment', () => {
	test.each([
		['who raised it', people.sam, 'stakeholder'],
		['the facilitator', people.fay, 'facilitator'],
		['a seat that leads', people.mia, 'metascrum-owner']
	] as const)('[IM4] %s says whose it is', (_, by, seat) => {
		const table = onBoard();
		const answer = doAct(table, by, 'x', given(people.ben));
		expect(answer).toMatchObject({ value: [{ kind: 'impediment-owned', by: { person: by, seat } }] });
		expect(table.impediments.get(impedimentId)).toMatchObject({
			owner: people.ben,
			due: tonight,
			path: [],
			state: 'open'
		});
	});

	test('[IM4] whoever has the power to remove it takes it, but gives it to nobody else', () => {
		expect(told(doAct(onBoard(), people.ada, 'x', given(people.ada)))).toEqual(['impediment-owned']);
		expect(doAct(onBoard(), people.ada, 'x', given(people.ben))).toMatchObject({
			error: { rule: 'IM4', whom: [people.sam] }
		});
		expect(doAct(onBoard({ owner: people.ada }), people.ben, 'x', given(people.mia))).toMatchObject({
			error: { rule: 'IM4', whom: [people.sam, people.ada] }
		});
	});

	test('[IM4] nobody takes it without that power, and no seat means no say', () => {
		expect(told(doAct(onBoard(), people.obi, 'x', given(people.obi)))).toBe('IM4');
		const gone = tableOf({ impediments: [impediment({ by: people.zoe })] });
		expect(told(doAct(gone, people.zoe, 'x', given(people.ada)))).toBe('IM4');
	});

	test('[IM2] not to somebody without the power to remove it', () => {
		expect(told(doAct(onBoard(), people.fay, 'x', given(people.obi)))).toBe('IM2');
	});

	test('[IM3] by a time that is still to come', () => {
		const now = nine + hour;
		expect(told(doAct(onBoard(), people.fay, 'x', given(people.ada, now)))).toBe('IM3');
		const table = onBoard();
		expect(told(doAct(table, people.fay, 'x', given(people.ada, now + 1)))).toEqual(['impediment-owned']);
		expect(table.impediments.get(impedimentId)?.due).toBe(now + 1);
	});

	test('[IM8] a private one is passed on by who raised it and by its owner alone', () => {
		const hidden = { private: true, product: null, owner: people.ada };
		for (const by of [people.fay, people.mia, people.ben])
			expect(doAct(onBoard(hidden), by, 'x', given(by))).toMatchObject({
				error: { rule: 'IM8', whom: [people.sam, people.ada] }
			});
		for (const by of [people.sam, people.ada])
			expect(told(doAct(onBoard(hidden), by, 'x', given(people.ben)))).toEqual(['impediment-owned']);
	});

	test('[IM9] [IM10] one of this board, and not solved', () => {
		expect(told(doAct(tableOf(), people.fay, 'x', given(people.ada)))).toBe('IM9');
		expect(told(doAct(onBoard({ state: 'solved' }), people.fay, 'x', given(people.ada)))).toBe('IM10');
	});

	test('[IM1] under a lock too', () => {
		const table = tableIn('scheduled', { impediments: [impediment()] }, 'full-freeze');
		expect(told(doAct(table, people.ada, 'x', given(people.ada)))).toEqual(['impediment-owned']);
	});
});
