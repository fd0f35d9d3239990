import { expect, test } from 'vitest';
import { doAct, people, tableOf, told } from '../testing/board.ts';
import { request, requestId } from '../testing/matters.ts';

const withdraw = { kind: 'withdraw-request', request: requestId } as const;

test('[RQ4] whoever asked takes it back, and nobody answers it any more', () => {
	const table = tableOf({ requests: [request()] });
	expect(doAct(table, people.sam, 'x', withdraw)).toMatchObject({
		value: [{ kind: 'request-withdrawn', by: { person: people.sam, seat: 'stakeholder' } }]
	});
	expect(table.requests.get(requestId)).toMatchObject({ state: 'withdrawn', answer: null });
	expect(told(doAct(table, people.sam, 'y', withdraw))).toBe('RQ6');
});

test('[RQ4] nobody else', () => {
	for (const by of [people.ada, people.fay])
		expect(doAct(tableOf({ requests: [request()] }), by, 'x', withdraw)).toMatchObject({
			error: { rule: 'RQ4', whom: [people.sam] }
		});
});

test('[SE1] not once their seat is gone', () => {
	const table = tableOf({ requests: [request({ by: people.zoe })] });
	expect(told(doAct(table, people.zoe, 'x', withdraw))).toBe('SE1');
});

test('[RQ5] only one of this board', () => {
	expect(told(doAct(tableOf(), people.sam, 'x', withdraw))).toBe('RQ5');
});
