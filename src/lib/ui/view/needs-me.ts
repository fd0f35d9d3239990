import type { Proposal, Session, TalkingPoint } from '#lib/domain/board.ts';
import type { PersonId, SessionId } from '#lib/domain/ids.ts';
import { phase } from '#lib/domain/lock.ts';
import { itemsOf, subjectsOf } from '#lib/domain/lookup.ts';
import { byText } from '#lib/domain/order.ts';
import { isSameThread } from '#lib/domain/rivals.ts';
import { waitingPoints } from '#lib/domain/points.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import { waitsFor } from './signers.ts';

/** Proposals about the same item, which can't all be agreed to. A group of one has no rival. */
export type Rivals = readonly Proposal[];

/** What the side panel lists, in the order it lists it. */
interface Agenda {
	/** Groups with a signature missing that is mine to give. */
	readonly mine: readonly Rivals[];
	readonly others: readonly Rivals[];
	/** Decided in the session under way. */
	readonly decided: readonly Proposal[];
	/** What the last session came to, while the board is locked on it. */
	readonly lastAgreed: readonly Proposal[];
	/** Put off: "decide later", newest first. */
	readonly later: readonly Proposal[];
	readonly points: readonly TalkingPoint[];
}

export function agendaOf(table: Table, me: PersonId | null, now?: number): Agenda {
	const all = [...table.proposals.values()].sort((a, b) => a.at - b.at || byText(a.id, b.id));
	const open = all.filter((proposal) => proposal.outcome.kind === 'open');
	const groups = rivalsIn(open);
	const mine = groups.filter((group) => group.some((proposal) => waitsFor(table, proposal, me, now)));
	return {
		mine,
		others: groups.filter((group) => !mine.includes(group)),
		decided: all.filter((proposal) => decidedNow(table, proposal)).reverse(),
		lastAgreed: all.filter((proposal) => agreedIn(proposal, lastLocked(table)?.id)).reverse(),
		later: all.filter((proposal) => proposal.outcome.kind === 'later' && !takenUp(table, proposal)).reverse(),
		points: waitingPoints(table)
	};
}

/** Groups proposals with a common subject or that answer each other, directly or through a third. Keeps the order of the first. */
export function rivalsIn(open: readonly Proposal[]): Rivals[] {
	const groups: Proposal[][] = [];
	for (const proposal of open) {
		const subjects = new Set(proposal.changes.flatMap(subjectsOf));
		const touching = groups.filter((group) =>
			group.some(
				(rival) =>
					isSameThread(rival, proposal) ||
					rival.changes.some((change) => subjectsOf(change).some((subject) => subjects.has(subject)))
			)
		);
		const [home] = touching;
		if (!home) {
			groups.push([proposal]);
			continue;
		}
		for (const group of touching.slice(1)) {
			home.push(...group);
			groups.splice(groups.indexOf(group), 1);
		}
		home.push(proposal);
	}
	return groups;
}

function decidedNow(table: Table, { outcome, session }: Proposal): boolean {
	const current = boardOf(table)?.session ?? null;
	return outcome.kind !== 'open' && outcome.kind !== 'later' && session !== null && session === current;
}

/** Put off, and on the table again since. */
function takenUp(table: Table, { changes, outcome }: Proposal): boolean {
	const subjects = new Set(changes.flatMap(subjectsOf));
	return [...table.proposals.values()].some(
		(other) =>
			outcome.kind === 'later' &&
			other.at > outcome.at &&
			other.changes.some((change) => subjectsOf(change).some((subject) => subjects.has(subject)))
	);
}

const agreedIn = ({ outcome, session }: Proposal, last: SessionId | undefined): boolean =>
	outcome.kind === 'agreed' && session !== null && session === last;

/** The session whose agreement is in force: the last locked one, as long as no other is under way. */
export function lastLocked(table: Table): Session | null {
	if (phase(table) !== 'locked') return null;
	const locked = [...table.sessions.values()].filter((session) => session.lockedAt !== null);
	return locked.sort((a, b) => b.number - a.number)[0] ?? null;
}

/** Every proposal that ever touched an item, newest first: "why is this card here?". */
export const provenance = (table: Table, item: string): Proposal[] =>
	[...table.proposals.values()]
		.filter((proposal) => proposal.changes.some((change) => itemsOf(change).some((each) => each === item)))
		.sort((a, b) => b.at - a.at);
