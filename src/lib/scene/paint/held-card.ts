import type { Rect } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import type { OtherHand } from '../scene.ts';
import type { Point } from '../view/camera.ts';
import { fontOf, inside, roundPath, write, type Brush } from './brush.ts';
import { cardGround, cardText } from './card.ts';
import { colourOf } from './hands.ts';
import type { Picture } from './picture.ts';

/** How many go together, at the corner of the one that is held. */
export function pile(brush: Brush, face: Rect, cards: number, colour: string): void {
	const { ctx, theme } = brush;
	const text = String(cards);
	const width = Math.max(22, brush.text.width(text, fontOf(theme, 12, 600)) + 14);
	const x = face.x + face.width - width + 8;
	roundPath(ctx, { x, y: face.y - 11, width, height: 22 }, 11);
	ctx.fillStyle = colour;
	ctx.fill();
	write(brush, text, x + width / 2, face.y, { size: 12, weight: 600, colour: theme.card, align: 'center' });
}

/** A card in somebody else's hand is never smaller than this, and is held so far from its top. */
const least = 0.6;
const grip = 26;

/** CSS pixels from a hand down to the lower edge of the card in it. */
export const heldBelow = (z: number): number => (sizes.card.height - grip) * Math.max(least, z);

/** The card in somebody else's hand, under their arrow and edged in their colour. */
export function heldCard(brush: Brush, picture: Picture, hand: OtherHand, at: Point): void {
	const item = hand.carrying === null ? undefined : picture.input.table.items.get(hand.carrying);
	const card = hand.carrying === null ? undefined : picture.layout.cardOf.get(hand.carrying);
	if (!item) return;
	const { ctx } = brush;
	const scale = Math.max(least, picture.camera.z);
	inside(ctx, () => {
		ctx.translate(at.x - 30 * scale, at.y - grip * scale);
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
		ctx.strokeStyle = colourOf(brush, hand.colour);
		ctx.lineWidth = 2;
		ctx.stroke();
		ctx.setLineDash([]);
		cardText(brush, face, 'full');
		if (hand.others) pile(brush, face, hand.others.length + 1, colourOf(brush, hand.colour));
	});
}
