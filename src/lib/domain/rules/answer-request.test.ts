import { expect, test } from 'vitest';
import { doAct, hour, nine, people, tableIn, tableOf, told } from '../testing/board.ts';
import { otherWords, request, requestId } from '../testing/matters.ts';

const answer = { kind: 'answer-request', request: requestId, granted: true, text: otherWords } as const;

test.each([
	[true, 'granted'],
	[false, 'refused']
] as const)('[RQ3] whoever was asked answers (granted: %s)', (granted, state) => {
	const table = tableIn('scheduled', { requests: [request()] }, 'full-freeze');
	expect(doAct(table, people.ada, 'x', { ...answer, granted })).toMatchObject({
		value: [{ kind: 'request-answered', by: { person: people.ada, seat: 'product-owner' } }]
	});
	expect(table.requests.get(requestId)).toMatchObject({
		state,
		answer: { at: nine + hour, text: otherWords }
	});
});

test('[RQ3] nobody else, and whom to ask is said', () => {
	for (const by of [people.sam, people.fay, people.mia])
		expect(doAct(tableOf({ requests: [request()] }), by, 'x', answer)).toMatchObject({
			error: { rule: 'RQ3', whom: [people.ada] }
		});
});

test('[SE1] not once their seat is gone', () => {
	expect(told(doAct(tableOf({ requests: [request({ giver: people.zoe })] }), people.zoe, 'x', answer))).toBe(
		'SE1'
	);
});

test('[RQ5] [RQ6] one of this board, once', () => {
	const table = tableOf({ requests: [request()] });
	expect(told(doAct(tableOf(), people.ada, 'x', answer))).toBe('RQ5');
	doAct(table, people.ada, 'x', answer);
	expect(told(doAct(table, people.ada, 'y', answer))).toBe('RQ6');
});
