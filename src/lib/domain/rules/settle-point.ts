import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';

/** The facilitator ticks off a talking point. */
export const settlePoint: Rule<'settle-point'> = (table, { point: id }, asking) => {
	const seat = seatedTo(table, asking, 'facilitate');
	if (!seat.ok) return seat;
	const point = table.points.get(id);
	if (!point) return no('TP1', 'There is no such talking point on this board.');
	if (point.state === 'settled') return no('TP2', 'This talking point is already settled.');
	return yes([inSeat(asking, seat.value, { kind: 'point-settled', point: id })]);
};
