import type { LaneBox, RowBox } from '../layout/boxes.ts';
import { presentColumn } from '../layout/columns.ts';
import { sizes } from '../layout/measures.ts';
import { paintOf } from '../theme.ts';
import { roundPath, write, type Brush } from './brush.ts';
import { icon } from './icons.ts';
import { fullness, loadBar } from './loads.ts';
import type { Picture } from './picture.ts';
import { paintSpine, spineTells } from './spine.ts';

/** Product lanes and their team lanes along the left. Always in view. */
export function paintLaneHeads(brush: Brush, picture: Picture): void {
	const { ctx, theme } = brush;
	const { viewport, camera, layout, input } = picture;
	const { width, height: top } = sizes.head;
	ctx.save();
	ctx.beginPath();
	ctx.rect(0, top, width, viewport.height - top);
	ctx.clip();
	ctx.fillStyle = input.mood === 'past' ? theme.past : theme.bg;
	ctx.fillRect(0, top, width, viewport.height - top);
	const present = presentColumn(layout.columns)?.index ?? -1;
	for (const lane of layout.lanes) {
		const y = (lane.y - camera.y) * camera.z;
		const height = lane.height * camera.z;
		if (y + height < top || y > viewport.height) continue;
		paintLane(brush, picture, lane, { y, height }, present);
	}
	ctx.restore();
	ctx.fillStyle = theme.line;
	ctx.fillRect(width - 1, top, 1, viewport.height - top);
	corner(brush, picture);
}

/** What of a lane is on the screen, in CSS pixels. */
export interface Band {
	readonly y: number;
	readonly height: number;
}

function paintLane(brush: Brush, picture: Picture, lane: LaneBox, band: Band, present: number): void {
	const { ctx, theme } = brush;
	const { width, spine } = sizes.head;
	ctx.fillStyle = picture.input.mood === 'past' ? theme.pastLane : theme.head;
	ctx.fillRect(spine, band.y, width - spine, band.height);
	paintSpine(brush, picture, lane, band);
	const named = spineTells(brush, picture, lane, band);
	const tallest = Math.max(0, ...lane.rows.map((row) => row.height)) * picture.camera.z;
	if (lane.rows.length === 0 || tallest < 44) {
		folded(brush, lane, band);
		return;
	}
	for (const [index, row] of lane.rows.entries())
		paintRow(brush, picture, row, present, index === 0 && !named ? lane.name : null);
}

/** A lane too low for its teams, or collapsed: its name and counts in one line. */
function folded(brush: Brush, lane: LaneBox, { y, height }: Band): void {
	if (height < 9) return;
	const { theme } = brush;
	const { width, spine } = sizes.head;
	const top = Math.max(y, sizes.head.height);
	const middle = height > 40 ? top + 18 : top + (y + height - top) / 2;
	if (y + height - top < 9) return;
	const size = Math.min(12, Math.max(9, height * 0.6));
	const { count, points } = lane.load;
	const tally = points === null ? String(count) : `${String(count)} · ${String(points)} pts`;
	const used = write(brush, tally, width - 12, middle, {
		size: Math.min(size, 11),
		colour: theme.ink3,
		align: 'right'
	});
	write(brush, lane.name, spine + 12, middle, {
		size,
		weight: 600,
		colour: theme.ink,
		width: width - spine - 32 - used
	});
	if (height < 64) return;
	const teams = lane.rows.length === 1 ? lane.rows[0]?.name : `${String(lane.rows.length)} team lanes`;
	write(brush, lane.rows.length === 0 ? 'empty' : (teams ?? ''), spine + 12, middle + 16, {
		size: 11,
		colour: theme.ink3
	});
}

function paintRow(
	brush: Brush,
	picture: Picture,
	row: RowBox,
	present: number,
	product: string | null
): void {
	const { ctx, theme } = brush;
	const { camera, viewport, layout } = picture;
	const { width, spine, height: head } = sizes.head;
	const y = (row.y - camera.y) * camera.z;
	const bottom = y + row.height * camera.z;
	if (bottom < head || y > viewport.height) return;
	ctx.fillStyle = theme.line;
	if (product === null) ctx.fillRect(spine, y, width - spine, 1);
	ctx.save();
	ctx.beginPath();
	ctx.rect(spine, y, width - spine, bottom - y);
	ctx.clip();
	// The name stays in view as long as its lane does.
	let at = Math.min(Math.max(y, head) + 17, Math.max(y + 17, bottom - 20));
	const x = spine + 12;
	if (product !== null && bottom - y > 58) {
		write(brush, product, x, at, { size: 11, weight: 600, colour: theme.ink2, width: width - spine - 24 });
		at += 16;
	}
	let from = x;
	if (layout.groupBy === 'team') {
		roundPath(ctx, { x, y: at - 5, width: 10, height: 10 }, 3);
		ctx.fillStyle = paintOf(theme, row.colour).fill;
		ctx.fill();
		from += 16;
	}
	write(brush, row.name, from, at, { size: 12.5, weight: 600, colour: theme.ink, width: width - from - 12 });
	if (bottom - at > 24) amounts(brush, row, x, at + 18, present);
	if (bottom - at > 46) strip(brush, picture, row, x, at + 34, present);
	ctx.restore();
}

/** How full the team is in the present timebox; without a capacity, how much stands in this lane. */
function amounts(brush: Brush, row: RowBox, x: number, y: number, present: number): void {
	const { theme } = brush;
	const { width } = sizes.head;
	const points = row.teamLoads[present]?.points ?? 0;
	if (row.capacity === null) {
		const { count } = row.load;
		const now = row.loads[present]?.count ?? 0;
		const text = `${String(count)} ${count === 1 ? 'item' : 'items'}${now > 0 && now < count ? `, ${String(now)} now` : ''}`;
		write(brush, text, x, y, { size: 11, colour: theme.ink3 });
		return;
	}
	const state = fullness(points, row.capacity);
	const colour = { free: theme.ink3, near: theme.warn, over: theme.danger }[state];
	const over = points > row.capacity ? ` +${String(points - row.capacity)}` : '';
	const end = width - 12;
	const text = `${String(points)}/${String(row.capacity)}${over}`;
	const wide = write(brush, text, end, y, { size: 11, weight: 600, colour, align: 'right' });
	const bar = { x, y: y - 3, width: Math.max(24, end - x - wide - 8), height: 6 };
	loadBar(brush, bar, { points, own: row.loads[present]?.points ?? 0, capacity: row.capacity }, row.colour);
}

/** One small bar a timebox: when this lane is busy. */
function strip(brush: Brush, { layout }: Picture, row: RowBox, x: number, y: number, present: number): void {
	const { ctx, theme } = brush;
	const values = row.loads.map((load) => (row.capacity === null ? load.count : (load.points ?? load.count)));
	const most = Math.max(1, ...values);
	const step = Math.min(9, (sizes.head.width - x - 12) / Math.max(1, layout.columns.length));
	for (const [index, value] of values.entries()) {
		const tall = value === 0 ? 1 : Math.max(2.5, (14 * value) / most);
		ctx.fillStyle = value === 0 ? theme.line : paintOf(theme, row.colour).fill;
		ctx.globalAlpha = value === 0 || index === present ? 1 : 0.5;
		ctx.fillRect(x + index * step, y + 14 - tall, Math.max(1, step - 1.5), tall);
	}
	ctx.globalAlpha = 1;
}

/** The corner above the lane heads: how the board is grouped and how much is on it. */
function corner(brush: Brush, { layout, input }: Picture): void {
	const { ctx, theme } = brush;
	const { width, height } = sizes.head;
	ctx.fillStyle = input.mood === 'past' ? theme.past : theme.head;
	ctx.fillRect(0, 0, width, height);
	ctx.fillStyle = theme.line;
	ctx.fillRect(0, height - 1, width, 1);
	ctx.fillRect(width - 1, 0, 1, height);
	const [outer, inner] = layout.groupBy === 'product' ? ['Products', 'teams'] : ['Teams', 'products'];
	write(brush, `${outer}, then ${inner}`, 12, 17, { size: 12, weight: 600, colour: theme.ink2 });
	const lanes = `${String(layout.lanes.length)} ${layout.lanes.length === 1 ? 'lane' : 'lanes'}`;
	write(brush, `${lanes} · ${String(input.table.places.size)} items`, 12, 34, {
		size: 11,
		colour: theme.ink3
	});
	if (input.mood === 'locked') icon(ctx, 'lock', width - 26, 17, 13, theme.ink3);
}
