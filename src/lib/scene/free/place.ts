import type { Anchor, Hung, Mark } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';
import { ground, originOn, type Moving } from './anchors.ts';
import { bowBetween, bowBounds, type Bow, type End } from './bows.ts';
import { small, type MarkBox, type Sheet } from './boxes.ts';
import { chipsOf } from './chips.ts';
import { inkBounds } from './ink.ts';

type Drawn = MarkBox['mark'];

/** What lies over what: grounds first, lines over them, what has to be found last. */
const heights: Readonly<Record<Drawn['kind'], number>> = {
	...{ image: 0, shape: 1, note: 2, text: 3, connector: 4, ink: 5, comment: 6 }
};

/** Marks in the order in which they are drawn. */
export const inOrder = (all: Iterable<Hung>): Hung[] =>
	[...all].sort((a, b) => heightOf(a.mark) - heightOf(b.mark) || a.mark.at - b.mark.at || byText(a.id, b.id));

const heightOf = ({ kind }: Mark): number => (kind === 'reaction' || kind === 'dot' ? 7 : heights[kind]);

/** Lays marks out that are in order. Pure; what hangs on nothing that is drawn is left out. */
export function placeMarks(layout: Layout, all: readonly Hung[], moving: Moving = () => null): Sheet {
	const answers = countAnswers(all);
	const boxes: MarkBox[] = [];
	const counted: { hung: Hung; on: Rect }[] = [];
	for (const hung of all) {
		const on = ground(layout, hung.anchor, moving);
		if (!on) continue;
		const { mark } = hung;
		if (mark.kind === 'reaction' || mark.kind === 'dot') counted.push({ hung, on });
		else if (mark.kind !== 'comment' || mark.answers === null) {
			const box = boxOf(layout, { hung, mark, on }, moving, 1 + (answers.get(hung.id) ?? 0));
			if (box) boxes.push(box);
		}
	}
	return { boxes, chips: chipsOf(counted) };
}

function countAnswers(all: readonly Hung[]): ReadonlyMap<MarkId, number> {
	const counts = new Map<MarkId, number>();
	for (const { mark } of all)
		if (mark.kind === 'comment' && mark.answers !== null)
			counts.set(mark.answers, (counts.get(mark.answers) ?? 0) + 1);
	return counts;
}

interface Hanging {
	readonly hung: Hung;
	readonly mark: Drawn;
	readonly on: Rect;
}

function boxOf(layout: Layout, { hung, mark, on }: Hanging, moving: Moving, count: number): MarkBox | null {
	const origin = originOn(on, hung.anchor);
	const common = { id: hung.id, hung, mark, origin, count };
	if (mark.kind !== 'connector') return { ...common, bow: null, ...extentOf(mark, origin) };
	const bow = bowOf(layout, { at: origin, card: cardUnder(hung.anchor, on) }, mark.to, moving);
	return bow && { ...common, bow, ...bowBounds(bow) };
}

const cardUnder = ({ on }: Anchor, rect: Rect): Rect | null => (on === 'card' ? rect : null);

function bowOf(layout: Layout, from: End, to: Anchor, moving: Moving): Bow | null {
	const on = ground(layout, to, moving);
	return on && bowBetween(from, { at: originOn(on, to), card: cardUnder(to, on) });
}

/** How wide a letter is on average, in parts of its size: near enough for what no overlay measures. */
const letter = 0.56;

/** Lines of a text as they were broken by whoever wrote them. */
export const linesOf = (text: string): readonly string[] => text.split('\n');

function extentOf(mark: Exclude<Drawn, { kind: 'connector' }>, { x, y }: Point): Rect {
	switch (mark.kind) {
		case 'ink': {
			const bounds = inkBounds(mark);
			return { ...bounds, x: x + bounds.x, y: y + bounds.y };
		}
		case 'comment':
			return { x, y: y - small.pin, width: small.pin, height: small.pin };
		case 'text': {
			const lines = linesOf(mark.text);
			const longest = Math.max(3, ...lines.map(({ length }) => length));
			return {
				...{ x, y },
				width: Math.max(mark.size, longest * mark.size * letter),
				height: lines.length * mark.size * 1.3
			};
		}
		case 'note':
		case 'shape':
		case 'image':
			return { x, y, width: mark.width, height: mark.height };
		default:
			return unreachable(mark);
	}
}
