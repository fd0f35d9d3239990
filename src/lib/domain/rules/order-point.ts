import type { TalkingPoint } from '../board.ts';
import { waitingPoints } from '../points.ts';
import { rankBetween, ranks } from '../rank.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';

/** Puts a waiting point behind another on the agenda, or first. */
export const orderPoint: Rule<'order-point'> = (table, { point: id, after }, asking) => {
	const seat = seatedTo(table, asking, 'facilitate', 'lead');
	if (!seat.ok) return seat;
	const point = table.points.get(id);
	if (!point) return no('TP1', 'There is no such talking point on this board.');
	if (point.state === 'settled') return no('TP2', 'This talking point is already settled.');
	const others = waitingPoints(table).filter((each) => each.id !== id);
	// Null is nobody's id: first.
	const at = others.findIndex((each) => each.id === after) + 1;
	if (after !== null && at === 0) return no('TP6', 'A talking point goes behind another one that waits.');
	return yes(
		placed(others, point, at).map((each) => inSeat(asking, seat.value, { kind: 'point-ordered', ...each }))
	);
};

type Placed = { readonly point: TalkingPoint['id']; readonly rank: string };

/** The new key of the point; where there is no room between its neighbours, new ones for all that wait. */
function placed(others: readonly TalkingPoint[], point: TalkingPoint, at: number): readonly Placed[] {
	const rank = rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
	if (rank !== null) return [{ point: point.id, rank }];
	const order = others.toSpliced(at, 0, point);
	const anew = ranks(order.length);
	return order.map((each, n) => ({ point: each.id, rank: anew[n] ?? each.rank }));
}
