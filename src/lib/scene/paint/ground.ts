import type { Column, LaneBox, Rect, RowBox } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import { columnsIn, lanesIn } from '../view/hits.ts';
import { lanesSpeak } from './blocks.ts';
import type { Brush, Canvas } from './brush.ts';
import { groundsOf } from './grounds.ts';
import { inWorld, viewOf, type Picture } from './picture.ts';

/** The ground: lanes, columns, today's tint, and the hairlines between them. */
export function paintGround(brush: Brush, picture: Picture): void {
	const { ctx, theme } = brush;
	const { viewport, input } = picture;
	const grounds = groundsOf(input, theme);
	ctx.fillStyle = grounds.ground;
	ctx.fillRect(0, 0, viewport.width, viewport.height);
	inWorld(ctx, picture, () => {
		const view = viewOf(picture);
		const { layout, camera, detail } = picture;
		const lanes = lanesIn(layout, view);
		const columns = columnsIn(layout, view);
		ctx.fillStyle = grounds.lane;
		for (const lane of lanes) ctx.fillRect(view.x, lane.y, view.width, lane.height);
		tint(brush, picture, columns, lanes);
		if (grounds.hatched) hatch(brush, picture, lanes);
		// Filled, not stroked: a canvas goes over all that a path spans, which here would be the screen.
		const thin = 1 / camera.z;
		ctx.fillStyle = theme.line;
		for (const { x, width } of columns) ctx.fillRect(x + width - thin / 2, view.y, thin, view.height);
		const whole = detail === 'heat' && lanesSpeak(layout, camera.z);
		for (const { rows } of whole ? [] : lanes)
			for (const row of rowsBetween(rows, view))
				if (row.height * camera.z > 7) ctx.fillRect(view.x, row.y - thin / 2, view.width, thin);
		seams(brush, picture, lanes);
	});
}

/** Rows but the first of a lane that begin in view: above each of them a line is drawn. */
const rowsBetween = (rows: readonly RowBox[], { y, height }: Rect): readonly RowBox[] =>
	rows.filter((row, n) => n > 0 && row.y >= y && row.y <= y + height);

function line(ctx: Canvas, x1: number, y1: number, x2: number, y2: number): void {
	ctx.moveTo(x1, y1);
	ctx.lineTo(x2, y2);
}

/** Today's column is tinted, what has no date lies on a quieter ground. */
function tint(
	{ ctx, theme }: Brush,
	{ input }: Picture,
	columns: readonly Column[],
	lanes: readonly LaneBox[]
): void {
	for (const { x, width, when } of columns) {
		if (when !== 'now' && when !== 'undated') continue;
		ctx.fillStyle = when === 'now' ? theme.today : groundsOf(input, theme).undated;
		for (const lane of lanes) ctx.fillRect(x, lane.y, width, lane.height);
	}
}

/** Between product lanes a band and its edge, so that they are told apart from afar. */
function seams({ ctx, theme }: Brush, picture: Picture, lanes: readonly LaneBox[]): void {
	const { camera } = picture;
	const view = viewOf(picture);
	const thin = 1 / camera.z;
	ctx.fillStyle = theme.lineStrong;
	ctx.globalAlpha = 0.45;
	for (const lane of lanes) {
		const y = lane.y + lane.height + (sizes.seam * camera.z < 4 ? sizes.seam / 2 : 0);
		ctx.fillRect(view.x, y - thin / 2, view.width, thin);
	}
	ctx.globalAlpha = 1;
}

/** The past, and what would be, is hatched between the lanes, so that it can't be mistaken for now even in grey. */
function hatch({ ctx, theme }: Brush, picture: Picture, lanes: readonly LaneBox[]): void {
	const { camera } = picture;
	const view = viewOf(picture);
	const pitch = 9 / camera.z;
	ctx.save();
	ctx.beginPath();
	for (const lane of lanes) ctx.rect(view.x, lane.y + lane.height, view.width, sizes.seam);
	ctx.clip();
	ctx.beginPath();
	ctx.lineWidth = 1 / camera.z;
	ctx.strokeStyle = theme.lineStrong;
	ctx.globalAlpha = 0.5;
	const reach = sizes.seam;
	for (const lane of lanes) {
		const top = lane.y + lane.height;
		for (let x = Math.floor(view.x / pitch) * pitch; x < view.x + view.width; x += pitch)
			line(ctx, x, top + reach, x + reach, top);
	}
	ctx.stroke();
	ctx.restore();
}
