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
	let most = 4;
	for (const { load } of cells) most = Math.max(most, load.count);
	inWorld(brush.ctx, picture, () => {
		glow(brush, cells, most, camera.z);
		overfull(brush, cells, camera.z);
		proposals(brush, cells, camera.z);
		counts(brush, cells, most, camera.z);
		for (const lane of lanesIn(layout, view)) if (lane.collapsed) folded(brush, picture, lane);
	});
}

/** Shades of one colour that can be told apart. */
const shades = 8;

/** Cells by how much stands in them: one state of the canvas a colour and shade. */
function glow({ ctx, theme }: Brush, cells: readonly CellBox[], most: number, z: number): void {
	const gap = 1 / z;
	const shadeOf = ({ load }: CellBox): number => Math.ceil(shades * Math.min(1, load.count / most));
	const filled = cells.filter(({ load }) => load.count > 0);
	for (const [key, run] of Map.groupBy(filled, (cell) => cell.row.colour * 16 + shadeOf(cell))) {
		ctx.fillStyle = paintOf(theme, Math.floor(key / 16)).fill;
		ctx.globalAlpha = 0.2 + (0.62 * (key % 16)) / shades;
		for (const { x, y, width, height } of run)
			ctx.fillRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
	}
	ctx.globalAlpha = 1;
}

function overfull({ ctx, theme }: Brush, cells: readonly CellBox[], z: number): void {
	const gap = 1 / z;
	ctx.fillStyle = theme.danger;
	for (const { x, y, width, height, capacity, team } of cells)
		if (capacity !== null && (team.points ?? 0) > capacity)
			ctx.fillRect(x + gap, y + height - 4 * gap, width - 2 * gap, 3 * gap);
}

function proposals({ ctx, theme }: Brush, cells: readonly CellBox[], z: number): void {
	const gap = 1 / z;
	ctx.setLineDash([4 / z, 3 / z]);
	ctx.lineWidth = 1.5 / z;
	ctx.strokeStyle = theme.proposal;
	for (const { x, y, width, height, proposed } of cells)
		if (proposed > 0) ctx.strokeRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
	ctx.setLineDash([]);
}

/** How many stand in each cell, what is proposed, and what does not hold, where there is room for it. */
function counts(brush: Brush, cells: readonly CellBox[], most: number, z: number): void {
	const { theme } = brush;
	for (const cell of cells) {
		const { x, y, width, height, load, proposed } = cell;
		if (height * z < 11 || width * z < 16) continue;
		const size = Math.round(Math.min(13, height * z * 0.72)) / z;
		const strong = load.count / most > 0.5;
		const text = (load.count > 0 ? String(load.count) : '') + (proposed > 0 ? ` ◇${String(proposed)}` : '');
		write(brush, text.trim(), x + width / 2, y + height / 2, {
			size,
			weight: 600,
			colour: strong ? paintOf(theme, cell.row.colour).on : theme.ink,
			align: 'center'
		});
		if (cell.conflicts > 0 && width * z > 44)
			write(brush, '!', x + width - 7 / z, y + height / 2, {
				size,
				weight: 700,
				colour: theme.danger,
				align: 'center'
			});
	}
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
