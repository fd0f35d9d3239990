import type { ItemEdit, Place, Product, ProposedChange, Target, Team } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { laneOf } from '#lib/domain/lookup.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { itemKey, itemTitled, laneWords, productName, teamName, timeboxName } from './names.ts';
import { shortDay } from './times.ts';

/** What would become of the thing a change is about, in a few words: `v1.37 → v1.38`, `size 3 → 5`. */

/** Where items stood when a proposal that is decided was put on the table; null while it is open. */
export type Then = readonly Place[] | null;

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

/**
 * `then`: once it is decided, where items stood when it was put on the table. How everything else was before is not known
 * any more, so only what it was to be is said. Null while it is open.
 */
export function whatChanges(table: Table, change: ProposedChange, then: Then): string {
	const decided = then !== null;
	switch (change.kind) {
		case 'move':
			return moved(table, whence(table, change.item, then), change.to);
		case 'edit':
			return edited(table, change.item, change.set, decided);
		case 'add':
			return `new in ${productName(table, change.to.product)}, ${timeboxName(table, change.to.timebox)}`;
		case 'drop':
			return 'leaves the board';
		case 'split':
			return withEdit(
				`split off ${listed(change.parts.map(({ item }) => item.key))}`,
				edited(table, change.item, change.set, decided)
			);
		case 'merge':
			return withEdit(
				`takes in ${listed(change.from.map((item) => (decided ? itemTitled : itemKey)(table, item)))}`,
				edited(table, change.item, change.set, decided)
			);
		case 'signal':
			return signals[change.signal ?? 'none'];
		case 'promise':
			return `promised to ${itemKey(table, change.to)} by ${timeboxName(table, change.neededBy)}`;
		case 'release':
			return 'depends no longer';
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'goal':
		case 'drop-goal':
			return beside(table, change, decided);
		default:
			return unreachable(change);
	}
}

const withEdit = (what: string, edit: string): string => (edit === '' ? what : `${what}, ${edit}`);

const signals = {
	raise: 'signalled as more urgent',
	lower: 'signalled as less urgent',
	none: 'no signal'
} as const;

type OfLanes = 'share' | 'realign' | 'open-lane' | 'close-lane' | 'goal' | 'drop-goal';

function beside(table: Table, change: Of<OfLanes>, decided: boolean): string {
	switch (change.kind) {
		case 'share':
			return shared(table.products.get(change.product), change.share, decided);
		case 'realign':
			return realigned(table, table.teams.get(change.team), change, decided);
		case 'open-lane':
			return `new ${laneWords[laneOf(change.lane).kind]}`;
		case 'close-lane':
			return `${laneWords[change.lane.kind]} closes`;
		case 'goal':
			return goal(table, change);
		case 'drop-goal':
			return 'is no goal any more';
		default:
			return unreachable(change);
	}
}

function shared(product: Product | undefined, share: number | null, decided: boolean): string {
	const before = decided ? '' : `${percent(product?.share ?? null)} → `;
	return `share ${before}${percent(share)}`;
}

const percent = (share: number | null): string => (share === null ? 'none' : `${share} %`);

function realigned(
	table: Table,
	team: Team | undefined,
	{ to, capacity }: Of<'realign'>,
	decided: boolean
): string {
	const home = to === null ? 'works for whichever product needs it' : `works for ${productName(table, to)}`;
	if (decided || team?.capacity === capacity) return home;
	const points = `capacity ${team?.capacity ?? 'none'} → ${capacity ?? 'none'}`;
	return (team?.home ?? null) === to ? points : `${home}, ${points}`;
}

function goal(table: Table, { goal: { product, timebox } }: Of<'goal'>): string {
	const whose = product === null ? 'the whole board' : productName(table, product);
	return `goal of ${whose}${timebox === null ? '' : `, by ${timeboxName(table, timebox)}`}`;
}

/** `A`, `A and B`, `A, B and 2 more` */
function listed(keys: readonly string[]): string {
	const [first = '', second, ...rest] = keys;
	if (second === undefined) return first;
	return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}

/** Where an item stands that is to go elsewhere, or stood then; null where that is not known. */
const whence = (table: Table, item: ItemId, then: Then): Place | null =>
	(then === null ? table.places.get(item) : then.find((place) => place.item === item)) ?? null;

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

function edited(table: Table, id: ItemId, set: ItemEdit, decided: boolean): string {
	const item = table.items.get(id);
	const said: string[] = [];
	if (set.title !== undefined) said.push(`called “${set.title}”`);
	for (const facet of ['size', 'stage', 'status'] as const)
		if (set[facet] !== undefined)
			said.push(`${facet} ${decided ? '' : `${item?.[facet] ?? 'none'} → `}${set[facet] ?? 'none'}`);
	if (set.live !== undefined)
		said.push(set.live ? `live ${shortDay(set.live.date)} for ${set.live.customer}` : 'no live date');
	if (set.fields !== undefined) said.push('its details');
	return said.join(', ');
}
