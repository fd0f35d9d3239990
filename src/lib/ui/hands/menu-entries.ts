import { ArrowRightLeft, type Check, Crosshair, Link, ListChecks, Rows3 } from '@lucide/svelte';
import type { Place } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { ChangeEntry } from '../changes/entries.ts';
import { inReadingOrder } from '../view/moves.ts';
import type { FreeHand } from '../tools/free-hand.svelte.ts';
import { written } from './address.ts';
import { cardsIn, copyLink } from './clipboard.ts';

/** What a menu on the board is made of, and the entries that several of them offer. */

export interface Entry {
	readonly text: string;
	readonly does: () => unknown;
	readonly icon?: typeof Check;
	/** The key that does the same. */
	readonly key?: string;
}

export interface MenuOf {
	/** What a screen reader calls it, and its first line. */
	readonly title: string;
	/** Entries in groups; empty ones are left out. */
	readonly groups: readonly (readonly Entry[])[];
}

/** Where the menu is asked for, and by whom. */
export interface At {
	readonly view: BoardView;
	readonly acts: Acts;
	readonly free: FreeHand;
}

export const zoom = (does: () => unknown): Entry => ({ text: 'Zoom to it', icon: Crosshair, does });

export const choose = (view: BoardView, items: readonly ItemId[]): Entry => ({
	text: `Select ${items.length === 1 ? 'its card' : `all ${String(items.length)} cards`}`,
	icon: ListChecks,
	does: () => view.select(items)
});

export const allLanes = (view: BoardView): Entry => ({
	text: 'Lanes, columns and goals…',
	icon: Rows3,
	key: 'L',
	does: () => (view.overlay = { kind: 'lanes' })
});

/** What can be changed about a card or a lane, each with its form. */
export const asEntries = (view: BoardView, entries: readonly ChangeEntry[]): Entry[] =>
	entries.map(({ text, change, icon }) => ({
		text,
		...(icon ? { icon } : {}),
		does: () => (view.overlay = { kind: 'change', change })
	}));

/** Opens the panel's fields of where to. */
export function moveTo(view: BoardView, items: readonly ItemId[]): Entry {
	const does = () => {
		view.select(items);
		view.toMove = true;
	};
	return {
		text: items.length === 1 ? 'Move to…' : `Move ${cardsIn(items.length)} to…`,
		icon: ArrowRightLeft,
		does
	};
}

export const linkTo = (view: BoardView, key: string): Entry => ({
	text: 'Copy link to this card',
	icon: Link,
	does: () => copyLink(view, written({ card: key, sight: null }))
});

/** The items that stand so, in the order they are read. */
export const itemsWhere = ({ table }: BoardView, is: (place: Place) => boolean): ItemId[] =>
	inReadingOrder(
		table,
		[...table.places.values()].filter(is).map(({ item }) => item)
	);
