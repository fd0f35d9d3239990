import type { Item, ItemEdit, Part, ProposedChange } from './board.ts';
import type { ItemId } from './ids.ts';
import { unreachable } from './result.ts';

/**
 * A list of changes as one says them, one after the other, brought to one change a subject: the last word
 * counts, and what an added item went through is part of how it is added.
 */
export function folded(changes: readonly ProposedChange[]): ProposedChange[] {
	let list: ProposedChange[] = [];
	for (const change of changes) list = withNext(list, change);
	return list;
}

function withNext(list: readonly ProposedChange[], next: ProposedChange): ProposedChange[] {
	switch (next.kind) {
		case 'move':
			return intoNew(list, next.item, (part) => ({ ...part, to: next.to })) ?? instead(list, next);
		case 'edit':
			return intoNew(list, next.item, (part) => edited(part, next.set)) ?? mergedEdit(list, next);
		case 'drop':
			return dropped(list, next);
		case 'close-lane':
			return closed(list, next);
		case 'drop-goal':
		case 'release':
		case 'signal':
		case 'share':
		case 'realign':
		case 'promise':
		case 'goal':
			return instead(list, next);
		case 'add':
		case 'split':
		case 'merge':
		case 'open-lane':
			return [...list, next];
		default:
			return unreachable(next);
	}
}

/** What a change is about where a later one about the same replaces it; null where none does. */
function subjectOf(change: ProposedChange): string | null {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'signal':
			return `${change.kind} ${change.item}`;
		case 'share':
			return `share ${change.product}`;
		case 'realign':
			return `team ${change.team}`;
		case 'promise':
		case 'release':
			return `link ${change.link}`;
		case 'goal':
			return `goal ${change.goal.id}`;
		case 'drop-goal':
			return `goal ${change.goal}`;
		case 'add':
		case 'drop':
		case 'split':
		case 'merge':
		case 'open-lane':
		case 'close-lane':
			return null;
		default:
			return unreachable(change);
	}
}

/** At the end, in place of an earlier one about the same. */
const instead = (list: readonly ProposedChange[], next: ProposedChange): ProposedChange[] => [
	...list.filter((each) => subjectOf(each) !== subjectOf(next)),
	next
];

function mergedEdit(
	list: readonly ProposedChange[],
	next: Extract<ProposedChange, { kind: 'edit' }>
): ProposedChange[] {
	const at = list.findLastIndex((each) => setsOf(each, next.item));
	const earlier = list[at];
	if (!earlier || !('set' in earlier)) return [...list, next];
	return list.with(at, { ...earlier, set: { ...earlier.set, ...next.set } });
}

/** Whether a change says itself what the item becomes. */
const setsOf = (change: ProposedChange, item: ItemId): boolean =>
	(change.kind === 'edit' || change.kind === 'split' || change.kind === 'merge') && change.item === item;

const edited = ({ item, to }: Part, set: ItemEdit): Part => ({
	item: { ...item, ...set } satisfies Item,
	to
});

/** A change that brings new items. */
type Bringing = Extract<ProposedChange, { kind: 'add' | 'split' }>;

/** The list with the new item `id` as `become` makes it (null: not at all), or null where the list makes no such item. */
function intoNew(
	list: readonly ProposedChange[],
	id: ItemId,
	become: (part: Part) => Part | null
): ProposedChange[] | null {
	const makes = (change: ProposedChange): change is Bringing =>
		change.kind === 'add'
			? change.item.id === id
			: change.kind === 'split' && change.parts.some(({ item }) => item.id === id);
	if (!list.some(makes)) return null;
	return list.flatMap((change) => (makes(change) ? remade(change, id, become) : [change]));
}

function remade(
	change: Bringing,
	id: ItemId,
	become: (part: Part) => Part | null
): readonly ProposedChange[] {
	if (change.kind === 'add') {
		const part = become(change);
		return part ? [{ kind: 'add', ...part }] : [];
	}
	const parts = change.parts.flatMap((part) => (part.item.id === id ? (become(part) ?? []) : [part]));
	// Split into nothing but itself: what is left of it is its edit.
	return parts.length > 0 ? [{ ...change, parts }] : [{ kind: 'edit', item: change.item, set: change.set }];
}

/** What else was said of an item that goes is void; one that was only ever new is not spoken of at all. */
function dropped(
	list: readonly ProposedChange[],
	next: Extract<ProposedChange, { kind: 'drop' }>
): ProposedChange[] {
	const rest = list.filter((each) => !isOnlyAbout(each, next.item));
	return intoNew(rest, next.item, () => null) ?? [...rest, next];
}

const isOnlyAbout = (change: ProposedChange, item: ItemId): boolean =>
	change.kind === 'move' || change.kind === 'edit' || change.kind === 'signal'
		? change.item === item
		: change.kind === 'promise' && (change.from === item || change.to === item);

/** A lane that was opened in the same list and is closed again was never there. */
function closed(
	list: readonly ProposedChange[],
	next: Extract<ProposedChange, { kind: 'close-lane' }>
): ProposedChange[] {
	const rest = list.filter((each) => each.kind !== 'open-lane' || newLaneId(each) !== next.lane.id);
	return rest.length < list.length ? rest : [...list, next];
}

function newLaneId({ lane }: Extract<ProposedChange, { kind: 'open-lane' }>): string {
	switch (lane.kind) {
		case 'product':
			return lane.product.id;
		case 'team':
			return lane.team.id;
		case 'timebox':
			return lane.timebox.id;
		default:
			return unreachable(lane);
	}
}
