import type { Proposal, Required, SeatKind } from './board.ts';
import { requirementKey } from './requirement.ts';

/** Who has more authority than whom, from the product up: a signature is passed on along it. */
export const ladder = [
	'product-owner',
	'chief-product-owner',
	'metascrum-owner',
	'sponsor'
] as const satisfies readonly SeatKind[];

/** How far up a seat stands; every other seat signs where the board's map says so, below the MetaScrum Product Owner. */
export function rungOf(seat: SeatKind | undefined): number {
	if (seat === undefined) return 0;
	const rung = ladder.findIndex((kind) => kind === seat);
	return rung < 0 ? 1 : rung;
}

/** What is required once signatures were passed on: those of the product below that seat are its holders' to give. */
export function passedOn(required: readonly Required[], routed: Proposal['routed'] = []): Required[] {
	const passed = new Map<string, Required>();
	for (const each of required) {
		const up = routed.find(
			({ product, seat }) => product === each.product && rungOf(each.seat) < rungOf(seat)
		);
		const now: Required = up ? { product: up.product, why: 'routed', seat: up.seat } : each;
		const key = requirementKey(now);
		if (!passed.has(key) || !up) passed.set(key, now);
	}
	return [...passed.values()];
}
