import type { Proposal, ProposedChange } from '#lib/domain/board.ts';
import { signerOf, signers, signingSeat } from '#lib/domain/authority.ts';
import type { PersonId, ProductId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { SignerChip } from '#lib/scene/scene.ts';
import { productName } from './describe.ts';

/** The products a proposal needs a signature of, each once, in the order the rules gave them. */
const productsOf = (required: readonly { readonly product: ProductId }[]): ProductId[] => [
	...new Set(required.map((each) => each.product))
];

/** Chips of a proposal: one a product, filled when signed. */
export function proposalChips(table: Table, proposal: Proposal, me: PersonId | null): SignerChip[] {
	const declined = proposal.outcome.kind === 'declined' ? proposal.outcome.by : null;
	return productsOf(proposal.required).map((product) => {
		const signer = signerOf(table, product);
		const signed = proposal.signatures.some((signature) => signature.product === product);
		return {
			label: productName(table, product),
			state: signed ? 'signed' : stateUnsigned(signer, declined),
			mine: me !== null && signingSeat(table, me, product) !== null
		};
	});
}

function stateUnsigned(signer: PersonId | null, declined: PersonId | null): SignerChip['state'] {
	if (signer === null) return 'nobody';
	return signer === declined ? 'declined' : 'waiting';
}

/** Chips of changes nobody has proposed yet: who would have to sign. */
export function changeChips(
	table: Table,
	changes: readonly ProposedChange[],
	me: PersonId | null
): SignerChip[] {
	const needed = signers(table, changes);
	return productsOf(needed).map((product) => {
		const person = signerOf(table, product);
		return {
			label: productName(table, product),
			state: person === null ? 'nobody' : 'waiting',
			mine: me !== null && signingSeat(table, me, product) !== null
		};
	});
}

/** Is one of the signatures still missing this person's to give? */
export function waitsFor(table: Table, proposal: Proposal, me: PersonId | null): boolean {
	return proposalChips(table, proposal, me).some((chip) => chip.mine && chip.state === 'waiting');
}
