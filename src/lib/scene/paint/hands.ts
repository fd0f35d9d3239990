import type { Rect } from '../layout/boxes.ts';
import type { OtherHand } from '../scene.ts';
import type { Shown } from '../stage/crowd.ts';
import { toScreen, type Point } from '../view/camera.ts';
import type { InView } from '../view/quiet.ts';
import { placeOf, rectOfPlace } from '../view/spots.ts';
import { beyondEdge } from './beyond.ts';
import { fontOf, inside, roundPath, write, type Brush } from './brush.ts';
import { heldBelow, heldCard } from './held-card.ts';
import { icon } from './icons.ts';
import { touches, type Picture } from './picture.ts';
import { trails } from './trails.ts';

/** Other people's pointers with their names, what they carry, and what lasers point at. */
export function paintHands(brush: Brush, picture: Picture, shown: Shown): void {
	const { ctx } = brush;
	const { viewport, camera, heads } = picture;
	inside(ctx, () => {
		ctx.beginPath();
		ctx.rect(heads.width, heads.height, viewport.width - heads.width, viewport.height - heads.height);
		ctx.clip();
		dots(brush, picture, shown.dots);
		for (const { hand, count } of shown.crowds) crowded(brush, picture, hand, count);
		trails(brush, picture, shown.trails);
		for (const { hand, point } of shown.arrows)
			if (hand.carrying !== null) heldCard(brush, picture, hand, toScreen(camera, point));
		for (const { hand, point } of shown.arrows) {
			const at = toScreen(camera, point);
			icon(ctx, 'arrow', at.x - 3, at.y - 3, 20, brush.theme.card, colourOf(brush, hand.colour));
		}
		names(brush, picture, shown.arrows);
	});
	for (const each of shown.beyond) beyondEdge(brush, picture, each);
}

export const colourOf = ({ theme }: Pick<Brush, 'theme'>, colour: number | null): string =>
	(colour === null ? undefined : theme.hands[colour]) ?? theme.accent;

/** Names beside their arrows; one that would cover another's is left out, never that of who presents or is followed. */
function names(brush: Brush, { camera, viewport }: Picture, arrows: readonly InView[]): void {
	const told = arrows.filter(({ hand, fresh }) => fresh || hand.mark !== undefined);
	const taken: Rect[] = [];
	for (const { hand, point } of told.sort((a, b) => weight(b) - weight(a))) {
		const at = toScreen(camera, point);
		const width = nameWidth(brush, hand);
		// At the right edge the name stands on the other side of its arrow.
		const x = at.x + 13 + width > viewport.width ? at.x - width - 2 : at.x + 13;
		// Below the card in that hand, whose key it would cover.
		const down = hand.carrying === null ? 13 : 4 + heldBelow(camera.z);
		const box = { x, y: at.y + down, width, height: 20 };
		if (hand.mark === undefined && taken.some((each) => touches(each, box))) continue;
		taken.push(box);
		name(brush, hand, box, width);
	}
}

const weight = ({ hand }: InView): number => (hand.mark ? 2 : hand.carrying === null ? 0 : 1);

const textOf = ({ name: who, seat }: OtherHand): string => (seat === '' ? who : `${who} · ${seat}`);

/** Room for the mark before a name: it presents. */
const markRoom = ({ mark }: OtherHand): number => (mark === 'presenter' ? 17 : 0);

/** CSS pixels that a name with its ground takes. */
export const nameWidth = (brush: Brush, hand: OtherHand): number =>
	Math.min(220, brush.text.width(textOf(hand), fontOf(brush.theme, 11.5, 500)) + 16) + markRoom(hand);

/** A name on the colour of its hand; who presents has a screen before it. */
export function name(brush: Brush, hand: OtherHand, { x, y }: Point, width: number): void {
	const { ctx, theme } = brush;
	const room = markRoom(hand);
	roundPath(ctx, { x, y, width, height: 20 }, 10);
	ctx.fillStyle = colourOf(brush, hand.colour);
	ctx.fill();
	if (room > 0) icon(ctx, 'presents', x + 7, y + 3.5, 13, theme.onHand);
	write(brush, textOf(hand), x + 8 + room, y + 10, {
		size: 11.5,
		weight: 500,
		colour: theme.onHand,
		width: width - room - 14
	});
}

/** Hands without an arrow: one path a colour. */
function dots(brush: Brush, { camera }: Picture, hands: readonly InView[]): void {
	const { ctx, theme } = brush;
	const byColour = Map.groupBy(hands, ({ hand }) => colourOf(brush, hand.colour));
	for (const [colour, each] of byColour) {
		ctx.beginPath();
		for (const { point } of each) {
			const { x, y } = toScreen(camera, point);
			ctx.moveTo(x + 4, y);
			ctx.arc(x, y, 4, 0, 2 * Math.PI);
		}
		ctx.lineWidth = 2;
		ctx.strokeStyle = theme.card;
		ctx.stroke();
		ctx.fillStyle = colour;
		ctx.fill();
	}
}

/** How many dots are in a cell, in the corner of it that is in view. */
function crowded(brush: Brush, picture: Picture, hand: OtherHand, count: number): void {
	const place = placeOf(picture.layout, hand.spot);
	if (!place) return;
	const { ctx, theme } = brush;
	const { viewport, heads } = picture;
	const cell = onScreen(picture, rectOfPlace(place));
	const text = cell.width < 90 ? `+${String(count)}` : `+${String(count)} here`;
	const width = brush.text.width(text, fontOf(theme, 11, 600)) + 12;
	const right = Math.min(cell.x + cell.width, viewport.width) - 4;
	const box = {
		x: Math.max(right - width, heads.width + 2),
		y: Math.max(cell.y, heads.height) + 4,
		width,
		height: 18
	};
	if (cell.width < 28 || cell.height < 20) return;
	roundPath(ctx, box, 9);
	ctx.fillStyle = theme.ink;
	ctx.fill();
	write(brush, text, box.x + 6, box.y + 9, { size: 11, weight: 600, colour: theme.bg });
}

function onScreen({ camera }: Picture, rect: Rect): Rect {
	return { ...toScreen(camera, rect), width: rect.width * camera.z, height: rect.height * camera.z };
}
