import { describe, expect, test } from 'vitest';
import type { Actor } from './board.ts';
import { people } from './testing/board.ts';
import { type Told, agreed, asked, by, declined, locked, sam, shift } from './testing/told.ts';

describe('[PS8] imposed will', () => {
	/** Answers one after the other, `yes` or `no`, by the seat that proposed. */
	const answers = (...list: readonly (readonly [Actor, 'yes' | 'no'])[]) =>
		list.flatMap(([who, answer], at) =>
			asked(`q${at}`, at * 2, answer === 'yes' ? agreed(`q${at}`) : declined(`q${at}`), who)
		);
	const ben = by('ben', 'product-owner');
	const mia = by('mia', 'metascrum-owner');
	const yes = (who: Actor) => [who, 'yes'] as const;

	test('one person, nobody declines', () => {
		expect(shift(answers(yes(sam), yes(sam), yes(sam), yes(sam), yes(ben), yes(ben))).warning).toEqual({
			seat: 'stakeholder',
			person: people.sam,
			proposed: 4,
			of: 6,
			sprints: 1
		});
	});

	test('one seat of management, several people', () => {
		const ann = by('mia', 'stakeholder');
		expect(shift(answers(yes(sam), yes(sam), yes(ann), yes(ann), yes(ben))).warning).toEqual({
			seat: 'stakeholder',
			person: null,
			proposed: 4,
			of: 5,
			sprints: 1
		});
	});

	test('not among Product Owners or team members themselves', () => {
		const cy = by('ada', 'product-owner');
		expect(shift(answers(yes(ben), yes(ben), yes(cy), yes(cy), yes(cy), yes(ben))).warning).toBeNull();
		const team = [by('ben', 'team-member'), by('ada', 'team-member')].map(yes);
		expect(shift(answers(...team, ...team, ...team)).warning).toBeNull();
	});

	test('whoever it is, and whenever they spoke', () => {
		const told = answers(yes(ben), yes(mia), yes(sam), yes(sam), yes(sam), yes(sam));
		expect(shift(told).warning).toMatchObject({ person: people.sam, proposed: 4, of: 6 });
	});

	test.each([
		['metascrum-owner', true],
		['chief-product-owner', true],
		['stakeholder', true],
		['sponsor', true],
		['executive', true],
		['facilitator', true],
		['product-owner', false],
		['team-member', false],
		['observer', false]
	] as const)('two people in the seat %s with two thirds: %s', (seat, warns) => {
		const [one, two] = [by('sam', seat), by('mia', seat)];
		const told = answers(yes(ben), yes(by('ada', 'team-member')), yes(one), yes(two), yes(one), yes(two));
		const expected = { seat, person: null, proposed: 4, of: 6, sprints: 1 };
		expect(shift(told).warning).toEqual(warns ? expected : null);
	});

	test.each([
		['a single no', answers(yes(sam), yes(sam), yes(sam), yes(sam), [sam, 'no'])],
		['fewer than five answers', answers(yes(sam), yes(sam), yes(sam), yes(sam))],
		['less than two thirds', answers(yes(sam), yes(sam), yes(sam), yes(ben), yes(mia))]
	])('not with %s', (_, told) => {
		expect(shift(told).warning).toBeNull();
	});

	test('looks at the running Sprint and the three before', () => {
		const no = answers([sam, 'no']);
		const lock = (number: number): Told => [50 + number, locked(number)];
		const many = (from: number): Told[] =>
			[0, 1, 2, 3, 4].flatMap((at) => asked(`r${from + at}`, 60 + at, agreed(`r${from + at}`)));
		const three = [...no, lock(1), lock(2), lock(3), ...many(0)];
		expect(shift(three).warning).toBeNull();
		expect(shift([...no, lock(1), lock(2), lock(3), lock(4), ...many(0)]).warning).toMatchObject({
			of: 5,
			sprints: 4
		});
	});
});
