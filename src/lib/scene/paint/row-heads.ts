import type { RowBox } from '../layout/boxes.ts';
import type { Rectangle } from '../scene.ts';
import { paintOf } from '../theme.ts';
import { endBefore } from '../view/head-menu.ts';
import { fontOf, roundPath, write, type Brush } from './brush.ts';
import { fullness, loadBar } from './loads.ts';
import type { Picture } from './picture.ts';

const pad = 12;

/** CSS pixels that a name needs, and two, one above the other. */
export const oneLine = 15;
export const twoLines = 30;

/** What of a row is on the screen, and what goes before its name. */
interface RowHead {
	readonly row: RowBox;
	/** The lane's name, where its spine has no room for it. */
	readonly lane: string | null;
	/** Index of the column people look at first, or −1. */
	readonly present: number;
	/** Where the lane's menu stands: its first line ends before it. */
	readonly menu: Rectangle | null;
}

/** A team lane's head: its name, how full the team is now, and when this lane is busy. */
export function paintRowHead(brush: Brush, picture: Picture, { row, lane, present, menu }: RowHead): void {
	const { ctx, theme } = brush;
	const { camera, viewport, layout, heads, input } = picture;
	const y = (row.y - camera.y) * camera.z;
	const bottom = y + row.height * camera.z;
	if (bottom < heads.height || y > viewport.height || bottom - y < 13) return;
	const x = heads.spine + pad;
	ctx.save();
	ctx.beginPath();
	ctx.rect(heads.spine, y, heads.width - heads.spine, bottom - y);
	ctx.clip();
	const low = bottom - y < 34;
	// The name stays in view as long as its lane does.
	const top = Math.max(y, heads.height);
	let at = low ? (y + bottom) / 2 : Math.min(top + 17, Math.max(y + 17, bottom - 20));
	const tight = bottom - y <= 58;
	// On a wall no lane goes without its name, and a team has no letters on its spine that would stand for it.
	const needed = (input.fills === true || layout.groupBy === 'team') && bottom - y >= twoLines;
	if (lane !== null && (!tight || needed)) {
		if (tight) at = (y + bottom) / 2 - 7;
		write(brush, lane, x, at, {
			...{ size: 11, weight: 600, colour: theme.ink2 },
			width: endBefore(menu, at, heads.width - pad) - x
		});
		at += tight ? 14 : 16;
	}
	let from = x;
	if (layout.groupBy === 'team') {
		roundPath(ctx, { x, y: at - 5, width: 10, height: 10 }, 3);
		ctx.fillStyle = paintOf(theme, row.colour).fill;
		ctx.fill();
		from += 16;
	}
	// One size, whatever their heights: names one below the other are read as a list.
	const size = 12;
	if (at - size / 2 >= top - 2)
		write(brush, row.name, from, at, {
			size,
			weight: 600,
			colour: theme.ink,
			width: endBefore(menu, at, heads.width - pad) - from
		});
	const line = (y: number): Line => ({ x, y, end: endBefore(menu, y, heads.width - pad), present });
	if (!low && bottom - at > 28) amounts(brush, row, line(at + 18));
	if (!low && bottom - at > 52) strip(brush, row, line(at + 34));
	ctx.restore();
}

/** A line of a row's head: from `x` to `end`, CSS pixels. */
type Line = Pick<RowHead, 'present'> & { readonly x: number; readonly y: number; readonly end: number };

/** How full the team is in the present timebox; without a capacity, how much stands in this lane. */
function amounts(brush: Brush, row: RowBox, { x, y, end, present }: Line): void {
	const { theme } = brush;
	const points = row.teamLoads[present]?.points ?? 0;
	if (row.capacity === null || points === 0) {
		const { count } = row.load;
		const now = row.loads[present]?.count ?? 0;
		const items = `${String(count)} ${count === 1 ? 'item' : 'items'}`;
		const whole = now > 0 && now < count ? `${items}, ${String(now)} now` : items;
		// Half a number misleads: what has no room whole is said in fewer words.
		const fits = brush.text.width(whole, fontOf(theme, 11)) <= end - x;
		write(brush, fits ? whole : items, x, y, { size: 11, colour: theme.ink3 });
		return;
	}
	const state = fullness(points, row.capacity);
	const over = points > row.capacity ? ` +${String(points - row.capacity)}` : '';
	const wide = write(brush, `${String(points)}/${String(row.capacity)}${over}`, end, y, {
		size: 11,
		weight: 600,
		colour: { free: theme.ink3, near: theme.warn, over: theme.danger }[state],
		align: 'right'
	});
	const bar = { x, y: y - 3, width: Math.max(16, end - x - wide - 8), height: 6 };
	loadBar(brush, bar, { points, own: row.loads[present]?.points ?? 0, capacity: row.capacity }, row.colour);
}

/** One small bar a timebox: when this lane is busy. */
function strip(brush: Brush, row: RowBox, { x, y, end, present }: Line): void {
	const { ctx, theme } = brush;
	const values = row.loads.map((load) => (row.capacity === null ? load.count : (load.points ?? load.count)));
	const most = Math.max(1, ...values);
	const step = Math.min(9, (end - x) / Math.max(1, values.length));
	for (const [index, value] of values.entries()) {
		const tall = value === 0 ? 1 : Math.max(2.5, (14 * value) / most);
		ctx.fillStyle = value === 0 ? theme.line : paintOf(theme, row.colour).fill;
		ctx.globalAlpha = value === 0 || index === present ? 1 : 0.5;
		ctx.fillRect(x + index * step, y + 14 - tall, Math.max(1, step - 1.5), tall);
	}
	ctx.globalAlpha = 1;
}
