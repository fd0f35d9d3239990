import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { seatsOf } from '../seats.ts';

/** Takes a proxy back, or lays it down; what was signed by it stands. */
export const revokeProxy: Rule<'revoke-proxy'> = (table, { proxy: id }, asking) => {
	const proxy = table.proxies.get(id);
	if (!proxy) return no('PX4', 'There is no such proxy on this board.');
	const { person } = asking.who;
	if (person !== proxy.of && person !== proxy.to)
		return no('PX5', 'Who gave a proxy takes it back, and who has it may lay it down.', { whom: [proxy.of] });
	if (proxy.revokedAt !== null || proxy.until <= asking.now)
		return no('PX6', 'This proxy has already ended.');
	const [seat] = seatsOf(table, person);
	if (seat === undefined) return no('SE1', 'You hold no seat on this board.', { offer: 'seat' });
	return yes([inSeat(asking, seat, { kind: 'proxy-revoked', proxy: id })]);
};
