import { describe, expect, test } from 'vitest';
import type { ActOf } from '../acts.ts';
import type { TalkingPoint } from '../board.ts';
import { idOf, type PointId, type ProposalId, type WordsId } from '../ids.ts';
import {
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	proposal,
	seat,
	tableIn,
	tableOf,
	timeboxes,
	told,
	words
} from '../testing/board.ts';

const p = idOf<ProposalId>('p');
const options = [idOf<WordsId>('one'), idOf<WordsId>('two')];
const set = (more: Partial<ActOf<'set-pathway'>> = {}): ActOf<'set-pathway'> => ({
	kind: 'set-pathway',
	title: words,
	proposal: null,
	point: null,
	decider: people.mia,
	options,
	due: nine + 24 * hour,
	first: words,
	...more
});
const point: TalkingPoint = {
	id: idOf<PointId>('t'),
	by: people.sam,
	seat: 'stakeholder',
	at: nine,
	text: words,
	changes: [],
	rank: 'a0',
	state: 'waiting',
	session: null
};

function asked() {
	const table = tableOf({ points: [point] });
	doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
	return table;
}

describe('a decision pathway', () => {
	test('[PW1] closes the proposal it is set for, and says how it gets decided', () => {
		const table = asked();
		expect(told(doAct(table, people.ada, 'w', set({ proposal: p })))).toEqual(['pathway-set']);
		expect(table.proposals.get('p')?.outcome).toEqual({ kind: 'pathway', at: nine + hour, pathway: 'id-1' });
		expect([...table.pathways.values()]).toEqual([
			{
				id: 'id-1',
				title: words,
				proposal: p,
				point: null,
				decider: people.mia,
				options,
				due: nine + 24 * hour,
				first: words,
				by: people.ada,
				seat: 'product-owner',
				at: nine + hour,
				steps: [],
				state: 'open',
				decision: null
			}
		]);
		expect(told(doAct(table, people.ada, 'x', set({ proposal: p })))).toBe('OP2');
	});

	test('[PW1] is set for a proposal by its signers or the facilitator, in a session', () => {
		expect(told(doAct(asked(), people.fay, 'w', set({ proposal: p })))).toEqual(['pathway-set']);
		for (const person of [people.ben, people.sam, people.mia])
			expect(told(doAct(asked(), person, 'w', set({ proposal: p })))).toBe('PW1');
		const proposals = [...asked().proposals.values()];
		const moment = (state: 'closing' | 'locked') => tableIn(state, { proposals });
		expect(told(doAct(moment('closing'), people.ada, 'w', set({ proposal: p })))).toEqual(['pathway-set']);
		expect(doAct(moment('locked'), people.ada, 'w', set({ proposal: p }))).toMatchObject({
			error: { rule: 'PW1', offer: 'wait' }
		});
		expect(told(doAct(tableOf(), people.ada, 'w', set({ proposal: p })))).toBe('OP1');
	});

	test('[PW1] is set without one at any time by who facilitates, leads or signs', () => {
		for (const person of [people.fay, people.mia, people.ada])
			expect(told(doAct(tableIn('locked'), person, 'w', set()))).toEqual(['pathway-set']);
		expect(told(doAct(tableOf(), people.sam, 'w', set()))).toBe('SE1');
	});

	test('[PW2] names somebody with a seat', () => {
		expect(doAct(tableOf(), people.ada, 'w', set({ decider: people.zoe }))).toMatchObject({
			error: { rule: 'PW2', offer: 'seat' }
		});
		expect(
			told(
				doAct(
					tableOf({ seats: [seat(people.ada, 'product-owner'), seat(people.mia)] }),
					people.ada,
					'w',
					set()
				)
			)
		).toBe('PW2');
	});

	test('[PW3] is decided in the future', () => {
		expect(told(doAct(tableOf(), people.ada, 'w', set({ due: nine + hour })))).toBe('PW3');
		expect(told(doAct(tableOf(), people.ada, 'w', set({ due: nine + hour + 1 })))).toEqual(['pathway-set']);
	});

	test('[PW8] settles the talking point it is set for, which waits', () => {
		const table = asked();
		expect(told(doAct(table, people.ada, 'w', set({ point: point.id })))).toEqual(['pathway-set']);
		expect(table.points.get('t')).toMatchObject({ state: 'settled', session: 's1' });
		expect(told(doAct(table, people.ada, 'x', set({ point: point.id })))).toBe('TP2');
		expect(told(doAct(table, people.ada, 'y', set({ point: idOf<PointId>('gone') })))).toBe('TP1');
	});
});
