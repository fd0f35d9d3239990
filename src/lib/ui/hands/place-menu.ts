import { ArrowRightLeft, type Check, ChevronsDownUp, ClipboardPaste, Link, Plus } from '@lucide/svelte';
import { idOf, type ItemId, type ProductId, type TeamId, type TimeboxId } from '#lib/domain/ids.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { productChanges, teamChanges } from '../changes/entries.ts';
import { hereEntries } from '../tools/menu.ts';
import { inReadingOrder } from '../view/moves.ts';
import { placeName, timeboxName } from '../view/names.ts';
import { mayPropose } from '../view/verdict.ts';
import { written } from './address.ts';
import { bring, copyLink, itemsOfCell } from './clipboard.ts';
import {
	allLanes,
	asEntries,
	type At,
	choose,
	type Entry,
	itemsWhere,
	type MenuOf,
	zoom
} from './menu-entries.ts';

/** The menu of a cell. */
export function cellMenu({ product, team, timebox }: Cell, at: At): MenuOf {
	const { view, acts, free } = at;
	const { table } = view;
	const cell = { product, team, timebox };
	const items = itemsOfCell(view, cell);
	return {
		title: placeName(table, cell),
		groups: [
			mayPropose(table, acts.who) ? [addHere(view, cell), ...moveHere(cell, at)] : [],
			items.length > 0 ? [{ ...choose(view, items), key: 'Ctrl A' }] : [],
			hereEntries(free, { on: 'cell', ...cell }),
			[linkHere(view, cell)]
		]
	};
}

const addHere = (view: BoardView, cell: Cell): Entry => ({
	text: 'Add an item here…',
	icon: Plus,
	key: 'C',
	does: () => (view.overlay = { kind: 'change', change: { form: 'add', cell } })
});

/** Brings what is selected, and what was copied. */
function moveHere(cell: Cell, { view, acts }: At): Entry[] {
	const chosen = inReadingOrder(view.table, view.selected);
	const copied = view.copied.filter((item) => view.table.places.has(item));
	const entries = (items: readonly ItemId[], how: string, icon: typeof Check): Entry[] => {
		if (items.length === 0) return [];
		const what = items.length === 1 ? `the ${how} card` : `the ${String(items.length)} ${how} cards`;
		return [{ text: `Move ${what} here`, icon, does: () => bring(view, acts, items, cell) }];
	};
	return [...entries(chosen, 'selected', ArrowRightLeft), ...entries(copied, 'copied', ClipboardPaste)];
}

/** Leads to the middle of the cell, at the zoom at which it is seen. */
const linkHere = (view: BoardView, cell: Cell): Entry => ({
	text: 'Copy link to this place',
	icon: Link,
	does: () => {
		const sight = { spot: { ...cell, fx: 0.5, fy: 0.5 }, zoom: view.zoom };
		return copyLink(view, written({ card: null, sight }));
	}
});

/** The menu of a lane's head. */
export function laneMenu(lane: string, { view, acts }: At): MenuOf {
	const { table } = view;
	const product = table.products.get(lane);
	const items = itemsWhere(view, (place) => place.product === lane || place.team === lane);
	const changes = product ? productChanges(idOf<ProductId>(lane)) : teamChanges(idOf<TeamId>(lane));
	return {
		title: product?.name ?? table.teams.get(lane)?.name ?? 'A lane',
		groups: [
			[
				{
					text: view.collapsed.has(lane) ? 'Unfold the lane' : 'Fold the lane',
					icon: ChevronsDownUp,
					does: () => view.toggleLane(lane)
				},
				...(items.length > 0 ? [choose(view, items)] : []),
				zoom(() => view.scene?.fitWhole({ lanes: new Set([lane]) }))
			],
			mayPropose(table, acts.who) ? asEntries(view, changes) : [],
			acts.who ? [allLanes(view)] : []
		]
	};
}

/** The menu of a column's head. */
export function columnMenu(timebox: TimeboxId, { view, acts }: At): MenuOf {
	const items = itemsWhere(view, (place) => place.timebox === timebox);
	return {
		title: timeboxName(view.table, timebox),
		groups: [
			[choose(view, items), zoom(() => view.scene?.fitWhole({ timebox }))],
			acts.who ? [allLanes(view)] : []
		]
	};
}
