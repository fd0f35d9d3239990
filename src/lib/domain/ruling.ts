import type { Act, ActKind, ActOf } from './acts.ts';
import { seatWith } from './authority.ts';
import type { Actor, Proposal, SeatKind } from './board.ts';
import type { Happening } from './entries.ts';
import type { ActId, BoardId, PersonId, ProposalId } from './ids.ts';
import { no, yes, type Result } from './result.ts';
import type { Table } from './table.ts';
import type { Right } from './templates/schema.ts';
import { templateOf } from './templates/templates.ts';

/** Who asks, as the cookie says. Seats are looked up on the table, never taken from a message. */
export interface Who {
	readonly person: PersonId;
	/** May manage accounts and boards, and by that alone sign nothing. */
	readonly administrator: boolean;
	/** The talking-point link by which they ask, as the gateway knows it: `person` is then whose link it is. */
	readonly link?: string;
}

/** What a pure rule can't know by itself. */
export interface Context {
	readonly board: BoardId;
	/** UTC ms. */
	readonly now: number;
	/** A new id each call. */
	readonly fresh: () => string;
	/** Chain hash of the log so far, hex (`chain` in snapshot.ts). */
	readonly log: string;
}

/** An act with the id its seat gave it. */
export interface Judged {
	readonly id: ActId;
	readonly act: Act;
}

/** What stands around an act while it is judged. */
export interface Asking extends Context {
	readonly id: ActId;
	readonly who: Who;
}

/** One thing an act comes to, before it has a place in the log. */
export interface Ruling {
	readonly by: Actor;
	readonly what: Happening;
}

/** The rule of one act: pure, one file each under rules/. */
export type Rule<K extends ActKind> = (
	table: Table,
	act: ActOf<K>,
	asking: Asking
) => Result<readonly Ruling[]>;

export const theBoard: Actor = { kind: 'board' };

/** What the person asking does in that seat. */
export const inSeat = ({ who }: Asking, seat: SeatKind | 'administrator', what: Happening): Ruling => ({
	by: { kind: 'person', person: who.person, seat },
	what
});

const deeds: Record<Right, string> = {
	read: 'read this board',
	draft: 'draw on this board',
	propose: 'propose here',
	sign: 'sign off here',
	facilitate: 'do this',
	lead: 'lead here',
	remove: 'own an impediment'
};

/** The seat under which the person asking has a right, or else one of `others`; or the refusal that says which seats would. */
export function seatedTo(
	table: Table,
	{ who }: { readonly who: Who },
	right: Right,
	...others: readonly Right[]
): Result<SeatKind> {
	for (const each of [right, ...others]) {
		const seat = seatWith(table, who.person, each);
		if (seat !== null) return yes(seat);
	}
	const names = templateOf(table)
		.seats.filter(({ rights }) => [right, ...others].some((each) => rights.includes(each)))
		.map(({ name }) => name);
	return no('SE1', `To ${deeds[right]} takes a seat as ${orList(names)}.`, { offer: 'seat' });
}

const orList = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

/** A proposal that is still undecided. */
export function openProposal(table: Table, id: ProposalId): Result<Proposal> {
	const proposal = table.proposals.get(id);
	if (!proposal) return no('OP1', 'There is no such proposal on this board.');
	return proposal.outcome.kind === 'open' ? yes(proposal) : no('OP2', 'This proposal is already closed.');
}
