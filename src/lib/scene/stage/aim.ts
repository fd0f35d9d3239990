import type { ItemId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import { headsFor } from '../layout/measures.ts';
import type { Pointer } from '../hand/gestures.ts';
import type { Camera, Intent, Subject } from '../scene.ts';
import { toWorld, type Point } from '../view/camera.ts';
import { columnAt, laneAt, type Hit } from '../view/hits.ts';
import { placeAt } from '../view/spots.ts';
import type { BoardState } from './state.ts';

/** Whether a point of the screen lies on the lane or column heads. */
export function underHeads({ surface }: BoardState, { x, y }: Point): boolean {
	const heads = headsFor(surface.size());
	return x < heads.width || y < heads.height;
}

/** Whether a point lies on a lane's spine, which folds and unfolds the lane. */
export function onSpine({ surface }: BoardState, { x, y }: Point): boolean {
	const heads = headsFor(surface.size());
	return x < heads.spine && y >= heads.height;
}

/** Three CSS pixels beside a card still mean it; in world pixels. */
export const slack = ({ eye }: BoardState): number => 3 / eye.camera.z;

/** The card or ghost at a point of the screen, `within` world pixels forgiven; none under the heads. */
export const hitAt = (state: BoardState, point: Point, within: number): Hit | null =>
	underHeads(state, point) ? null : state.index.at(toWorld(state.eye.camera, point), within);

/** What the pointer looks like over what it is over. */
export function cursorOver(state: BoardState, point: Point | null): string {
	if (!point) return '';
	if (onSpine(state, point)) return 'pointer';
	const hit = hitAt(state, point, 0);
	if (!hit) return state.input?.tool === 'select' ? 'crosshair' : '';
	return hit.kind === 'card' && state.input?.mood === 'open' ? 'grab' : 'pointer';
}

/** What a click selects; with `add` it joins or leaves what is selected. Null where nothing changes. */
export function selectionAfter({ input }: BoardState, hit: Hit | null, add: boolean): Intent | null {
	if (!hit) return add ? null : { kind: 'select', items: [], ghost: null };
	const before = input?.selected ?? new Set<ItemId>();
	const { id } = hit.box.item;
	const ghost = hit.kind === 'ghost' ? hit.box.ghost.id : null;
	const others = [...before].filter((item) => item !== id);
	return { kind: 'select', items: !add ? [id] : before.has(id) ? others : [...others, id], ghost };
}

/** Whether a pointer adds to what is selected: by a key, or a finger while cards are being selected. */
export const adds = ({ input }: BoardState, { add, kind }: Pointer): boolean =>
	add || (kind === 'touch' && input?.tool === 'select');

/** What lies at a point of the screen, for whoever asks what can be done there. */
export function subjectAt(state: BoardState, point: Point): Subject | null {
	const { layout, eye, surface } = state;
	const heads = headsFor(surface.size());
	const world = toWorld(eye.camera, point);
	if (point.x < heads.width && point.y < heads.height) return null;
	if (point.y < heads.height) {
		const timebox = layout.columns[columnAt(layout, world.x)]?.timebox.id;
		return timebox === undefined ? null : { on: 'column', timebox };
	}
	const lane = laneAt(layout, world.y);
	if (point.x < heads.width) return lane && { on: 'lane', lane: lane.id };
	const hit = hitAt(state, point, slack(state));
	if (hit?.kind === 'ghost') return { on: 'ghost', ghost: hit.box.ghost.id, item: hit.box.item.id };
	if (hit) return { on: 'card', item: hit.box.item.id };
	const place = placeAt(layout, world);
	if (!place) return lane && { on: 'lane', lane: lane.id };
	const { row, column } = place;
	return { on: 'cell', product: row.product, team: row.team, timebox: column.timebox.id };
}

/** The camera a double click on a card flies to: readable first, then nearer. */
export function nearer({ eye, surface }: BoardState, box: Rect): Camera {
	const { width, height } = surface.size();
	const z = eye.camera.z < 1 ? 1 : 1.6;
	return { x: box.x + box.width / 2 - width / 2 / z, y: box.y + box.height / 2 - height / 2 / z, z };
}
