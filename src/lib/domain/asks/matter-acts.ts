import * as v from 'valibot';
import { causes } from '../board.ts';
import type {
	EmergencyId,
	ImpedimentId,
	ItemId,
	NotifierId,
	PersonId,
	ProductId,
	RequestId
} from '../ids.ts';
import { emergencyReasons, requestKinds, severities } from '../matters.ts';
import { amount, id, ms, text } from '../pieces.ts';
import { changes } from './changes.ts';
import { act } from './form.ts';

/** Acts about who tells whom, emergencies, impediments and requests. */

const words = text(4000);
const points = amount(1000);
const product = id<ProductId>();
const item = v.nullable(id<ItemId>());

export const matterActs = [
	act('name-notifier', { notifier: id<NotifierId>(), person: id<PersonId>(), due: ms }),
	act('tell-customer', { notifier: id<NotifierId>() }),
	act('raise-emergency', { product, item, reason: v.picklist(emergencyReasons), text: words }),
	/**
	 * `points` come from the product's interrupt buffer; `changes` happen at once. Both empty where refused.
	 * `cause`: why, where they move a date promised to a customer.
	 */
	act('triage', {
		emergency: id<EmergencyId>(),
		accept: v.boolean(),
		points,
		because: words,
		changes,
		cause: v.exactOptional(v.picklist(causes))
	}),
	act('end-emergency', { emergency: id<EmergencyId>() }),
	act('review-emergency', { emergency: id<EmergencyId>(), text: words }),
	act('size-buffer', { product, points }),
	/** `private`: people matters; `product` and `item` are then null, and the words never enter a shared room. */
	act('raise-impediment', {
		text: words,
		severity: v.picklist(severities),
		product: v.nullable(product),
		item,
		owner: v.nullable(id<PersonId>()),
		private: v.boolean()
	}),
	/** `due` null: by the end of today. */
	act('own-impediment', { impediment: id<ImpedimentId>(), owner: id<PersonId>(), due: v.nullable(ms) }),
	act('escalate-impediment', { impediment: id<ImpedimentId>(), to: id<PersonId>(), because: words }),
	act('solve-impediment', { impediment: id<ImpedimentId>(), text: words }),
	act('request', {
		what: v.picklist(requestKinds),
		text: words,
		giver: id<PersonId>(),
		product: v.nullable(product),
		item
	}),
	act('answer-request', { request: id<RequestId>(), granted: v.boolean(), text: words }),
	act('withdraw-request', { request: id<RequestId>() })
] as const;
