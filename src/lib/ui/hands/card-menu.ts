import {
	Construction,
	Copy,
	HandHelping,
	MessageSquarePlus,
	PanelRight,
	SquareDashedMousePointer,
	X
} from '@lucide/svelte';
import type { ItemId } from '#lib/domain/ids.ts';
import { phase } from '#lib/domain/lock.ts';
import { itemChanges } from '../changes/entries.ts';
import { hereEntries } from '../tools/menu.ts';
import { inReadingOrder } from '../view/moves.ts';
import { mayPropose } from '../view/verdict.ts';
import { cardsIn, copyCards } from './clipboard.ts';
import { asEntries, type At, type Entry, linkTo, type MenuOf, moveTo, zoom } from './menu-entries.ts';

/** The menu of a card, or of all that are selected where it is one of them; null where it is gone. */
export const cardMenu = (item: ItemId, at: At): MenuOf | null =>
	at.view.selected.has(item) && at.view.selected.size > 1 ? ofSelection(at) : ofCard(item, at);

function ofCard(item: ItemId, at: At): MenuOf | null {
	const { view, acts, free } = at;
	const record = view.table.items.get(item);
	if (!record) return null;
	const proposes = mayPropose(view.table, acts.who);
	const locked = !acts.gathering && phase(view.table) !== 'open';
	return {
		title: record.key,
		groups: [
			[{ text: 'Details', icon: PanelRight, does: () => view.select([item]) }, inSelection(item, at)],
			proposes && !locked ? [moveTo(view, [item]), ...asEntries(view, itemChanges(item))] : [],
			matters(item, at, proposes && locked),
			[
				{ text: 'Copy', icon: Copy, key: 'Ctrl C', does: () => copyCards(view, [item]) },
				linkTo(view, record.key),
				zoom(() => view.scene?.fly(item))
			],
			hereEntries(free, { on: 'card', item })
		]
	};
}

/** Takes it into the selection, or out of it. */
function inSelection(item: ItemId, { view }: At): Entry {
	const chosen = view.selected.has(item);
	const others = [...view.selected].filter((each) => each !== item);
	return {
		text: chosen ? 'Take out of the selection' : others.length > 0 ? 'Add to the selection' : 'Select',
		icon: SquareDashedMousePointer,
		does: () => view.choose(chosen ? others : [...others, item])
	};
}

/** What can be asked about it. `locked`: it can't be moved now, and may be spoken about instead. */
function matters(item: ItemId, { view, acts }: At, locked: boolean): Entry[] {
	if (acts.who === null || view.imagining) return [];
	const ask = (what: 'raise-impediment' | 'request') => () =>
		(view.overlay = { kind: 'matter', asked: { what, item } });
	return [
		...(locked
			? [{ text: 'Add to the agenda…', icon: MessageSquarePlus, does: () => acts.offerPoint(item, []) }]
			: []),
		{ text: 'Raise an impediment…', icon: Construction, does: ask('raise-impediment') },
		...(mayPropose(view.table, acts.who)
			? [{ text: 'Ask for something…', icon: HandHelping, does: ask('request') }]
			: [])
	];
}

function ofSelection({ view, acts }: At): MenuOf {
	const items = inReadingOrder(view.table, view.selected);
	const carries = mayPropose(view.table, acts.who) && (acts.gathering || phase(view.table) === 'open');
	return {
		title: cardsIn(items.length),
		groups: [
			carries ? [moveTo(view, items)] : [],
			[
				{ text: 'Copy', icon: Copy, key: 'Ctrl C', does: () => copyCards(view, items) },
				{ ...zoom(() => view.scene?.fit(items)), text: 'Zoom to them', key: 'Shift 2' },
				{ text: 'Let go of them', icon: X, key: 'Esc', does: () => view.select([]) }
			]
		]
	};
}
