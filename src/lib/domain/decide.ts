import type { Act } from './acts.ts';
import type { Entry } from './entries.ts';
import { no, unreachable, yes, type Result } from './result.ts';
import { addPoint } from './rules/add-point.ts';
import { close } from './rules/close.ts';
import { decline } from './rules/decline.ts';
import { foundBoard } from './rules/found.ts';
import { lock } from './rules/lock.ts';
import { open } from './rules/open.ts';
import { own } from './rules/own.ts';
import { postpone } from './rules/postpone.ts';
import { prepare } from './rules/prepare.ts';
import { propose } from './rules/propose.ts';
import { reopen } from './rules/reopen.ts';
import { schedule } from './rules/schedule.ts';
import { seat } from './rules/seat.ts';
import { settlePoint } from './rules/settle-point.ts';
import { signOff } from './rules/sign-off.ts';
import { withdraw } from './rules/withdraw.ts';
import type { Asking, Context, Judged, Ruling, Who } from './ruling.ts';
import { boardOf, type Table } from './table.ts';

export type { Context, Judged, Who } from './ruling.ts';

/**
 * The one decision: what an act comes to on this table, or the rule that refuses it. Pure; the entries
 * bear the next sequence numbers and take effect when they are applied in order.
 */
export function decide(table: Table, { id, act }: Judged, who: Who, context: Context): Result<Entry[]> {
	if (!boardOf(table) && act.kind !== 'found') return no('BD1', 'This board has not been founded yet.');
	const ruled = judge(table, act, { ...context, id, who });
	return ruled.ok
		? yes(
				ruled.value.map(({ by, what }, n) => ({
					...what,
					seq: table.seq + 1 + n,
					at: context.now,
					by,
					act: id
				}))
			)
		: ruled;
}

function judge(table: Table, act: Act, asking: Asking): Result<readonly Ruling[]> {
	switch (act.kind) {
		case 'found':
			return foundBoard(table, act, asking);
		case 'seat':
			return seat(table, act, asking);
		case 'own':
			return own(table, act, asking);
		case 'schedule':
			return schedule(table, act, asking);
		case 'prepare':
			return prepare(table, act, asking);
		case 'open':
			return open(table, act, asking);
		case 'close':
			return close(table, act, asking);
		case 'reopen':
			return reopen(table, act, asking);
		case 'lock':
			return lock(table, act, asking);
		case 'propose':
			return propose(table, act, asking);
		case 'sign-off':
			return signOff(table, act, asking);
		case 'decline':
			return decline(table, act, asking);
		case 'withdraw':
			return withdraw(table, act, asking);
		case 'postpone':
			return postpone(table, act, asking);
		case 'add-point':
			return addPoint(table, act, asking);
		case 'settle-point':
			return settlePoint(table, act, asking);
		default:
			return unreachable(act);
	}
}
