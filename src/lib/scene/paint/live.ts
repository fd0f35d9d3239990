import type { ItemId } from '#lib/domain/ids.ts';
import type { CardBox, GhostBox, Layout, Rect } from '../layout/boxes.ts';
import { placeOf, rectOfPlace } from '../view/spots.ts';
import type { Carried } from '../hand/carry.ts';
import type { Frame } from '../hand/frame.ts';
import type { Gap } from '../hand/gap.ts';
import type { Drawing } from '../free/drawing.ts';
import { paintDrawing } from '../free/paint-live.ts';
import { roundPath, type Brush } from './brush.ts';
import { cardGround, cardText } from './card.ts';
import { paintCarried } from './carried.ts';
import { faceOf } from './cards.ts';
import { paintChosen, paintFrame } from './chosen.ts';
import { paintNeighbours } from './neighbours.ts';
import { sayOver } from './late.ts';
import { inWorld, type Picture } from './picture.ts';
import { seenIn } from './seen.ts';

/** What is alive on the board: hover, selection, focus, and the card in this seat's hand. */
interface Live {
	readonly hovered: CardBox | GhostBox | null;
	readonly carried: Carried | null;
	/** Where what is carried would land. */
	readonly parting: { readonly gap: Gap | null };
	readonly frame: Frame | null;
	readonly drawing: Drawing | null;
}

export function paintLive(brush: Brush, picture: Picture, live: Live): void {
	const { ctx } = brush;
	const { layout, input } = picture;
	inWorld(ctx, picture, () => {
		paintNeighbours(brush, picture, live.hovered, live.carried);
		if (live.hovered && !live.carried) hover(brush, picture, live.hovered);
		for (const box of selectedBoxes(picture)) selection(brush, picture, box);
		if (live.frame) paintFrame(brush, picture, live.frame);
		const focused = input.focused ? (layout.cardOf.get(input.focused) ?? null) : null;
		if (focused) focus(brush, picture, focused);
		sayOver(brush, picture, chosenCards(picture, live));
		if (live.carried?.target) landing(brush, picture, layout, live.carried, live.parting.gap);
	});
	if (input.selected.size > 1 && !live.carried && !live.frame) paintChosen(brush, picture);
	if (live.drawing || input.free?.chosen) paintDrawing(brush, picture, live.drawing);
	if (live.carried) paintCarried(brush, picture, live.carried);
}

/** Cards under the pointer or the keyboard, and those that are selected; each once. */
function chosenCards({ layout, input }: Picture, { hovered, carried }: Live): ReadonlySet<CardBox> {
	const items = [...(input.selected.size <= few ? input.selected : []), input.focused ?? null];
	const cards = items.flatMap((item) => (item === null ? [] : (layout.cardOf.get(item) ?? [])));
	return new Set(hovered && !carried && 'leaving' in hovered ? [...cards, hovered] : cards);
}

/** With more selected than this, what is in view is looked through instead. */
const few = 40;

function selectedBoxes(picture: Picture): readonly Rect[] {
	const { selected } = picture.input;
	if (selected.size <= few) return [...selected].flatMap((item) => boxesOf(picture, item));
	const { cards, ghosts } = seenIn(picture);
	return [
		...cards.filter(({ item }) => selected.has(item.id)).map((card) => picture.moving(card.item.id) ?? card),
		...ghosts.filter(({ item }) => selected.has(item.id))
	];
}

function boxesOf({ layout, moving }: Picture, item: ItemId): Rect[] {
	const card = layout.cardOf.get(item);
	const ghosts = layout.ghostsOf.get(item) ?? [];
	return [...(card ? [moving(card.item.id) ?? card] : []), ...ghosts];
}

/** Open cards rise under the pointer; elsewhere only their frame answers. */
function hover(brush: Brush, picture: Picture, box: CardBox | GhostBox): void {
	const { ctx, theme } = brush;
	if (picture.detail === 'heat') return;
	if ('leaving' in box && !box.leaving && picture.input.mood === 'open' && picture.detail !== 'bar') {
		const face = faceOf(picture, box);
		const risen = { ...face, y: face.y - 1 };
		ctx.save();
		ctx.shadowColor = '#00000038';
		ctx.shadowBlur = 10 * picture.camera.z;
		ctx.shadowOffsetY = 3 * picture.camera.z;
		roundPath(ctx, risen, face.radius);
		ctx.fillStyle = theme.card;
		ctx.fill();
		ctx.restore();
		cardGround(brush, risen, theme.lineStrong);
		cardText(brush, risen, picture.detail);
		return;
	}
	roundPath(ctx, box, 6);
	ctx.strokeStyle = theme.lineStrong;
	ctx.lineWidth = Math.max(1, 1 / picture.camera.z);
	ctx.stroke();
}

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
	x: x - by,
	y: y - by,
	width: width + 2 * by,
	height: height + 2 * by
});

function selection({ ctx, theme }: Brush, { camera }: Picture, box: Rect): void {
	const thick = Math.max(2, 2 / camera.z);
	roundPath(ctx, grown(box, 'ghost' in box ? thick * 1.4 : thick / 2), 7);
	ctx.strokeStyle = theme.accent;
	ctx.lineWidth = thick;
	ctx.stroke();
}

/** Dark and light ring together show on every ground. */
function focus({ ctx, theme }: Brush, { camera }: Picture, box: Rect): void {
	const unit = 1 / camera.z;
	for (const [by, width, colour] of [
		[3.5, 4.5, theme.focusIn],
		[4, 2, theme.focusOut]
	] as const) {
		roundPath(ctx, grown(box, by * unit), 8);
		ctx.strokeStyle = colour;
		ctx.lineWidth = width * unit;
		ctx.stroke();
	}
}

/** The cell the card would land in, and the gap it would land in. */
function landing(
	{ ctx, theme }: Brush,
	{ camera }: Picture,
	layout: Layout,
	carried: Carried,
	gap: Gap | null
): void {
	const { target, verdict } = carried;
	const place = target && placeOf(layout, target);
	if (!place) return;
	const refused = verdict !== null && !verdict.ok;
	const colour = refused ? theme.danger : theme.accent;
	const unit = 1 / camera.z;
	const rect = grown(rectOfPlace(place), -1.5 * unit);
	ctx.save();
	ctx.globalAlpha = 0.09;
	ctx.fillStyle = colour;
	ctx.fillRect(rect.x, rect.y, rect.width, rect.height);
	ctx.globalAlpha = 1;
	ctx.strokeStyle = colour;
	ctx.lineWidth = 2 * unit;
	if (refused) ctx.setLineDash([3 * unit, 3 * unit]);
	ctx.strokeRect(rect.x, rect.y, rect.width, rect.height);
	if (gap && !refused) {
		roundPath(ctx, grown(gap.slot, -1), Math.min(6, gap.slot.width / 2));
		ctx.globalAlpha = 0.18;
		ctx.fill();
		ctx.globalAlpha = 1;
		ctx.setLineDash([4 * unit, 3 * unit]);
		ctx.stroke();
	}
	ctx.restore();
}
