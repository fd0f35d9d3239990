import type {
	Cause,
	ItemEdit,
	Place,
	Proposal,
	ProposedChange,
	SeatKind,
	Target
} from '#lib/domain/board.ts';
import type { ItemId, PersonId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import { itemOf } from '#lib/domain/lookup.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { shortDay, when } from './times.ts';

/** Sentences about what stands on the board. What is not there any more is called by a word, never left out. */

export const productName = (table: Table, id: ProductId): string => table.products.get(id)?.name ?? 'a lane';
export const teamName = (table: Table, id: TeamId): string => table.teams.get(id)?.name ?? 'a team';
export const timeboxName = (table: Table, id: TimeboxId): string =>
	table.timeboxes.get(id)?.name ?? 'a timebox';
export const itemKey = (table: Table, id: ItemId): string => table.items.get(id)?.key ?? 'a new item';

/** One change in three parts: which item, what it is called, and what would become of it. */
export interface ChangeLine {
	readonly item: ItemId;
	readonly key: string;
	readonly title: string;
	/** `v1.37 → v1.38`, `size 3 → 5`, `new in v1.38` */
	readonly what: string;
}

/** `decided`: where the item stood before is not known any more, so only where it was to go is said. */
export function changeLine(table: Table, change: ProposedChange, decided = false): ChangeLine {
	const id = itemOf(change);
	const item = change.kind === 'add' ? change.item : table.items.get(id);
	const what = whatChanges(table, change, decided);
	return { item: id, key: item?.key ?? 'An item', title: item?.title ?? '', what };
}

function whatChanges(table: Table, change: ProposedChange, decided: boolean): string {
	switch (change.kind) {
		case 'move':
			return moved(table, decided ? null : (table.places.get(change.item) ?? null), change.to);
		case 'edit':
			return edited(table, change.item, change.set);
		case 'add':
			return `new in ${productName(table, change.to.product)}, ${timeboxName(table, change.to.timebox)}`;
		default:
			return unreachable(change);
	}
}

/** From where to where, naming only what differs: `v1.37 → v1.38`. */
function moved(table: Table, from: Place | null, to: Target): string {
	if (!from) return `to ${timeboxName(table, to.timebox)} in ${productName(table, to.product)}`;
	const steps: string[] = [];
	if (from.timebox !== to.timebox)
		steps.push(`${timeboxName(table, from.timebox)} → ${timeboxName(table, to.timebox)}`);
	if (from.product !== to.product)
		steps.push(`${productName(table, from.product)} → ${productName(table, to.product)}`);
	if (from.team !== to.team) steps.push(`${teamName(table, from.team)} → ${teamName(table, to.team)}`);
	if (steps.length > 0) return steps.join(', ');
	return to.after === null ? 'to the top of its cell' : `behind ${itemKey(table, to.after)}`;
}

function edited(table: Table, id: ItemId, set: ItemEdit): string {
	const item = table.items.get(id);
	const said: string[] = [];
	if (set.title !== undefined) said.push(`called “${set.title}”`);
	for (const facet of ['size', 'stage', 'status'] as const)
		if (set[facet] !== undefined) said.push(`${facet} ${item?.[facet] ?? 'none'} → ${set[facet] ?? 'none'}`);
	if (set.live !== undefined)
		said.push(set.live ? `live ${shortDay(set.live.date)} for ${set.live.customer}` : 'no live date');
	if (set.fields !== undefined) said.push('its details');
	return said.join(', ');
}

/** `KEP-2371 v1.37 → v1.38`; several changes are joined, beyond two they are counted. */
export function proposalLine(table: Table, changes: readonly ProposedChange[], decided = false): string {
	const lines = changes.map((change) => changeLine(table, change, decided));
	const [first, second] = lines;
	if (!first) return 'Nothing changes';
	if (!second) return `${first.key} ${first.what}`;
	if (lines.length === 2) return `${first.key} ${first.what}; ${second.key} ${second.what}`;
	return `${first.key} ${first.what} and ${lines.length - 1} more changes`;
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
		case 'superseded': {
			const rival = table.proposals.get(outcome.by);
			return `Superseded by ${rival ? `the proposal of ${nameOf(rival.by)}` : 'another proposal'}`;
		}
		case 'impossible':
			return `Became impossible: ${outcome.because}`;
		default:
			return unreachable(outcome);
	}
}
