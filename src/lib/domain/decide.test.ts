import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { idOf, type ActId, type PersonId } from './ids.ts';
import { emptyTable } from './table.ts';
import {
	administrator,
	contextAt,
	doAct,
	items,
	move,
	nine,
	people,
	proposal,
	tableOf,
	timeboxes,
	told,
	who
} from './testing/board.ts';

describe('decide', () => {
	test('[BD1] refuses everything but a founding on a board that has not been founded', () => {
		expect(told(doAct(emptyTable(), people.fay, 'x', { kind: 'open' }))).toBe('BD1');
		expect(
			told(doAct(emptyTable(), administrator, 'x', { kind: 'seat', person: people.ada, seats: [] }))
		).toBe('BD1');
	});

	test('gives entries the next numbers, the time of the context, and the id of the act', () => {
		const act = proposal(move(items.a1, { timebox: timeboxes.summer }));
		const answer = decide(tableOf(), { id: idOf<ActId>('x'), act }, who(people.ada), contextAt(nine + 5));
		expect(answer.ok && answer.value.map(({ seq, at, act: id }) => [seq, at, id])).toEqual([
			[11, nine + 5, 'x'],
			[12, nine + 5, 'x'],
			[13, nine + 5, 'x']
		]);
	});

	test('leaves the table alone', () => {
		const table = tableOf();
		decide(
			table,
			{ id: idOf<ActId>('x'), act: proposal(move(items.a1, { timebox: timeboxes.summer })) },
			who(people.ada),
			contextAt()
		);
		expect(table.seq).toBe(10);
		expect(table.places.get(items.a1)?.timebox).toBe('spring');
		expect(table.proposals.size).toBe(0);
	});

	test('[SE1] nobody without a seat does anything, an administrator no more than others', () => {
		const acts = [
			proposal(move(items.a1, { timebox: timeboxes.summer })),
			{ kind: 'schedule', startsAt: nine, minutes: 60 },
			{ kind: 'close' }
		] as const;
		for (const act of acts)
			for (const by of [who(people.zoe), who(idOf<PersonId>('nobody')), administrator]) {
				const answer = decide(tableOf(), { id: idOf<ActId>('x'), act }, by, contextAt());
				expect(answer).toMatchObject({ ok: false, error: { rule: 'SE1', offer: 'seat' } });
			}
	});

	test('[SE1] a refusal says which seats would do', () => {
		const answer = decide(
			tableOf(),
			{ id: idOf<ActId>('x'), act: { kind: 'close' } },
			who(people.sam),
			contextAt()
		);
		expect(answer).toMatchObject({ error: { because: 'To do this takes a seat as Facilitator.' } });
	});
});
