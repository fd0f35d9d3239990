import type { Layout, Rect } from '../layout/boxes.ts';
import { layOut } from '../layout/layout.ts';
import { headsFor, sizes } from '../layout/measures.ts';
import { touches, type Picture } from '../paint/picture.ts';
import type { SceneInput } from '../scene.ts';
import type { Extent } from '../view/camera.ts';
import type { Index } from '../view/hits.ts';
import { laid, pictureOf, seenFrom, wholeOf, type Laid } from './region.ts';

/** A3, in millimetres. */
const long = 420;
const brief = 297;
const margin = 10;

/** Pixels of the picture to a millimetre: a card's title comes out in nine-point letters made three quarters as large. */
export const perMillimetre = 96 / 25.4 / 0.75;

/** Below the picture, where the page says what it is. */
export const footer = 34;

/** A page before it is drawn. */
export interface Sheet {
	readonly picture: Picture;
	/** On the paper set upright; otherwise across. */
	readonly upright: boolean;
	/** Drawn this much larger. */
	readonly scale: number;
	/** `A1`: its place where the sheets are laid out beside each other; empty where there is one. */
	readonly spot: string;
}

/** A sheet of paper, in millimetres. */
export const paperOf = (upright: boolean): Extent =>
	upright ? { width: brief, height: long } : { width: long, height: brief };

/** What a sheet has for a picture, heads included, and where that begins, in its pixels. */
export function roomOf(upright: boolean): Rect {
	const { width, height } = paperOf(upright);
	return {
		x: margin * perMillimetre,
		y: margin * perMillimetre,
		width: (width - 2 * margin) * perMillimetre,
		height: (height - 2 * margin) * perMillimetre - footer
	};
}

/** No sheet shows a card more than this much larger: then it is read from across a room. */
const largest = 3.5;

/** One picture on one sheet, as large as it fits. */
export function oneSheet(picture: Picture): Sheet {
	const { width, height } = picture.viewport;
	const scale = (upright: boolean): number =>
		Math.min(largest, roomOf(upright).width / width, roomOf(upright).height / height);
	const upright = scale(true) > scale(false);
	return { picture, upright, scale: scale(upright), spot: '' };
}

/** A region at a zoom at which it fits one sheet, with as much of a card as can be read there. */
export function fitted(board: Laid, region: Rect): Sheet {
	const zoom = (upright: boolean): number => {
		const room = roomOf(upright);
		const heads = headsFor(room);
		const across = (room.width - heads.width) / region.width;
		return Math.min(1, across, (room.height - heads.height) / region.height);
	};
	return grown(board, region, Math.max(zoom(true), zoom(false)));
}

/** One sheet for a region, and where that leaves some of it empty, what stands around it: whole columns, no card cut through. */
function grown(board: Laid, region: Rect, z: number): Sheet {
	// Paper is wide: however little it shows, names have their room.
	const heads = headsFor(roomOf(false));
	const { scale, upright } = oneSheet(pictureOf(board, region, z, heads));
	const room = roomOf(upright);
	const width = (room.width / scale - heads.width) / z;
	const height = (room.height / scale - heads.height) / z;
	const wide = moreColumns(board.layout, region, width);
	const picture = pictureOf(board, moreRows(board, wide, height), z, heads);
	return { ...oneSheet(picture), upright, scale };
}

/** Whole columns to the right and then to the left, as far as `most` reaches. */
function moreColumns({ columns }: Layout, region: Rect, most: number): Rect {
	const end = columns.findLast((each) => each.x + each.width <= region.x + most);
	const right = Math.max(region.x + region.width, end ? end.x + end.width : 0);
	const left = Math.min(region.x, columns.find(({ x }) => x >= right - most)?.x ?? region.x);
	return { ...region, x: left, width: right - left };
}

/** Up to where the row begins, then down to where a page would be cut; where the board ends before, up again by rows. */
function moreRows({ layout, index }: Laid, region: Rect, most: number): Rect {
	const rows = layout.lanes.flatMap((lane) => lane.rows);
	const low = region.y + region.height;
	const start = rows.findLast(({ y }) => y <= region.y)?.y ?? region.y;
	const top = low - start <= most ? start : region.y;
	const end = wholeOf(layout).height;
	if (top + most < end) {
		const cut = cutBelow(layout, index, region, most)(top);
		return { ...region, y: top, height: Math.max(low, cut) - top };
	}
	const above = rows.find(({ y }) => y >= Math.max(low, end) - most)?.y ?? top;
	return { ...region, y: Math.min(top, above), height: Math.max(low, end) - Math.min(top, above) };
}

/**
 * All of a board on one sheet. Where that is too small for it, it is laid out for the sheet's shape as it is for a wall's, so
 * that every lane and number is read on it.
 */
export function filling(board: Laid): Sheet {
	const plain = fitted(board, wholeOf(board.layout));
	if (plain.picture.camera.z >= 1) return plain;
	const [across, upright] = [drawnOut(board.input, false), drawnOut(board.input, true)];
	return upright.picture.camera.z > across.picture.camera.z ? upright : across;
}

function drawnOut(shown: SceneInput, upright: boolean): Sheet {
	const viewport = roomOf(upright);
	const heads = headsFor(viewport);
	const room = { width: viewport.width - heads.width, height: viewport.height - heads.height };
	const input = { ...shown, fills: true };
	const layout = layOut(input.table, { ...input, room });
	const z = Math.min(1, room.width / layout.width, room.height / layout.height);
	const camera = { x: -heads.width / z, y: -heads.height / z, z };
	return { picture: seenFrom(laid(layout, input), camera, viewport), upright, scale: 1, spot: '' };
}

/** A region in sheets with cards as large as they are read: cut between columns, lanes and cards, never through one. */
export function sheetsOf(board: Laid, region: Rect): Sheet[] {
	const { layout, index } = board;
	const room = roomOf(false);
	const heads = headsFor(room);
	const across = cutAcross(layout, region, room.width - heads.width);
	const down = cutDown(layout, index, region, room.height - heads.height);
	const tiles = down.flatMap((y, row) =>
		across.map((x, column) => ({
			spot: `${letters(row)}${String(column + 1)}`,
			rect: { x: x.from, y: y.from, width: x.to - x.from, height: y.to - y.from }
		}))
	);
	// Few cards are no stamp in the corner of a sheet.
	if (tiles.length === 1) return [grown(board, region, 1)];
	const told = tiles.filter(({ rect }) => tells(layout, index, rect));
	const kept = told.length > 0 ? told : tiles.slice(0, 1);
	return kept.map(({ spot, rect }) => ({
		picture: pictureOf(board, rect, 1),
		upright: false,
		scale: 1,
		spot
	}));
}

/** `A` to `Z`, then `AA`. */
const letters = (n: number): string =>
	(n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/** A sheet on which nothing stands is left out. */
function tells(layout: Layout, index: Index, rect: Rect): boolean {
	if (index.within({ ...rect, width: rect.width - 1, height: rect.height - 1 }).length > 0) return true;
	return layout.lanes.some(
		(lane) =>
			lane.collapsed &&
			touches({ ...rect, y: lane.y, height: lane.height }, rect) &&
			layout.columns.some(
				({ x, width, index: at }) => (lane.counts[at] ?? 0) > 0 && touches({ ...rect, x, width }, rect)
			)
	);
}

interface Stretch {
	readonly from: number;
	readonly to: number;
}

function cutAcross({ columns }: Layout, { x, width }: Rect, most: number): Stretch[] {
	const ends = columns.map((column) => column.x + column.width);
	return cut(
		x,
		x + width,
		(from) => ends.findLast((end) => end > from && end <= from + most) ?? from + most,
		most
	);
}

function cutDown(layout: Layout, index: Index, region: Rect, most: number): Stretch[] {
	return cut(region.y, region.y + region.height, cutBelow(layout, index, region, most), most);
}

/** Where a page that begins `from` there ends, at most so far below. */
function cutBelow(
	{ lanes }: Layout,
	index: Index,
	{ x, width }: Rect,
	most: number
): (from: number) => number {
	const seams = lanes.map((lane) => lane.y + lane.height + sizes.seam / 2);
	const rows = lanes.flatMap((lane) => lane.rows.map((row) => row.y + row.height));
	// A lane is rather cut than a third of a sheet left empty.
	const best = (ends: readonly number[], from: number): number | undefined =>
		ends.findLast((end) => end > from + most * 0.66 && end <= from + most);
	return (from) =>
		best(seams, from) ?? best(rows, from) ?? betweenCards(index, { x, y: from, width, height: most });
}

function cut(from: number, end: number, next: (from: number) => number, most: number): Stretch[] {
	const stretches: Stretch[] = [];
	for (let at = from; at < end;) {
		const to = end - at <= most ? end : next(at);
		stretches.push({ from: at, to });
		at = to;
	}
	return stretches;
}

/** The lowest place in `rect` at which no card would be cut through; its end where there is none. */
function betweenCards(index: Index, { x, y, width, height }: Rect): number {
	let at = y + height;
	for (let tries = 0; tries < 20; tries++) {
		const crossed = index
			.within({ x, y: at - 1, width, height: 1 })
			.map(({ box }) => box)
			.filter((box) => box.y < at && box.y + box.height + sizes.gap / 2 > at);
		const top = Math.min(...crossed.map((box) => box.y)) - sizes.gap / 2;
		if (crossed.length === 0) return at;
		if (top <= y + height / 2) break;
		at = top;
	}
	return y + height;
}
