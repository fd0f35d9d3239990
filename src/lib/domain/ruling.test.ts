import { expect, test } from 'vitest';
import { seatedTo } from './ruling.ts';
import { people, tableOf, who } from './testing/board.ts';

test.each([
	['read', 'To read this board takes a seat as Product Owner, '],
	['draft', 'To draw on this board takes a seat as Product Owner, '],
	['propose', 'To propose here takes a seat as Product Owner, '],
	['sign', 'To sign off here takes a seat as Product Owner, Chief Product Owner or MetaScrum Product Owner.'],
	['facilitate', 'To do this takes a seat as Facilitator.'],
	['lead', 'To lead here takes a seat as Chief Product Owner or MetaScrum Product Owner.'],
	['remove', 'To own an impediment takes a seat as Product Owner, ']
] as const)('[SE1] who has no seat to %s is told which would do', (right, because) => {
	const answer = seatedTo(tableOf(), { who: who(people.zoe) }, right);
	expect(answer).toMatchObject({ ok: false, error: { rule: 'SE1', offer: 'seat' } });
	expect(answer.ok ? '' : answer.error.because).toContain(because);
});
