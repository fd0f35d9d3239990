import { describe, expect, test } from 'vitest';
import type { ActOf } from '../acts.ts';
import { idOf, type PathwayId } from '../ids.ts';
import { doAct, hour, nine, pathway, people, seat, tableIn, tableOf, told, words } from '../testing/board.ts';

const decide = (option = 1): ActOf<'decide-pathway'> => ({
	kind: 'decide-pathway',
	pathway: idOf<PathwayId>('w'),
	option,
	because: words
});

describe('the decision of a pathway', () => {
	test('[PW6] is taken by who was named, on any day, and kept', () => {
		const table = tableIn('locked', { pathways: [pathway] });
		expect(told(doAct(table, people.sam, 'd', decide()))).toEqual(['pathway-decided']);
		expect(table.pathways.get('w')).toMatchObject({
			state: 'decided',
			decision: { option: 1, because: words, by: people.sam, at: nine + hour }
		});
		expect(told(doAct(table, people.sam, 'e', decide()))).toBe('PW5');
	});

	test('[PW6] or by a MetaScrum Product Owner, and by nobody else', () => {
		const table = tableOf({ pathways: [pathway] });
		expect(doAct(table, people.ada, 'd', decide())).toMatchObject({
			error: { rule: 'PW6', whom: [people.sam, people.mia] }
		});
		expect(told(doAct(table, people.mia, 'd', decide()))).toEqual(['pathway-decided']);
		const gone = tableOf({ pathways: [pathway], seats: [seat(people.ada, 'product-owner')] });
		expect(told(doAct(gone, people.sam, 'd', decide()))).toBe('PW6');
	});

	test('[PW7] is one of its options', () => {
		const table = tableOf({ pathways: [pathway] });
		expect(told(doAct(table, people.sam, 'd', decide(2)))).toBe('PW7');
		expect(told(doAct(table, people.sam, 'd', decide(0)))).toEqual(['pathway-decided']);
	});

	test('[PW4] is of this board', () => {
		expect(told(doAct(tableOf(), people.sam, 'd', decide()))).toBe('PW4');
	});
});
