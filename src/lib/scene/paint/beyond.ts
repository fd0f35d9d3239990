import { toScreen, type Point } from '../view/camera.ts';
import type { InView } from '../view/quiet.ts';
import { inside, type Brush } from './brush.ts';
import { colourOf, name, nameWidth } from './hands.ts';
import type { Picture } from './picture.ts';

/** CSS pixels between the arrow and the edge of what is seen. */
const inset = 18;

/** An arrow at the edge of the screen towards whoever presents or is followed and points beyond it. */
export function beyondEdge(brush: Brush, picture: Picture, { hand, point }: InView): void {
	const { ctx, theme } = brush;
	const { heads, viewport, camera } = picture;
	const low = { x: heads.width + inset, y: heads.height + inset };
	const high = { x: viewport.width - inset, y: viewport.height - inset };
	const middle = { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 };
	const to = toScreen(camera, point);
	const at = towards(middle, to, { width: (high.x - low.x) / 2, height: (high.y - low.y) / 2 });
	inside(ctx, () => {
		ctx.translate(at.x, at.y);
		ctx.rotate(Math.atan2(to.y - middle.y, to.x - middle.x));
		ctx.beginPath();
		ctx.moveTo(12, 0);
		ctx.lineTo(-7, -9);
		ctx.lineTo(-3, 0);
		ctx.lineTo(-7, 9);
		ctx.closePath();
		ctx.fillStyle = colourOf(brush, hand.colour);
		ctx.strokeStyle = theme.card;
		ctx.lineWidth = 2;
		ctx.stroke();
		ctx.fill();
	});
	const width = nameWidth(brush, hand);
	const x = Math.min(Math.max(at.x - width / 2, low.x), high.x - width);
	const y = at.y + 16 + 20 > high.y ? at.y - 36 : at.y + 16;
	name(brush, hand, { x, y }, width);
}

/** Where a line from `from` to `to` leaves a box round `from`, half as wide and high as `half` says. */
function towards(from: Point, to: Point, half: { readonly width: number; readonly height: number }): Point {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const by = Math.min(half.width / Math.max(1, Math.abs(dx)), half.height / Math.max(1, Math.abs(dy)), 1);
	return { x: from.x + dx * by, y: from.y + dy * by };
}
