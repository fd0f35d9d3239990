import * as v from 'valibot';
import { causes } from '../board.ts';
import type { ItemId, PathwayId, PersonId, PointId, ProposalId } from '../ids.ts';
import { id, ms, text } from '../pieces.ts';
import { changes } from './changes.ts';
import { act } from './form.ts';

/** Acts about proposals, decision pathways and talking points. */

const proposal = id<ProposalId>();
const because = text(4000);
/** SHA-256, hex. */
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Not a SHA-256 in hex'));

export const proposalActs = [
	act('propose', {
		changes: v.pipe(changes, v.minLength(1, 'A proposal changes something')),
		because: v.nullable(because),
		cause: v.nullable(v.picklist(causes)),
		/** Put on the table without the author's own signature (PR13): what a file says, nobody has decided. */
		unsigned: v.optional(v.literal(true)),
		/** The proposal this one answers: a counter-proposal. */
		answers: v.exactOptional(proposal),
		/** A proposal of the same author that this one takes the place of. */
		amends: v.exactOptional(proposal)
	}),
	/** `hash`: what the signer has read (`boundFor` in signing.ts); refused where it has become something else. */
	act('sign-off', { proposal, hash: v.exactOptional(hash) }),
	act('decline', { proposal, because }),
	act('withdraw', { proposal }),
	act('postpone', { proposal }),
	/** Beyond the authority of the person asking: to be signed by who has it. */
	act('route', { proposal, because }),
	act('comment', { proposal, text: text(4000) }),
	act('set-pathway', {
		title: text(500),
		proposal: v.nullable(proposal),
		point: v.nullable(id<PointId>()),
		decider: id<PersonId>(),
		options: v.pipe(
			v.array(text(1000)),
			v.minLength(2, 'A decision has at least two options'),
			v.maxLength(8)
		),
		due: ms,
		first: text(1000)
	}),
	act('step-pathway', { pathway: id<PathwayId>(), text: text(4000) }),
	act('decide-pathway', {
		pathway: id<PathwayId>(),
		option: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)),
		because
	})
] as const;

export const pointActs = [
	/** `item`: what it is about, where no change says it. */
	act('add-point', { text: text(4000), changes, item: v.exactOptional(id<ItemId>()) }),
	/** Asked by the gateway for whoever holds a Product Owner's talking-point link, never by a seat. */
	act('bring-point', { text: text(4000), guest: text(200), item: v.exactOptional(id<ItemId>()) }),
	/** Behind `after`, or first where that is null. */
	act('order-point', { point: id<PointId>(), after: v.nullable(id<PointId>()) }),
	act('settle-point', { point: id<PointId>() })
] as const;
