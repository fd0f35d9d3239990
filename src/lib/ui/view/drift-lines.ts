import type { Item, Link, Place, Team } from '#lib/domain/board.ts';
import type { Drift } from '#lib/domain/drift.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { titleOf } from '#lib/domain/titles.ts';
import { itemKey, laneWords, productName, teamName, timeboxName } from './names.ts';
import { shortDay } from './times.ts';

type LaneDrift = Exclude<Drift, { item: ItemId }>;

/** One difference in words, as a proposal's line says it. */
interface DriftLine {
	/** Null where there is no card to fly to. */
	readonly item: ItemId | null;
	readonly key: string;
	readonly title: string;
	readonly what: string;
}

export function driftLine(table: Table, drift: Drift): DriftLine {
	const what = whatDrifted(table, drift);
	if (!('item' in drift)) return { item: null, key: laneKey(table, drift), title: '', what };
	const record = table.items.get(drift.item);
	return {
		item: record ? drift.item : null,
		key: record?.key ?? 'An item',
		title: record ? titleOf(record) : '',
		what
	};
}

/** What drifted that is no card. */
function laneKey(table: Table, drift: LaneDrift): string {
	switch (drift.kind) {
		case 'opened':
		case 'closed':
			return drift.name;
		case 'share':
			return productName(table, drift.product);
		case 'realigned':
			return drift.now.name;
		case 'goal':
			return `“${(drift.now ?? drift.was)?.title ?? ''}”`;
		case 'link': {
			const link = drift.now ?? drift.was;
			return link ? `${itemKey(table, link.from)} for ${itemKey(table, link.to)}` : 'A dependency';
		}
		default:
			return unreachable(drift);
	}
}

function whatDrifted(table: Table, drift: Drift): string {
	if (!('item' in drift)) return whatLaneDrifted(table, drift);
	switch (drift.kind) {
		case 'added':
			return 'new on the board';
		case 'dropped':
			return 'not on the board any more';
		case 'moved':
			return fromTo(table, drift.from, drift.to);
		case 'reordered':
			return 'stands elsewhere in its cell';
		case 'edited':
			return drift.facets.map((facet) => facetLine(drift.was, drift.now, facet)).join(', ');
		default:
			return unreachable(drift);
	}
}

function whatLaneDrifted(table: Table, drift: LaneDrift): string {
	switch (drift.kind) {
		case 'opened':
			return `new ${laneWords[drift.lane.kind]}`;
		case 'closed':
			return `${laneWords[drift.lane.kind]} closed`;
		case 'share':
			return `share ${percent(drift.was)} → ${percent(drift.now)}`;
		case 'realigned':
			return realigned(table, drift.was, drift.now);
		case 'goal':
			return drift.now ? (drift.was ? 'goal said anew' : 'new goal') : 'is no goal any more';
		case 'link':
			return linkDrift(table, drift.was, drift.now);
		default:
			return unreachable(drift);
	}
}

const percent = (share: number | null): string => (share === null ? 'none' : `${share} %`);

function realigned(table: Table, was: Team, now: Team): string {
	const said: string[] = [];
	if ((was.home ?? null) !== (now.home ?? null))
		said.push(
			now.home ? `works for ${productName(table, now.home)}` : 'works for whichever product needs it'
		);
	if (was.capacity !== now.capacity)
		said.push(`capacity ${was.capacity ?? 'none'} → ${now.capacity ?? 'none'}`);
	return said.join(', ');
}

function linkDrift(table: Table, was: Link | null, now: Link | null): string {
	if (!now) return 'depends no longer';
	if (now.reopened) return 'promise open again';
	if (now.neededBy) return `promised by ${timeboxName(table, now.neededBy)}`;
	return was ? 'led elsewhere' : 'new dependency';
}

function fromTo(table: Table, from: Place, to: Place): string {
	const steps: string[] = [];
	if (from.timebox !== to.timebox)
		steps.push(`${timeboxName(table, from.timebox)} → ${timeboxName(table, to.timebox)}`);
	if (from.product !== to.product)
		steps.push(`${productName(table, from.product)} → ${productName(table, to.product)}`);
	if (from.team !== to.team) steps.push(`${teamName(table, from.team)} → ${teamName(table, to.team)}`);
	return steps.join(', ');
}

function facetLine(
	was: Item,
	now: Item,
	facet: Extract<Drift, { kind: 'edited' }>['facets'][number]
): string {
	switch (facet) {
		case 'size':
		case 'stage':
		case 'status':
			return `${facet} ${was[facet] ?? 'none'} → ${now[facet] ?? 'none'}`;
		case 'live':
			return `live ${liveDay(was)} → ${liveDay(now)}`;
		case 'title':
			return `was “${was.title}”`;
		case 'fields':
			return 'its details';
		case 'signal':
			return now.signal ? `signalled: ${now.signal}` : 'no signal any more';
		default:
			return unreachable(facet);
	}
}

const liveDay = ({ live }: Item): string => (live ? shortDay(live.date) : 'none');
