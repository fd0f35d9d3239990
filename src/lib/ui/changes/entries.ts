import { Combine, Link2, Signal, Split, Trash } from '@lucide/svelte';
import type { ItemId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { ChangeForm } from './forms.ts';

/** What can be proposed about a card, a lane or a column beside moving it, as menus and panels offer it. */
export interface ChangeEntry {
	readonly text: string;
	readonly change: ChangeForm;
	readonly icon?: typeof Split;
}

export const itemChanges = (item: ItemId): readonly (ChangeEntry & { readonly icon: typeof Split })[] => [
	{ text: 'Dependency…', icon: Link2, change: { form: 'promise', item, link: null } },
	{ text: 'Split…', icon: Split, change: { form: 'split', item } },
	{ text: 'Merge…', icon: Combine, change: { form: 'merge', item } },
	{ text: 'Signal…', icon: Signal, change: { form: 'signal', item } },
	{ text: 'Drop…', icon: Trash, change: { form: 'drop', item } }
];

export const productChanges = (id: ProductId): readonly ChangeEntry[] => [
	{ text: 'Share of the budget…', change: { form: 'share', product: id } },
	{ text: 'Set a goal…', change: { form: 'goal', product: id, goal: null } },
	{ text: 'Open another product…', change: { form: 'open-lane', lane: 'product' } },
	{ text: 'Close the lane…', change: { form: 'close-lane', lane: { kind: 'product', id } } }
];

export const teamChanges = (id: TeamId): readonly ChangeEntry[] => [
	{ text: 'Realign the team…', change: { form: 'realign', team: id } },
	{ text: 'Open another team…', change: { form: 'open-lane', lane: 'team' } },
	{ text: 'Close the team…', change: { form: 'close-lane', lane: { kind: 'team', id } } }
];

export const timeboxChanges = (id: TimeboxId): readonly ChangeEntry[] => [
	{ text: 'Open another column…', change: { form: 'open-lane', lane: 'timebox' } },
	{ text: 'Close the column…', change: { form: 'close-lane', lane: { kind: 'timebox', id } } }
];
