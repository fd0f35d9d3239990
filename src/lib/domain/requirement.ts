import type { Proposal, Required, SignedFor } from './board.ts';

/** Names a requirement: one product (or the whole board), and the seat that signs where it names one. */
export const requirementKey = ({ product, seat }: Pick<Required, 'product' | 'seat'>): string =>
	`${product ?? ''} ${seat ?? ''}`;

/** The requirement a signature fulfils. */
export const signatureKey = ({ product, as }: SignedFor): string => `${product ?? ''} ${as ?? ''}`;

/** The requirements that no signature fulfils yet. */
export function unsigned({ required, signatures }: Pick<Proposal, 'required' | 'signatures'>): Required[] {
	const given = new Set(signatures.map(signatureKey));
	return required.filter((each) => !given.has(requirementKey(each)));
}
