import type { LaneBox } from '../layout/boxes.ts';
import { presentColumn } from '../layout/columns.ts';
import type { Rectangle } from '../scene.ts';
import { menuIn } from '../view/head-menu.ts';
import { lanesSpeak } from './blocks.ts';
import { write, type Brush } from './brush.ts';
import { groundsOf } from './grounds.ts';
import { icon } from './icons.ts';
import type { Picture } from './picture.ts';
import { oneLine, paintRowHead, twoLines } from './row-heads.ts';
import { paintSpine, spineTells } from './spine.ts';
import { summary } from './summary.ts';

/** Product lanes and their team lanes along the left. Always in view. */
export function paintLaneHeads(brush: Brush, picture: Picture): void {
	const { ctx, theme } = brush;
	const { viewport, camera, layout, input } = picture;
	const { width, height: top } = picture.heads;
	ctx.save();
	ctx.beginPath();
	ctx.rect(0, top, width, viewport.height - top);
	ctx.clip();
	ctx.fillStyle = groundsOf(input, theme).ground;
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

/** A lane on the screen, in CSS pixels. */
export interface Band {
	readonly y: number;
	readonly height: number;
}

function paintLane(brush: Brush, picture: Picture, lane: LaneBox, band: Band, present: number): void {
	const { ctx, theme } = brush;
	const { camera, input, heads } = picture;
	ctx.fillStyle = groundsOf(input, theme).row;
	ctx.fillRect(heads.spine, band.y, heads.width - heads.spine, band.height);
	const menu = menuOf(picture, band);
	const upright = spineTells(brush, picture, lane, band);
	const alone = speaksAlone(picture, lane, band, upright);
	const named = upright && !alone;
	paintSpine(brush, picture, lane, band, named);
	if (alone) {
		summary(brush, picture, lane, { ...band, menu });
		return;
	}
	ctx.fillStyle = theme.line;
	for (const [index, row] of lane.rows.entries()) {
		const y = (row.y - camera.y) * camera.z;
		if (index > 0) ctx.fillRect(heads.spine, y, heads.width - heads.spine, 1);
	}
	for (const [index, row] of lane.rows.entries())
		paintRowHead(brush, picture, { row, lane: index === 0 && !named ? lane.name : null, present, menu });
}

/** Where the lane's menu stands over its head. */
function menuOf({ heads, viewport, camera, input }: Picture, { y, height }: Band): Rectangle | null {
	const top = Math.max(y, heads.height);
	const seen = { x: 0, y: top, width: heads.width, height: Math.min(y + height, viewport.height) - top };
	return menuIn(seen, camera.z, input.menus);
}

/** Whether a lane speaks for its team lanes, because they have no room for their names. `upright`: its spine has its own. */
function speaksAlone(
	{ input, layout, camera }: Picture,
	lane: LaneBox,
	band: Band,
	upright: boolean
): boolean {
	const [first] = lane.rows;
	if (!first) return true;
	if (!input.fills) return band.height / lane.rows.length < 30;
	if (lanesSpeak(layout, camera.z)) return true;
	// On a wall no lane goes without its own name: it stands upright on the spine, or above that of its first team.
	const lowest = lane.rows.reduce((least, { height }) => Math.min(least, height), first.height);
	return lowest * camera.z < (upright ? oneLine : twoLines);
}

const format = new Intl.NumberFormat('en');
let told = { count: 0, said: '0' };

/** `10,000`; put into words once, for it is asked for with every frame. */
function thousands(count: number): string {
	if (told.count !== count) told = { count, said: format.format(count) };
	return told.said;
}

/** The corner above the lane heads: how the board is grouped and how much is on it. */
function corner(brush: Brush, { layout, input, heads }: Picture): void {
	const { ctx, theme } = brush;
	const { width, height } = heads;
	ctx.fillStyle = groundsOf(input, theme).head;
	ctx.fillRect(0, 0, width, height);
	ctx.fillStyle = theme.line;
	ctx.fillRect(0, height - 1, width, 1);
	ctx.fillRect(width - 1, 0, 1, height);
	const [outer, inner] = layout.groupBy === 'product' ? ['Products', 'teams'] : ['Teams', 'products'];
	const room = width - 20;
	write(brush, width < 200 ? outer : `${outer}, then ${inner}`, 12, 17, {
		size: 12,
		weight: 600,
		colour: theme.ink2,
		width: room
	});
	const lanes = `${String(layout.lanes.length)} ${layout.lanes.length === 1 ? 'lane' : 'lanes'}`;
	const items = `${thousands(input.table.places.size)} items`;
	write(brush, `${lanes} · ${items}`, 12, 33, { size: 11, colour: theme.ink3, width: room });
	if (input.mood === 'locked' && width > 200) icon(ctx, 'lock', width - 26, 17, 13, theme.ink3);
}
