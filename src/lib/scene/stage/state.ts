import type { ItemId } from '#lib/domain/ids.ts';
import { emptyTable } from '#lib/domain/table.ts';
import type { Carried } from '../hand/carry.ts';
import type { Frame } from '../hand/frame.ts';
import type { CardBox, GhostBox, Layout } from '../layout/boxes.ts';
import { layOut } from '../layout/layout.ts';
import type { Camera, Intent, SceneInput } from '../scene.ts';
import { readTheme, type Theme } from '../theme.ts';
import type { Drawing } from '../free/drawing.ts';
import { SheetKeeper } from '../free/keeper.ts';
import { inView, type Viewport } from '../view/camera.ts';
import { indexOf, type Index } from '../view/hits.ts';
import { motions, type Motions } from '../view/motion.ts';
import { chase, type Chase } from './chase.ts';
import { crowd, type Crowd } from './crowd.ts';
import { eye, type Eye } from './eye.ts';
import { artist } from './artist.ts';
import { joining, type Joining } from './joining.ts';
import { parting, type Parting } from './parting.ts';
import { scaledNow, type Painted, type Placing } from './scaled.ts';
import { scheduler, type Layer, type Scheduler } from './scheduler.ts';
import type { MakeSurface, Surface } from './surface.ts';

/** What a mounted scene knows. Written by its parts only; everything drawn is made from it. */
export interface BoardState {
	readonly surface: Surface;
	readonly schedule: Scheduler;
	readonly eye: Eye;
	readonly crowd: Crowd;
	readonly chase: Chase;
	readonly joining: Joining;
	readonly motions: Motions;
	readonly container: HTMLElement;
	readonly tell: (intent: Intent) => void;
	input: SceneInput | null;
	layout: Layout;
	index: Index;
	theme: Theme;
	carried: Carried | null;
	/** Where others stand aside for what is carried. */
	readonly parting: Parting;
	/** The frame this hand draws round cards. */
	frame: Frame | null;
	hovered: CardBox | GhostBox | null;
	/** What this hand does with marks, and where those lie. */
	drawing: Drawing | null;
	readonly sheet: SheetKeeper;
	/** Where the first picture is to be looked at from, told before there was one; else it goes home. */
	wanted: Camera | null;
	/** The card last brought into the middle, and how often the camera had been moved by then. */
	sought: { readonly item: ItemId; readonly moves: number } | null;
	/** Whether the first picture has been shown. */
	begun: boolean;
	/** The screen the board was last looked at on; null before that. */
	seenOn: Viewport | null;
	/** The camera last told of. */
	told: Camera | null;
	/** The board as its layer shows it, where nothing else is drawn there with it. */
	painted: Painted | null;
	/** How that stands for the board while the camera comes nearer or goes away; all else is then drawn over it, with the hands. */
	scaled: Placing | null;
	/** Layers that were last drawn with nothing on them: to draw nothing again would only cost a frame. */
	readonly blank: Set<Layer>;
	/** Runs in every frame before drawing, `elapsed` ms after the last; true while it needs another. */
	beforeFrame: (elapsed: number) => boolean;
	afterFrame: () => void;
	/** The container has another size, or its canvases are new. */
	resized: () => void;
	fly(camera: Camera): void;
}

const nothing = layOut(emptyTable(), { groupBy: 'product', collapsed: new Set(), ghosts: [], today: '' });

/** Everything is drawn with the next frame. */
export const drawAll = ({ schedule }: BoardState): void => schedule.dirty('board', 'live', 'hands');

/** A scene with nothing in it yet. */
export function boardState(
	makeSurface: MakeSurface,
	container: HTMLElement,
	tell: (intent: Intent) => void
): BoardState {
	const paint = artist(container, () => drawAll(state));
	const step = frames(() => state);
	const state: BoardState = {
		surface: makeSurface(
			container,
			(layer, ctx) => paint(state, layer, ctx),
			() => state.resized()
		),
		schedule: scheduler(
			step,
			(layer) => draw(state, layer),
			(layer) => drawnOn(state, layer)
		),
		joining: joining(),
		eye: eye(),
		crowd: crowd(),
		chase: chase(() => state),
		motions: motions((item) => state.layout.cardOf.get(item) ?? null),
		container,
		tell,
		input: null,
		layout: nothing,
		index: indexOf(nothing),
		theme: readTheme(container),
		carried: null,
		parting: parting(),
		frame: null,
		hovered: null,
		drawing: null,
		sheet: new SheetKeeper(),
		wanted: null,
		sought: null,
		begun: false,
		seenOn: null,
		told: null,
		painted: null,
		scaled: null,
		blank: new Set(),
		beforeFrame: () => false,
		afterFrame: () => {},
		resized: () => {},
		fly(camera) {
			state.eye.fly(camera, performance.now(), state.theme.flight);
			drawAll(state);
		}
	};
	return state;
}

/** What moves by itself, moved on once a frame; true while anything does. */
function frames(stateNow: () => BoardState): (now: number) => boolean {
	let last = 0;
	return (now) => {
		const state = stateNow();
		const elapsed = Math.min(50, now - last);
		last = now;
		const flying = state.eye.flying;
		if (flying && !state.eye.step(now)) state.joining.arrived();
		const moving = state.motions.step(now);
		const chasing = state.chase.step(elapsed);
		const gliding = crowdMoves(state, now, elapsed);
		const pulling = state.beforeFrame(elapsed);
		if (flying || pulling || chasing) drawAll(state);
		if (moving) state.schedule.dirty('board', 'live');
		if (gliding) state.schedule.dirty('hands');
		if (state.joining.step(now, state.eye.camera, state.crowd)) state.schedule.dirty('board', 'hands');
		const { joined, panning, zooming } = state.joining;
		return flying || moving || gliding || pulling || chasing || joined || panning || zooming;
	};
}

const crowdMoves = (
	{ crowd: others, eye: { camera }, surface, theme }: BoardState,
	now: number,
	elapsed: number
) => others.step(now, elapsed, inView(camera, surface.size()), theme.flight === 0);

function draw(state: BoardState, layer: Layer): void {
	const blank = isBlank(state, layer);
	if (blank && state.blank.has(layer)) return;
	if (blank) state.blank.add(layer);
	else state.blank.delete(layer);
	if (layer !== 'board' || !scales(state)) state.surface.draw(layer, blank);
	if (layer !== 'board') return;
	state.afterFrame();
	const { camera, flying } = state.eye;
	if (flying || state.told === camera || !state.begun) return;
	state.told = camera;
	state.tell({ kind: 'camera', camera });
}

/** Whether the board's last picture does for this frame. Where that has changed all that lies over it changes too. */
function scales(state: BoardState): boolean {
	const before = state.scaled;
	state.scaled = scaledNow(state);
	if (state.scaled || before) state.surface.place(state.scaled);
	if ((state.scaled === null) !== (before === null)) state.schedule.dirty('live', 'hands');
	return state.scaled !== null;
}

/** The layer that what belongs on `layer` is drawn on now. */
function drawnOn({ joining: hands, scaled }: BoardState, layer: Layer): Layer {
	if (layer === 'live' && scaled) return 'hands';
	return layer === 'hands' && hands.joined ? 'board' : layer;
}

function isBlank(
	{ input, carried, frame, drawing, hovered, scaled, crowd: others, joining: hands }: BoardState,
	layer: Layer
): boolean {
	if (layer === 'board') return false;
	if (layer === 'hands') return !scaled && (hands.joined || others.empty(performance.now()));
	if (scaled) return true;
	if (drawing || input?.free?.chosen) return false;
	return !carried && !frame && !hovered && !input?.focused && !input?.selected.size;
}
