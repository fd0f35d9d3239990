import type { LaneRef, NewLane, ProposedChange } from './board.ts';
import { changed } from './changed.ts';
import { palette } from './colour.ts';
import { rankBetween } from './rank.ts';
import { unreachable } from './result.ts';
import type { RecordChange, Table } from './table.ts';

/** What changes do to lanes, columns, teams and shares. */

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

/** A product with another share of the budget. */
export function shared(table: Table, { product, share }: Of<'share'>): RecordChange[] {
	const was = table.products.get(product);
	return was ? [changed(table, 'products', product, { ...was, share })] : [];
}

/** A team that works for another product, or with another capacity. */
export function realigned(table: Table, { team, to, capacity }: Of<'realign'>): RecordChange[] {
	const was = table.teams.get(team);
	return was ? [changed(table, 'teams', team, { ...was, home: to, capacity })] : [];
}

/** A new lane or column behind those of its kind. A product begins without owner and share, in the next colour. */
export function opened(table: Table, lane: NewLane): RecordChange {
	switch (lane.kind) {
		case 'product': {
			const { size } = table.products;
			const more = { colour: size % palette, rank: lastRank(table.products), owner: null, share: null };
			return changed(table, 'products', lane.product.id, { ...lane.product, ...more });
		}
		case 'team':
			return changed(table, 'teams', lane.team.id, { ...lane.team, rank: lastRank(table.teams) });
		case 'timebox': {
			const more = { rank: lastRank(table.timeboxes), undated: false };
			return changed(table, 'timeboxes', lane.timebox.id, { ...lane.timebox, ...more });
		}
		default:
			return unreachable(lane);
	}
}

function lastRank(lanes: ReadonlyMap<string, { readonly rank: string }>): string {
	let last: string | null = null;
	for (const { rank } of lanes.values()) if (last === null || rank > last) last = rank;
	// Behind the last there is always room; the type allows for none.
	return rankBetween(last, null) ?? last ?? '';
}

/** A lane or column that is no more. */
export function closed(table: Table, lane: LaneRef): RecordChange {
	switch (lane.kind) {
		case 'product':
			return changed(table, 'products', lane.id, null);
		case 'team':
			return changed(table, 'teams', lane.id, null);
		case 'timebox':
			return changed(table, 'timeboxes', lane.id, null);
		default:
			return unreachable(lane);
	}
}
