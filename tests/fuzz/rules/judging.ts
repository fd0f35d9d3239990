import type { AskedAct } from '#lib/domain/acts.ts';
import * as affairs from './affairs.ts';
import type { Ruled } from './deed.ts';
import * as papers from './papers.ts';
import * as pathways from './pathways.ts';
import * as sittings from './sittings.ts';
import type { World } from './world.ts';

/** Who asks, as the model knows them. */
export interface Asker {
	readonly person: string;
	readonly administrator: boolean;
	/** By a Product Owner's talking-point link. */
	readonly link: boolean;
}

/** The zone of the model's boards is fixed hours from UTC, so the end of a day is a division. */
export const zone = { name: 'Asia/Kolkata', offset: 19_800_000 };
const day = 86_400_000;
export const endOfDay = (at: number): number =>
	(Math.floor((at + zone.offset) / day) + 1) * day - zone.offset - 1;

/** What the model says of an act by somebody, at `world.now`. */
export function ruled(
	world: World,
	{ person, administrator, link }: Asker,
	id: string,
	act: AskedAct,
	/** What whoever signs has read, in the model's words. */
	read?: string
): Ruled {
	// A link says talking points and nothing else.
	if (link && act.kind !== 'bring-point') return 'a link does nothing else';
	switch (act.kind) {
		case 'found':
			return 'founded already';
		case 'seat':
			return sittings.seat(world, administrator, act.person, act.seats);
		case 'own':
			return sittings.own(world, person, administrator, act);
		case 'govern':
			return pathways.govern(world, person, administrator, act);
		case 'give-proxy':
			return pathways.giveProxy(world, person, act);
		case 'revoke-proxy':
			return pathways.revokeProxy(world, person, act.proxy);
		case 'schedule':
			return sittings.schedule(world, person, act.startsAt);
		case 'prepare':
		case 'close':
		case 'reopen':
			return sittings.step(world, person, act.kind);
		case 'set-goals':
			return sittings.setGoals(world, person, act.goals.length);
		case 'say-ready':
			return sittings.sayReady(world, person, act.ready);
		case 'open':
			return sittings.open(world, person, act.anyway ?? false);
		case 'take-over':
			return sittings.takeOver(world, person);
		case 'hand-over':
			return sittings.handOver(world, person, act.to);
		case 'read-back':
			return sittings.readBack(world, person, act.proposal);
		case 'sign-agreement':
			return sittings.signAgreement(world, person);
		case 'lock':
			return sittings.lock(world, person, act.next);
		case 'propose':
			return papers.propose(world, person, { ...act, id });
		case 'sign-off':
			return papers.signOff(world, person, act.proposal, read);
		case 'decline':
			return papers.decline(world, person, act.proposal);
		case 'withdraw':
			return papers.withdraw(world, person, act.proposal);
		case 'postpone':
			return papers.postpone(world, person, act.proposal);
		case 'route':
			return papers.route(world, person, act.proposal);
		case 'comment':
			return papers.comment(world, person, act.proposal);
		case 'set-pathway':
			return pathways.setPathway(world, person, { ...act, options: act.options.length });
		case 'step-pathway':
			return pathways.stepPathway(world, person, act.pathway);
		case 'decide-pathway':
			return pathways.decidePathway(world, person, act.pathway, act.option);
		case 'add-point':
			return affairs.addPoint(world, person);
		case 'bring-point':
			return affairs.bringPoint(world, person, link);
		case 'order-point':
			return affairs.orderPoint(world, person, act.point, act.after);
		case 'settle-point':
			return affairs.settlePoint(world, person, act.point);
		case 'name-notifier':
			return affairs.nameNotifier(world, person, act.notifier, act.person, act.due);
		case 'tell-customer':
			return affairs.tellCustomer(world, person, act.notifier);
		case 'raise-emergency':
			return affairs.raise(world, person, { product: act.product, item: act.item });
		case 'triage':
			return affairs.triage(world, person, id, act);
		case 'end-emergency':
			return affairs.endEmergency(world, person, act.emergency);
		case 'review-emergency':
			return affairs.reviewEmergency(world, person, act.emergency);
		case 'size-buffer':
			return affairs.sizeBuffer(world, person, act.product, act.points);
		case 'raise-impediment':
			return affairs.raiseImpediment(world, person, act, endOfDay(world.now));
		case 'own-impediment':
			return affairs.ownImpediment(world, person, act, endOfDay(world.now));
		case 'escalate-impediment':
			return affairs.escalate(world, person, act.impediment, act.to, endOfDay(world.now));
		case 'solve-impediment':
			return affairs.solve(world, person, act.impediment);
		case 'request':
			return affairs.request(world, person, act);
		case 'answer-request':
			return affairs.answerRequest(world, person, act.request, act.granted);
		case 'withdraw-request':
			return affairs.withdrawRequest(world, person, act.request);
	}
}
