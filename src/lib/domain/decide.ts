import type { ActKind, ActOf } from './acts.ts';
import type { Entry } from './entries.ts';
import { no, yes, type Result } from './result.ts';
import { addPoint } from './rules/add-point.ts';
import { answerRequest } from './rules/answer-request.ts';
import { bringPoint } from './rules/bring-point.ts';
import { close } from './rules/close.ts';
import { comment } from './rules/comment.ts';
import { decidePathway } from './rules/decide-pathway.ts';
import { endEmergency } from './rules/end-emergency.ts';
import { escalateImpediment } from './rules/escalate-impediment.ts';
import { giveProxy } from './rules/give-proxy.ts';
import { govern } from './rules/govern.ts';
import { ownImpediment } from './rules/own-impediment.ts';
import { raiseEmergency } from './rules/raise-emergency.ts';
import { raiseImpediment } from './rules/raise-impediment.ts';
import { request } from './rules/request.ts';
import { reviewEmergency } from './rules/review-emergency.ts';
import { revokeProxy } from './rules/revoke-proxy.ts';
import { route } from './rules/route.ts';
import { setPathway } from './rules/set-pathway.ts';
import { sizeBuffer } from './rules/size-buffer.ts';
import { solveImpediment } from './rules/solve-impediment.ts';
import { stepPathway } from './rules/step-pathway.ts';
import { decline } from './rules/decline.ts';
import { foundBoard } from './rules/found.ts';
import { handOver } from './rules/hand-over.ts';
import { lock } from './rules/lock.ts';
import { nameNotifier } from './rules/name-notifier.ts';
import { open } from './rules/open.ts';
import { orderPoint } from './rules/order-point.ts';
import { own } from './rules/own.ts';
import { postpone } from './rules/postpone.ts';
import { prepare } from './rules/prepare.ts';
import { propose } from './rules/propose.ts';
import { readBack } from './rules/read-back.ts';
import { reopen } from './rules/reopen.ts';
import { sayReady } from './rules/say-ready.ts';
import { schedule } from './rules/schedule.ts';
import { seat } from './rules/seat.ts';
import { setGoals } from './rules/set-goals.ts';
import { settlePoint } from './rules/settle-point.ts';
import { signAgreement } from './rules/sign-agreement.ts';
import { signOff } from './rules/sign-off.ts';
import { takeOver } from './rules/take-over.ts';
import { tellCustomer } from './rules/tell-customer.ts';
import { triage } from './rules/triage.ts';
import { withdraw } from './rules/withdraw.ts';
import { withdrawRequest } from './rules/withdraw-request.ts';
import type { Asking, Context, Judged, Rule, Ruling, Who } from './ruling.ts';
import { boardOf, type Table } from './table.ts';

export type { Context, Judged, Who } from './ruling.ts';

/**
 * The one decision: what an act comes to on this table, or the rule that refuses it. Pure; the entries
 * bear the next sequence numbers and take effect when they are applied in order.
 */
export function decide(table: Table, { id, act }: Judged, who: Who, context: Context): Result<Entry[]> {
	if (!boardOf(table) && act.kind !== 'found') return no('BD1', 'This board has not been founded yet.');
	if (who.link !== undefined && act.kind !== 'bring-point')
		return no('TP7', 'A talking-point link brings talking points and does nothing else.');
	const ruled = judge<ActKind>(act.kind, table, act, { ...context, id, who });
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

/** The rule of each act. */
const rules: { readonly [K in ActKind]: Rule<K> } = {
	found: foundBoard,
	seat,
	own,
	schedule,
	prepare,
	'set-goals': setGoals,
	'say-ready': sayReady,
	open,
	'take-over': takeOver,
	'hand-over': handOver,
	close,
	reopen,
	'read-back': readBack,
	'sign-agreement': signAgreement,
	'name-notifier': nameNotifier,
	'tell-customer': tellCustomer,
	lock,
	propose,
	'sign-off': signOff,
	decline,
	withdraw,
	comment,
	'decide-pathway': decidePathway,
	'give-proxy': giveProxy,
	govern,
	'revoke-proxy': revokeProxy,
	route,
	'set-pathway': setPathway,
	'step-pathway': stepPathway,
	postpone,
	'add-point': addPoint,
	'bring-point': bringPoint,
	'order-point': orderPoint,
	'settle-point': settlePoint,
	'raise-emergency': raiseEmergency,
	triage,
	'end-emergency': endEmergency,
	'review-emergency': reviewEmergency,
	'size-buffer': sizeBuffer,
	'raise-impediment': raiseImpediment,
	'own-impediment': ownImpediment,
	'escalate-impediment': escalateImpediment,
	'solve-impediment': solveImpediment,
	request,
	'answer-request': answerRequest,
	'withdraw-request': withdrawRequest
};

const judge = <K extends ActKind>(
	kind: K,
	table: Table,
	act: ActOf<K>,
	asking: Asking
): Result<readonly Ruling[]> => rules[kind](table, act, asking);
