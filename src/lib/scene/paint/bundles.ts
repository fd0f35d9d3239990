import type { Layout, LinkLine, Rect } from '../layout/boxes.ts';
import { fontOf, roundPath, write, type Brush } from './brush.ts';
import { inWorld, touches, type Picture } from './picture.ts';

/** Broken links between two places of the board, drawn as one line from afar. World pixels. */
export interface Bundle {
	readonly from: { readonly x: number; readonly y: number };
	readonly to: { readonly x: number; readonly y: number };
	readonly count: number;
	/** The first of its links. */
	readonly first: LinkLine;
}

/** More curves than these are a web: then only the heaviest are drawn, and each lane's head tells how many are late in it. */
const most = 12;

/** Broken links by the lane and timebox they lead from and to, the thickest first. */
export function bundlesOf(layout: Layout): Bundle[] {
	const bundles = new Map<string, { from: string; to: string; count: number; first: LinkLine }>();
	for (const line of layout.conflicts) {
		const ends = endsOf(layout, line);
		if (!ends) continue;
		const key = ends.join(' > ');
		const known = bundles.get(key);
		if (known) known.count += 1;
		else bundles.set(key, { from: ends[0], to: ends[1], count: 1, first: line });
	}
	const lanes = new Map(layout.lanes.map((lane) => [lane.id, lane]));
	const endOf = (end: string): Bundle['from'] | null => {
		const [lane = '', column = ''] = end.split(' ');
		const [box, at] = [lanes.get(lane), layout.columns[Number(column)]];
		// Below the middle, where the cell's number stands.
		return box && at ? { x: at.x + at.width / 2, y: box.y + box.height * 0.86 } : null;
	};
	return [...bundles.values()]
		.sort((a, b) => b.count - a.count)
		.flatMap(({ from, to, count, first }) => {
			const [a, b] = [endOf(from), endOf(to)];
			return a && b ? [{ from: a, to: b, count, first }] : [];
		});
}

/** The same from card to card, as long as cards are seen: out of the one's right edge, to the mark at the other's left. */
export function betweenCards({ cardOf }: Pick<Layout, 'cardOf'>, bundle: Bundle): Bundle {
	const [from, to] = [cardOf.get(bundle.first.from), cardOf.get(bundle.first.to)];
	if (!from || !to) return bundle;
	const start = { x: from.x + from.width, y: from.y + from.height / 2 };
	return { ...bundle, from: start, to: { x: to.x, y: to.y + to.height / 2 } };
}

function endsOf(layout: Layout, { from, to }: LinkLine): [string, string] | null {
	const [gives, takes] = [layout.placeOf(from), layout.placeOf(to)];
	if (!gives || !takes) return null;
	const lane = layout.groupBy === 'product' ? 'product' : 'team';
	const column = (timebox: (typeof gives)['timebox']): string =>
		String(layout.columnOf(timebox)?.index ?? '');
	return [`${gives[lane]} ${column(gives.timebox)}`, `${takes[lane]} ${column(takes.timebox)}`];
}

/** As many bundles as can be followed by eye; where there are more, none of a single link. */
export const readable = (bundles: readonly Bundle[]): readonly Bundle[] =>
	bundles.length <= most ? bundles : bundles.filter(({ count }) => count > 1).slice(0, most);

const known = new WeakMap<Layout, readonly Bundle[]>();
const knownLate = new WeakMap<Layout, ReadonlyMap<string, number>>();

/** Bundles of a layout, gathered once for each. */
function bundlesIn(layout: Layout): readonly Bundle[] {
	const found = known.get(layout) ?? readable(bundlesOf(layout));
	known.set(layout, found);
	return found;
}

/** By lane, how many links come too late for what stands in it; counted once for each layout. */
export function lateIn(layout: Layout): ReadonlyMap<string, number> {
	const found = knownLate.get(layout) ?? countLate(layout);
	knownLate.set(layout, found);
	return found;
}

function countLate(layout: Layout): ReadonlyMap<string, number> {
	const late = new Map<string, number>();
	for (const { to } of layout.conflicts) {
		const lane = layout.placeOf(to)?.[layout.groupBy];
		if (lane !== undefined) late.set(lane, (late.get(lane) ?? 0) + 1);
	}
	return late;
}

/** Broken links from afar: one curve a bundle, as thick as it is heavy, its number in the middle. */
export function paintBundles(brush: Brush, picture: Picture): void {
	const { ctx, theme } = brush;
	const { layout, camera, detail } = picture;
	const told = bundlesIn(layout);
	const bundles = detail === 'bar' ? told.map((each) => betweenCards(layout, each)) : told;
	if (bundles.length === 0) return;
	const unit = 1 / camera.z;
	inWorld(ctx, picture, () => {
		ctx.strokeStyle = theme.danger;
		ctx.globalAlpha = 0.5;
		// Each on its own: a canvas goes over all that a path spans, and together they span the screen.
		for (const { from, to, count } of bundles) {
			ctx.lineWidth = Math.min(6, 1 + Math.log2(count)) * unit;
			ctx.beginPath();
			ctx.moveTo(from.x, from.y);
			ctx.quadraticCurveTo((from.x + to.x) / 2, Math.min(from.y, to.y) - 30 * unit, to.x, to.y);
			ctx.stroke();
		}
		ctx.globalAlpha = 1;
		ctx.fillStyle = theme.danger;
		for (const { to } of bundles) {
			ctx.beginPath();
			ctx.arc(to.x, to.y, 3 * unit, 0, 2 * Math.PI);
			ctx.fill();
		}
		const several = bundles.filter(({ count }) => count > 1);
		tell(brush, several, unit);
	});
}

/** How far along a curve its number may stand, the best first: where it is highest, else beside another's. */
const along = [0.5, 0.36, 0.64, 0.24, 0.76] as const;

/** A point of a bundle's curve; `unit`: world pixels of a CSS pixel. */
export function spotOn({ from, to }: Pick<Bundle, 'from' | 'to'>, t: number, unit: number): Bundle['from'] {
	const bend = { x: (from.x + to.x) / 2, y: Math.min(from.y, to.y) - 30 * unit };
	const at = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
	return { x: at(from.x, bend.x, to.x), y: at(from.y, bend.y, to.y) };
}

/** Boxes for the numbers of bundles, none over another; null for what has no room: its curve still tells how heavy it is. */
export function tagsOf(
	bundles: readonly Bundle[],
	unit: number,
	wide: (bundle: Bundle) => number
): readonly (Rect | null)[] {
	const taken: Rect[] = [];
	return bundles.map((bundle) => {
		const width = wide(bundle);
		const boxes = along.map((t) => {
			const { x, y } = spotOn(bundle, t, unit);
			return { x: x - width / 2, y: y - 7 * unit, width, height: 14 * unit };
		});
		const box = boxes.find((each) => taken.every((other) => !touches(other, each))) ?? null;
		if (box) taken.push(box);
		return box;
	});
}

/** How many links each bundle holds. */
function tell(brush: Brush, bundles: readonly Bundle[], unit: number): void {
	const { ctx, theme } = brush;
	const font = fontOf(theme, 10, 600);
	const wide = ({ count }: Bundle): number => (brush.text.width(String(count), font) + 8) * unit;
	const boxes = tagsOf(bundles, unit, wide);
	for (const [n, box] of boxes.entries()) {
		if (!box) continue;
		roundPath(ctx, box, 7 * unit);
		ctx.fillStyle = theme.dangerSoft;
		ctx.fill();
		write(brush, String(bundles[n]?.count), box.x + box.width / 2, box.y + 7 * unit, {
			...{ size: 10 * unit, weight: 600, colour: theme.danger, align: 'center' }
		});
	}
}
