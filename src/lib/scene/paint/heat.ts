import type { CellBox, LaneBox } from '../layout/boxes.ts';
import { paintOf } from '../theme.ts';
import { inView } from '../view/camera.ts';
import { cellsIn, lanesIn } from '../view/hits.ts';
import { write, type Brush } from './brush.ts';
import { inWorld, type Picture } from './picture.ts';

/** From furthest away a team lane's cells glow by how much stands in them, with the count where it fits. */
export function paintHeat(brush: Brush, picture: Picture): void {
	const { layout, camera, viewport, detail } = picture;
	const view = inView(camera, viewport);
	const cells = detail === 'heat' ? cellsIn(layout, view) : [];
	const most = Math.max(4, ...cells.map((cell) => cell.load.count));
	inWorld(brush.ctx, picture, () => {
		for (const cell of cells) paintCell(brush, cell, most, camera.z);
		for (const lane of lanesIn(layout, view)) if (lane.collapsed) folded(brush, picture, lane);
	});
}

function paintCell(brush: Brush, cell: CellBox, most: number, z: number): void {
	const { ctx, theme } = brush;
	const gap = 1 / z;
	const { x, y, width, height, load, proposed } = cell;
	ctx.fillStyle = paintOf(theme, cell.row.colour).fill;
	ctx.globalAlpha = 0.2 + 0.62 * Math.min(1, load.count / most);
	if (load.count > 0) ctx.fillRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
	ctx.globalAlpha = 1;
	const over = cell.capacity !== null && (cell.team.points ?? 0) > cell.capacity;
	if (over) {
		ctx.fillStyle = theme.danger;
		ctx.fillRect(x + gap, y + height - 4 * gap, width - 2 * gap, 3 * gap);
	}
	if (proposed > 0) {
		ctx.setLineDash([4 / z, 3 / z]);
		ctx.lineWidth = 1.5 / z;
		ctx.strokeStyle = theme.proposal;
		ctx.strokeRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
		ctx.setLineDash([]);
	}
	if (height * z < 11 || width * z < 16) return;
	const size = Math.min(13, height * z * 0.72) / z;
	const strong = load.count / most > 0.5;
	const colour = strong ? paintOf(theme, cell.row.colour).on : theme.ink;
	const text = [load.count > 0 ? String(load.count) : '', proposed > 0 ? `◇${String(proposed)}` : ''];
	write(brush, text.join(' ').trim(), x + width / 2, y + height / 2, {
		size,
		weight: 600,
		colour,
		align: 'center'
	});
}

/** A collapsed lane tells its counts by column at every zoom. */
function folded(brush: Brush, { layout, camera }: Picture, lane: LaneBox): void {
	const { ctx, theme } = brush;
	for (const column of layout.columns) {
		const count = lane.counts[column.index] ?? 0;
		if (count === 0) continue;
		const wide = Math.min(column.width - 12, 40);
		ctx.fillStyle = paintOf(theme, lane.colour).fill;
		ctx.globalAlpha = 0.16;
		ctx.beginPath();
		ctx.roundRect(column.x + 8, lane.y + 8, wide, lane.height - 16, 4);
		ctx.fill();
		ctx.globalAlpha = 1;
		if (lane.height * camera.z < 12) continue;
		write(brush, String(count), column.x + 8 + wide / 2, lane.y + lane.height / 2, {
			size: 12,
			weight: 600,
			colour: theme.ink2,
			align: 'center'
		});
	}
}
