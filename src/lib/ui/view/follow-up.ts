import { may, seatsOf, signingSeat } from '#lib/domain/authority.ts';
import type { Who } from '#lib/domain/decide.ts';
import { demandOf } from '#lib/domain/emergencies.ts';
import type { ItemId, PersonId, ProductId } from '#lib/domain/ids.ts';
import { namesOwner, seesTo, takesOn } from '#lib/domain/impediments.ts';
import { phase } from '#lib/domain/lock.ts';
import type { Emergency, Impediment, Request } from '#lib/domain/matters.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';

/** What people owe each other beside the agreed board, as the Follow up tab lists it: what is mine comes first. */
interface FollowUp {
	/** Emergencies of the running Sprint that broke a plan: the last one of each product, which says all that slips. */
	readonly broken: readonly Emergency[];
	/** Not answered yet, going on, or still to be looked back at, in that order. */
	readonly emergencies: readonly Emergency[];
	/** Mine that were refused within a week, newest first: whoever rang is told why. */
	readonly refused: readonly Emergency[];
	readonly impediments: readonly Impediment[];
	/** Solved today or yesterday, newest first. */
	readonly solved: readonly Impediment[];
	readonly requests: readonly Request[];
	/** Mine, answered within a week, newest first. */
	readonly answered: readonly Request[];
}

const day = 24 * 60 * 60_000;

/** `now` is the server's, UTC ms. */
export function followUpOf(table: Table, me: PersonId | null, now: number): FollowUp {
	const sprint = boardOf(table)?.lockedAt ?? 0;
	const emergencies = [...table.emergencies.values()];
	const impediments = [...table.impediments.values()];
	const requests = [...table.requests.values()];
	return {
		broken: lastOfEach(
			emergencies.filter(({ broken, triage }) => broken !== null && (triage?.at ?? 0) >= sprint)
		),
		emergencies: emergencies.filter(isPending).sort((a, b) => stage(a) - stage(b) || newest(a, b)),
		refused: emergencies
			.filter(
				({ by, state, triage }) => by === me && state === 'refused' && now - (triage?.at ?? 0) < 7 * day
			)
			.sort(newest),
		impediments: impediments
			.filter(({ state }) => state === 'open')
			.sort((a, b) => mineFirst(me, a.owner, b.owner) || weight(b) - weight(a) || a.at - b.at),
		solved: impediments
			.filter(({ solved }) => solved !== null && now - solved.at < 2 * day)
			.sort((a, b) => (b.solved?.at ?? 0) - (a.solved?.at ?? 0)),
		requests: requests
			.filter(({ state }) => state === 'asked')
			.sort((a, b) => mineFirst(me, a.giver, b.giver) || a.at - b.at),
		answered: requests
			.filter(({ by, answer }) => by === me && answer !== null && now - answer.at < 7 * day)
			.sort((a, b) => (b.answer?.at ?? 0) - (a.answer?.at ?? 0))
	};
}

/** By product the one with the greatest overflow, newest first. */
function lastOfEach(broken: readonly Emergency[]): Emergency[] {
	const last = new Map<ProductId, Emergency>();
	for (const each of broken) {
		const known = last.get(each.product);
		if (!known || (each.broken?.over ?? 0) > (known.broken?.over ?? 0)) last.set(each.product, each);
	}
	return [...last.values()].sort(newest);
}

const newest = (a: Emergency, b: Emergency): number => b.number - a.number;

/** Whether anybody has still to do something about it. */
export const isPending = ({ state, review }: Emergency): boolean =>
	state === 'raised' || state === 'accepted' || (state === 'over' && review === null);

/** Unanswered first, then what is going on, then what waits for its review. */
const stage = ({ state }: Emergency): number => (state === 'raised' ? 0 : state === 'accepted' ? 1 : 2);

const mineFirst = (me: PersonId | null, a: PersonId | null, b: PersonId | null): number =>
	Number(b !== null && b === me) - Number(a !== null && a === me);

const weights = { blocking: 3, high: 2, medium: 1, low: 0 } as const;
const weight = ({ severity }: Impediment): number => weights[severity];

/** How many of these wait for this person: to triage, to remove, to answer, to tell; executives are told of broken plans. */
export function waitingFor(table: Table, me: PersonId | null, now: number): number {
	if (me === null) return 0;
	const { broken, impediments, requests } = followUpOf(table, me, now);
	const customers = [...table.notifiers.values()];
	return (
		(isExecutive(table, me) ? broken.length : 0) +
		ringingFor(table, me, now).length +
		impediments.filter(({ owner }) => owner === me).length +
		requests.filter(({ giver }) => giver === me).length +
		customers.filter(({ person, doneAt }) => person === me && doneAt === null).length
	);
}

/** Emergencies this person has to answer: the red phone rings for them. */
export const ringingFor = (table: Table, me: PersonId | null, now: number): Emergency[] =>
	[...table.emergencies.values()].filter(
		(each) => me !== null && each.state === 'raised' && answers(table, me, each, now)
	);

/** Whether the person answers this emergency, by their own authority or as a proxy. */
export const answers = (table: Table, me: PersonId, emergency: Emergency, now: number): boolean =>
	signingSeat(table, me, demandOf(table, emergency), now) !== null;

/** Whether a broken plan is told to this person before all else. */
export const isExecutive = (table: Table, me: PersonId | null): boolean =>
	me !== null && seatsOf(table, me).some((seat) => seat === 'executive' || seat === 'sponsor');

/** What cards are marked with: an emergency that is not over, else an impediment. */
export function alarmsOn(table: Table): Map<ItemId, 'emergency' | 'impediment'> {
	const marks = new Map<ItemId, 'emergency' | 'impediment'>();
	for (const { item, state } of table.impediments.values())
		if (item !== null && state === 'open') marks.set(item, 'impediment');
	for (const { item, state } of table.emergencies.values())
		if (item !== null && (state === 'raised' || state === 'accepted')) marks.set(item, 'emergency');
	return marks;
}

/** What a person may do about an emergency now; each as its rule has it. */
interface EmergencyActs {
	readonly triage: boolean;
	readonly end: boolean;
	readonly review: boolean;
}

export function emergencyActs(
	table: Table,
	who: Who | null,
	emergency: Emergency,
	now: number
): EmergencyActs {
	if (!who) return { triage: false, end: false, review: false };
	const { state, triage, review } = emergency;
	const signs = answers(table, who.person, emergency, now);
	const facilitates = may(table, who, 'facilitate');
	return {
		triage: state === 'raised' && signs,
		end: state === 'accepted' && (signs || facilitates || triage?.by === who.person),
		review:
			state !== 'raised' &&
			review === null &&
			phase(table) !== 'locked' &&
			(facilitates || may(table, who, 'lead'))
	};
}

/** What a person may do about an open impediment; each as its rule has it. */
interface ImpedimentActs {
	readonly take: boolean;
	readonly give: boolean;
	readonly escalate: boolean;
	readonly solve: boolean;
}

export function impedimentActs(table: Table, who: Who | null, impediment: Impediment): ImpedimentActs {
	if (!who) return { take: false, give: false, escalate: false, solve: false };
	const { person } = who;
	const sees = seesTo(table, person, impediment) !== null;
	return {
		take: impediment.owner !== person && takesOn(table, person, impediment) !== null,
		give: impediment.owner === null && namesOwner(table, person, impediment) !== null,
		escalate: impediment.owner !== null && sees,
		solve: sees
	};
}
