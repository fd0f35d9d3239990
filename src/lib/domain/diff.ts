import type { Item, Place } from './board.ts';
import type { ItemId, PersonId, ProductId } from './ids.ts';
import type { AgreedBoard } from './snapshot.ts';

/** One way in which a board differs from an earlier one: drift, where the earlier one is the agreement. */
export type Difference =
	| { readonly kind: 'added'; readonly item: ItemId }
	| { readonly kind: 'dropped'; readonly item: ItemId }
	/** Another product, team or timebox. */
	| { readonly kind: 'moved'; readonly item: ItemId; readonly from: Place; readonly to: Place }
	/** Same cell, another order; only the fewest items that explain it are named. */
	| { readonly kind: 'reordered'; readonly item: ItemId; readonly from: Place; readonly to: Place }
	| {
			readonly kind: 'edited';
			readonly item: ItemId;
			readonly was: Item;
			readonly now: Item;
			readonly facets: readonly (keyof Item)[];
	  }
	| {
			readonly kind: 'owner';
			readonly product: ProductId;
			readonly was: PersonId | null;
			readonly now: PersonId | null;
	  };

/** What has changed from `was` to `now`, in the order of `now`. Renewed order keys alone are no difference. */
export declare function diff(was: AgreedBoard, now: AgreedBoard): Difference[];
