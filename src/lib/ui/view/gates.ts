import { agreementSigned, decisionsOf, isVoid, partsOf, unread, type Part } from '#lib/domain/agreement.ts';
import { authorityOver, may, signingSeat } from '#lib/domain/authority.ts';
import type { Proposal, Session, Signature } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Notifier } from '#lib/domain/matters.ts';
import type { Missing } from '#lib/domain/result.ts';
import { partName } from '#lib/domain/subject.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';
import { signingFor } from '#lib/domain/who-tells.ts';
import { speakers } from '#lib/domain/whom.ts';

/** What the gates of a session look like to one person. Times are UTC ms. */

const itemNames: ReadonlyMap<string, string> = new Map([
	['goals', 'Goals'],
	['ready', 'Readiness'],
	['points', 'Talking points'],
	['undecided', 'Undecided'],
	['notifiers', 'Who tells whom'],
	['impediments', 'Impediments'],
	['emergencies', 'Emergencies'],
	['read-back', 'Read-back'],
	['signatures', 'Signatures']
]);

/** What one item of a gate still waits for. */
interface MissingGroup {
	readonly name: string;
	readonly what: string;
	readonly missing: readonly Missing[];
}

/** The same by item of the gate, in the gate's order. */
export const groupsOf = (missing: readonly Missing[]): MissingGroup[] =>
	[...Map.groupBy(missing, ({ what }) => what)].map(([what, each]) => ({
		what,
		name: itemNames.get(what) ?? what,
		missing: each
	}));

/** Whoever is asked before the session whether they are ready for it. */
export interface Readiness {
	readonly person: PersonId;
	/** Theirs as Product Owner, and those they stand in for. */
	readonly owns: readonly string[];
	readonly standsIn: readonly string[];
	readonly ready: boolean;
	/** Has a talking point waiting. */
	readonly hasPoint: boolean;
}

/** Everybody whom the preparation asks, by the order of their first product. */
export function readinessOf(table: Table): Readiness[] {
	const ready = currentSession(table)?.ready ?? [];
	const points = [...table.points.values()].filter(({ state }) => state === 'waiting');
	return [...speakers(table)].map(([person, { owns, standsIn }]) => ({
		person,
		owns: owns.map(({ name }) => name),
		standsIn: standsIn.map(({ name }) => name),
		ready: ready.includes(person),
		hasPoint: points.some(({ by }) => by === person)
	}));
}

/** One signature under the agreement. */
export interface AgreementPart {
	readonly key: string;
	readonly name: string;
	readonly state: 'signed' | 'void' | 'waiting';
	readonly signature: Signature | null;
	/** Who gives it, by their own authority. */
	readonly signers: readonly PersonId[];
	/** Mine to give, by my own authority or as a proxy. */
	readonly mine: boolean;
}

/** The closing as one walk: decision by decision, then signature by signature. */
export interface Closing {
	readonly decisions: readonly { readonly proposal: Proposal; readonly read: boolean }[];
	readonly parts: readonly AgreementPart[];
	/** How many decisions have to be read back before this person can sign what is theirs. */
	readonly unheard: number;
}

export function closingOf(table: Table, me: PersonId | null, now: number): Closing {
	const decisions = decisionsOf(table);
	const left = new Set(unread(table, decisions));
	const each = partsOf(table).map((part) => ({ part, shown: partOf(table, part, me, now) }));
	const mine = each.filter(({ shown }) => shown.mine && shown.state !== 'signed');
	const unheard = new Set(mine.flatMap(({ part }) => unread(table, part.decisions)));
	return {
		decisions: decisions.map((proposal) => ({ proposal, read: !left.has(proposal) })),
		parts: each.map(({ shown }) => shown),
		unheard: unheard.size
	};
}

function partOf(table: Table, part: Part, me: PersonId | null, now: number): AgreementPart {
	const signature = agreementSigned(table, part);
	return {
		key: `${part.product ?? ''} ${part.seat ?? ''}`,
		name: partName(table, part),
		state: signature ? 'signed' : isVoid(table, part) ? 'void' : 'waiting',
		signature,
		signers: authorityOver(table, part),
		mine: me !== null && signingSeat(table, me, part, now) !== null
	};
}

/** What this person still has to do at the gate of the session: say ready, read back, or sign. */
export function gateTasks(table: Table, who: Who | null, now: number): number {
	const session = currentSession(table);
	if (!session || !who) return 0;
	if (session.state === 'preparing')
		return readinessOf(table).filter(({ person, ready }) => person === who.person && !ready).length;
	if (session.state !== 'closing') return 0;
	const { decisions, parts } = closingOf(table, who.person, now);
	const toRead = may(table, who, 'facilitate') ? decisions.filter(({ read }) => !read).length : 0;
	const toSign = parts.some(({ mine, state }) => mine && state !== 'signed') ? 1 : 0;
	return toRead + toSign;
}

/** Somebody who has to be told, and what this person may do about it. */
interface Telling {
	readonly notifier: Notifier;
	/** May name anybody. */
	readonly names: boolean;
	/** May say that it is done. */
	readonly tells: boolean;
	readonly late: boolean;
}

/** Who has still to be told: those nobody is named for first, then by when. Behind them those told in this session. */
export function tellingsOf(table: Table, who: Who | null, now: number): Telling[] {
	const since = currentSession(table)?.openedAt ?? Infinity;
	return [...table.notifiers.values()]
		.filter(({ doneAt }) => doneAt === null || doneAt >= since)
		.sort((a, b) => order(a) - order(b) || a.at - b.at)
		.map((notifier) => telling(table, notifier, who, now));
}

const order = ({ doneAt, due }: Notifier): number => (doneAt !== null ? Infinity : (due ?? 0));

function telling(table: Table, notifier: Notifier, who: Who | null, now: number): Telling {
	const open = notifier.doneAt === null;
	const signs = who !== null && signingFor(table, notifier, who.person, now) !== null;
	return {
		notifier,
		names: open && who !== null && (signs || may(table, who, 'facilitate') || may(table, who, 'lead')),
		tells: open && who !== null && (signs || notifier.person === who.person),
		late: open && notifier.due !== null && notifier.due < now
	};
}

/** Whether the session is one that can be taken over or handed over. */
const isUnderWay = (session: Session | null): session is Session =>
	session !== null && ['preparing', 'open', 'closing'].includes(session.state);

/** Whether this person may take the session over from whoever facilitates it. */
export function mayTakeOver(table: Table, who: Who | null): boolean {
	const session = currentSession(table);
	if (!who || !isUnderWay(session) || session.facilitator === who.person) return false;
	return may(table, who, 'facilitate') || may(table, who, 'lead');
}

/** Whether this person facilitates the session under way, and may give it to somebody else. */
export function mayHandOver(table: Table, who: Who | null): boolean {
	const session = currentSession(table);
	if (!who || !isUnderWay(session) || !may(table, who, 'facilitate')) return false;
	return session.facilitator === null || session.facilitator === who.person;
}
