import type { Layout, Rect, RowBox } from '../layout/boxes.ts';
import { presentColumn } from '../layout/columns.ts';
import { headsFor } from '../layout/measures.ts';
import type { Camera, Sight } from '../scene.ts';
import { inView, type Point, type Viewport } from './camera.ts';
import { pointOf } from './spots.ts';

const within = (at: number, from: number, length: number): number =>
	Math.min(Math.max(0, (at - from) / Math.max(1, length)), 1);

/** How far `at` is from a stretch; 0 inside. */
const away = (at: number, from: number, length: number): number => Math.max(from - at, 0, at - from - length);

/** What is before a camera; null where the board has no cell. Beside the cells the nearest one is meant. */
export function sightOf(layout: Layout, camera: Camera, viewport: Viewport): Sight | null {
	const view = inView(camera, viewport);
	const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
	const column = nearest(layout.columns, ({ x, width }) => away(middle.x, x, width));
	const row = nearest<RowBox>(
		layout.lanes.flatMap(({ rows }) => rows),
		({ y, height }) => away(middle.y, y, height)
	);
	if (!column || !row) return null;
	const spot = {
		product: row.product,
		team: row.team,
		timebox: column.timebox.id,
		fx: within(middle.x, column.x, column.width),
		fy: within(middle.y, row.y, row.height)
	};
	return { spot, zoom: camera.z, width: view.width * camera.z, height: view.height * camera.z };
}

function nearest<T>(boxes: readonly T[], distance: (box: T) => number): T | undefined {
	const [first, ...rest] = boxes;
	return first && rest.reduce((best, box) => (distance(box) < distance(best) ? box : best), first);
}

/** The camera that has the middle of a sight in its own middle; null where nothing of that cell is drawn. */
export function cameraOn(
	layout: Layout,
	{ spot, zoom }: Pick<Sight, 'spot' | 'zoom'>,
	viewport: Viewport
): Camera | null {
	const point = pointOf(layout, spot);
	return point && centred(point, zoom, viewport);
}

/** The camera that has a point in the middle of what the heads leave free. */
export function centred({ x, y }: Point, z: number, viewport: Viewport): Camera {
	const head = headsFor(viewport);
	return { x: x - (viewport.width + head.width) / 2 / z, y: y - (viewport.height + head.height) / 2 / z, z };
}

/** Where some lanes (by the id of product or team) or a timebox are drawn; null where they are not. */
export function rectOfWhole(
	layout: Layout,
	whole: { readonly lanes: ReadonlySet<string> } | { readonly timebox: string | null }
): Rect | null {
	if ('timebox' in whole) {
		const column =
			whole.timebox === null
				? presentColumn(layout.columns)
				: layout.columns.find(({ timebox }) => timebox.id === whole.timebox);
		return column ? { x: column.x, y: 0, width: column.width, height: layout.height } : null;
	}
	const bands = layout.lanes.flatMap((lane): readonly { readonly y: number; readonly height: number }[] =>
		whole.lanes.has(lane.id)
			? [lane]
			: lane.rows.filter(({ product, team }) => whole.lanes.has(product) || whole.lanes.has(team))
	);
	const [first] = bands;
	if (!first) return null;
	const y = Math.min(...bands.map((band) => band.y));
	const bottom = Math.max(...bands.map((band) => band.y + band.height));
	return { x: 0, y, width: layout.width, height: bottom - y };
}
