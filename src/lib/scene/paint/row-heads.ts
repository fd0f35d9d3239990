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
	const edge = heads.width - pad;
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
			width: endBefore(menu, at, edge) - x
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
	const line = (y: number): Line => ({ x, y, end: endBefore(menu, y, edge), present });
	let below = 18;
	if (at - size / 2 >= top - 2 && named(brush, row.name, { ...line(at), x: from, edge, bottom, menu }) > 1) {
		at += step;
		below = 16;
	}
	if (!low && bottom - at > below + 8) amounts(brush, row, line(at + below));
	if (!low && bottom - at > below + 34) strip(brush, row, line(at + below + 16));
	ctx.restore();
}

/** One size, whatever their heights: names one below the other are read as a list. CSS pixels, as is the step to a second line. */
const size = 12;
const step = 14;

/** Writes a name, in two lines where one has no room for it and its row has for both; returns how many. */
function named(brush: Brush, name: string, { x, y, end, edge, bottom, menu }: Line & NameRoom): number {
	const { theme, text } = brush;
	const [first, second] =
		bottom - y > step + 10 ? inTwo(text, name, fontOf(theme, size, 600), end - x) : [name];
	const how = { size, weight: 600, colour: theme.ink } as const;
	write(brush, first, x, y, { ...how, width: end - x });
	if (second === undefined) return 1;
	write(brush, second, x, y + step, { ...how, width: endBefore(menu, y + step, edge) - x });
	return 2;
}

/** Where its row ends on the screen, to the right and below, CSS pixels; and the menu that its lines end before. */
type NameRoom = Pick<RowHead, 'menu'> & { readonly edge: number; readonly bottom: number };

/** Parted after a word, or after a part of a name like `sig-api-machinery`: teams that begin alike are told apart by their ends. */
function inTwo(
	text: Brush['text'],
	name: string,
	font: string,
	room: number
): readonly [string] | readonly [string, string] {
	if (text.width(name, font) <= room) return [name];
	const ends = [...name.matchAll(/[\s\-_/.]+/g)].map(({ index, 0: mark }) => index + mark.length);
	const first = (end: number): string => name.slice(0, end).trimEnd();
	const at = ends.findLast((end) => end < name.length && text.width(first(end), font) <= room);
	return at === undefined ? [name] : [first(at), name.slice(at)];
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
