import type { LaneBox } from '../layout/boxes.ts';
import type { Rectangle } from '../scene.ts';
import { endBefore } from '../view/head-menu.ts';
import { fontOf, write, type Brush } from './brush.ts';
import { lateIn } from './bundles.ts';
import { largest } from './far-type.ts';
import type { Band } from './lane-heads.ts';
import type { Picture } from './picture.ts';

const pad = 12;
const gap = 8;
/** CSS pixels: the least its name is written in, and what stands below a larger one. */
const least = 11;
const below = 12;
/** A lane as high as its capitals still has its name: without it nobody knows whose row glows there. */
const lowest = 9;
/** CSS pixels in which a name that is cut can still be known. */
const enough = 48;

/** What a lane tells beside its name, and how many of its needs come too late. */
interface Told {
	readonly amount: string;
	readonly late: string;
}

/** A lane on the screen, CSS pixels, and where its menu stands over its head. */
type Head = Band & { readonly menu: Rectangle | null };

/** A lane too low for its teams, or collapsed: its name and counts in one line or two. */
export function summary(brush: Brush, picture: Picture, lane: LaneBox, { y, height, menu }: Head): void {
	const top = Math.max(y, picture.heads.height);
	const left = y + height - top;
	if (height < lowest || left < lowest) return;
	const size = sizeOf(brush, picture, lane);
	if (stacked(picture)) stack(brush, picture, lane, { top, left, size });
	else if (picture.input.fills) onWall(brush, picture, lane, { top, left, size });
	else inLine(brush, picture, lane, { top, left, menu });
}

/** Where it is told, CSS pixels. */
interface Where {
	readonly top: number;
	readonly left: number;
	readonly size: number;
}

/** On a wall where every lane has room for it: the name over all of the width, in two lines if need be, and the rest below. */
const stacked = ({ input, layout, camera }: Picture): boolean =>
	input.fills === true && layout.lanes.every(({ height }) => height * camera.z >= 36);

function stack(brush: Brush, picture: Picture, lane: LaneBox, { top, left, size }: Where): void {
	const { heads } = picture;
	const step = Math.round(size * 0.6 + below * 0.75);
	const middle = top + (left - step) / 2;
	const from = heads.spine + pad;
	const room = heads.width - pad - from;
	const taken = tally(brush, picture, lane, middle + step, below);
	const font = fontOf(brush.theme, size, 600);
	const name = { size, weight: 600, colour: brush.theme.ink, width: room };
	if (brush.text.width(lane.name, font) > room) {
		const lines = brush.text.lines(lane.name, font, Math.floor(room - taken), 2);
		for (const [n, line] of lines.entries()) write(brush, line, from, middle + n * step, name);
		return;
	}
	write(brush, lane.name, from, middle, name);
	const rest = { size: below, colour: brush.theme.ink3, width: room - taken };
	write(brush, teamsOf(lane), from, middle + step, rest);
}

/** Beside its numbers; a long name in two lines where there is room for them. */
function onWall(brush: Brush, picture: Picture, lane: LaneBox, { top, left, size }: Where): void {
	const from = picture.heads.spine + pad;
	const room = Math.floor(roomFor(brush, picture, lane, size));
	const font = fontOf(brush.theme, size, 600);
	const lines = brush.text.lines(lane.name, font, room, left < 2.6 * size ? 1 : 2);
	const second = lines.length < 2 && left >= 52 ? teamsOf(lane) : '';
	const step = Math.round(size * 1.25);
	const under = (lines.length - (second === '' ? 1 : 0)) * step;
	const middle = top + (left - under) / 2;
	tally(brush, picture, lane, middle, size);
	for (const [n, line] of lines.entries())
		write(brush, line, from, middle + n * step, { size, weight: 600, colour: brush.theme.ink });
	const width = picture.heads.width - pad - from;
	write(brush, second, from, middle + step + 2, { size: least, colour: brush.theme.ink3, width });
}

/** As it stays in view while hands move the board, and ends before its menu. */
function inLine(
	brush: Brush,
	picture: Picture,
	lane: LaneBox,
	{ top, left, menu }: Omit<Where, 'size'> & Pick<Head, 'menu'>
): void {
	const { theme } = brush;
	const middle = left > 40 ? top + 18 : top + left / 2;
	const from = picture.heads.spine + pad;
	const edge = picture.heads.width - pad;
	const end = endBefore(menu, middle, edge);
	const under = endBefore(menu, middle + 16, edge);
	const name = { size: least, weight: 600, colour: theme.ink } as const;
	const beside = roomFor(brush, picture, lane, least) - (edge - end);
	// A narrow head tells what it is rather than how much: that goes below, or stands in the cells alone.
	if (beside < enough && brush.text.width(lane.name, fontOf(theme, least, 600)) > beside) {
		write(brush, lane.name, from, middle, { ...name, width: end - from });
		if (left >= 52) tally(brush, picture, lane, middle + 16, least, under);
		return;
	}
	tally(brush, picture, lane, middle, least, end);
	write(brush, lane.name, from, middle, { ...name, width: beside });
	if (left < 52) return;
	write(brush, teamsOf(lane), from, middle + 16, { size: least, colour: theme.ink3, width: under - from });
}

/** How much stands in a lane and how many of its needs come too late, up to `end`; returns the room that takes. */
function tally(
	brush: Brush,
	picture: Picture,
	lane: LaneBox,
	y: number,
	size: number,
	end = picture.heads.width - pad
): number {
	const { theme } = brush;
	const { amount, late } = toldOf(picture, lane);
	const taken = write(brush, amount, end, y, { size, colour: theme.ink3, align: 'right' }) + gap;
	if (late === '') return taken;
	const how = { size, weight: 600, colour: theme.danger, align: 'right' } as const;
	return taken + write(brush, late, end - taken, y, how) + gap;
}

/**
 * One size for all, whatever their heights: lanes side by side are read as a list. On a wall as large as most names fit in
 * one line; a longer one is smaller.
 */
function sizeOf(brush: Brush, picture: Picture, lane: LaneBox): number {
	const { lanes } = picture.layout;
	const room = (each: LaneBox, size: number): number =>
		stacked(picture)
			? picture.heads.width - picture.heads.spine - 2 * pad
			: roomFor(brush, picture, each, size);
	const fits = (each: LaneBox, size: number): boolean =>
		brush.text.width(each.name, fontOf(brush.theme, size, 600)) <= room(each, size);
	if (!picture.input.fills) return least;
	let size = largest(picture, stacked(picture) ? below + 1 : least);
	while (size > least && lanes.filter((each) => !fits(each, size)).length > lanes.length / 4) size--;
	while (size > least && !fits(lane, size)) size--;
	return size;
}

function toldOf({ layout }: Picture, { id, load: { count, points } }: LaneBox): Told {
	const late = lateIn(layout).get(id) ?? 0;
	return {
		amount: points === null ? String(count) : `${String(count)} · ${String(points)} pts`,
		late: late === 0 ? '' : `! ${String(late)}`
	};
}

/** What is left for a name beside what else is told. */
function roomFor({ text, theme }: Brush, picture: Picture, lane: LaneBox, size: number): number {
	const { amount, late } = toldOf(picture, lane);
	const taken = (said: string, weight: number): number =>
		said === '' ? 0 : text.width(said, fontOf(theme, size, weight)) + gap;
	return picture.heads.width - picture.heads.spine - 2 * pad - taken(amount, 400) - taken(late, 600);
}

function teamsOf({ kind, rows }: LaneBox): string {
	const inner = kind === 'product' ? 'team' : 'product';
	return rows.length === 1
		? (rows[0]?.name ?? '')
		: rows.length > 0
			? `${String(rows.length)} ${inner} lanes`
			: '';
}
