import type { CellBox, LaneBox } from '../layout/boxes.ts';
import { paintOf } from '../theme.ts';
import { inView } from '../view/camera.ts';
import { cellsIn, columnsIn, lanesIn } from '../view/hits.ts';
import { fontOf, write, type Brush } from './brush.ts';
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
		if (detail === 'heat') counts(brush, picture, cells, most);
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
	// Not dashed as a ghost is: for a canvas that is as much work as all the rest from afar.
	ctx.lineWidth = 1.5 / z;
	ctx.strokeStyle = theme.proposal;
	for (const { x, y, width, height, proposed } of cells)
		if (proposed > 0) ctx.strokeRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
}

/** Rows lower than this on the screen, CSS pixels, leave the counting to their lane. */
const low = 17;

/** How many stand in each cell, what is proposed, and what does not hold; from furthest away lane by lane. */
function counts(brush: Brush, picture: Picture, cells: readonly CellBox[], most: number): void {
	const { ctx, theme } = brush;
	const { z } = picture.camera;
	const speaking = cells.filter(({ height, width }) => height * z >= low && width * z >= 16);
	ctx.font = fontOf(theme, Math.round(12 / z), 600);
	ctx.textAlign = 'center';
	ctx.textBaseline = 'alphabetic';
	const drop = 4.3 / z;
	for (const [strong, run] of Map.groupBy(speaking, ({ load }) => load.count / most > 0.5))
		for (const { x, y, width, height, load, proposed, row } of run) {
			ctx.fillStyle = strong ? paintOf(theme, row.colour).on : theme.ink;
			const amount = load.count > 0 ? String(load.count) : '';
			const text = proposed > 0 ? `${amount} ◇${String(proposed)}` : amount;
			ctx.fillText(text, x + width / 2, y + height / 2 + drop);
		}
	ctx.fillStyle = theme.danger;
	for (const { x, y, width, height, conflicts } of speaking)
		if (conflicts > 0 && width * z > 44) ctx.fillText('!', x + width - 7 / z, y + height / 2 + drop);
	laneCounts(brush, picture);
}

/** The count of a lane in each timebox, where its rows are too low to tell theirs. */
function laneCounts({ ctx, theme }: Brush, { layout, camera, viewport }: Picture): void {
	const { z } = camera;
	const view = inView(camera, viewport);
	const columns = columnsIn(layout, view).filter(({ width }) => width * z >= 24);
	for (const lane of lanesIn(layout, view)) {
		if (lane.rows.length === 0 || lane.height * z < 12 || lane.height * z >= low * lane.rows.length) continue;
		const y = lane.y + lane.height / 2;
		ctx.fillStyle = theme.card;
		ctx.globalAlpha = 0.8;
		for (const { x, width, index } of columns)
			if (lane.counts[index]) ctx.fillRect(x + width / 2 - 11 / z, y - 7 / z, 22 / z, 14 / z);
		ctx.globalAlpha = 1;
		ctx.fillStyle = theme.ink;
		for (const { x, width, index } of columns) {
			const count = lane.counts[index] ?? 0;
			if (count > 0) ctx.fillText(String(count), x + width / 2, y + 4.3 / z);
		}
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
