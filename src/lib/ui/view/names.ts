import type { LaneRef } from '#lib/domain/board.ts';
import type { GoalId, ItemId, LinkId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import { goalNamed, itemNamed, laneNamed, linkNamed } from '#lib/domain/subject.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import { titleOf } from '#lib/domain/titles.ts';

/**
 * What things on the board are called, or were when an agreement took them off it. Where nobody knows any more they
 * are called by a word, never left out.
 */

/** A lane or column by its name. */
export const laneName = (table: Table, lane: LaneRef): string => laneNamed(table, lane) ?? unnamed[lane.kind];
const unnamed = { product: 'a lane', team: 'a team', timebox: 'a timebox' } as const;

export const productName = (table: Table, id: ProductId): string => laneName(table, { kind: 'product', id });
export const teamName = (table: Table, id: TeamId): string => laneName(table, { kind: 'team', id });
export const timeboxName = (table: Table, id: TimeboxId): string => laneName(table, { kind: 'timebox', id });
export const itemKey = (table: Table, id: ItemId): string => itemNamed(table, id)?.key ?? 'a new item';
/** `Apps / red / spring` */
export const placeName = (table: Table, { product, team, timebox }: Cell): string =>
	`${productName(table, product)} / ${teamName(table, team)} / ${timeboxName(table, timebox)}`;
/** `A1 Ship it`, where there is no card any more on which its title could be read. */
export function itemTitled(table: Table, id: ItemId): string {
	const item = itemNamed(table, id);
	return item ? `${item.key} ${titleOf(item)}` : itemKey(table, id);
}
export const goalTitle = (table: Table, id: GoalId): string => goalNamed(table, id) ?? 'a goal';

/** `A1 for B2`: who gives to whom. */
export function linkName(table: Table, id: LinkId): string {
	const ends = linkNamed(table, id);
	return ends ? `${itemKey(table, ends.from)} for ${itemKey(table, ends.to)}` : 'a dependency';
}

/** A lane or column as what it is. */
export const laneWords = { product: 'product', team: 'team', timebox: 'column' } as const;
