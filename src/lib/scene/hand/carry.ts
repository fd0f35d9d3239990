import type { Target } from '#lib/domain/board.ts';
import type { CardBox, Layout } from '../layout/boxes.ts';
import type { DropVerdict } from '../scene.ts';
import type { Camera } from '../scene.ts';
import { toScreen, toWorld, type Point } from '../view/camera.ts';
import { placeOf, rectOfPlace, stepFrom, targetAt } from '../view/spots.ts';

/** A card in this seat's hand. */
export interface Carried {
	readonly card: CardBox;
	readonly by: 'pointer' | 'key';
	/** Where the hand is, CSS pixels; and where in the card it holds it, world pixels. */
	readonly at: Point;
	readonly grip: Point;
	readonly target: Target | null;
	readonly verdict: DropVerdict | null;
}

/** Takes a card up at a point of the screen. */
export function takeUp(camera: Camera, card: CardBox, at: Point): Carried {
	const point = toWorld(camera, at);
	return {
		card,
		by: 'pointer',
		at,
		grip: { x: point.x - card.x, y: point.y - card.y },
		target: null,
		verdict: null
	};
}

/** Takes a card up by a key: it is held at its middle, over its own cell. */
export function takeUpByKey(layout: Layout, camera: Camera, card: CardBox): Carried {
	const grip = { x: card.width / 2, y: card.height / 2 };
	const middle = { x: card.x + grip.x, y: card.y + grip.y };
	return {
		card,
		by: 'key',
		at: toScreen(camera, middle),
		grip,
		target: targetAt(layout, middle, card.item.id),
		verdict: null
	};
}

/** The same card over another point; the verdict is asked anew where the target is another. */
export function carriedTo(layout: Layout, camera: Camera, carried: Carried, at: Point): Carried {
	const target = targetAt(layout, toWorld(camera, at), carried.card.item.id);
	return { ...carried, at, target, verdict: sameTarget(target, carried.target) ? carried.verdict : null };
}

/** One cell further by an arrow key, at that cell's end; the same where the board ends. */
export function carriedBy(layout: Layout, carried: Carried, dx: number, dy: number): Carried {
	const here = carried.target && placeOf(layout, carried.target);
	const next = here && stepFrom(layout, here, dx, dy);
	if (!next) return carried;
	const cards = (next.row.cells[next.column.index]?.cards ?? []).filter(
		({ item }) => item.id !== carried.card.item.id
	);
	const target: Target = {
		product: next.row.product,
		team: next.row.team,
		timebox: next.column.timebox.id,
		after: cards.at(-1)?.item.id ?? null
	};
	return { ...carried, target, verdict: null };
}

/** Where a key-carried card hovers: over the start of its target cell. */
export function hoverPoint(layout: Layout, camera: Camera, { target, card }: Carried): Point | null {
	const place = target && placeOf(layout, target);
	if (!place) return null;
	const rect = rectOfPlace(place);
	const last = target.after === null ? null : layout.cardOf.get(target.after);
	const x = last && last.x + last.width + card.width / 2 <= rect.x + rect.width ? last.x + 24 : rect.x + 14;
	return toScreen(camera, { x: x + card.width / 2, y: (last?.y ?? rect.y) + 14 + card.height / 2 });
}

export const sameTarget = (a: Target | null, b: Target | null): boolean =>
	a === b ||
	(a !== null &&
		b !== null &&
		a.product === b.product &&
		a.team === b.team &&
		a.timebox === b.timebox &&
		a.after === b.after);

/** Whether dropping there would change nothing: the card's own cell, behind the card it already follows. */
export function staysPut(layout: Layout, { card, target }: Carried): boolean {
	const place = target && placeOf(layout, target);
	const cards = place?.row.cells[place.column.index]?.cards ?? [];
	const index = cards.findIndex(({ item }) => item.id === card.item.id);
	return target !== null && index >= 0 && (cards[index - 1]?.item.id ?? null) === target.after;
}
