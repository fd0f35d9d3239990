import type { Acts } from './acts.ts';
import type { BoardView } from './board-view.svelte.ts';
import { itemsOfCell } from './hands/clipboard.ts';
import { toNextRegion } from './hands/regions.ts';
import type { Undo } from './hands/undo.ts';
import type { FreeHand } from './tools/free-hand.svelte.ts';
import { nudging, toolKeys } from './tools/tool-keys.ts';
import { mayPropose } from './view/verdict.ts';

/** Whether keys are words just now. */
export const typing = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Whoever asks by keys. Null: in replay, where nothing can be asked. */
export type Asking = { readonly acts: Acts; readonly undo: Undo; readonly free: FreeHand } | null;

/**
 * The keys of the board that need no focus. Letters by what they say, digits by where they lie, so that
 * they are reached on every keyboard. All of them but those with Control can be switched off (WCAG 2.1.4).
 */
export function boardKey(pressed: KeyboardEvent, view: BoardView, asking: Asking): void {
	if (pressed.key === 'F6' && !pressed.defaultPrevented && !view.overlay && !view.menu) {
		if (toNextRegion(document, pressed.shiftKey)) pressed.preventDefault();
		return;
	}
	if (pressed.defaultPrevented || typing(pressed.target) || view.overlay || view.menu) return;
	const does =
		pressed.ctrlKey || pressed.metaKey ? withControl(pressed, view, asking) : plain(pressed, view, asking);
	if (!does) return;
	pressed.preventDefault();
	does();
}

type Does = (() => unknown) | undefined;
type Keys = Readonly<Record<string, Does>>;

function withControl({ key, shiftKey }: KeyboardEvent, view: BoardView, asking: Asking): Does {
	const keys: Keys = {
		k: () => (view.overlay = { kind: 'search' }),
		p: view.scene ? () => (view.overlay = { kind: 'export', format: 'print' }) : undefined,
		a: cellHere(view) ? () => selectHere(view, shiftKey) : undefined,
		...(asking?.acts.who
			? { z: () => (shiftKey ? asking.undo.redo() : asking.undo.undo()), y: () => asking.undo.redo() }
			: {})
	};
	return keys[key.toLowerCase()];
}

/** The cell one has before one: where the keyboard stands, else where the pointer is. */
const cellHere = (view: BoardView) => view.walked ?? view.under;

/** All cards of the cell, or of its team lane. */
function selectHere(view: BoardView, lane: boolean): void {
	const here = cellHere(view);
	if (!here) return;
	const cells = lane
		? [...view.table.timeboxes.values()].map(({ id }) => ({ ...here, timebox: id }))
		: [here];
	view.select(cells.flatMap((cell) => itemsOfCell(view, cell)));
}

/** Those with Shift, by where the digit lies. */
const shifted = (view: BoardView): Keys => ({
	Digit0: () => view.scene?.zoomBy(1 / view.zoom),
	Digit1: () => view.scene?.fit(),
	Digit2: () => view.scene?.fit([...view.selected]),
	Digit3: () => toMine(view),
	Digit4: () => view.scene?.fitWhole({ timebox: null })
});

/** The lanes this person owns. */
function toMine(view: BoardView): void {
	const mine = [...view.table.products.values()].filter(({ owner }) => owner !== null && owner === view.me);
	if (mine.length > 0) view.scene?.fitWhole({ lanes: new Set(mine.map(({ id }) => id)) });
	else view.say('No lane here is yours.', 'refused');
}

function plain(pressed: KeyboardEvent, view: BoardView, asking: Asking): Does {
	const { key, code, shiftKey, altKey } = pressed;
	const nudge = asking && nudging(pressed, asking.free);
	if (nudge) return nudge;
	if (altKey) return undefined;
	if (key === 'Escape' && asking?.free.escape()) return () => {};
	if (key === 'Escape') return view.selected.size > 0 ? () => view.select([]) : undefined;
	if ((shiftKey && key === 'F10') || key === 'ContextMenu') return menuOfSelection(view);
	if (!view.choices.singleKeys) return undefined;
	if (shiftKey && code.startsWith('Digit') && shifted(view)[code]) return shifted(view)[code];
	return { ...looking(view), ...(asking ? doing(view, asking) : {}) }[key];
}

const looking = (view: BoardView): Keys => ({
	'/': () => (view.overlay = { kind: 'search' }),
	'?': () => (view.overlay = { kind: 'keys' }),
	g: () => view.turnOver(),
	L: () => view.choices.toggleLinks(),
	']': () => (view.panelOpen = !view.panelOpen),
	'+': () => view.scene?.zoomBy(1.25),
	'=': () => view.scene?.zoomBy(1.25),
	'-': () => view.scene?.zoomBy(1 / 1.25),
	'0': () => view.scene?.zoomBy(1 / view.zoom),
	v: () => (view.tool = 'select'),
	h: () => (view.tool = 'hand')
});

/** The pointer selects or pans again: whatever tool was in the hand is put away. */
const pointing = (view: BoardView, free: FreeHand): Keys => ({
	v: () => (free.letGo(), (view.tool = 'select')),
	h: () => (free.letGo(), (view.tool = 'hand'))
});

/** More than one thing at a time: a trade, or what would be. */
const doing = (view: BoardView, { acts, free }: NonNullable<Asking>): Keys => ({
	...pointing(view, free),
	...toolKeys(free),
	l: () => (view.overlay = { kind: 'lanes' }),
	...(acts.who
		? {
				T: acts.gathering || !mayPropose(view.table, acts.who) ? undefined : () => acts.gatherer.collect(),
				c: mayPropose(view.table, acts.who)
					? () => (view.overlay = { kind: 'change', change: { form: 'add', cell: cellHere(view) } })
					: undefined,
				w: () => (view.imagining ? acts.gatherer.wakeUp() : acts.gatherer.imagine())
			}
		: {})
});

/** The menu of what is selected, beside it. */
function menuOfSelection(view: BoardView): Does {
	const [item] = view.selected;
	const box = item === undefined ? null : view.scene?.rectOf(item);
	if (item === undefined || !box) return undefined;
	return () =>
		(view.menu = { subject: { on: 'card', item }, at: { x: box.x + box.width / 2, y: box.y + box.height } });
}
