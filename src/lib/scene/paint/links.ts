import type { CardBox, LinkLine } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import { write, type Brush } from './brush.ts';
import { inWorld, type Picture } from './picture.ts';

/** Conflicts always, other links only round the selection: everything else would be a web over the titles. */
export function paintLinks(brush: Brush, picture: Picture): void {
	const { layout, input, camera, detail } = picture;
	const { ctx, theme } = brush;
	const shown = layout.links.filter(
		(link) => link.conflict || input.selected.has(link.from) || input.selected.has(link.to)
	);
	if (detail === 'heat' || shown.length === 0) return;
	inWorld(ctx, picture, () => {
		for (const link of shown) {
			const from = layout.cardOf.get(link.from);
			const to = layout.cardOf.get(link.to);
			if (!from || !to) continue;
			const needed = link.kind === 'needs';
			ctx.strokeStyle = link.conflict ? theme.danger : needed ? theme.lineStrong : theme.ink3;
			ctx.lineWidth = Math.max(link.conflict ? 2 : needed ? 1.5 : 1, (link.conflict ? 1.5 : 1) / camera.z);
			ctx.setLineDash(link.conflict ? [6, 3] : needed ? [] : [2, 3]);
			const middle = route(ctx, from, to);
			ctx.setLineDash([]);
			if (link.conflict) broken(brush, middle.x, middle.y, Math.max(1, 0.8 / camera.z));
			else if (needed) arrow(ctx, to, link, theme.lineStrong);
		}
	});
}

/** Leaves the right edge, turns in the gutter, enters the left edge, round corners; returns the middle. */
function route(ctx: CanvasRenderingContext2D, from: CardBox, to: CardBox): { x: number; y: number } {
	const start = { x: from.x + from.width, y: from.y + from.height / 2 };
	const end = { x: to.x, y: to.y + to.height / 2 };
	const out = start.x + sizes.gap / 2 + 1;
	const into = end.x - sizes.gap / 2 - 1;
	ctx.beginPath();
	ctx.moveTo(start.x, start.y);
	if (into >= out) {
		elbow(ctx, [start, { x: into, y: start.y }, { x: into, y: end.y }, end]);
		ctx.stroke();
		return { x: into, y: (start.y + end.y) / 2 };
	}
	// Back in time: round below the upper of the two, in the gap between lines of cards.
	const below =
		Math.max(from.y, to.y) === from.y ? from.y - sizes.gap / 2 : from.y + from.height + sizes.gap / 2;
	elbow(ctx, [
		start,
		{ x: out, y: start.y },
		{ x: out, y: below },
		{ x: into, y: below },
		{ x: into, y: end.y },
		end
	]);
	ctx.stroke();
	return { x: (out + into) / 2, y: below };
}

function elbow(ctx: CanvasRenderingContext2D, points: readonly { x: number; y: number }[]): void {
	for (const [index, point] of points.entries()) {
		const next = points[index + 1];
		if (index === 0) continue;
		if (next) ctx.arcTo(point.x, point.y, next.x, next.y, 4);
		else ctx.lineTo(point.x, point.y);
	}
}

function arrow(ctx: CanvasRenderingContext2D, to: CardBox, _link: LinkLine, colour: string): void {
	const y = to.y + to.height / 2;
	ctx.fillStyle = colour;
	ctx.beginPath();
	ctx.moveTo(to.x, y);
	ctx.lineTo(to.x - 6, y - 4);
	ctx.lineTo(to.x - 6, y + 4);
	ctx.fill();
}

function broken(brush: Brush, x: number, y: number, scale: number): void {
	const { ctx, theme } = brush;
	ctx.beginPath();
	ctx.arc(x, y, 8 * scale, 0, 2 * Math.PI);
	ctx.fillStyle = theme.danger;
	ctx.fill();
	ctx.strokeStyle = theme.card;
	ctx.lineWidth = 1.5 * scale;
	ctx.stroke();
	write(brush, '!', x, y, { size: 11 * scale, weight: 700, colour: theme.onDanger, align: 'center' });
}
