import type { ItemId, LinkId } from './ids.ts';
import type { Demand } from './authority.ts';
import type { NamedItem, ProposedChange } from './board.ts';
import { unreachable } from './result.ts';
import type { Table } from './table.ts';
import { templateOf } from './templates/templates.ts';

/** Short names of what changes and signatures are about, for sentences of the gates. */

const most = 3;

/** What a proposal is about. */
export function subjectOf(
	table: Table,
	{ changes }: { readonly changes: readonly ProposedChange[] }
): string {
	return fewOf([...new Set(changes.map((change) => nameOf(table, change)))]);
}

/** `A1`, `A1 and A2`, `A1, A2, A3 and 2 more`. */
export function fewOf(names: readonly string[]): string {
	const more = names.length - most;
	return andList(more > 0 ? [...names.slice(0, most), `${more} more`] : names);
}

/** `A1`, `A1 and A2`, `A1, A2 and A3`. */
export const andList = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

function nameOf(table: Table, change: ProposedChange): string {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'drop':
		case 'split':
		case 'merge':
		case 'signal':
			return keyOf(table, change.item);
		case 'add':
			return change.item.key;
		case 'promise':
			return `${keyOf(table, change.from)} for ${keyOf(table, change.to)}`;
		case 'release':
			return linkName(table, change.link);
		case 'share':
			return table.products.get(change.product)?.name ?? change.product;
		case 'realign':
			return table.teams.get(change.team)?.name ?? change.team;
		case 'open-lane':
		case 'close-lane':
			return laneName(table, change);
		case 'goal':
			return change.goal.title;
		case 'drop-goal':
			return table.goals.get(change.goal)?.title ?? 'a goal';
		default:
			return unreachable(change);
	}
}

/** An item as it is called, or was when an agreement took it off the board; null where nobody knows any more. */
export function itemNamed(table: Table, id: ItemId): NamedItem | null {
	const item = table.items.get(id);
	if (item) return item;
	const [by = null] = table.index.gone.get(id) ?? [];
	const outcome = by === null ? undefined : table.proposals.get(by)?.outcome;
	return outcome?.kind === 'agreed' ? (outcome.gone?.find((each) => each.id === id) ?? null) : null;
}

/** An item by its key; of what was dropped, the oldest logs know no more than that. */
export const keyOf = (table: Table, item: ItemId): string =>
	itemNamed(table, item)?.key ?? 'an item that was dropped';

function linkName(table: Table, id: LinkId): string {
	const link = table.links.get(id);
	return link ? `${keyOf(table, link.from)} for ${keyOf(table, link.to)}` : 'a dependency';
}

function laneName(
	table: Table,
	change: Extract<ProposedChange, { kind: 'open-lane' | 'close-lane' }>
): string {
	const { lane } = change;
	switch (lane.kind) {
		case 'product':
			return 'product' in lane ? lane.product.name : (table.products.get(lane.id)?.name ?? lane.id);
		case 'team':
			return 'team' in lane ? lane.team.name : (table.teams.get(lane.id)?.name ?? lane.id);
		case 'timebox':
			return 'timebox' in lane ? lane.timebox.name : (table.timeboxes.get(lane.id)?.name ?? lane.id);
		default:
			return unreachable(lane);
	}
}

/** Whose signature it is: `Apps`, `Sponsor (Apps)`, `MetaScrum Product Owner`. */
export function partName(table: Table, { product, seat }: Demand): string {
	const lane = product === null ? null : (table.products.get(product)?.name ?? product);
	if (seat === undefined) return lane ?? 'The board';
	const name = templateOf(table).seats.find(({ kind }) => kind === seat)?.name ?? seat;
	return lane === null ? name : `${name} (${lane})`;
}
