import type { CellBox } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import { paintOf } from '../theme.ts';
import { inView } from '../view/camera.ts';
import { roundPath, write, type Brush } from './brush.ts';
import { inWorld, touches, type Picture } from './picture.ts';

/** How full a team is: quiet to 85 %, then watch out, then red past the limit. */
export const fullness = (points: number, capacity: number): 'free' | 'near' | 'over' =>
	points > capacity ? 'over' : points > capacity * 0.85 ? 'near' : 'free';

/** The bar at the foot of each cell whose team plans by capacity: this product's part, the others' paler. */
export function paintLoads(brush: Brush, picture: Picture): void {
	if (picture.detail !== 'full' && picture.detail !== 'title') return;
	const view = inView(picture.camera, picture.viewport);
	inWorld(brush.ctx, picture, () => {
		for (const lane of picture.layout.lanes)
			for (const row of lane.rows)
				if (row.capacity !== null && touches({ x: view.x, y: row.y, width: 1, height: row.height }, view))
					for (const cell of row.cells) if (cell && touches(cell, view)) paintLoad(brush, cell, row.capacity);
	});
}

function paintLoad(brush: Brush, cell: CellBox, capacity: number): void {
	const { theme } = brush;
	const points = cell.team.points ?? 0;
	const state = fullness(points, capacity);
	const x = cell.x + sizes.inset;
	const y = cell.y + cell.height - sizes.footer + 4;
	const over = points - capacity;
	const text = `${String(points)}/${String(capacity)}${over > 0 ? ` +${String(over)}` : ''}`;
	const colour = { free: theme.ink3, near: theme.warn, over: theme.danger }[state];
	const wide = write(brush, text, cell.x + cell.width - sizes.inset, y, {
		size: 10,
		weight: state === 'free' ? 500 : 650,
		colour,
		align: 'right'
	});
	const width = cell.width - 2 * sizes.inset - wide - 8;
	loadBar(
		brush,
		{ x, y: y - 2, width, height: 4 },
		{ points, own: cell.load.points ?? 0, capacity },
		cell.row.colour
	);
}

interface Share {
	readonly points: number;
	/** The part of `points` that is this row's own. */
	readonly own: number;
	readonly capacity: number;
}

/** A bar with its limit mark; past the limit the rest is red and hatched. */
export function loadBar(
	brush: Brush,
	rect: { x: number; y: number; width: number; height: number },
	{ points, own, capacity }: Share,
	colour: number
): void {
	const { ctx, theme } = brush;
	const { x, y, width, height } = rect;
	const most = Math.max(points, capacity, 1);
	const at = (value: number): number => (width * value) / most;
	ctx.save();
	roundPath(ctx, rect, height / 2);
	ctx.fillStyle = theme.line;
	ctx.fill();
	ctx.clip();
	ctx.fillStyle = paintOf(theme, colour).fill;
	ctx.globalAlpha = 0.35;
	ctx.fillRect(x, y, at(Math.min(points, capacity)), height);
	ctx.globalAlpha = 1;
	ctx.fillRect(x, y, at(Math.min(own, capacity)), height);
	if (points > capacity) {
		ctx.fillStyle = theme.danger;
		ctx.fillRect(x + at(capacity), y, at(points - capacity), height);
	}
	ctx.restore();
	if (points <= capacity) return;
	ctx.fillStyle = theme.ink;
	ctx.fillRect(x + at(capacity) - 1, y - 2, 2, height + 4);
}
