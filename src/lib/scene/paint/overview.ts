import type { Layout, Rect } from '../layout/boxes.ts';
import { paintOf, type Theme } from '../theme.ts';
import type { Extent } from '../view/camera.ts';
import type { Canvas } from './brush.ts';

/** World to overview: a scale for each axis (a tall board is squeezed, up to a point) and an offset. */
export function scaleOf(
	layout: Extent,
	{ width, height }: Extent
): { x: number; y: number; dx: number; dy: number } {
	const pad = 6;
	const fitX = (width - 2 * pad) / Math.max(1, layout.width);
	const fitY = (height - 2 * pad) / Math.max(1, layout.height);
	const x = Math.min(fitX, fitY * 3);
	const y = Math.min(fitY, fitX * 3);
	return { x, y, dx: (width - layout.width * x) / 2, dy: (height - layout.height * y) / 2 };
}

/** All cards as specks in their product's colour, ghosts as plum ones. Costs as much as the board is large. */
export function paintOverview(ctx: Canvas, theme: Theme, layout: Layout, size: Extent): void {
	const { x, y, dx, dy } = scaleOf(layout, size);
	ctx.fillStyle = theme.card;
	ctx.fillRect(0, 0, size.width, size.height);
	const speck = (box: Rect): void =>
		ctx.rect(
			dx + box.x * x,
			dy + box.y * y,
			Math.max(1.5, box.width * x - 0.5),
			Math.max(1, box.height * y - 0.5)
		);
	for (const column of layout.columns)
		if (column.when === 'now') {
			ctx.fillStyle = theme.today;
			ctx.fillRect(dx + column.x * x, 0, column.width * x, size.height);
		}
	for (const [colour, cards] of Map.groupBy(layout.cards, (card) => card.colour)) {
		ctx.fillStyle = paintOf(theme, colour).fill;
		ctx.globalAlpha = 0.75;
		ctx.beginPath();
		for (const card of cards) speck(card);
		ctx.fill();
	}
	ctx.globalAlpha = 1;
	ctx.fillStyle = theme.proposal;
	ctx.beginPath();
	for (const ghost of layout.ghosts) speck(ghost);
	ctx.fill();
}

/** The frame round what is in view. */
export function paintInView(ctx: Canvas, theme: Theme, layout: Layout, size: Extent, view: Rect): void {
	const { x, y, dx, dy } = scaleOf(layout, size);
	ctx.strokeStyle = theme.accent;
	ctx.lineWidth = 1.5;
	ctx.strokeRect(dx + view.x * x, dy + view.y * y, Math.max(6, view.width * x), Math.max(6, view.height * y));
}
