import type { TalkingPoint } from './board.ts';
import type { ItemId } from './ids.ts';
import { itemsOf } from './lookup.ts';
import { ranked } from './order.ts';
import { no, yes, type Result } from './result.ts';
import type { Table } from './table.ts';

/** What talking points are about, and in which order they stand. */

/** The item that a point says it is about, as its entry bears it; refused where the board has none such. */
export const aboutOn = (table: Table, item: ItemId | undefined): Result<{ readonly item?: ItemId }> => {
	if (item === undefined) return yes({});
	return table.items.has(item) ? yes({ item }) : no('TP9', 'That item is not on this board any more.');
};

/** The items a point is about: the one it names, then those its changes touch. */
export const itemsAbout = ({ item, changes }: TalkingPoint): readonly ItemId[] => [
	...(item === undefined ? [] : [item]),
	...changes.flatMap(itemsOf)
];

/** The first of them; null: none. */
export const subjectOf = (point: TalkingPoint): ItemId | null => itemsAbout(point)[0] ?? null;

/** The points that wait, in the order of the agenda. */
export const waitingPoints = (table: Table): readonly TalkingPoint[] =>
	ranked(table.points.values()).filter(({ state }) => state === 'waiting');
