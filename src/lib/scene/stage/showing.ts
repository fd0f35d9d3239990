import { idOf, type ItemId } from '#lib/domain/ids.ts';
import type { CardBox, GhostBox, Layout } from '../layout/boxes.ts';
import { layOut } from '../layout/layout.ts';
import { recognised } from '../layout/proposed.ts';
import type { SceneInput } from '../scene.ts';
import { inView } from '../view/camera.ts';
import { homeCamera } from '../view/home.ts';
import { indexOf } from '../view/hits.ts';
import { shiftBetween } from '../view/anchor.ts';
import { drawAll, type BoardState } from './state.ts';

/** Takes a new input in: lays out only if something places depend on has changed, and only that. */
export function showInput(state: BoardState, told: SceneInput): void {
	const before = state.input;
	const input = before ? { ...told, ghosts: recognised(before.ghosts, told.ghosts) } : told;
	state.input = input;
	const placed = !before || placesChanged(before, input);
	if (placed) place(state, before, input);
	if (!state.begun && state.layout.lanes.length > 0) {
		state.begun = true;
		state.eye.set(state.wanted ?? homeCamera(state.layout, state.surface.size()));
		drawAll(state);
	}
	if (placed) drawAll(state);
	else state.schedule.dirty('board', 'live');
}

function place(state: BoardState, before: SceneInput | null, input: SceneInput): void {
	const { eye, layout: old, surface, motions: ways, theme } = state;
	const changes = before?.table === input.table ? (input.changes?.(before.version) ?? null) : null;
	const layout = layOut(input.table, input, old, changes);
	comeBack(state);
	const view = inView(eye.camera, surface.size());
	const shift = before ? shiftBetween(old, layout, view) : { x: 0, y: 0 };
	eye.bound(layout, surface.size());
	const { x, y } = eye.camera;
	eye.shift(shift);
	const moved = { x: eye.camera.x - x, y: eye.camera.y - y };
	ways.begin(old, layout, performance.now(), before ? theme.settle : 0, {
		shift: moved,
		view: inView(eye.camera, surface.size())
	});
	state.layout = layout;
	state.index = indexOf(layout);
	state.hovered = state.hovered && stillThere(layout, state.hovered);
}

const stillThere = (layout: Layout, box: CardBox | GhostBox): CardBox | GhostBox | null =>
	('ghost' in box ? layout.ghostOf.get(box.ghost.id) : layout.cardOf.get(box.item.id)) ?? null;

/** Cards that stood aside for what was carried go on from there to where they stand now. */
function comeBack({ parting: aside, motions: ways, carried, layout, theme }: BoardState): void {
	if (carried) return;
	for (const [name, { x, y }] of aside.all()) {
		const card = layout.cardOf.get(idOf<ItemId>(name));
		if (card)
			ways.send(card.item.id, { ...card, x: card.x + x, y: card.y + y }, performance.now(), theme.settle);
	}
	aside.open(null, false);
}

const placesChanged = (a: SceneInput, b: SceneInput): boolean =>
	a.table !== b.table ||
	a.version !== b.version ||
	a.groupBy !== b.groupBy ||
	a.today !== b.today ||
	a.ghosts !== b.ghosts ||
	!sameMembers(a.collapsed, b.collapsed);

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a === b || (a.size === b.size && a.isSubsetOf(b));
