import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import type { OtherHand } from '../scene.ts';
import type { Point } from '../view/camera.ts';
import { quiet, type InView, type Quiet } from '../view/quiet.ts';
import { pointOf } from '../view/spots.ts';
import { pulled, resting, type Moving } from '../view/spring.ts';
import { drawnOn, noTrail, type Trail } from '../view/trail.ts';

/** Ms a name stays beside a hand that rests, and after which the hand itself is not shown any more. */
const stay = { name: 3000, hand: 60_000 } as const;
/** Hands are told about every 50 ms; they come after by so many ms. */
const lag = 80;

interface Known {
	hand: OtherHand;
	shown: Moving;
	to: Point;
	movedAt: number;
	trail: Trail;
	lit: boolean;
}

/** What is drawn of the others: those in view, and where whoever matters has gone out of it. */
export interface Shown extends Quiet<InView> {
	/** Who presents or is followed, and points at something that is not in view. */
	readonly beyond: readonly InView[];
	/** Lines of lasers; `colour` null: this seat's own, where it has none. */
	readonly trails: readonly {
		readonly colour: number | null;
		readonly trail: Trail;
		readonly lit: boolean;
	}[];
}

/** Other people's hands, gliding between the places they tell. Times in ms of the frame's clock. */
export interface Crowd {
	tell(hands: readonly OtherHand[], layout: Layout, now: number): void;
	/** This seat's own laser, world pixels, in this colour; null: it is off. */
	point(point: Point | null, now: number, colour?: number | null): void;
	/** Moves on what is in `view`; true while anything in it is still on its way. `cut`: no motion is wanted. */
	step(now: number, elapsed: number, view: Rect, cut: boolean): boolean;
	shown(now: number, view: Rect): Shown;
	/** Whether nothing of anybody would be drawn. */
	empty(now: number): boolean;
	/** Ms until a name or a hand has to go; null where none does. */
	fades(now: number): number | null;
	readonly carried: ReadonlySet<ItemId>;
}

export function crowd(): Crowd {
	const known = new Map<number, Known>();
	const kept = new Set<number>();
	const mine: { trail: Trail; lit: boolean; colour: number | null } = {
		trail: noTrail,
		lit: false,
		colour: null
	};
	let carried: ReadonlySet<ItemId> = new Set();
	const isShown = ({ hand, movedAt }: Known, now: number): boolean =>
		hand.carrying !== null || now - movedAt < stay.hand;
	return {
		tell(hands, layout, now) {
			const here = new Set(hands.map(({ who }) => who));
			for (const who of [...known.keys()]) if (!here.has(who)) known.delete(who);
			for (const hand of hands) place(known, hand, layout, now);
			carried = new Set(
				hands.flatMap(({ carrying, others = [] }) => (carrying === null ? [] : [carrying, ...others]))
			);
		},
		point(point, now, colour = mine.colour) {
			mine.colour = colour;
			mine.trail = drawnOn(mine.trail, point, mine.lit, now);
			mine.lit = point !== null;
		},
		step(now, elapsed, view, cut) {
			let busy = mine.trail.length > 0;
			if (!mine.lit) mine.trail = drawnOn(mine.trail, null, false, now);
			for (const each of known.values()) if (stepped(each, now, elapsed, cut, view)) busy = true;
			return busy;
		},
		shown(now, view) {
			const all = [...known.values()].filter((each) => isShown(each, now));
			const seen = all.map((each) => inView(each, now));
			const focus = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
			const lines = [...known.values()].filter(({ trail }) => trail.length > 0);
			return {
				...quiet(
					seen.filter(({ point }) => holds(view, point)),
					focus,
					kept
				),
				beyond: seen.filter(({ hand, point }) => hand.mark !== undefined && !holds(view, point)),
				trails: [
					...lines.map(({ hand, trail, lit }) => ({ colour: hand.colour, trail, lit })),
					...(mine.trail.length > 0 ? [{ ...mine }] : [])
				]
			};
		},
		empty: (now) =>
			mine.trail.length === 0 &&
			![...known.values()].some((each) => each.trail.length > 0 || isShown(each, now)),
		fades: (now) => untilFaded(known.values(), now),
		get carried() {
			return carried;
		}
	};
}

/** Ms until the next name or hand has been shown long enough. */
function untilFaded(all: Iterable<Known>, now: number): number | null {
	let soonest = Infinity;
	for (const { hand, movedAt } of all) {
		if (hand.carrying !== null) continue;
		for (const after of [stay.name, stay.hand]) {
			const left = movedAt + after - now;
			if (left > 0) soonest = Math.min(soonest, left);
		}
	}
	return soonest === Infinity ? null : soonest;
}

const holds = ({ x, y, width, height }: Rect, point: Point): boolean =>
	point.x >= x && point.y >= y && point.x < x + width && point.y < y + height;

const inView = ({ hand, shown, movedAt }: Known, now: number): InView => ({
	hand,
	point: shown,
	fresh: hand.carrying !== null || now - movedAt < stay.name
});

function place(known: Map<number, Known>, hand: OtherHand, layout: Layout, now: number): void {
	const to = pointOf(layout, hand.spot);
	const before = known.get(hand.who);
	if (!to) known.delete(hand.who);
	else if (!before)
		known.set(hand.who, { hand, shown: resting(to), to, movedAt: now, trail: noTrail, lit: false });
	else {
		const moved =
			before.to.x !== to.x ||
			before.to.y !== to.y ||
			before.hand.carrying !== hand.carrying ||
			hand.laser === true;
		before.hand = hand;
		before.to = to;
		if (moved) before.movedAt = now;
	}
}

/** Moves one hand on. What is far from view is put where it belongs: nobody sees it come there. */
function stepped(each: Known, now: number, elapsed: number, cut: boolean, view: Rect): boolean {
	const { shown, to } = each;
	const seen = holds(view, shown) || holds(view, to);
	const next = cut || !seen ? resting(to) : pulled(shown, to, elapsed, lag);
	const near = Math.abs(next.x - to.x) + Math.abs(next.y - to.y) < 0.5;
	each.shown = near ? resting(to) : next;
	const lit = each.hand.laser === true;
	if (lit || each.trail.length > 0) each.trail = drawnOn(each.trail, lit ? each.shown : null, each.lit, now);
	each.lit = lit;
	return (seen && !near) || each.trail.length > 0;
}
