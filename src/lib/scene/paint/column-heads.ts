import type { Timebox } from '#lib/domain/board.ts';
import type { Column, Load } from '../layout/boxes.ts';
import { fontOf, write, type Brush } from './brush.ts';
import { dayOf } from './cards.ts';
import { groundsOf } from './grounds.ts';
import type { Picture } from './picture.ts';
import { numberIn } from './text.ts';

/** Timeboxes along the top: name, dates, and what stands in them. Always in view. */
export function paintColumnHeads(brush: Brush, picture: Picture): void {
	const { ctx, theme } = brush;
	const { viewport, camera, layout } = picture;
	const { width: left, height } = picture.heads;
	ctx.save();
	ctx.beginPath();
	ctx.rect(left, 0, viewport.width - left, height);
	ctx.clip();
	ctx.fillStyle = groundsOf(picture.input, theme).head;
	ctx.fillRect(left, 0, viewport.width - left, height);
	const usual = (layout.width * camera.z) / Math.max(1, layout.columns.length);
	const step = usual < lowest ? Math.ceil(spaced / usual) : 1;
	for (const column of layout.columns) {
		const x = (column.x - camera.x) * camera.z;
		const width = column.width * camera.z;
		if (x + width < left || x > viewport.width) continue;
		if (column.index % step > 0) continue;
		const [from, to] = [Math.max(x, left), Math.min(x + width * step, viewport.width)];
		paintHead(brush, column, { x, width, height, from, to });
	}
	ctx.restore();
	ctx.fillStyle = theme.line;
	ctx.fillRect(left, height - 1, viewport.width - left, 1);
}

/** Where columns are narrower than this, CSS pixels, one in so many is named. */
const lowest = 18;
const spaced = 28;

/** A head on the screen, CSS pixels. `from`, `to`: where its text may stand, for a name stays in view while its column leaves it. */
interface Slot {
	readonly x: number;
	readonly width: number;
	readonly height: number;
	readonly from: number;
	readonly to: number;
}

function paintHead(brush: Brush, column: Column, { x, width, height, from, to }: Slot): void {
	const { ctx, theme } = brush;
	const now = column.when === 'now';
	if (now) {
		ctx.fillStyle = theme.today;
		ctx.fillRect(x, 0, width, height);
		ctx.fillStyle = theme.accent;
		ctx.fillRect(x, height - 3, width, 3);
	}
	ctx.fillStyle = theme.line;
	ctx.fillRect(x + width - 0.5, 0, 1, height);
	const narrow = width < 64;
	const pad = narrow ? 3 : 12;
	const room = to - from - 2 * pad;
	if (room < 12) return;
	const size = narrow ? 10 : 13;
	const quiet = column.load.count === 0 || column.when === 'past';
	const long = write(
		brush,
		shortName(brush, column.timebox.name, fontOf(theme, size, 600), room),
		from + pad,
		17,
		{
			size,
			weight: 600,
			colour: quiet ? theme.ink2 : theme.ink,
			width: room
		}
	);
	if (narrow) return;
	if (now && room - long > 44) nowTag(brush, from + pad + long + 8, 17);
	// In the corner on the right its menu stands.
	below(brush, column, from + pad, room - 18);
	if (datesOf(column.timebox) !== null && room - long > (now ? 130 : 80))
		count(brush, column.load, to - pad, 17);
}

/** A name too long for its column tells the number it ends in: `Iteration 15` as `15`. */
function shortName({ text }: Brush, name: string, font: string, room: number): string {
	// A word and a number are judged by the widest figures, so that names of a kind are all shown alike.
	const judged = /\s/.test(name) ? name.replaceAll(/\d/g, '0') : name;
	if (text.width(judged, font) <= Math.floor(room)) return name;
	return numberIn(name);
}

function nowTag(brush: Brush, x: number, y: number): void {
	const { ctx, theme } = brush;
	ctx.fillStyle = theme.accent;
	ctx.beginPath();
	ctx.roundRect(x, y - 7.5, 36, 15, 7.5);
	ctx.fill();
	write(brush, 'today', x + 18, y, { size: 10, weight: 600, colour: theme.onAccent, align: 'center' });
}

const said = ({ count, points }: Load): string =>
	points === null ? String(count) : `${String(count)} · ${String(points)} pts`;

function count(brush: Brush, load: Load, end: number, y: number): void {
	if (load.count === 0) return;
	write(brush, said(load), end, y, { size: 11, weight: 500, colour: brush.theme.ink3, align: 'right' });
}

function below(brush: Brush, { timebox, load }: Column, x: number, room: number): void {
	const font = fontOf(brush.theme, 11);
	// Half a date or number misleads: what has no room whole is said in fewer words, or not at all.
	const text = wordings(timebox, load).find((each) => brush.text.width(each, font) <= room);
	if (text !== undefined) write(brush, text, x, 34, { size: 11, colour: brush.theme.ink3 });
}

/** What stands below a name, from the longest to the shortest. */
function wordings(timebox: Timebox, { count: items }: Load): string[] {
	const dates = datesOf(timebox);
	if (dates !== null) return [dates, ...(timebox.starts === null ? [] : [dayOf(timebox.starts)])];
	const said = items === 1 ? '1 item' : `${String(items)} items`;
	if (timebox.undated) return [`${said}, not dated`, said, String(items)];
	return items === 0 ? ['–'] : [said, String(items)];
}

function datesOf({ starts, ends }: Timebox): string | null {
	if (starts !== null && ends !== null) return `${dayOf(starts)} – ${dayOf(ends)}`;
	if (ends !== null) return `until ${dayOf(ends)}`;
	return starts === null ? null : `from ${dayOf(starts)}`;
}
