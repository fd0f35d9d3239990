import { requiredWhen, signingSeat } from './authority.ts';
import type { ProposedChange, Required, SeatKind, Signature } from './board.ts';
import type { Effect } from './entries.ts';
import type { ItemId, PersonId, ProductId, ProposalId } from './ids.ts';
import { itemOf } from './lookup.ts';
import type { Landing } from './landing.ts';
import { phase } from './lock.ts';
import { notifiersFor } from './notifiers.ts';
import { inSeat, theBoard, type Asking, type Ruling } from './ruling.ts';
import { boardOf, type Table } from './table.ts';

interface Proposed {
	readonly id: ProposalId;
	readonly changes: readonly ProposedChange[];
}

/** The products among `required` that a person signs for, by the seat in which they do. */
export function signable(
	table: Table,
	person: PersonId,
	required: readonly Required[]
): ReadonlyMap<SeatKind, readonly ProductId[]> {
	const bySeat = new Map<SeatKind, ProductId[]>();
	for (const { product } of required) {
		const seat = signingSeat(table, person, product);
		if (seat !== null) bySeat.set(seat, [...(bySeat.get(seat) ?? []), product]);
	}
	return bySeat;
}

/** One signature a seat, for all products it signs for. */
export const signed = (
	asking: Asking,
	proposal: ProposalId,
	bySeat: ReadonlyMap<SeatKind, readonly ProductId[]>
): Ruling[] =>
	[...bySeat].map(([seat, products]) => inSeat(asking, seat, { kind: 'signed', proposal, products }));

/** Whether nothing is missing once `added` have been signed for too. */
export function isComplete(
	required: readonly Required[],
	signatures: readonly Signature[],
	added: Iterable<readonly ProductId[]>
): boolean {
	const given = new Set([...signatures.map(({ product }) => product), ...[...added].flat()]);
	return required.every(({ product }) => given.has(product));
}

/** The last signature is in: the change happens, and the board closes or re-checks what it touches. */
export function concluded(
	table: Table,
	asking: Asking,
	seat: SeatKind,
	proposal: Proposed,
	landing: Landing
): Ruling[] {
	const { effects, placeOf } = landing;
	const sitting = phase(table) === 'locked' ? null : (boardOf(table)?.session ?? null);
	const rivals = rivalsOf(table, proposal);
	const impossible = keyTaken(table, proposal, rivals);
	const closed = new Set([proposal.id, ...rivals, ...impossible.keys()]);
	return [
		inSeat(asking, seat, {
			kind: 'agreed',
			proposal: proposal.id,
			effects,
			...(sitting === null ? {} : { session: sitting })
		}),
		...notifiersFor(table, proposal.id, proposal.changes, landing, asking.fresh),
		...rivals.map((id) => onBoard({ kind: 'superseded', proposal: id, with: proposal.id })),
		...[...impossible].map(([id, because]) => onBoard({ kind: 'made-impossible', proposal: id, because })),
		...rechecked(table, effects, placeOf, closed)
	];
}

const onBoard = (what: Ruling['what']): Ruling => ({ by: theBoard, what });

/** Other open proposals about the same items. */
function rivalsOf({ index }: Table, { id, changes }: Proposed): ProposalId[] {
	const rivals = new Set<ProposalId>();
	for (const change of changes) for (const rival of index.open.get(itemOf(change)) ?? []) rivals.add(rival);
	rivals.delete(id);
	return [...rivals].sort();
}

/** Open proposals that would add an item under a key that is now taken. */
function keyTaken(
	{ index }: Table,
	{ id, changes }: Proposed,
	rivals: readonly ProposalId[]
): Map<ProposalId, string> {
	const taken = new Map<ProposalId, string>();
	for (const change of changes) {
		if (change.kind !== 'add') continue;
		const { key } = change.item;
		for (const other of [...(index.adding.get(key) ?? [])].sort())
			if (other !== id && !rivals.includes(other)) taken.set(other, `The key ${key} is already taken.`);
	}
	return taken;
}

/**
 * Open proposals about items linked to those that changed their timebox: where others must now sign, the
 * signatures given so far are withdrawn (product.md 2).
 */
function rechecked(
	table: Table,
	effects: readonly Effect[],
	placeOf: Landing['placeOf'],
	closed: ReadonlySet<ProposalId>
): Ruling[] {
	const rulings: Ruling[] = [];
	for (const id of [...neighbouring(table, effects)].sort()) {
		const proposal = table.proposals.get(id);
		if (!proposal || closed.has(id)) continue;
		const required = requiredWhen(table, placeOf, proposal.changes);
		if (!sameProducts(required, proposal.required))
			rulings.push(onBoard({ kind: 'rechecked', proposal: id, required }));
	}
	return rulings;
}

function neighbouring({ index, links, places }: Table, effects: readonly Effect[]): Set<ProposalId> {
	const near = new Set<ProposalId>();
	for (const effect of effects) {
		if (effect.kind !== 'placed') continue;
		const { item, timebox, product } = effect.place;
		const was = places.get(item);
		if (was?.timebox === timebox && was.product === product) continue;
		for (const id of index.links.get(item) ?? []) {
			const link = links.get(id);
			const other: ItemId | undefined = link?.from === item ? link.to : link?.from;
			if (other !== undefined) for (const proposal of index.open.get(other) ?? []) near.add(proposal);
		}
	}
	return near;
}

function sameProducts(a: readonly Required[], b: readonly Required[]): boolean {
	const products = new Set(a.map(({ product }) => product));
	return products.size === b.length && b.every(({ product }) => products.has(product));
}
