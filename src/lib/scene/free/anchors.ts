import type { Anchor } from '#lib/domain/free.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';
import type { Index } from '../view/hits.ts';
import { placeAt, placeOf } from '../view/spots.ts';

/** Where anchors are in the world, and the other way round. Pure. */

/** Where a card is now; null for one that rests. */
export type Moving = (item: ItemId) => Rect | null;

/** What a mark hangs on, as it is drawn; null where that is not drawn (a collapsed lane, a card off the board). */
export function ground(layout: Layout, anchor: Anchor, moving: Moving): Rect | null {
	if (anchor.on === 'card') {
		const card = layout.cardOf.get(anchor.item);
		return card ? (moving(anchor.item) ?? card) : null;
	}
	const place = placeOf(layout, anchor);
	return place && { x: place.column.x, y: place.row.y, width: place.column.width, height: place.row.height };
}

/** The point an anchor means, given what it hangs on. */
export const originOn = (rect: Rect, anchor: Anchor): Point =>
	anchor.on === 'card'
		? { x: rect.x + anchor.dx, y: rect.y + anchor.dy }
		: { x: rect.x + anchor.fx * rect.width, y: rect.y + anchor.fy * rect.height };

const part = (at: number, from: number, size: number): number =>
	Math.round(Math.min(1, Math.max(0, (at - from) / size)) * 10_000) / 10_000;

/**
 * The anchor for something whose top left is at `origin`, put where the hand is: on the card under `hand`, else in the cell
 * there; null where there is neither.
 */
export function anchorAt(layout: Layout, index: Index, hand: Point, origin: Point = hand): Anchor | null {
	const hit = index.at(hand, 0);
	if (hit?.kind === 'card') {
		const { box } = hit;
		return {
			on: 'card',
			item: box.item.id,
			dx: Math.round(origin.x - box.x),
			dy: Math.round(origin.y - box.y)
		};
	}
	const place = placeAt(layout, hand);
	if (!place) return null;
	const { row, column } = place;
	return {
		on: 'cell',
		product: row.product,
		team: row.team,
		timebox: column.timebox.id,
		fx: part(origin.x, column.x, column.width),
		fy: part(origin.y, row.y, row.height)
	};
}
