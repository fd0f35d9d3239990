import type { Proposal, Signature } from './board.ts';
import type { EntryOf } from './entries.ts';
import type { ProposalId } from './ids.ts';
import { found, personIn } from './named.ts';
import { requirementKey, signatureKey } from './requirement.ts';
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
export const agreed = ({ at, session, gone, ended }: EntryOf<'agreed'>): Proposal['outcome'] => ({
	kind: 'agreed',
	at,
	...(session === undefined ? {} : { session }),
	...(gone === undefined ? {} : { gone }),
	...(ended === undefined ? {} : { ended })
});

/** A proposal on the table. */
export function proposed(entry: EntryOf<'proposed'>): RecordChange {
	const { proposal: id, session: sitting, at, changes, because, cause, required, drift } = entry;
	const { person, seat } = personIn(entry.by);
	const outcome: Proposal['outcome'] = { kind: 'open' };
	const common = { at, changes, because, cause, required, drift, signatures: [], outcome };
	const now = { id, session: sitting, by: person, seat, ...common, ...related(entry) };
	return { kind: 'proposals', id, was: null, now };
}

/** What the oldest entries did not say yet. */
const related = ({
	answers,
	amends,
	from,
	emergency
}: EntryOf<'proposed'>): Pick<Proposal, 'answers' | 'amends' | 'from' | 'emergency'> => ({
	...(answers === undefined ? {} : { answers }),
	...(amends === undefined ? {} : { amends }),
	...(from === undefined ? {} : { from }),
	...(emergency === undefined ? {} : { emergency })
});

/** A proposal with further signatures, as they were given before there were hashes. */
export function signed(table: Table, { proposal: id, products, by, at }: EntryOf<'signed'>): RecordChange {
	const { person, seat } = personIn(by);
	return withSignatures(
		table,
		id,
		products.map((product) => ({ product, by: person, seat, at }))
	);
}

/** A proposal with further signatures. */
export function signedOff(table: Table, entry: EntryOf<'signed-off'>): RecordChange {
	const { proposal: id, signs, proxyOf, at } = entry;
	const { person, seat } = personIn(entry.by);
	const inNameOf = proxyOf === undefined ? {} : { proxyOf };
	return withSignatures(
		table,
		id,
		signs.map((each) => ({ ...each, by: person, seat, at, ...inNameOf }))
	);
}

function withSignatures(table: Table, id: ProposalId, news: readonly Signature[]): RecordChange {
	const was = found(table.proposals.get(id), `proposal ${id}`);
	return proposal(table, id, { signatures: [...was.signatures, ...news] });
}

/** A proposal of which a signature was passed on; what was signed for a requirement that is no more, goes. */
export function routed(table: Table, entry: EntryOf<'routed'>): RecordChange {
	const { proposal: id, product, seat, required } = entry;
	const was = found(table.proposals.get(id), `proposal ${id}`);
	const others = (was.routed ?? []).filter((each) => each.product !== product);
	const keys = new Set(required.map(requirementKey));
	return proposal(table, id, {
		required,
		routed: [...others, { product, seat }],
		signatures: was.signatures.filter((each) => keys.has(signatureKey(each)))
	});
}

/** A proposal that needs or does something else, without the signatures that were given for what it did. */
export function effectChanged(table: Table, entry: EntryOf<'effect-changed'>): RecordChange {
	const { proposal: id, required, withdrawn } = entry;
	const was = found(table.proposals.get(id), `proposal ${id}`);
	const keys = new Set(withdrawn.map(signatureKey));
	return proposal(table, id, {
		required,
		signatures: was.signatures.filter((each) => !keys.has(signatureKey(each)))
	});
}

/** A proposal somebody said no to. */
export function declined(table: Table, { proposal: id, by, at, because }: EntryOf<'declined'>): RecordChange {
	return outcome(table, id, { kind: 'declined', at, by: personIn(by).person, because });
}
