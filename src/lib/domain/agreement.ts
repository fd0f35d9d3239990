import type { Demand } from './authority.ts';
import type { Proposal, Required, Signature } from './board.ts';
import { canonical, sha256 } from './canonical.ts';
import { requirementKey, signatureKey } from './requirement.ts';
import { currentSession, type Table } from './table.ts';

/**
 * What is read back and signed at the end of a session (product.md 1.10): its decisions, and of each whose
 * authority they touched. A part of the agreement is what one signature stands for: a product, or a seat beyond it.
 */

/** What was agreed in the session under way, in the order in which it was. What was agreed under a lock is not. */
export function decisionsOf(table: Table): Proposal[] {
	const session = currentSession(table);
	const ids = [...((session && table.index.agreed.get(session.id)) ?? [])];
	return ids.flatMap((id) => table.proposals.get(id) ?? []).sort(byDecision);
}

const decidedAt = ({ outcome, at }: Proposal): number => (outcome.kind === 'open' ? at : outcome.at);

const byDecision = (a: Proposal, b: Proposal): number =>
	decidedAt(a) - decidedAt(b) || (a.id < b.id ? -1 : 1);

/** Whoever a requirement asked, signs for it at the end; for a product that was closed since, the MetaScrum Product Owner. */
function partOf(table: Table, { product, seat }: Required): Demand {
	const gone = product !== null && !table.products.has(product);
	const signing = seat ?? (gone ? 'metascrum-owner' : undefined);
	return signing === undefined ? { product } : { product, seat: signing };
}

/** The parts of this session's agreement, each once, in the order of the decisions. */
export function partsOf(table: Table): Demand[] {
	const parts = new Map<string, Demand>();
	for (const { required } of decisionsOf(table))
		for (const each of required) {
			const part = partOf(table, each);
			const key = requirementKey(part);
			if (!parts.has(key)) parts.set(key, part);
		}
	return [...parts.values()];
}

/** The decisions of this session that a part of the agreement is about. */
export function decisionsFor(table: Table, part: Demand): Proposal[] {
	const key = requirementKey(part);
	return decisionsOf(table).filter(({ required }) =>
		required.some((each) => requirementKey(partOf(table, each)) === key)
	);
}

/**
 * SHA-256, hex, of what a signature under a part of the agreement stands for: the session and its decisions about
 * it. A further decision makes it another, so that the signature given before is void.
 */
export function agreementOf(table: Table, part: Demand): string {
	const decisions = decisionsFor(table, part).map(({ id, changes, because, cause }) => ({
		proposal: id,
		changes,
		because,
		cause
	}));
	const { product, seat = null } = part;
	return sha256(canonical({ session: currentSession(table)?.id ?? null, product, seat, decisions }));
}

/** The signature under a part of the agreement as it stands; null: none yet, or something was decided about it since. */
export function agreementSigned(table: Table, part: Demand): Signature | null {
	const given = givenFor(table, part);
	return given?.hash === agreementOf(table, part) ? given : null;
}

/** Whether a part was signed, and something was decided about it since. */
export const isVoid = (table: Table, part: Demand): boolean =>
	givenFor(table, part) !== undefined && agreementSigned(table, part) === null;

function givenFor(table: Table, part: Demand): Signature | undefined {
	const key = requirementKey(part);
	return currentSession(table)?.agreement?.find((signature) => signatureKey(signature) === key);
}

/** Of these decisions, those that have not been read back yet. */
export function unread(table: Table, decisions: readonly Proposal[]): Proposal[] {
	const read = currentSession(table)?.readBack ?? [];
	return decisions.filter(({ id }) => !read.includes(id));
}
