import * as v from 'valibot';
import { authorityMap } from '../authority-map.ts';
import { seatKinds } from '../board.ts';
import { content } from '../content.ts';
import type { PersonId, ProductId, ProposalId, ProxyId } from '../ids.ts';
import { id, ms, text, zone } from '../pieces.ts';
import { act } from './form.ts';

/** Acts about the board, its seats, its authority, and its sessions. */

const policy = v.picklist(['management-input', 'full-freeze', 'soft', 'off']);

export const boardActs = [
	/** `policy`: another than the template's. */
	act('found', { name: text(200), zone, content, policy: v.exactOptional(policy) }),
	act('seat', { person: id<PersonId>(), seats: v.array(v.picklist(seatKinds)) }),
	act('own', { product: id<ProductId>(), person: v.nullable(id<PersonId>()) }),
	/** `authority` null: the template's map. */
	act('govern', { policy, authority: v.nullable(authorityMap) }),
	/** `products` null: for everything the person asking signs for. */
	act('give-proxy', {
		to: id<PersonId>(),
		products: v.nullable(v.pipe(v.array(id<ProductId>()), v.minLength(1), v.maxLength(200))),
		from: ms,
		until: ms
	}),
	act('revoke-proxy', { proxy: id<ProxyId>() })
] as const;

export const sessionActs = [
	act('schedule', {
		startsAt: ms,
		minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(2880))
	}),
	act('prepare', {}),
	act('set-goals', { goals: v.pipe(v.array(text(500)), v.maxLength(12, 'At most 12 goals')) }),
	act('say-ready', { ready: v.boolean() }),
	/** `anyway`: although the preparation gate still waits for something; the record says for what. */
	act('open', { anyway: v.exactOptional(v.literal(true)) }),
	act('take-over', {}),
	act('hand-over', { to: id<PersonId>() }),
	act('close', {}),
	act('reopen', {}),
	act('read-back', { proposal: id<ProposalId>() }),
	act('sign-agreement', {}),
	act('lock', { next: ms })
] as const;
