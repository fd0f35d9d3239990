import type { ItemId } from '#lib/domain/ids.ts';
import type { CardBox, GhostBox, Layout, Rect } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import type { Point } from '../view/camera.ts';
import { placeOf, type Place } from '../view/spots.ts';
import { itemsIn, staysPut, type Carried } from './carry.ts';

/** The gap in which carried cards would land, and how far others stand aside for it. World pixels. */
export interface Gap {
	readonly slot: Rect;
	/** By the id of the item, or of the ghost. */
	readonly aside: ReadonlyMap<string, Point>;
}

type Box = CardBox | GhostBox;

const { card, gap, inset } = sizes;
/** How far cards give way to each side where their cell has no room for one more. */
const nudge = 5;

const nameOf = (box: Box): string => ('ghost' in box ? box.ghost.id : box.item.id);

/**
 * Where the gap opens. Cards behind it move one place on where their cell has room for that, as it is drawn; else
 * those on its line give way a little, so that no lane grows or shrinks under the hand.
 */
export function gapFor(layout: Layout, carried: Pick<Carried, 'cards' | 'target'>): Gap | null {
	const { target } = carried;
	const place = target && placeOf(layout, target);
	if (!place || staysPut(layout, carried)) return null;
	const cell = place.row.cells[place.column.index];
	const boxes: Box[] = [...(cell?.cards ?? []), ...(cell?.ghosts ?? [])].sort(
		(a, b) => a.y - b.y || a.x - b.x
	);
	const held = itemsIn(carried);
	const isCard = (box: Box | undefined, is: (item: ItemId) => boolean): boolean =>
		box !== undefined && !('ghost' in box) && is(box.item.id);
	let index = boxes.findIndex((box) => isCard(box, (item) => item === target.after)) + 1;
	// What is in the hand stands here already: the others come behind it.
	while (isCard(boxes[index], (item) => held.has(item))) index += 1;
	const free = freePlace(place, boxes);
	const fits = free.y + card.height <= place.row.y + place.row.height;
	return fits ? whole(boxes, index, free) : narrow(place, boxes, index);
}

/** Where one more card would stand, at the end of the cell. */
function freePlace({ row, column }: Place, boxes: readonly Box[]): Point {
	const last = boxes.at(-1);
	if (!last) return { x: column.x + inset, y: row.y + inset };
	const x = last.x + last.width + gap;
	if (x + card.width <= column.x + column.width - inset + 1) return { x, y: last.y };
	const below = boxes.some((box) => box.y === last.y && 'ghost' in box) ? sizes.signers : 0;
	return { x: column.x + inset, y: last.y + last.height + below + gap };
}

function whole(boxes: readonly Box[], index: number, free: Point): Gap {
	const places: readonly Point[] = [...boxes, free];
	const aside = new Map<string, Point>();
	for (const [n, box] of boxes.entries()) {
		const next = places[n + 1];
		if (n >= index && next) aside.set(nameOf(box), { x: next.x - box.x, y: next.y - box.y });
	}
	const { x, y } = places[index] ?? free;
	return { slot: { x, y, ...card }, aside };
}

function narrow({ column }: Place, boxes: readonly Box[], index: number): Gap {
	const [before, behind] = [boxes[index - 1], boxes[index]];
	// At the end of a line the gap opens there, else before the card that stands behind it.
	const beside = before && behind?.y !== before.y ? before : behind;
	const y = beside?.y ?? 0;
	const x = beside === before && before ? before.x + before.width : (behind?.x ?? column.x + inset) - gap;
	const aside = new Map(
		boxes.filter((box) => box.y === y).map((box) => [nameOf(box), { x: box.x < x ? -nudge : nudge, y: 0 }])
	);
	return { slot: { x: x - nudge + 2, y, width: gap + 2 * nudge - 4, height: card.height }, aside };
}
