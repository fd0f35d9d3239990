import type { PersonId } from '#lib/domain/ids.ts';
import type { Proposal, ProposedChange, Signature } from '#lib/domain/board.ts';
import { signerFor, signers, signerWith, signingSeat, type Demand } from '#lib/domain/authority.ts';
import { isComplete } from '#lib/domain/concluding.ts';
import { requirementKey, signatureKey } from '#lib/domain/requirement.ts';
import { partName } from '#lib/domain/subject.ts';
import type { Table } from '#lib/domain/table.ts';
import type { SignerChip } from '#lib/scene/scene.ts';

/**
 * Whose signatures are asked for, as chips. `now` (UTC ms) matters for what somebody signs as a proxy; without it
 * only what is their own counts.
 */

/** A chip with what a reader is told of it: who signs, or who has, and in whose name. */
export interface TellingChip extends SignerChip {
	readonly key: string;
	/** `Ada Park has not signed; Sam Lee may in their name` */
	readonly says: string;
	/** Who signed in another's name: `Sam Lee for Ada Park`. */
	readonly proxy: string | null;
}

type NameOf = (person: PersonId) => string;

/** Chips of a proposal: one a requirement, filled when signed. */
export const proposalChips = (
	table: Table,
	proposal: Proposal,
	me: PersonId | null,
	now?: number
): SignerChip[] =>
	proposal.required.map((required) => ({
		label: partName(table, required),
		state: stateOf(table, proposal, required),
		mine: signsIt(table, me, required, now)
	}));

/** The same with everybody named. */
export function tellingChips(
	table: Table,
	proposal: Proposal,
	me: PersonId | null,
	nameOf: NameOf,
	now?: number
): TellingChip[] {
	const chips = proposalChips(table, proposal, me, now);
	return proposal.required.flatMap((required, at) => {
		const chip = chips[at];
		const given = signatureFor(proposal, required);
		const proxy = given?.proxyOf ? `${nameOf(given.by)} for ${nameOf(given.proxyOf)}` : null;
		const says = given ? `signed by ${proxy ?? nameOf(given.by)}` : missing(table, required, nameOf, now);
		return chip ? [{ ...chip, key: requirementKey(required), says, proxy }] : [];
	});
}

function missing(table: Table, required: Proposal['required'][number], nameOf: NameOf, now?: number): string {
	const { person, proxies } = signerWith(table, required, now);
	if (person === null) return 'no authority here';
	const others = proxies.length === 0 ? '' : `; ${proxies.map(nameOf).join(' or ')} may as a proxy`;
	return `${nameOf(person)} has not signed${others}`;
}

const signatureFor = ({ signatures }: Proposal, required: Demand): Signature | undefined =>
	signatures.find((signature) => signatureKey(signature) === requirementKey(required));

function stateOf(table: Table, proposal: Proposal, required: Demand): SignerChip['state'] {
	if (signatureFor(proposal, required)) return 'signed';
	const { outcome } = proposal;
	if (outcome.kind === 'declined' && signsIt(table, outcome.by, required, outcome.at)) return 'declined';
	return signerFor(table, required) === null ? 'nobody' : 'waiting';
}

function signsIt(table: Table, person: PersonId | null, required: Demand, now = -1): boolean {
	return person !== null && signingSeat(table, person, required, now) !== null;
}

/** Chips of changes nobody has proposed yet: who would have to sign. */
export const changeChips = (
	table: Table,
	changes: readonly ProposedChange[],
	me: PersonId | null,
	now?: number
): SignerChip[] =>
	signers(table, changes, now).map((required) => ({
		label: partName(table, required),
		state: required.person === null ? 'nobody' : 'waiting',
		mine: signsIt(table, me, required, now)
	}));

/** Is a signature still missing that is this person's to give, or nothing but their word that it happens? */
export function waitsFor(table: Table, proposal: Proposal, me: PersonId | null, now?: number): boolean {
	const mine = proposal.required.filter((required) => signsIt(table, me, required, now));
	if (isComplete(proposal.required, proposal.signatures)) return mine.length > 0;
	return mine.some((required) => !signatureFor(proposal, required));
}
