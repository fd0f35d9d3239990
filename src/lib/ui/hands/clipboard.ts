import type { ItemId } from '#lib/domain/ids.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { typing } from '../keys.ts';
import { endOf, inReadingOrder, movesTo } from '../view/moves.ts';
import { placeName } from '../view/names.ts';
import { copied } from '../copying.ts';
import { asText, namedIn } from './copied.ts';

/** Copying and pasting cards. Pasting never makes a second card: it proposes that they move. */

export const cardsIn = (count: number): string => (count === 1 ? '1 card' : `${count} cards`);

/** What is selected, as the board is read; else the card the keyboard stands on. */
export const inHand = (view: BoardView, focused: ItemId | null): readonly ItemId[] =>
	view.selected.size > 0 ? inReadingOrder(view.table, view.selected) : focused === null ? [] : [focused];

function told(view: BoardView, items: readonly ItemId[]): void {
	view.copied = items;
	view.say(
		`${cardsIn(items.length)} copied: key and title for other programs. Pasted into a cell here, they are proposed to move there.`
	);
}

/** Copies cards by a button or a menu. */
export async function copyCards(view: BoardView, items: readonly ItemId[]): Promise<void> {
	if (await toClipboard(view, asText(view.table, items))) told(view, items);
}

/** Copies an address of this board. */
export async function copyLink(view: BoardView, hash: string): Promise<void> {
	const address = new URL(location.href);
	address.hash = hash;
	if (await toClipboard(view, address.href))
		view.say('Link copied. It opens this place for whoever has a seat here.');
}

async function toClipboard(view: BoardView, text: string): Promise<boolean> {
	const done = await copied(text);
	if (!done) view.say('This browser does not let the page copy.', 'refused');
	return done;
}

/** Proposes that cards move to the end of a cell, and says plainly what that was. */
export function bring(view: BoardView, acts: Acts, items: readonly ItemId[], cell: Cell): void {
	const known = items.filter((item) => view.table.places.has(item));
	const to = endOf(view.table, cell, known);
	if (known.length === 0 || movesTo(view.table, known, to).length === 0) {
		view.say(`They stand in ${placeName(view.table, cell)} already.`, 'refused');
		return;
	}
	const verdict = acts.verdict(known, to);
	acts.drop(known, to);
	if (!verdict.ok || view.overlay) return;
	const what = verdict.signsItself ? 'moved' : acts.gathering ? 'gathered, to move' : 'proposed to move';
	view.say(`${cardsIn(known.length)} ${what} to ${placeName(view.table, cell)}.`);
}

/** Takes the keys and titles of what is selected, where nothing else is being copied. */
export function onCopy(copying: ClipboardEvent, view: BoardView, focused: ItemId | null): void {
	const items = inHand(view, focused);
	if (typing(copying.target) || items.length === 0 || getSelection()?.isCollapsed === false) return;
	copying.preventDefault();
	copying.clipboardData?.setData('text/plain', asText(view.table, items));
	told(view, items);
}

/** Pasted cards go to the cell where the keyboard stands, else to the one under the pointer. */
export function onPaste(pasting: ClipboardEvent, view: BoardView, acts: Acts): void {
	if (typing(pasting.target) || view.overlay || acts.who === null) return;
	const items = namedIn(view.table, pasting.clipboardData?.getData('text/plain') ?? '');
	if (items.length === 0) return;
	pasting.preventDefault();
	const cell = view.walked ?? view.under;
	if (cell) bring(view, acts, items, cell);
	else
		view.say(
			'Point at a cell, or walk to one, and paste again: the cards are proposed to move there.',
			'refused'
		);
}

/** The items of a cell, in order. */
export const itemsOfCell = ({ table }: BoardView, cell: Cell): readonly ItemId[] =>
	(table.index.cells.get(cellKey(cell)) ?? []).map(({ item }) => item);
