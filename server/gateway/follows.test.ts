import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { Follows } from './follows.ts';

const people = ['ada', 'ben', 'sam', 'fay'].map((each) => idOf<PersonId>(each));
const [ada, ben, sam] = people as [PersonId, PersonId, PersonId];

interface Tab {
	readonly of: PersonId;
}
/** Two tabs of everybody. */
const tabs: readonly Tab[] = people.flatMap((of) => [{ of }, { of }]);
const tabOf = (person: PersonId, at = 0): Tab => tabs.filter(({ of }) => of === person)[at] ?? { of: person };
const follow = (by: PersonId, leader: PersonId, quietly = false) => ({ by, leader, quietly });

const step = fc.record({
	tab: fc.constantFrom(...tabs),
	leader: fc.option(fc.constantFrom(...people)),
	quietly: fc.boolean(),
	leaves: fc.boolean()
});

describe('who follows whom', () => {
	test('is the same asked from either side, whatever people do in however many tabs', () => {
		fc.assert(
			fc.property(fc.array(step), (steps) => {
				const follows = new Follows<Tab>();
				const plain = new Map<Tab, ReturnType<typeof follow>>();
				for (const { tab, leader, quietly, leaves } of steps) {
					if (leaves) {
						follows.left(tab.of);
						for (const [each, { leader: of }] of plain) if (of === tab.of) plain.delete(each);
					} else {
						const now = leader === null ? null : follow(tab.of, leader, quietly);
						follows.set(tab, now);
						if (now) plain.set(tab, now);
						else plain.delete(tab);
					}
				}
				for (const each of tabs) expect(follows.leaderOf(each)).toBe(plain.get(each)?.leader ?? null);
				for (const person of people) {
					const behind = [...plain].filter(([, { leader }]) => leader === person);
					expect(follows.behind(person)).toEqual(new Set(behind.map(([tab]) => tab)));
					const open = behind.filter(([, { quietly }]) => !quietly).map(([, { by }]) => by);
					expect(follows.openlyBehind(person)).toBe(new Set(open).size);
				}
			})
		);
	});

	test('names those whose number may be another', () => {
		const follows = new Follows<Tab>();
		expect(follows.set(tabOf(ada), follow(ada, ben))).toEqual([ben]);
		expect(follows.set(tabOf(ada), follow(ada, sam))).toEqual([ben, sam]);
		expect(follows.set(tabOf(ada), null)).toEqual([sam]);
	});

	test('counts a person once, and openly where one of their tabs follows openly', () => {
		const follows = new Follows<Tab>();
		follows.set(tabOf(ada, 0), follow(ada, ben, true));
		expect(follows.openlyBehind(ben)).toBe(0);
		follows.set(tabOf(ada, 1), follow(ada, ben));
		follows.set(tabOf(sam), follow(sam, ben));
		expect(follows.openlyBehind(ben)).toBe(2);
	});

	test('knows by which tabs somebody sees what would be theirs to follow', () => {
		const follows = new Follows<Tab>();
		follows.set(tabOf(ada, 1), follow(ada, ben));
		follows.set(tabOf(ben), follow(ben, sam, true));
		expect(follows.circle(sam, ada)).toEqual([tabOf(ada, 1), tabOf(ben)]);
		expect(follows.circle(sam, ben)).toEqual([tabOf(ben)]);
		expect(follows.circle(ada, sam)).toEqual([]);
		expect([tabOf(ada, 1), tabOf(ben)].map((each) => follows.isQuiet(each))).toEqual([false, true]);
	});
});
