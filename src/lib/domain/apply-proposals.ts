import type { Item, Place, Proposal } from './board.ts';
import type { Effect, EntryOf } from './entries.ts';
import type { ProposalId } from './ids.ts';
import { found, personIn } from './named.ts';
import { unreachable } from './result.ts';
import type { RecordChange, Table } from './table.ts';

/** What entries about proposals and agreements change. */

/** A proposal of which something is new. */
export function proposal(table: Table, id: ProposalId, news: Partial<Proposal>): RecordChange {
	const was = found(table.proposals.get(id), `proposal ${id}`);
	return { kind: 'proposals', id, was, now: { ...was, ...news } };
}

/** A proposal that is closed. */
export const outcome = (table: Table, id: ProposalId, news: Proposal['outcome']): RecordChange =>
	proposal(table, id, { outcome: news });

/** How a proposal ends that was agreed. */
export const agreed = ({ at, session }: EntryOf<'agreed'>): Proposal['outcome'] => ({
	kind: 'agreed',
	at,
	...(session === undefined ? {} : { session })
});

/** A proposal on the table. */
export function proposed(entry: EntryOf<'proposed'>): RecordChange {
	const { proposal: id, session: sitting, at, changes, because, cause, required, drift } = entry;
	const { person, seat } = personIn(entry.by);
	const outcome: Proposal['outcome'] = { kind: 'open' };
	const common = { at, changes, because, cause, required, drift, signatures: [], outcome };
	return { kind: 'proposals', id, was: null, now: { id, session: sitting, by: person, seat, ...common } };
}

/** A proposal with further signatures. */
export function signed(table: Table, entry: EntryOf<'signed'>): RecordChange {
	const was = found(table.proposals.get(entry.proposal), `proposal ${entry.proposal}`);
	const { person, seat } = personIn(entry.by);
	const news = entry.products.map((product) => ({ product, by: person, seat, at: entry.at }));
	return { kind: 'proposals', id: was.id, was, now: { ...was, signatures: [...was.signatures, ...news] } };
}

/** A proposal somebody said no to. */
export function declined(table: Table, { proposal: id, by, at, because }: EntryOf<'declined'>): RecordChange {
	return outcome(table, id, { kind: 'declined', at, by: personIn(by).person, because });
}

/** Items and places as agreed. */
export function effects(table: Table, list: readonly Effect[]): RecordChange[] {
	return list.map((effect) => {
		switch (effect.kind) {
			case 'placed':
				return placed(table, effect.place);
			case 'edited':
				return edited(found(table.items.get(effect.item), `item ${effect.item}`), effect.set);
			case 'added':
				return { kind: 'items', id: effect.item.id, was: null, now: effect.item };
			default:
				return unreachable(effect);
		}
	});
}

const placed = (table: Table, now: Place): RecordChange => ({
	kind: 'places',
	id: now.item,
	was: table.places.get(now.item) ?? null,
	now
});

const edited = (was: Item, set: Partial<Item>): RecordChange => ({
	kind: 'items',
	id: was.id,
	was,
	now: { ...was, ...set }
});
