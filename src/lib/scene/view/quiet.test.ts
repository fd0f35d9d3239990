import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { cellOf } from '../testing/small.ts';
import type { OtherHand } from '../scene.ts';
import { mostArrows, quiet, type InView } from './quiet.ts';

const focus = { x: 0, y: 0 };
/** Hands in a row away from the focus, numbered from 1. */
const hands = (
	count: number,
	rest: (who: number) => Partial<OtherHand> = () => ({}),
	fresh = true
): InView[] =>
	Array.from({ length: count }, (_, n) => ({
		point: { x: n * 10, y: 0 },
		fresh,
		hand: {
			...{ who: n + 1, colour: 1, name: `P${String(n)}`, seat: '', carrying: null },
			spot: { ...cellOf(n % 2 === 0 ? 'p s 1' : 'q t 2'), fx: 0, fy: 0 },
			...rest(n + 1)
		}
	}));
const numbers = (some: readonly InView[]): number[] => some.map(({ hand }) => hand.who).sort((a, b) => a - b);

describe('hands in view', () => {
	test('all have an arrow while they are few', () => {
		const shown = quiet(hands(mostArrows), focus, new Set());
		expect([shown.arrows.length, shown.dots, shown.crowds]).toEqual([mostArrows, [], []]);
	});

	test('are dots but for the nearest where they are many, and their number is written in a crowded cell', () => {
		const shown = quiet(hands(60), focus, new Set());
		expect(numbers(shown.arrows)).toEqual(Array.from({ length: mostArrows }, (_, n) => n + 1));
		expect(shown.dots).toHaveLength(35);
		expect(shown.crowds.map(({ count }) => count).sort()).toEqual([17, 18]);
	});

	test('keep their arrow while they move, also when others come nearer', () => {
		const kept = new Set<number>();
		quiet(hands(60), focus, kept);
		expect(numbers(quiet(hands(60), { x: 600, y: 0 }, kept).arrows)).toEqual([...kept].sort((a, b) => a - b));
		expect(kept.has(1)).toBe(true);
	});

	test('always have one where they present, are followed or carry something', () => {
		const marked = hands(60, (who) =>
			who === 60 ? { mark: 'presenter' } : who === 59 ? { carrying: idOf<ItemId>('a') } : {}
		);
		expect(numbers(quiet(marked, focus, new Set()).arrows).slice(-2)).toEqual([59, 60]);
	});

	test('that rest give theirs to hands that move', () => {
		const resting = hands(30, () => ({}), false);
		const moving = hands(10, (who) => ({ who: who + 100 })).map((each) => ({
			...each,
			point: { x: 9000, y: 0 }
		}));
		const { arrows } = quiet([...resting, ...moving], focus, new Set());
		expect(numbers(arrows).filter((who) => who > 100)).toHaveLength(10);
	});
});
