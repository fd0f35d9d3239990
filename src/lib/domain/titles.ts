import type { Item } from './board.ts';

/** What a card is called whose title says nothing. */
export const untitled = 'Untitled';

/** Anything that can be seen: neither space nor a sign that only steers text. */
const visible = /[^\p{Z}\p{C}]/u;

/** Whether a title is more than empty room. Asked for every card of a frame, so it looks no further than the first letter. */
export const isTitled = ({ title }: Pick<Item, 'title'>): boolean => visible.test(title);

/** An item's title as it is shown and read out: never blank. */
export const titleOf = (item: Pick<Item, 'title'>): string => (isTitled(item) ? item.title : untitled);
