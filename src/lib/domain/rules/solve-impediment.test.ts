import { describe, expect, test } from 'vitest';
import { doAct, hour, nine, people, tableOf, told } from '../testing/board.ts';
import { impediment, impedimentId, otherWords } from '../testing/matters.ts';

const solve = { kind: 'solve-impediment', impediment: impedimentId, text: otherWords } as const;
const onBoard = (more: Parameters<typeof impediment>[0] = {}) =>
	tableOf({ impediments: [impediment({ owner: people.ada, ...more })] });

describe('solve-impediment', () => {
	test.each([
		['who raised it', people.sam, 'stakeholder'],
		['its owner', people.ada, 'product-owner'],
		['the facilitator', people.fay, 'facilitator']
	] as const)('[IM7] %s says that it is solved, and how', (_, by, seat) => {
		const table = onBoard();
		const answer = doAct(table, by, 'x', solve);
		expect(answer).toMatchObject({ value: [{ kind: 'impediment-solved', by: { person: by, seat } }] });
		expect(table.impediments.get(impedimentId)).toMatchObject({
			state: 'solved',
			owner: people.ada,
			solved: { by, at: nine + hour, text: otherWords }
		});
	});

	test('[IM7] nobody else, whatever they lead', () => {
		for (const by of [people.ben, people.mia, people.obi, people.zoe])
			expect(doAct(onBoard(), by, 'x', solve)).toMatchObject({
				error: { rule: 'IM7', whom: [people.sam, people.ada] }
			});
	});

	test('[IM8] a private one by those it concerns', () => {
		expect(told(doAct(onBoard({ private: true }), people.fay, 'x', solve))).toBe('IM8');
		expect(told(doAct(onBoard({ private: true }), people.sam, 'x', solve))).toEqual(['impediment-solved']);
	});

	test('[IM9] [IM10] one of this board, once', () => {
		const table = onBoard();
		expect(told(doAct(tableOf(), people.fay, 'x', solve))).toBe('IM9');
		doAct(table, people.ada, 'x', solve);
		expect(told(doAct(table, people.sam, 'y', solve))).toBe('IM10');
	});
});
