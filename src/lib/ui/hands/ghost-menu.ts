import { Check, PanelRight, Pencil, Reply, Undo2, X } from '@lucide/svelte';
import type { Proposal } from '#lib/domain/board.ts';
import { type ActId, idOf, type ItemId } from '#lib/domain/ids.ts';
import { actsOn } from '../view/proposal-acts.ts';
import { type At, type Entry, linkTo, type MenuOf, zoom } from './menu-entries.ts';

/** The menu of a card that is drawn where it is not agreed to stand. */
export function ghostMenu(ghost: string, item: ItemId, at: At): MenuOf {
	const { view } = at;
	// A further change of one proposal has a number behind a dot.
	const id = ghost.split('.', 1)[0] ?? ghost;
	const proposal = view.table.proposals.get(id);
	const key = view.table.items.get(item)?.key;
	return {
		title: proposal ? `Proposed: ${key ?? 'a new item'}` : `Being made: ${key ?? 'a new item'}`,
		groups: [
			[{ text: 'Details', icon: PanelRight, does: () => view.select([item], ghost) }],
			proposal && !view.imagining ? decide(proposal, at) : takeBack(idOf<ActId>(id), at),
			key === undefined ? [] : [linkTo(view, key), zoom(() => view.scene?.fly(item))]
		]
	};
}

function decide(proposal: Proposal, { view, acts }: At): Entry[] {
	const { id } = proposal;
	const can = actsOn(view.table, proposal, acts.who, view.minute);
	const entries: (Entry | false)[] = [
		can.signs && { text: 'Agree', icon: Check, does: () => acts.sign(id) },
		can.signs && {
			text: 'Say no…',
			icon: X,
			does: () => (view.overlay = { kind: 'decline', proposal: id })
		},
		can.counters && { text: 'Counter…', icon: Reply, does: () => acts.gatherer.counter(proposal) },
		can.amends && { text: 'Change…', icon: Pencil, does: () => acts.gatherer.amend(proposal) },
		can.withdraws && { text: 'Withdraw', icon: Undo2, does: () => acts.withdraw(id) }
	];
	return entries.filter((entry) => entry !== false);
}

/** What was not sent yet needs nobody's answer. */
const takeBack = (id: ActId, { acts: { board } }: At): Entry[] =>
	board.standing(id).kind === 'unsent'
		? [{ text: 'Take back', icon: Undo2, does: () => board.dismiss(id) }]
		: [];
