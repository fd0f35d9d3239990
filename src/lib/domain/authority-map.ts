import * as v from 'valibot';
import { seatKinds } from './board.ts';
import type { ProductId } from './ids.ts';
import { amount, id } from './pieces.ts';

/**
 * Who must sign for what, as data: change class × lane × threshold → signers (product.md 2). A board begins
 * with its template's map and may be given its own.
 */

export const changeClasses = [
	're-order',
	're-lane',
	're-team',
	're-date',
	'scope',
	'budget',
	'team',
	'lane',
	'promise',
	'goal',
	'signal'
] as const;
/** What a change amounts to. */
export type ChangeClass = (typeof changeClasses)[number];

/** A Product Owner by what the change does to their product, or a seat of the board. */
export const signerRoles = ['source', 'target', 'receiver', ...seatKinds] as const;
export type SignerRole = (typeof signerRoles)[number];

const authorityRule = v.strictObject({
	class: v.picklist(changeClasses),
	/** Only for changes that touch this product; absent: for all. */
	lane: v.exactOptional(id<ProductId>()),
	/**
	 * Only past this measure; absent: always. Budget: percentage points of the share. Scope: points added.
	 * Re-date: timeboxes it moves by. Team: points of capacity. Others measure nothing.
	 */
	over: v.exactOptional(amount(1_000_000)),
	/** All of them sign; rules that match the same change add up. */
	signers: v.pipe(v.array(v.picklist(signerRoles)), v.minLength(1, 'Somebody has to sign'), v.maxLength(12))
});
export const authorityMap = v.pipe(v.array(authorityRule), v.maxLength(200, 'At most 200 rules'));

type Rule = v.InferOutput<typeof authorityRule>;
/** One line of the map. */
export type AuthorityRule = {
	readonly [P in keyof Rule]: Rule[P] extends (infer E)[] ? readonly E[] : Rule[P];
};
