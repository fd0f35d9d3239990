import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout } from '../layout/boxes.ts';
import type { ShownHand } from '../paint/hands.ts';
import type { OtherHand } from '../scene.ts';
import type { Point } from '../view/camera.ts';
import { pointOf } from '../view/spots.ts';

/** Ms a name stays beside a hand that rests, and after which the hand itself is not shown any more. */
const stay = { name: 3000, hand: 60_000 } as const;
/** Hands are told about every 50–80 ms; they glide there with this half-life, ms. */
const halfLife = 40;

interface Known {
	hand: OtherHand;
	shown: Point;
	to: Point;
	movedAt: number;
}

/** Other people's hands, gliding between the places they tell. Times in ms of the frame's clock. */
export interface Crowd {
	tell(hands: readonly OtherHand[], layout: Layout, now: number): void;
	/** Moves them on; true while any is still on its way or a name will have to go. */
	step(now: number, elapsed: number): boolean;
	shown(now: number): ShownHand[];
	readonly carried: ReadonlySet<ItemId>;
}

export function crowd(): Crowd {
	const known = new Map<number, Known>();
	let carried = new Set<ItemId>();
	const place = (hand: OtherHand, layout: Layout, now: number): void => {
		const to = pointOf(layout, hand.spot);
		const before = known.get(hand.who);
		if (!to) known.delete(hand.who);
		else if (!before) known.set(hand.who, { hand, shown: to, to, movedAt: now });
		else {
			const moved = before.to.x !== to.x || before.to.y !== to.y || before.hand.carrying !== hand.carrying;
			before.hand = hand;
			before.to = to;
			if (moved) before.movedAt = now;
		}
	};
	return {
		tell(hands, layout, now) {
			const here = new Set(hands.map(({ who }) => who));
			for (const who of [...known.keys()]) if (!here.has(who)) known.delete(who);
			for (const hand of hands) place(hand, layout, now);
			carried = new Set(hands.flatMap(({ carrying }) => (carrying === null ? [] : [carrying])));
		},
		step(now, elapsed) {
			const left = 0.5 ** (elapsed / halfLife);
			let busy = false;
			for (const each of known.values()) {
				const { shown, to } = each;
				const x = to.x + (shown.x - to.x) * left;
				const y = to.y + (shown.y - to.y) * left;
				const near = Math.abs(x - to.x) + Math.abs(y - to.y) < 0.5;
				each.shown = near ? to : { x, y };
				busy ||= !near;
			}
			return busy;
		},
		shown: (now) =>
			[...known.values()]
				.filter(({ movedAt, hand }) => hand.carrying !== null || now - movedAt < stay.hand)
				.map(({ hand, shown, movedAt }) => ({
					hand,
					point: shown,
					fresh: hand.carrying !== null || now - movedAt < stay.name
				})),
		get carried() {
			return carried;
		}
	};
}
