import { idOf, type ItemId } from '#lib/domain/ids.ts';
import type { CardBox, GhostBox, Layout, Rect, Room } from '../layout/boxes.ts';
import { layOut } from '../layout/layout.ts';
import { headsFor } from '../layout/measures.ts';
import { recognised } from '../layout/proposed.ts';
import { touches } from '../paint/picture.ts';
import type { Camera, SceneInput } from '../scene.ts';
import { fitRect, inView, readable, reveal, type Viewport } from '../view/camera.ts';
import { homeCamera } from '../view/home.ts';
import { indexOf } from '../view/hits.ts';
import { shiftBetween } from '../view/anchor.ts';
import { rectOfItem } from '../view/whereabouts.ts';
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
		const size = state.surface.size();
		state.seenOn = size;
		state.eye.set(
			state.wanted ?? (input.fills ? wholeOf(state.layout, size) : homeCamera(state.layout, size))
		);
		drawAll(state);
	}
	if (placed) drawAll(state);
	else state.schedule.dirty('board', 'live');
}

/** The container has another size: a board that fills it is laid out anew, and the card that is chosen stays in view. */
export function resized(state: BoardState): void {
	if (state.input?.fills) place(state, state.input, state.input);
	const { sought, seenOn, eye } = state;
	const shown = seenOn && chosenIn(state, seenOn);
	state.seenOn = state.surface.size();
	eye.bound(state.layout, state.seenOn);
	if (sought?.moves === eye.moves) flyTo(state, sought.item);
	else if (shown) state.fly(reveal(eye.camera, shown, state.seenOn));
	drawAll(state);
}

/** The one card that is chosen, where any of it is in view. */
function chosenIn({ input, layout, eye, carried }: BoardState, size: Viewport): Rect | null {
	const [item, ...others] = input?.selected ?? [];
	if (item === undefined || others.length > 0 || carried) return null;
	const box = rectOfItem(layout, input, item);
	return box && touches(box, inView(eye.camera, size)) ? box : null;
}

/** Brings a card into the middle, and again where the board makes room for what is told of it before anybody moves on. */
export function flyTo(state: BoardState, item: ItemId): void {
	const { layout, input, surface, eye } = state;
	const box = rectOfItem(layout, input, item);
	if (box) state.fly(fitRect(box, surface.size(), Math.max(readable, eye.camera.z)));
	state.sought = { item, moves: eye.moves };
}

/** The camera that shows all of a board that was laid out to fill what the heads leave free. */
const wholeOf = (layout: Layout, size: Viewport): Camera =>
	fitRect({ x: 0, y: 0, width: layout.width, height: layout.height }, size, readable, 0);

function roomIn(size: Viewport): Room {
	const head = headsFor(size);
	return { width: Math.max(1, size.width - head.width), height: Math.max(1, size.height - head.height) };
}

function place(state: BoardState, before: SceneInput | null, input: SceneInput): void {
	const { eye, layout: old, surface, motions: ways, theme } = state;
	const changes = before?.table === input.table ? (input.changes?.(before.version) ?? null) : null;
	const room = input.fills ? roomIn(surface.size()) : null;
	const layout = layOut(input.table, { ...input, room }, old, changes);
	comeBack(state);
	const view = inView(eye.camera, surface.size());
	const shift = before ? shiftBetween(old, layout, view) : { x: 0, y: 0 };
	eye.bound(layout, surface.size());
	const { x, y } = eye.camera;
	if (input.fills && state.begun) state.fly(wholeOf(layout, surface.size()));
	else eye.shift(shift);
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
	a.fills !== b.fills ||
	a.ghosts !== b.ghosts ||
	!sameMembers(a.collapsed, b.collapsed);

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a === b || (a.size === b.size && a.isSubsetOf(b));
