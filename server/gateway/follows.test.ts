import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { Follows } from './follows.ts';

const people = ['ada', 'ben', 'sam', 'fay'].map((each) => idOf<PersonId>(each));
const person = fc.constantFrom(...people);
const step = fc.record({
	who: person,
	leader: fc.option(person),
	quietly: fc.boolean(),
	leaves: fc.boolean()
});

describe('who follows whom', () => {
	test('is the same asked from either side, whatever people do', () => {
		fc.assert(
			fc.property(fc.array(step), (steps) => {
				const follows = new Follows();
				const plain = new Map<PersonId, { leader: PersonId; quietly: boolean }>();
				for (const { who, leader, quietly, leaves } of steps) {
					if (leaves) {
						follows.left(who);
						for (const [each, { leader: of }] of plain) if (of === who) plain.delete(each);
						plain.delete(who);
					} else {
						follows.set(who, leader, quietly);
						if (leader === null) plain.delete(who);
						else plain.set(who, { leader, quietly });
					}
				}
				for (const each of people) {
					const behind = [...plain].filter(([, { leader }]) => leader === each);
					expect(follows.leaderOf(each)).toBe(plain.get(each)?.leader ?? null);
					expect([...follows.followersOf(each)].sort()).toEqual(behind.map(([who]) => who).sort());
					expect(follows.openlyBehind(each)).toBe(behind.filter(([, { quietly }]) => !quietly).length);
				}
			})
		);
	});

	test('names those whose number may be another', () => {
		const follows = new Follows();
		const [ada, ben, sam] = people as [PersonId, PersonId, PersonId];
		expect(follows.set(ada, ben, false)).toEqual([ben]);
		expect(follows.set(ada, sam, false)).toEqual([ben, sam]);
		expect(follows.left(ada)).toEqual([sam]);
	});

	test('knows by whom somebody sees what would be theirs to follow', () => {
		const follows = new Follows();
		const [ada, ben, sam] = people as [PersonId, PersonId, PersonId];
		follows.set(ada, ben, false);
		follows.set(ben, sam, true);
		expect(follows.circle(sam, ada)).toEqual([ada, ben]);
		expect(follows.circle(sam, ben)).toEqual([ben]);
		expect(follows.circle(ada, sam)).toEqual([]);
		expect([ada, ben, sam].map((each) => follows.isQuiet(each))).toEqual([false, true, false]);
	});
});
