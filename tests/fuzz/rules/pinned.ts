import { chanceFrom } from './chance.ts';

/** Boards on which rules and model once differed, by what was wrong: played again each time. */
export const pinned: Readonly<Record<string, readonly [seed: number, steps: number]>> = {
	'cards moved to and fro in one proposal come to nothing': [40_067, 100],
	'whatever a split brings, its rivals are about the card that is split': [1171, 50],
	'a signature given for one reason does not stand for another': [6000, 300],
	'what was signed for a seat goes on standing when a product is passed on to it': [6010, 300]
};

/** The steps of a pinned board. */
export function stepsFrom([seed, steps]: readonly [seed: number, steps: number]): number[] {
	const chance = chanceFrom(seed);
	return Array.from({ length: steps }, () => chance.below(0x7fffffff));
}
