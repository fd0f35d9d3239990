import type { Cause, Proposal, ProposedChange, SeatKind } from '#lib/domain/board.ts';
import type { ItemId, PersonId, ProposalId } from '#lib/domain/ids.ts';
import { itemOf, newLaneName } from '#lib/domain/lookup.ts';
import { unreachable } from '#lib/domain/result.ts';
import { itemNamed } from '#lib/domain/subject.ts';
import type { Table } from '#lib/domain/table.ts';
import { titleOf } from '#lib/domain/titles.ts';
import { goalTitle, laneName, linkName, productName, teamName } from './names.ts';
import { when } from './times.ts';
import { whatChanges, type Then } from './what-changes.ts';

export { itemKey, productName, teamName, timeboxName } from './names.ts';

/** Sentences about what stands on the board. What is not there any more is called by a word, never left out. */

/** One change in three parts: what it is about, what that is called, and what would become of it. */
interface ChangeLine {
	/** The card it is about; null for lanes and goals, and where it is gone. */
	readonly item: ItemId | null;
	readonly key: string;
	readonly title: string;
	/** `v1.37 → v1.38`, `size 3 → 5`, `new in v1.38` */
	readonly what: string;
}

/** `then`: of a decided proposal, where its items stood before (`whence`). */
export function changeLine(table: Table, change: ProposedChange, then: Then = null): ChangeLine {
	const item = itemOf(change);
	const record = change.kind === 'add' ? change.item : item === null ? null : itemNamed(table, item);
	const what = whatChanges(table, change, then);
	const isGone = item !== null && !table.items.has(item) && table.index.gone.has(item);
	return {
		item: isGone ? null : item,
		key: record?.key ?? nameOf(table, change),
		title: record ? titleOf(record) : '',
		what
	};
}

/** What a change is about that is no card, or none any more. */
function nameOf(table: Table, change: ProposedChange): string {
	switch (change.kind) {
		case 'share':
			return productName(table, change.product);
		case 'realign':
			return teamName(table, change.team);
		case 'open-lane':
			return newLaneName(change.lane);
		case 'close-lane':
			return laneName(table, change.lane);
		case 'release':
			return linkName(table, change.link);
		case 'goal':
			return `“${change.goal.title}”`;
		case 'drop-goal':
			return `“${goalTitle(table, change.goal)}”`;
		case 'move':
		case 'edit':
		case 'add':
		case 'drop':
		case 'split':
		case 'merge':
		case 'signal':
		case 'promise':
			return 'An item';
		default:
			return unreachable(change);
	}
}

/** From where a decided proposal moved its items; null while it is open. The oldest logs don't tell. */
export const whence = ({ outcome, from }: Pick<Proposal, 'outcome' | 'from'>): Then =>
	outcome.kind === 'open' ? null : (from ?? []);

/** `KEP-2371 v1.37 → v1.38`; several changes are joined, beyond two they are counted. */
export function proposalLine(table: Table, changes: readonly ProposedChange[], then: Then = null): string {
	const lines = changes.map((change) => changeLine(table, change, then));
	const [first, second] = lines;
	if (!first) return 'Nothing changes';
	if (!second) return `${first.key} ${first.what}`;
	if (lines.length === 2) return `${first.key} ${first.what}; ${second.key} ${second.what}`;
	return `${first.key} ${first.what} and ${lines.length - 1} more changes`;
}

/** The same of a proposal by its id. */
export function lineOf(table: Table, id: ProposalId): string {
	const proposal = table.proposals.get(id);
	return proposal ? proposalLine(table, proposal.changes) : 'This proposal is gone.';
}

const seatNames: Readonly<Record<SeatKind, string>> = {
	'metascrum-owner': 'MetaScrum Product Owner',
	facilitator: 'facilitator',
	'product-owner': 'Product Owner',
	'chief-product-owner': 'Chief Product Owner',
	stakeholder: 'stakeholder',
	sponsor: 'sponsor',
	executive: 'executive',
	'team-member': 'team member',
	observer: 'observer'
};

/** `product-owner` → `Product Owner` */
export const seatName = (seat: SeatKind): string => seatNames[seat];

const seatWords: ReadonlyMap<string, string> = new Map(Object.entries(seatNames));
/** A seat as presence tells it; `administrator` is no seat and stays as it is. */
export const presentAs = (seat: string): string => seatWords.get(seat) ?? seat;

export const causeNames: Readonly<Record<Cause, string>> = {
	'sales-contract': 'Sales contract',
	development: 'Development issue',
	market: 'Market',
	other: 'Something else'
};

/** What became of a proposal, as one line: `Declined by Dana Reyes, Thu 10:12`. */
export function outcomeLine(
	table: Table,
	proposal: Proposal,
	nameOf: (person: PersonId) => string,
	now: number
): string {
	const { outcome } = proposal;
	switch (outcome.kind) {
		case 'open':
			return 'Open';
		case 'agreed':
			return `Agreed ${when(outcome.at, now)}`;
		case 'declined':
			return `Declined by ${nameOf(outcome.by)}, ${when(outcome.at, now)}`;
		case 'withdrawn':
			return `Withdrawn ${when(outcome.at, now)}`;
		case 'later':
			return `To be decided later, since ${when(outcome.at, now)}`;
		case 'pathway':
			return `On a decision pathway, since ${when(outcome.at, now)}`;
		case 'superseded': {
			const rival = table.proposals.get(outcome.by);
			if (rival?.amends === proposal.id) return `Changed by its author, ${when(outcome.at, now)}`;
			return `Superseded by ${rival ? `the proposal of ${nameOf(rival.by)}` : 'another proposal'}`;
		}
		case 'impossible':
			return `Became impossible: ${outcome.because}`;
		default:
			return unreachable(outcome);
	}
}
