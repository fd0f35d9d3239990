import { describe, expect, test } from 'vitest';
import type { Act } from '../acts.ts';
import { idOf, type PathwayId } from '../ids.ts';
import { doAct, hour, nine, pathway, people, tableIn, tableOf, told, words } from '../testing/board.ts';

const step: Act = { kind: 'step-pathway', pathway: idOf<PathwayId>('w'), text: words };

describe('a step along a pathway', () => {
	test('[PW9] is told by every seat that may propose, on any day', () => {
		const table = tableIn('locked', { pathways: [pathway] });
		expect(told(doAct(table, people.sam, 's', step))).toEqual(['pathway-stepped']);
		doAct(table, people.ada, 't', step);
		expect(table.pathways.get('w')?.steps).toEqual([
			{ by: people.sam, at: nine + hour, text: words },
			{ by: people.ada, at: nine + hour, text: words }
		]);
		expect(told(doAct(table, people.obi, 'u', step))).toBe('SE1');
	});

	test('[PW4] [PW5] leads along one of this board that is not decided', () => {
		expect(told(doAct(tableOf(), people.sam, 's', step))).toBe('PW4');
		const decided = tableOf({ pathways: [{ ...pathway, state: 'decided' }] });
		expect(told(doAct(decided, people.sam, 's', step))).toBe('PW5');
	});
});
