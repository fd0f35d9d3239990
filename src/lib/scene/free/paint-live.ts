import { inside, roundPath, type Brush } from '../paint/brush.ts';
import { pathFrom } from '../paint/paths.ts';
import { inWorld, type Picture } from '../paint/picture.ts';
import type { Rect } from '../layout/boxes.ts';
import { bowBetween } from './bows.ts';
import type { MarkBox } from './boxes.ts';
import { isSizable, offsetOf, sizeOf, stretched, type Drawing } from './drawing.ts';
import { pinRect } from './hits.ts';
import { lookOf, outline } from './ink.ts';
import { paintMark, paintPins } from './paint.ts';
import { layOn, paintBow } from './paint-lines.ts';
import { shapePath } from './paint-notes.ts';

/** The frame of what is selected, and what this seat's hand is drawing or carrying. */
export function paintDrawing(hand: Brush, picture: Picture, drawing: Drawing | null): void {
	// The board lies under this on a canvas of its own: nothing here can go into it.
	const brush: Brush = { ...hand, theme: { ...hand.theme, blend: 'source-over' } };
	const held = drawing?.kind === 'moving' || drawing?.kind === 'sizing' ? drawing : null;
	if (held) {
		const box = asHeld(held);
		inWorld(brush.ctx, picture, () => paintMark(brush, picture, box));
		if (box.mark.kind === 'comment') paintPins(brush, picture, [box]);
		frame(brush, picture, box);
		return;
	}
	const chosen = picture.marks?.boxes.find(({ id }) => id === picture.input.free?.chosen);
	if (chosen) frame(brush, picture, chosen);
	if (drawing) inWorld(brush.ctx, picture, () => making(brush, picture, drawing));
}

/** A mark as the hand has it now. */
function asHeld(held: Extract<Drawing, { kind: 'moving' | 'sizing' }>): MarkBox {
	const { box } = held;
	if (held.kind === 'sizing') return { ...box, ...sizeOf(held) };
	const { x, y } = offsetOf(held);
	const origin = { x: box.origin.x + x, y: box.origin.y + y };
	return { ...box, x: box.x + x, y: box.y + y, origin };
}

/** CSS pixels a side. */
export const handleSize = 10;

/** Where the handle of a mark is: its lower right corner, in world pixels. */
export const handleOf = ({ x, y, width, height }: Rect): { x: number; y: number } => ({
	x: x + width,
	y: y + height
});

function frame({ ctx, theme }: Brush, picture: Picture, box: MarkBox): void {
	const { camera, input } = picture;
	const unit = 1 / camera.z;
	const rect = box.mark.kind === 'comment' ? pinRect(box, camera.z) : box;
	const movable = input.free?.mayMove?.(box.id) === true;
	inWorld(ctx, picture, () => {
		const by = 3 * unit;
		roundPath(
			ctx,
			{ x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by },
			4 * unit
		);
		ctx.strokeStyle = theme.accent;
		ctx.lineWidth = 2 * unit;
		ctx.stroke();
		if (!movable || !isSizable(box)) return;
		const { x, y } = handleOf(rect);
		const half = (handleSize / 2) * unit;
		roundPath(ctx, { x: x + by - half, y: y + by - half, width: 2 * half, height: 2 * half }, 2 * unit);
		ctx.fillStyle = theme.card;
		ctx.fill();
		ctx.stroke();
	});
}

function making(brush: Brush, { camera: { z } }: Picture, drawing: Drawing): void {
	const { ctx, theme } = brush;
	if (drawing.kind === 'inking') {
		const { origin, points, tool } = drawing;
		inside(ctx, () => {
			ctx.translate(origin.x, origin.y);
			const seeThrough = tool.kind === 'highlighter';
			const path = pathFrom(outline(points, tool.width, seeThrough));
			layOn(ctx, lookOf(theme, tool.tint, seeThrough), path);
		});
	} else if (drawing.kind === 'connecting') {
		const { start, card, at } = drawing;
		paintBow(brush, bowBetween({ at: start, card }, { at, card: null }), 'ink', z);
	} else if (drawing.kind === 'stretching') {
		const { tool } = drawing;
		shapePath(brush, stretched(drawing), tool.kind === 'shape' ? tool.form : 'rectangle');
		ctx.strokeStyle = theme.strokes[tool.kind === 'shape' || tool.kind === 'note' ? tool.tint : 'ink'];
		ctx.lineWidth = 2 / z;
		ctx.setLineDash([5 / z, 3 / z]);
		ctx.stroke();
		ctx.setLineDash([]);
	}
}
