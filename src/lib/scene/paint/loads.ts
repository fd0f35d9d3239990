import type { CellBox } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import { paintOf } from '../theme.ts';
import { cellsIn } from '../view/hits.ts';
import { roundPath, write, type Brush } from './brush.ts';
import { inWorld, viewOf, type Picture } from './picture.ts';

/** How full a team is: quiet to 85 %, then watch out, then red past the limit. */
export const fullness = (points: number, capacity: number): 'free' | 'near' | 'over' =>
	points > capacity ? 'over' : points > capacity * 0.85 ? 'near' : 'free';

/** The bar at the foot of each cell whose team plans by capacity: this product's part, the others' paler. */
export function paintLoads(brush: Brush, picture: Picture): void {
	if (picture.detail !== 'full' && picture.detail !== 'title') return;
	const view = viewOf(picture);
	inWorld(brush.ctx, picture, () => {
		for (const cell of cellsIn(picture.layout, view))
			if (cell.capacity) paintLoad(brush, cell, cell.capacity, picture);
	});
}

function paintLoad(brush: Brush, cell: CellBox, capacity: number, { detail, camera }: Picture): void {
	const points = cell.team.points ?? 0;
	if (points === 0) return;
	const { inset, footer } = sizes;
	const y = cell.y + cell.height - footer + 7;
	const end = cell.x + cell.width - inset;
	const said = detail === 'full' ? tell(brush, points, capacity, end, y) + 8 : 0;
	// From afar the bar alone, thick enough to be seen.
	const height = detail === 'full' ? 4 : 3 / camera.z;
	const bar = { x: cell.x + inset, y: y - height / 2, width: cell.width - 2 * inset - said, height };
	loadBar(brush, bar, { points, own: cell.load.points ?? 0, capacity }, cell.row.colour, detail === 'full');
}

/** `43/40 +3`, ending at `end`; returns its width. */
function tell(brush: Brush, points: number, capacity: number, end: number, y: number): number {
	const { theme } = brush;
	const state = fullness(points, capacity);
	const over = points > capacity ? ` +${String(points - capacity)}` : '';
	return write(brush, `${String(points)}/${String(capacity)}${over}`, end, y, {
		size: 10,
		weight: state === 'free' ? 500 : 600,
		colour: { free: theme.ink3, near: theme.warn, over: theme.danger }[state],
		align: 'right'
	});
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
	colour: number,
	fine = true
): void {
	const { ctx, theme } = brush;
	const { x, y, width, height } = rect;
	const most = Math.max(points, capacity, 1);
	const at = (value: number): number => (width * value) / most;
	// Ends that are rounded by less than a pixel are as good as straight, and much less work.
	const round = fine ? height / 2 : 0;
	const part = (from: number, to: number, left: number, right: number): void => {
		const box = { x: x + at(from), y, width: at(to - from), height };
		if (left + right === 0) ctx.fillRect(box.x, box.y, box.width, box.height);
		else {
			roundPath(ctx, box, [left, right, right, left]);
			ctx.fill();
		}
	};
	ctx.fillStyle = theme.line;
	part(0, most, round, round);
	ctx.fillStyle = paintOf(theme, colour).fill;
	ctx.globalAlpha = 0.35;
	part(0, Math.min(points, capacity), round, 0);
	ctx.globalAlpha = 1;
	if (own > 0) part(0, Math.min(own, capacity), round, 0);
	if (points > capacity) {
		ctx.fillStyle = theme.danger;
		part(capacity, points, 0, round);
	}
	if (points <= capacity) return;
	ctx.fillStyle = theme.ink;
	ctx.fillRect(x + at(capacity) - 1, y - 2, 2, height + 4);
}
