import type { LaneRef } from '#lib/domain/board.ts';
import type { GoalId, ItemId, LinkId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { itemNamed } from '#lib/domain/subject.ts';
import type { Table } from '#lib/domain/table.ts';

/** What things on the board are called. What is not there any more is called by a word, never left out. */

export const productName = (table: Table, id: ProductId): string => table.products.get(id)?.name ?? 'a lane';
export const teamName = (table: Table, id: TeamId): string => table.teams.get(id)?.name ?? 'a team';
export const timeboxName = (table: Table, id: TimeboxId): string =>
	table.timeboxes.get(id)?.name ?? 'a timebox';
export const itemKey = (table: Table, id: ItemId): string => itemNamed(table, id)?.key ?? 'a new item';
/** `A1 Ship it`, where there is no card any more on which its title could be read. */
export function itemTitled(table: Table, id: ItemId): string {
	const item = itemNamed(table, id);
	return item ? `${item.key} ${item.title}` : itemKey(table, id);
}
export const goalTitle = (table: Table, id: GoalId): string => table.goals.get(id)?.title ?? 'a goal';

/** `A1 for B2`: who gives to whom. */
export function linkName(table: Table, id: LinkId): string {
	const link = table.links.get(id);
	return link ? `${itemKey(table, link.from)} for ${itemKey(table, link.to)}` : 'a dependency';
}

/** A lane or column by its name. */
export function laneName(table: Table, lane: LaneRef): string {
	switch (lane.kind) {
		case 'product':
			return productName(table, lane.id);
		case 'team':
			return teamName(table, lane.id);
		case 'timebox':
			return timeboxName(table, lane.id);
		default:
			return unreachable(lane);
	}
}

/** A lane or column as what it is. */
export const laneWords = { product: 'product', team: 'team', timebox: 'column' } as const;
