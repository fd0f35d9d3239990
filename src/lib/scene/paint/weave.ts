import { inside, type Brush, type Canvas } from './brush.ts';

/** Each product colour has a pattern along the inner edge of its spine, for those who see no difference of colour. */

/** CSS pixels of that edge, and from one mark of a pattern to the next. */
export const selvage = 5;
const pitch = 6;

interface Edge {
	readonly x: number;
	readonly y: number;
	readonly height: number;
}

/** Marks of each pattern at `y`: from left to right, CSS pixels. The first colour is plain. */
const patterns: readonly ((ctx: Canvas, x: number, y: number) => void)[] = [
	() => {},
	(ctx, x, y) => stroke(ctx, x + 1, y + 1, x + 4, y + 5),
	(ctx, x, y) => stroke(ctx, x + 1, y + 5, x + 4, y + 1),
	(ctx, x, y) => stroke(ctx, x + 1, y + 3, x + 4, y + 3),
	(ctx, x, y) => stroke(ctx, x + 2.5, y, x + 2.5, y + pitch),
	(ctx, x, y) => stroke(ctx, x + 2.5, y + 2, x + 2.5, y + 4),
	(ctx, x, y) => {
		stroke(ctx, x + 1, y + 1, x + 4, y + 5);
		stroke(ctx, x + 1, y + 5, x + 4, y + 1);
	},
	(ctx, x, y) => {
		stroke(ctx, x + 1, y, x + 1, y + pitch);
		stroke(ctx, x + 4, y, x + 4, y + pitch);
	}
];

function stroke(ctx: Canvas, x1: number, y1: number, x2: number, y2: number): void {
	ctx.moveTo(x1, y1);
	ctx.lineTo(x2, y2);
}

/** Draws a product's pattern along an edge; none for what has no product. */
export function weave({ ctx }: Brush, colour: number | null, ink: string, { x, y, height }: Edge): void {
	const pattern = colour === null ? undefined : patterns[colour];
	if (!pattern || height < pitch) return;
	inside(ctx, () => {
		ctx.beginPath();
		for (let at = y; at + pitch <= y + height; at += pitch) pattern(ctx, x, at);
		ctx.globalAlpha = 0.6;
		ctx.strokeStyle = ink;
		ctx.lineWidth = 1.25;
		ctx.stroke();
	});
}
