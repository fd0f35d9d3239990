import {
	ArrowRightLeft,
	Check,
	ChevronsDownUp,
	ClipboardPaste,
	Construction,
	Copy,
	Crosshair,
	HandHelping,
	Link,
	ListChecks,
	MessageSquarePlus,
	PanelRight,
	Pencil,
	Plus,
	Reply,
	Rows3,
	SquareDashedMousePointer,
	Undo2,
	X
} from '@lucide/svelte';
import type { Place } from '#lib/domain/board.ts';
import { type ActId, idOf, type ItemId, type ProductId, type TeamId } from '#lib/domain/ids.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import { phase } from '#lib/domain/lock.ts';
import type { Subject } from '#lib/scene/scene.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { itemChanges, productChanges, teamChanges, type ChangeEntry } from '../changes/entries.ts';
import { inReadingOrder } from '../view/moves.ts';
import type { FreeHand } from '../tools/free-hand.svelte.ts';
import { hereEntries, markMenu } from '../tools/menu.ts';
import { productName, teamName, timeboxName } from '../view/names.ts';
import { actsOn } from '../view/proposal-acts.ts';
import { mayPropose } from '../view/verdict.ts';
import { written } from './address.ts';
import { bring, cardsIn, copyCards, copyLink, itemsOfCell } from './clipboard.ts';

/** What can be done with something on the board, as its menu offers it: what panels and dialogs do, where the hand is. */

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

interface At {
	readonly view: BoardView;
	readonly acts: Acts;
	readonly free: FreeHand;
}

/** Null where it is not there any more. */
export function menuOf(subject: Subject, at: At): MenuOf | null {
	const menu = on[subject.on]?.(subject as never, at) ?? null;
	return menu && { ...menu, groups: menu.groups.filter((group) => group.length > 0) };
}

type On<K extends Subject['on']> = (subject: Extract<Subject, { on: K }>, at: At) => MenuOf | null;
const on: { readonly [K in Subject['on']]?: On<K> } = {
	card: ({ item }, at) =>
		at.view.selected.has(item) && at.view.selected.size > 1 ? ofSelection(at) : ofCard(item, at),
	ghost: ({ ghost, item }, at) => ofGhost(ghost, item, at),
	cell: (cell, at) => ofCell(cell, at),
	lane: ({ lane }, at) => ofLane(lane, at),
	mark: ({ mark }, at) => markMenu(mark, at.free),
	column: ({ timebox }, { view, acts }) => {
		const items = itemsWhere(view, (place) => place.timebox === timebox);
		return {
			title: timeboxName(view.table, timebox),
			groups: [
				[choose(view, items), zoom(() => view.scene?.fitWhole({ timebox }))],
				acts.who ? [allLanes(view)] : []
			]
		};
	}
};

const zoom = (does: () => unknown): Entry => ({ text: 'Zoom to it', icon: Crosshair, does });

const choose = (view: BoardView, items: readonly ItemId[]): Entry => ({
	text: `Select ${items.length === 1 ? 'its card' : `all ${String(items.length)} cards`}`,
	icon: ListChecks,
	does: () => view.select(items)
});

const allLanes = (view: BoardView): Entry => ({
	text: 'Lanes, columns and goals…',
	icon: Rows3,
	key: 'L',
	does: () => (view.overlay = { kind: 'lanes' })
});

const asEntries = (view: BoardView, entries: readonly ChangeEntry[]): Entry[] =>
	entries.map(({ text, change, icon }) => ({
		text,
		...(icon ? { icon } : {}),
		does: () => (view.overlay = { kind: 'change', change })
	}));

const itemsWhere = ({ table }: BoardView, is: (place: Place) => boolean): ItemId[] =>
	inReadingOrder(
		table,
		[...table.places.values()].filter(is).map(({ item }) => item)
	);

/** Opens the panel's fields of where to. */
function moveTo(view: BoardView, items: readonly ItemId[]): Entry {
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

function ofCard(item: ItemId, { view, acts, free }: At): MenuOf | null {
	const record = view.table.items.get(item);
	if (!record) return null;
	const proposes = mayPropose(view.table, acts.who);
	const locked = !acts.gathering && phase(view.table) !== 'open';
	const chosen = view.selected.has(item);
	const others = [...view.selected].filter((each) => each !== item);
	return {
		title: record.key,
		groups: [
			[
				{ text: 'Details', icon: PanelRight, does: () => view.select([item]) },
				{
					text: chosen ? 'Take out of the selection' : others.length > 0 ? 'Add to the selection' : 'Select',
					icon: SquareDashedMousePointer,
					does: () => view.choose(chosen ? others : [...others, item])
				}
			],
			proposes && !locked ? [moveTo(view, [item]), ...asEntries(view, itemChanges(item))] : [],
			matters(item, view, acts, proposes && locked),
			[
				{ text: 'Copy', icon: Copy, key: 'Ctrl C', does: () => copyCards(view, [item]) },
				linkTo(view, record.key),
				zoom(() => view.scene?.fly(item))
			],
			hereEntries(free, { on: 'card', item })
		]
	};
}

const linkTo = (view: BoardView, key: string): Entry => ({
	text: 'Copy link to this card',
	icon: Link,
	does: () => copyLink(view, written({ card: key, sight: null }))
});

function matters(item: ItemId, view: BoardView, acts: Acts, locked: boolean): Entry[] {
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

function ofGhost(ghost: string, item: ItemId, { view, acts }: At): MenuOf | null {
	// A further change of one proposal has a number behind a dot.
	const id = ghost.split('.', 1)[0] ?? ghost;
	const proposal = view.table.proposals.get(id);
	const unsent = acts.board.standing(idOf<ActId>(id)).kind === 'unsent';
	const key = view.table.items.get(item)?.key;
	const can = proposal && !view.imagining ? actsOn(view.table, proposal, acts.who, view.minute) : null;
	const decide: (Entry | false)[] =
		proposal && can
			? [
					can.signs && { text: 'Agree', icon: Check, does: () => acts.sign(proposal.id) },
					can.signs && {
						text: 'Say no…',
						icon: X,
						does: () => (view.overlay = { kind: 'decline', proposal: proposal.id })
					},
					can.counters && {
						text: 'Counter…',
						icon: Reply,
						does: () => acts.counter(proposal)
					},
					can.amends && { text: 'Change…', icon: Pencil, does: () => acts.amend(proposal) },
					can.withdraws && { text: 'Withdraw', icon: Undo2, does: () => acts.withdraw(proposal.id) }
				]
			: [unsent && { text: 'Take back', icon: Undo2, does: () => acts.board.dismiss(idOf<ActId>(id)) }];
	return {
		title: proposal ? `Proposed: ${key ?? 'a new item'}` : `Being made: ${key ?? 'a new item'}`,
		groups: [
			[{ text: 'Details', icon: PanelRight, does: () => view.select([item], ghost) }],
			decide.filter((entry) => entry !== false),
			key === undefined ? [] : [linkTo(view, key), zoom(() => view.scene?.fly(item))]
		]
	};
}

function ofCell({ product, team, timebox }: Cell, { view, acts, free }: At): MenuOf {
	const cell = { product, team, timebox };
	const items = itemsOfCell(view, cell);
	const proposes = mayPropose(view.table, acts.who);
	const chosen = inReadingOrder(view.table, view.selected);
	const copied = view.copied.filter((item) => view.table.places.has(item));
	const here = (what: string, moved: readonly ItemId[], icon: typeof Check): Entry[] =>
		moved.length === 0
			? []
			: [{ text: `Move ${what} here`, icon, does: () => bring(view, acts, moved, cell) }];
	const words = (many: readonly ItemId[], how: string): string =>
		many.length === 1 ? `the ${how} card` : `the ${String(many.length)} ${how} cards`;
	return {
		title: `${productName(view.table, product)} / ${teamName(view.table, team)} / ${timeboxName(view.table, timebox)}`,
		groups: [
			proposes
				? [
						{
							text: 'Add an item here…',
							icon: Plus,
							key: 'C',
							does: () => (view.overlay = { kind: 'change', change: { form: 'add', cell } })
						},
						...here(words(chosen, 'selected'), chosen, ArrowRightLeft),
						...here(words(copied, 'copied'), copied, ClipboardPaste)
					]
				: [],
			items.length > 0 ? [{ ...choose(view, items), key: 'Ctrl A' }] : [],
			hereEntries(free, { on: 'cell', ...cell }),
			[
				{
					text: 'Copy link to this place',
					icon: Link,
					does: () => copyLink(view, written({ card: null, sight: placed(view, cell) }))
				}
			]
		]
	};
}

/** The middle of a cell, at the zoom at which it is seen. */
const placed = (view: BoardView, cell: Cell) => ({ spot: { ...cell, fx: 0.5, fy: 0.5 }, zoom: view.zoom });

function ofLane(lane: string, { view, acts }: At): MenuOf {
	const { table } = view;
	const product = table.products.get(lane);
	const name = product?.name ?? table.teams.get(lane)?.name ?? 'A lane';
	const items = itemsWhere(view, (place) => place.product === lane || place.team === lane);
	const changes = product ? productChanges(idOf<ProductId>(lane)) : teamChanges(idOf<TeamId>(lane));
	return {
		title: name,
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
