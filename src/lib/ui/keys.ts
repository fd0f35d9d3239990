import type { Acts } from './acts.ts';
import type { BoardView } from './board-view.svelte.ts';
import { mayPropose } from './view/verdict.ts';

/** Whether keys are words just now. */
export const typing = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/**
 * The keys of the board that need no focus. Letters by what they say, digits by where they lie, so that
 * they are reached on every keyboard. Null `acts`: replay, where nothing can be asked.
 */
export function boardKey(pressed: KeyboardEvent, view: BoardView, acts: Acts | null): void {
	if (pressed.defaultPrevented || typing(pressed.target) || view.overlay) return;
	const does = pressed.ctrlKey || pressed.metaKey ? withControl(pressed, acts) : plain(pressed, view, acts);
	if (!does) return;
	pressed.preventDefault();
	does();
}

type Does = (() => unknown) | undefined;

const withControl = ({ key, shiftKey }: KeyboardEvent, acts: Acts | null): Does =>
	acts && key.toLowerCase() === 'z' && !shiftKey ? () => acts.undo() : undefined;

function plain({ key, code, shiftKey, altKey }: KeyboardEvent, view: BoardView, acts: Acts | null): Does {
	if (altKey) return undefined;
	if (shiftKey && code === 'Digit1') return () => view.scene?.fit();
	if (shiftKey && code === 'Digit2') return () => view.scene?.fit([...view.selected]);
	const letters: Readonly<Record<string, Does>> = {
		'/': () => (view.overlay = { kind: 'search' }),
		'?': () => (view.overlay = { kind: 'keys' }),
		g: () => view.turnOver(),
		...(acts ? { l: () => (view.overlay = { kind: 'lanes' }) } : {}),
		...(acts && acts.who ? gatherKeys(view, acts) : {}),
		']': () => (view.panelOpen = !view.panelOpen),
		'+': () => view.scene?.zoomBy(1.25),
		'=': () => view.scene?.zoomBy(1.25),
		'-': () => view.scene?.zoomBy(1 / 1.25),
		Escape: view.selected.size > 0 ? () => view.select([]) : undefined
	};
	return view.singleKeys || key === 'Escape' ? letters[key] : undefined;
}

/** More than one thing at a time: a trade, or what would be. */
const gatherKeys = (view: BoardView, acts: Acts): Readonly<Record<string, Does>> => ({
	t: acts.gathering || !mayPropose(view.table, acts.who) ? undefined : () => acts.collect(),
	n: mayPropose(view.table, acts.who)
		? () => (view.overlay = { kind: 'change', change: { form: 'add', cell: view.walked } })
		: undefined,
	w: () => (view.imagining ? acts.wakeUp() : acts.whatIf())
});
