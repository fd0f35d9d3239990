import type { SeatKind } from './board.ts';
import { byText } from './order.ts';
import type { Counted } from './tally.ts';

/** The figures of a stretch of time, made of what was counted in it. Times are UTC ms, spans ms. */

/** What became of the proposals made in one seat. */
export interface SeatFigures {
	readonly seat: SeatKind;
	readonly proposed: number;
	/** Agreed at once by the author's own signature. */
	readonly own: number;
	/** Answered by somebody else. */
	readonly agreed: number;
	readonly declined: number;
}

/** Middle and tail of a list of ms; null where the list is empty. */
interface Spread {
	readonly count: number;
	readonly median: number | null;
	readonly p90: number | null;
}

export interface Figures {
	readonly proposed: number;
	readonly own: number;
	readonly agreed: number;
	readonly declined: number;
	readonly ended: Readonly<Counted['ended']>;
	/** In order of how much each proposed. */
	readonly bySeat: readonly SeatFigures[];
	/** From asking to the answer. */
	readonly latency: Spread;
	readonly overrides: Readonly<Counted['overrides']>;
	readonly emergencies: Readonly<Counted['emergencies']>;
	readonly impediments: {
		readonly raised: number;
		readonly solved: number;
		readonly solvedAfter: Spread;
		/** Of those open at the end, or now. */
		readonly open: number;
		readonly age: Spread;
		readonly oldest: number | null;
	};
}

/** Declined out of all that somebody else answered; null where nobody was asked. */
export const shareOfNo = ({ agreed, declined }: Pick<Figures, 'agreed' | 'declined'>): number | null =>
	agreed + declined === 0 ? null : declined / (agreed + declined);

/** Agreed out of all that somebody else answered; null where nobody was asked. */
export const acceptance = ({ agreed, declined }: Pick<Figures, 'agreed' | 'declined'>): number | null =>
	agreed + declined === 0 ? null : agreed / (agreed + declined);

/** Everything that went around a rule on the record. */
export const overridesIn = ({ overrides }: Pick<Figures, 'overrides'>): number =>
	overrides.governed + overrides.unprepared + overrides.underLock;

/** The figures of what was counted. */
export function figuresOf(counted: Counted): Figures {
	const { proposed, own, answered, ended, overrides, emergencies, solvedAfter, ages } = counted;
	const age = spreadOf(ages);
	return {
		proposed: proposed.length,
		own: own.length,
		agreed: answered.filter(({ agreed }) => agreed).length,
		declined: answered.filter(({ agreed }) => !agreed).length,
		ended: { ...ended },
		bySeat: seatsIn(counted),
		latency: spreadOf(answered.map(({ waited }) => waited)),
		overrides: { ...overrides },
		emergencies: { ...emergencies },
		impediments: {
			raised: counted.impedimentsRaised,
			solved: solvedAfter.length,
			solvedAfter: spreadOf(solvedAfter),
			open: ages.length,
			age,
			oldest: ages.length === 0 ? null : Math.max(...ages)
		}
	};
}

function seatsIn({ proposed, own, answered }: Counted): SeatFigures[] {
	const seats = new Set([...proposed, ...own, ...answered.map(({ seat }) => seat)]);
	const times = (list: readonly SeatKind[], seat: SeatKind) => list.filter((each) => each === seat).length;
	const answers = (seat: SeatKind, agreed: boolean) =>
		answered.filter((each) => each.seat === seat && each.agreed === agreed).length;
	return [...seats]
		.map((seat) => ({
			seat,
			proposed: times(proposed, seat),
			own: times(own, seat),
			agreed: answers(seat, true),
			declined: answers(seat, false)
		}))
		.sort((a, b) => b.proposed - a.proposed || byText(a.seat, b.seat));
}

/** The median (of an even count, the mean of the middle two) and the 90th percentile by nearest rank. */
export function spreadOf(list: readonly number[]): Spread {
	const sorted = [...list].sort((a, b) => a - b);
	const half = (sorted.length - 1) / 2;
	const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
	return {
		count: sorted.length,
		median: low === undefined ? null : (low + (high ?? low)) / 2,
		p90: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null
	};
}

/** Two stretches of time as one; what stands open is that of the first. */
export const together = (a: Counted, b: Counted): Counted => ({
	...a,
	proposed: [...a.proposed, ...b.proposed],
	own: [...a.own, ...b.own],
	answered: [...a.answered, ...b.answered],
	ended: {
		withdrawn: a.ended.withdrawn + b.ended.withdrawn,
		later: a.ended.later + b.ended.later,
		pathway: a.ended.pathway + b.ended.pathway,
		superseded: a.ended.superseded + b.ended.superseded,
		impossible: a.ended.impossible + b.ended.impossible
	},
	overrides: {
		governed: a.overrides.governed + b.overrides.governed,
		unprepared: a.overrides.unprepared + b.overrides.unprepared,
		underLock: a.overrides.underLock + b.overrides.underLock
	},
	emergencies: {
		raised: a.emergencies.raised + b.emergencies.raised,
		accepted: a.emergencies.accepted + b.emergencies.accepted,
		broken: a.emergencies.broken + b.emergencies.broken
	},
	impedimentsRaised: a.impedimentsRaised + b.impedimentsRaised,
	solvedAfter: [...a.solvedAfter, ...b.solvedAfter]
});
