import type { OtherHand } from '../scene.ts';
import type { Point } from './camera.ts';

/** More arrows than this would cover the titles. */
export const mostArrows = 25;
/** From so many dots in a cell on their number is written. */
export const crowdedCell = 4;

/** A hand in view. */
export interface InView {
	readonly hand: OtherHand;
	/** World pixels. */
	readonly point: Point;
	/** It moved lately, or carries something. */
	readonly fresh: boolean;
}

/** How hands in view are shown: some by arrow and name, the others by a dot, and where many are by their number. */
export interface Quiet<T extends InView> {
	readonly arrows: readonly T[];
	readonly dots: readonly T[];
	/** One hand of each crowded cell, and how many dots are in it. */
	readonly crowds: readonly { readonly hand: OtherHand; readonly count: number }[];
}

/**
 * Chooses who keeps an arrow: who presents or is followed, who carries, who had one and still moves (so that nobody
 * flickers), then who moved lately and is nearest to `focus`. `kept` is written: who has one now.
 */
export function quiet<T extends InView>(hands: readonly T[], focus: Point, kept: Set<number>): Quiet<T> {
	const arrows = hands.length <= mostArrows ? hands : chosen(hands, focus, kept);
	kept.clear();
	for (const { hand } of arrows) kept.add(hand.who);
	const dots = hands.filter(({ hand }) => !kept.has(hand.who));
	return { arrows, dots, crowds: crowds(dots) };
}

function chosen<T extends InView>(hands: readonly T[], focus: Point, kept: ReadonlySet<number>): T[] {
	const rank = ({ hand, fresh }: T): number =>
		hand.mark ? 0 : hand.carrying !== null ? 1 : !fresh ? 4 : kept.has(hand.who) ? 2 : 3;
	const away = ({ point }: T): number => Math.hypot(point.x - focus.x, point.y - focus.y);
	return hands
		.map((each) => ({ each, rank: rank(each), away: away(each) }))
		.sort((a, b) => a.rank - b.rank || a.away - b.away)
		.slice(0, mostArrows)
		.map(({ each }) => each);
}

function crowds(dots: readonly InView[]): { hand: OtherHand; count: number }[] {
	const cells = new Map<string, { hand: OtherHand; count: number }>();
	for (const { hand } of dots) {
		const { product, team, timebox } = hand.spot;
		const key = `${product} ${team} ${timebox}`;
		const cell = cells.get(key);
		if (cell) cell.count += 1;
		else cells.set(key, { hand, count: 1 });
	}
	return [...cells.values()].filter(({ count }) => count >= crowdedCell);
}
