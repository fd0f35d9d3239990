import type { Demand } from './authority.ts';
import type { Proposal, Required, Signature } from './board.ts';
import { canonical, sha256 } from './canonical.ts';
import { recordsIn } from './named.ts';
import { byText } from './order.ts';
import { requirementKey, signatureKey } from './requirement.ts';
import { currentSession, type Table } from './table.ts';

/**
 * What is read back and signed at the end of a session (product.md 1.10): its decisions, and of each whose
 * authority they touched. A part of the agreement is what one signature stands for: a product, or a seat beyond it.
 */

/** What was agreed in the session under way, in the order in which it was. What was agreed under a lock is not. */
export function decisionsOf(table: Table): Proposal[] {
	const session = currentSession(table);
	const ids = session && table.index.agreed.get(session.id);
	return ids ? recordsIn(table.proposals, ids).sort(byDecision) : [];
}

const decidedAt = ({ outcome, at }: Proposal): number => (outcome.kind === 'open' ? at : outcome.at);

const byDecision = (a: Proposal, b: Proposal): number => decidedAt(a) - decidedAt(b) || byText(a.id, b.id);

/** Whoever a requirement asked, signs for it at the end; for a product that was closed since, the MetaScrum Product Owner. */
function partOf(table: Table, { product, seat }: Required): Demand {
	const gone = product !== null && !table.products.has(product);
	const signing = seat ?? (gone ? 'metascrum-owner' : undefined);
	return signing === undefined ? { product } : { product, seat: signing };
}

/** One part of the agreement, and the decisions that a signature under it stands for, in their order. */
export interface Part extends Demand {
	readonly decisions: readonly Proposal[];
}

/** The parts of this session's agreement, each once, in the order of the decisions. */
export function partsOf(table: Table): Part[] {
	const asked = decisionsOf(table).flatMap((decision) =>
		decision.required.map((each) => ({ demand: partOf(table, each), decision }))
	);
	return [...Map.groupBy(asked, ({ demand }) => requirementKey(demand)).values()].flatMap((group) => {
		const decisions = [...new Set(group.map(({ decision }) => decision))];
		return group.slice(0, 1).map(({ demand }) => ({ ...demand, decisions }));
	});
}

/**
 * SHA-256, hex, of what a signature under a part of the agreement stands for: the session and its decisions about
 * it. A further decision makes it another, so that the signature given before is void.
 */
export function agreementOf(table: Table, { product, seat, decisions }: Part): string {
	const told = decisions.map(({ id, changes, because, cause }) => ({
		proposal: id,
		changes,
		because,
		cause
	}));
	const session = currentSession(table)?.id ?? null;
	return sha256(canonical({ session, product, seat: seat ?? null, decisions: told }));
}

/** The signature under a part of the agreement as it stands; null: none yet, or something was decided about it since. */
export function agreementSigned(table: Table, part: Part): Signature | null {
	const given = givenFor(table, part);
	return given?.hash === agreementOf(table, part) ? given : null;
}

/** Whether a part was signed, and something was decided about it since. */
export const isVoid = (table: Table, part: Part): boolean =>
	givenFor(table, part) !== undefined && agreementSigned(table, part) === null;

function givenFor(table: Table, part: Demand): Signature | undefined {
	const key = requirementKey(part);
	return currentSession(table)?.agreement?.find((signature) => signatureKey(signature) === key);
}

/** Of these decisions, those that have not been read back yet. */
export function unread(table: Table, decisions: readonly Proposal[]): Proposal[] {
	const read = currentSession(table)?.readBack;
	return decisions.filter(({ id }) => !read?.includes(id));
}
