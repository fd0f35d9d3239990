import type { ProposedChange, SeatKind } from './board.ts';
import { canonical } from './canonical.ts';
import type { Entry, EntryOf, HappeningKind } from './entries.ts';
import type { ActId, ImpedimentId, PersonId, PointId, ProposalId, SessionId } from './ids.ts';
import { personIn } from './named.ts';

/**
 * What the power-shift figures are made of, counted entry by entry, so that a log that grows is never read twice.
 * Times are UTC ms. `count` is the one way it changes.
 */
export interface Tally {
	/** The entry it stands at. */
	seq: number;
	/** One a Sprint, from lock to lock; the last one runs. */
	readonly sprints: Counted[];
	readonly numbers: Map<SessionId, number>;
	readonly pending: Map<ProposalId, Pending>;
	/** Changes waiting as talking points: since when, by their canonical form. */
	readonly waiting: Map<string, { readonly point: PointId; readonly at: number }>;
	readonly impediments: Map<ImpedimentId, number>;
	/** Whether a session has been opened yet: what is set up before overrides nothing. */
	hasOpened: boolean;
}

/** A proposal that somebody other than its author had to answer, and the answer. */
export interface Answered {
	readonly person: PersonId;
	readonly seat: SeatKind;
	readonly agreed: boolean;
	/** Ms from when it was first asked. */
	readonly waited: number;
}

/** How a proposal ends that is neither agreed nor declined. */
type OtherEnd = 'withdrawn' | 'later' | 'pathway' | 'superseded' | 'impossible';

/** What happened in one Sprint. */
export interface Counted {
	/** Number of the session whose lock ended it; null while it runs. */
	session: number | null;
	from: number;
	until: number | null;
	/** Seats in which proposals were put on the table. */
	readonly proposed: SeatKind[];
	/** Seats of those agreed at once by their author's own signature. */
	readonly own: SeatKind[];
	readonly answered: Answered[];
	readonly ended: Record<OtherEnd, number>;
	/** Policy or authority map changed, opened without preparation, agreed under a lock by somebody else's signature. */
	readonly overrides: { governed: number; unprepared: number; underLock: number };
	readonly emergencies: { raised: number; accepted: number; broken: number };
	impedimentsRaised: number;
	/** Ms each solved one had stood. */
	readonly solvedAfter: number[];
	/** Ms each open one had stood when the Sprint ended; empty while it runs. */
	ages: readonly number[];
}

interface Pending {
	readonly act: ActId | null;
	readonly person: PersonId;
	readonly seat: SeatKind;
	readonly since: number;
	readonly drift: boolean;
}

export const emptyTally = (): Tally => ({
	seq: 0,
	sprints: [sprintFrom(0)],
	numbers: new Map(),
	pending: new Map(),
	waiting: new Map(),
	impediments: new Map(),
	hasOpened: false
});

/** A Sprint in which nothing has happened yet. */
export const sprintFrom = (from: number): Counted => ({
	session: null,
	from,
	until: null,
	proposed: [],
	own: [],
	answered: [],
	ended: { withdrawn: 0, later: 0, pathway: 0, superseded: 0, impossible: 0 },
	overrides: { governed: 0, unprepared: 0, underLock: 0 },
	emergencies: { raised: 0, accepted: 0, broken: 0 },
	impedimentsRaised: 0,
	solvedAfter: [],
	ages: []
});

type Counters = {
	readonly [K in HappeningKind]?: (tally: Tally, now: Counted, entry: EntryOf<K>) => void;
};

/** What each kind of entry adds. Kinds that are not here say nothing about power. */
const counters: Counters = {
	founded: (_, now, { at }) => (now.from = at),
	scheduled: ({ numbers }, _, { session, number }) => numbers.set(session, number),
	opened(tally, { overrides }, { without = [] }) {
		tally.hasOpened = true;
		if (without.length > 0) overrides.unprepared += 1;
	},
	governed: ({ hasOpened }, { overrides }) => (overrides.governed += hasOpened ? 1 : 0),
	locked,
	proposed,
	agreed,
	declined: (tally, now, entry) => answer(tally, now, entry, false),
	withdrawn: (tally, now, { proposal }) => end(tally, now, proposal, 'withdrawn'),
	postponed: (tally, now, { proposal }) => end(tally, now, proposal, 'later'),
	'pathway-set': (tally, now, { proposal }) => end(tally, now, proposal, 'pathway'),
	superseded: (tally, now, { proposal }) => end(tally, now, proposal, 'superseded'),
	'made-impossible': (tally, now, { proposal }) => end(tally, now, proposal, 'impossible'),
	'point-added': ({ waiting }, _, { point, changes, at }) => {
		const key = keyOf(changes);
		if (changes.length > 0 && !waiting.has(key)) waiting.set(key, { point, at });
	},
	'point-settled': ({ waiting }, _, { point }) => {
		for (const [key, each] of waiting) if (each.point === point) waiting.delete(key);
	},
	'emergency-raised': (_, { emergencies }) => (emergencies.raised += 1),
	'emergency-triaged': (_, { emergencies }, { accepted }) => (emergencies.accepted += accepted ? 1 : 0),
	'plan-broken': (_, { emergencies }) => (emergencies.broken += 1),
	'impediment-raised': ({ impediments }, now, { impediment, at }) => {
		now.impedimentsRaised += 1;
		impediments.set(impediment, at);
	},
	'impediment-solved': ({ impediments }, now, { impediment, at }) => {
		now.solvedAfter.push(at - (impediments.get(impediment) ?? at));
		impediments.delete(impediment);
	}
};

/** Counts one entry. Skips what it has already seen; throws on a gap. */
export function count(tally: Tally, entry: Entry): void {
	if (entry.seq <= tally.seq) return;
	if (entry.seq !== tally.seq + 1) throw new Error(`Entry ${entry.seq} does not follow ${tally.seq}`);
	countAs<HappeningKind>(entry.kind, tally, entry);
	tally.seq = entry.seq;
}

const countAs = <K extends HappeningKind>(kind: K, tally: Tally, entry: EntryOf<K>): void =>
	counters[kind]?.(tally, running(tally), entry);

/** The Sprint under way. There always is one: a lock ends one and begins the next. */
export function running({ sprints }: Tally): Counted {
	const last = sprints.at(-1);
	if (!last) throw new Error('A tally without a Sprint');
	return last;
}

function locked({ sprints, numbers, impediments }: Tally, now: Counted, entry: EntryOf<'locked'>): void {
	now.session = numbers.get(entry.session) ?? sprints.length;
	now.until = entry.at;
	now.ages = [...impediments.values()].map((since) => entry.at - since);
	sprints.push(sprintFrom(entry.at));
}

/** What a triage changed at once was asked of nobody: it counts as an emergency and as nothing else. */
function proposed({ pending, waiting }: Tally, now: Counted, entry: EntryOf<'proposed'>): void {
	if (entry.emergency !== undefined) return;
	const { person, seat } = personIn(entry.by);
	now.proposed.push(seat);
	const before = entry.amends === undefined ? undefined : pending.get(entry.amends);
	const since = before?.since ?? waiting.get(keyOf(entry.changes))?.at ?? entry.at;
	pending.set(entry.proposal, { act: entry.act, person, seat, since, drift: entry.drift });
}

function agreed(tally: Tally, now: Counted, entry: EntryOf<'agreed'>): void {
	const asked = tally.pending.get(entry.proposal);
	if (!asked) return;
	// Agreed by the very act that proposed it: nobody else was asked.
	if (asked.act === entry.act) {
		now.own.push(asked.seat);
		tally.pending.delete(entry.proposal);
		return;
	}
	if (asked.drift) now.overrides.underLock += 1;
	answer(tally, now, entry, true);
}

function answer(
	{ pending }: Tally,
	now: Counted,
	{ proposal, at }: EntryOf<'agreed' | 'declined'>,
	isAgreed: boolean
): void {
	const asked = pending.get(proposal);
	if (!asked) return;
	const { person, seat, since } = asked;
	now.answered.push({ person, seat, agreed: isAgreed, waited: at - since });
	pending.delete(proposal);
}

function end({ pending }: Tally, now: Counted, proposal: ProposalId | null, how: OtherEnd): void {
	if (proposal !== null && pending.delete(proposal)) now.ended[how] += 1;
}

const keyOf = (changes: readonly ProposedChange[]): string => canonical(changes);
