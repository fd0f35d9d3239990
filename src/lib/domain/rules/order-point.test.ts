import { describe, expect, test } from 'vitest';
import { apply } from '../apply.ts';
import type { TalkingPoint } from '../board.ts';
import { idOf, type PersonId, type PointId } from '../ids.ts';
import { subjectOf, waitingPoints } from '../points.ts';
import { isRank } from '../rank.ts';
import { contextAt, doAct, items, move, people, tableIn, told, words } from '../testing/board.ts';
import type { Table } from '../table.ts';

const point = (id: string) => idOf<PointId>(id);
const context = contextAt();
const add = (table: Table, id: string) =>
	doAct(table, people.sam, id, { kind: 'add-point', text: words, changes: [] }, context);
const order = (table: Table, moved: string, after: string | null, by: PersonId = people.fay) =>
	doAct(table, by, `order ${moved} ${after} ${table.seq}`, {
		kind: 'order-point',
		point: point(moved),
		after: after === null ? null : point(after)
	});
const standing = (table: Table) => waitingPoints(table).map(({ id }) => id);

/** Three points in the order in which they came; their ids are read off the table. */
function withThree(state: 'locked' | 'preparing' | 'open' | 'closing' = 'open') {
	const table = tableIn(state);
	for (const id of ['x', 'y', 'z']) add(table, id);
	const [a = '', b = '', c = ''] = standing(table);
	return { table, a, b, c };
}

describe('the order of talking points', () => {
	test.each(['locked', 'preparing', 'open', 'closing'] as const)(
		'[TP5] the facilitator puts one behind another, or first, while the session is %s',
		(state) => {
			const { table, a, b, c } = withThree(state);
			expect(told(order(table, a, b))).toEqual(['point-ordered']);
			expect(standing(table)).toEqual([b, a, c]);
			order(table, c, null);
			expect(standing(table)).toEqual([c, b, a]);
			order(table, c, a);
			expect(standing(table)).toEqual([b, a, c]);
		}
	);

	test('[TP5] so does the MetaScrum Product Owner, and the seat is kept', () => {
		const { table, a, c } = withThree();
		const answer = order(table, c, a, people.mia);
		expect(answer.ok && answer.value[0]?.by).toEqual({
			kind: 'person',
			person: people.mia,
			seat: 'metascrum-owner'
		});
		const fay = order(table, c, null);
		expect(fay.ok && fay.value[0]?.by).toMatchObject({ seat: 'facilitator' });
	});

	test('[TP5] what is added later stands last, whatever was put where', () => {
		const { table, a, b, c } = withThree();
		order(table, a, c);
		order(table, b, a);
		add(table, 'later');
		const last = standing(table).at(-1);
		expect(standing(table)).toEqual([c, a, b, last]);
		expect([a, b, c]).not.toContain(last);
	});

	test('[TP5] however often two change places, their keys stay short and the order holds', () => {
		const { table, a, b, c } = withThree();
		let renewed = 0;
		for (let n = 0; n < 300; n += 1) {
			const [one, other] = n % 2 === 0 ? [b, c] : [c, b];
			const answer = order(table, other, a);
			if (answer.ok && answer.value.length > 1) renewed += 1;
			expect(standing(table)).toEqual([a, other, one]);
		}
		expect(renewed).toBeGreaterThan(0);
		for (const { rank } of waitingPoints(table)) {
			expect(rank.length).toBeLessThanOrEqual(32);
			expect(isRank(rank)).toBe(true);
		}
	});

	test('[TP6] none goes behind itself, a settled one, or one that is not there', () => {
		const { table, a, b, c } = withThree();
		doAct(table, people.fay, 'settle', { kind: 'settle-point', point: point(b) });
		for (const after of [a, b, 'nowhere'])
			expect(order(table, a, after)).toMatchObject({
				error: { rule: 'TP6', because: 'A talking point goes behind another one that waits.' }
			});
		expect(standing(table)).toEqual([a, c]);
	});

	test('[TP1] [TP2] only a point that waits is put elsewhere', () => {
		const { table, a, b } = withThree();
		expect(order(table, 'nowhere', a)).toMatchObject({
			error: { rule: 'TP1', because: 'There is no such talking point on this board.' }
		});
		doAct(table, people.fay, 'settle', { kind: 'settle-point', point: point(b) });
		expect(order(table, b, a)).toMatchObject({
			error: { rule: 'TP2', because: 'This talking point is already settled.' }
		});
		const gone = { kind: 'point-ordered', point: point('gone'), rank: 'a0' } as const;
		const by = { kind: 'board' } as const;
		expect(() => apply(table, { ...gone, seq: 99, at: 0, by, act: null })).toThrow('talking point gone');
	});

	test('[SE1] nobody else does it, and the refusal names the seats that may', () => {
		const { table, a, c } = withThree();
		for (const by of [people.ada, people.sam, people.obi, people.zoe])
			expect(told(order(table, c, a, by))).toBe('SE1');
		expect(order(table, c, a, people.sam)).toMatchObject({
			error: {
				because: 'To do this takes a seat as Chief Product Owner, MetaScrum Product Owner or Facilitator.',
				offer: 'seat'
			}
		});
	});

	test('[TP5] where two points bear one key, the order is that of their ids until one is put elsewhere', () => {
		const twin = (id: string): TalkingPoint => ({
			...{ id: point(id), by: people.sam, seat: 'stakeholder', at: 0, text: words, changes: [] },
			...{ rank: 'f000001', state: 'waiting', session: null }
		});
		const table = tableIn('open', { points: [twin('q'), twin('p'), twin('r')] });
		expect(standing(table)).toEqual(['p', 'q', 'r']);
		expect(told(order(table, 'r', 'p'))).toEqual(['point-ordered', 'point-ordered', 'point-ordered']);
		expect(standing(table)).toEqual(['p', 'r', 'q']);
	});
});

describe('what a point is about', () => {
	const table = tableIn('open');
	const added = (id: string, more: object) => {
		doAct(table, people.sam, id, { kind: 'add-point', text: words, changes: [], ...more }, context);
		return waitingPoints(table).at(-1);
	};
	const subject = (of: TalkingPoint | undefined) => (of ? subjectOf(of) : undefined);

	test('[TP9] the item it names, else the first its changes touch, else none', () => {
		expect(subject(added('x', { item: items.c1, changes: [move(items.a2)] }))).toBe(items.c1);
		const lane = { kind: 'share', product: 'apps', share: 3 };
		expect(subject(added('y', { changes: [lane, move(items.a2), move(items.a1)] }))).toBe(items.a2);
		expect(subject(added('z', {}))).toBeNull();
		expect(Object.keys(added('w', {}) ?? {})).not.toContain('item');
	});

	test('[TP9] an item that is not there is not named', () => {
		const act = { kind: 'add-point', text: words, changes: [], item: idOf<typeof items.a1>('gone') } as const;
		expect(told(doAct(table, people.sam, 'v', act))).toBe('TP9');
	});
});
