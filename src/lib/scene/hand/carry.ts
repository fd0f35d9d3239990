import type { Target } from '#lib/domain/board.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import type { CardBox, Layout } from '../layout/boxes.ts';
import type { Camera, DropVerdict } from '../scene.ts';
import { toScreen, toWorld, type Point } from '../view/camera.ts';
import { placeOf, rectOfPlace, stepFrom, targetAt } from '../view/spots.ts';

/** A card in this seat's hand, and those that go with it. */
export interface Carried {
	/** The one that is held. */
	readonly card: CardBox;
	/** All of them, the held one too, in the order in which they will stand behind each other. */
	readonly cards: readonly CardBox[];
	readonly by: 'pointer' | 'key';
	/** Where the hand is, CSS pixels; and where in the card it holds it, world pixels. */
	readonly at: Point;
	readonly grip: Point;
	readonly target: Target | null;
	readonly verdict: DropVerdict | null;
}

/** The items in the hand. */
export const itemsIn = ({ cards }: Pick<Carried, 'cards'>): ReadonlySet<ItemId> =>
	new Set(cards.map(({ item }) => item.id));

/** What a hand that takes up `card` takes: all that is selected where the card is among it, as the board reads. */
export function takenWith(layout: Layout, card: CardBox, selected: ReadonlySet<ItemId>): CardBox[] {
	if (!selected.has(card.item.id)) return [card];
	return layout.lanes
		.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.cards ?? [])))
		.filter(({ item }) => selected.has(item.id));
}

/** Takes cards up at a point of the screen; `card` is the one under the hand. */
export function takeUp(
	camera: Camera,
	card: CardBox,
	at: Point,
	cards: readonly CardBox[] = [card]
): Carried {
	const point = toWorld(camera, at);
	return {
		card,
		cards,
		by: 'pointer',
		at,
		grip: { x: point.x - card.x, y: point.y - card.y },
		target: null,
		verdict: null
	};
}

/** Takes a card up by a key: it is held at its middle, over its own cell. */
export function takeUpByKey(
	layout: Layout,
	camera: Camera,
	card: CardBox,
	cards: readonly CardBox[] = [card]
): Carried {
	const grip = { x: card.width / 2, y: card.height / 2 };
	const middle = { x: card.x + grip.x, y: card.y + grip.y };
	return {
		card,
		cards,
		by: 'key',
		at: toScreen(camera, middle),
		grip,
		target: targetAt(layout, middle, itemsIn({ cards })),
		verdict: null
	};
}

/** The same card over another point; the verdict is asked anew where the target is another. */
export function carriedTo(layout: Layout, camera: Camera, carried: Carried, at: Point): Carried {
	const target = targetAt(layout, toWorld(camera, at), itemsIn(carried));
	return { ...carried, at, target, verdict: sameTarget(target, carried.target) ? carried.verdict : null };
}

/** One cell further by an arrow key, at that cell's end; the same where the board ends. */
export function carriedBy(layout: Layout, carried: Carried, dx: number, dy: number): Carried {
	const here = carried.target && placeOf(layout, carried.target);
	const next = here && stepFrom(layout, here, dx, dy);
	if (!next) return carried;
	const held = itemsIn(carried);
	const cards = (next.row.cells[next.column.index]?.cards ?? []).filter(({ item }) => !held.has(item.id));
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

/** Whether dropping there would change nothing: all stand in that cell already, in that order behind that card. */
export function staysPut(layout: Layout, { cards, target }: Pick<Carried, 'cards' | 'target'>): boolean {
	const place = target && placeOf(layout, target);
	const standing = (place?.row.cells[place.column.index]?.cards ?? []).map(({ item }) => item.id);
	const held = cards.map(({ item }) => item.id);
	const first = standing.indexOf(held[0] ?? idOf<ItemId>(''));
	return (
		target !== null &&
		first >= 0 &&
		(standing[first - 1] ?? null) === target.after &&
		held.every((item, n) => standing[first + n] === item)
	);
}

/** The same after the board has changed under the hand; null where the held card is no longer shown. */
export function stillCarried(carried: Carried, layout: Layout): Carried | null {
	const card = layout.cardOf.get(carried.card.item.id);
	const cards = carried.cards.flatMap(({ item }) => layout.cardOf.get(item.id) ?? []);
	return card ? { ...carried, card, cards } : null;
}
