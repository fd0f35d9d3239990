import type { EmergencyId, ImpedimentId, ItemId, ProductId, RequestId } from '#lib/domain/ids.ts';

/** What the dialogs of matters that are followed up are asked for. */
export type MatterAsked =
	| { readonly what: 'raise-emergency'; readonly item: ItemId | null }
	| { readonly what: 'triage'; readonly emergency: EmergencyId }
	| { readonly what: 'review-emergency'; readonly emergency: EmergencyId }
	| { readonly what: 'size-buffer'; readonly product: ProductId }
	| { readonly what: 'raise-impediment'; readonly item: ItemId | null }
	| { readonly what: 'give-impediment'; readonly impediment: ImpedimentId }
	| { readonly what: 'escalate-impediment'; readonly impediment: ImpedimentId }
	| { readonly what: 'solve-impediment'; readonly impediment: ImpedimentId }
	| { readonly what: 'request'; readonly item: ItemId | null }
	| { readonly what: 'answer-request'; readonly request: RequestId };
