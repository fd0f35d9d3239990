import { sizes } from '../layout/measures.ts';
import type { OtherHand } from '../scene.ts';
import type { Point } from '../view/camera.ts';
import { inside, roundPath, type Brush } from './brush.ts';
import { cardGround, cardText } from './card.ts';
import { colourOf } from './hands.ts';
import type { Picture } from './picture.ts';

/** The card in somebody else's hand, under their arrow and edged in their colour. */
export function heldCard(brush: Brush, picture: Picture, hand: OtherHand, at: Point): void {
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
