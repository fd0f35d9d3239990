import type { OtherHand } from '../scene.ts';
import { toScreen, type Point } from '../view/camera.ts';
import { roundPath, fontOf, inside, write, type Brush } from './brush.ts';
import { cardGround, cardText } from './card.ts';
import { icon } from './icons.ts';
import { sizes } from '../layout/measures.ts';
import type { Picture } from './picture.ts';

/** A hand and where it is drawn now, in world pixels, between the places it told. */
export interface ShownHand {
	readonly hand: OtherHand;
	readonly point: Point;
	/** Its name is shown for a while after it last moved. */
	readonly fresh: boolean;
}

/** More names than this would cover the titles; the others stay arrows. */
const named = 25;

/** Other people's pointers with their names, and what they carry. */
export function paintHands(brush: Brush, picture: Picture, hands: readonly ShownHand[]): void {
	const { ctx } = brush;
	const { viewport, camera, heads: head } = picture;
	inside(ctx, () => {
		ctx.beginPath();
		ctx.rect(head.width, head.height, viewport.width - head.width, viewport.height - head.height);
		ctx.clip();
		let names = 0;
		for (const shown of hands) {
			const at = toScreen(camera, shown.point);
			if (
				at.x < head.width - 20 ||
				at.y < head.height - 20 ||
				at.x > viewport.width ||
				at.y > viewport.height
			)
				continue;
			if (shown.hand.carrying) carriedCard(brush, picture, shown.hand, at);
			const tell = shown.fresh && names < named;
			if (tell) names += 1;
			paintHand(brush, shown.hand, at, tell);
		}
	});
}

const colourOf = ({ theme }: Brush, who: number): string => theme.hands[Math.abs(who) % 12] ?? theme.accent;

function paintHand(brush: Brush, hand: OtherHand, at: Point, tell: boolean): void {
	const { ctx, theme } = brush;
	const colour = colourOf(brush, hand.who);
	icon(ctx, 'arrow', at.x - 3, at.y - 3, 20, theme.card, colour);
	if (!tell) return;
	const text = hand.seat === '' ? hand.name : `${hand.name} · ${hand.seat}`;
	const width = Math.min(220, brush.text.width(text, fontOf(theme, 11.5, 550)) + 16);
	roundPath(ctx, { x: at.x + 13, y: at.y + 13, width, height: 20 }, 10);
	ctx.fillStyle = colour;
	ctx.fill();
	write(brush, text, at.x + 21, at.y + 23, {
		size: 11.5,
		weight: 550,
		colour: theme.onHand,
		width: width - 14
	});
}

function carriedCard(brush: Brush, picture: Picture, hand: OtherHand, at: Point): void {
	const item = hand.carrying === null ? undefined : picture.input.table.items.get(hand.carrying);
	const card = hand.carrying === null ? undefined : picture.layout.cardOf.get(hand.carrying);
	if (!item) return;
	const { ctx } = brush;
	const scale = Math.max(0.6, picture.camera.z);
	inside(ctx, () => {
		ctx.translate(at.x - 30 * scale, at.y - 26 * scale);
		ctx.scale(scale, scale);
		ctx.globalAlpha = 0.9;
		const face = { x: 0, y: 0, ...sizes.card, item, colour: card?.colour ?? 0, marks: [], radius: 6 };
		ctx.shadowColor = '#00000033';
		ctx.shadowBlur = 14;
		ctx.shadowOffsetY = 5;
		roundPath(ctx, face, 6);
		ctx.fillStyle = brush.theme.card;
		ctx.fill();
		ctx.shadowColor = 'transparent';
		cardGround(brush, face, brush.theme.card);
		ctx.setLineDash([5, 3]);
		roundPath(ctx, face, 6);
		ctx.strokeStyle = colourOf(brush, hand.who);
		ctx.lineWidth = 2;
		ctx.stroke();
		ctx.setLineDash([]);
		cardText(brush, face, 'full');
	});
}
