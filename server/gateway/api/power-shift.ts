import { upcast } from '#lib/document/upcast.ts';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { powerShiftOn } from '#lib/server/power-shift.ts';
import { Denied, guestOf, json, takeRead, type Asking, type Reply, type Resource } from './reply.ts';

/** Who decides and who only proposes, in figures, for everybody who reads the board. */
async function shift(asking: Asking): Promise<Reply> {
	const board = idOf<BoardId>(asking.params[0] ?? '');
	takeRead(asking, await guestOf(asking, board));
	const found = await powerShiftOn(asking.gateway.storage.log, board, Date.now(), upcast);
	if (!found) throw new Denied(404, 'There is no such board.');
	return json(found);
}

export const powerShift: readonly Resource[] = [
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/power-shift$/, answer: shift }
];
