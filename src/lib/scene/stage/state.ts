import type { ItemId } from '#lib/domain/ids.ts';
import { emptyTable } from '#lib/domain/table.ts';
import type { Carried } from '../hand/carry.ts';
import type { CardBox, GhostBox, Layout } from '../layout/boxes.ts';
import { headsFor } from '../layout/measures.ts';
import { layOut } from '../layout/layout.ts';
import { paintBoard } from '../paint/board.ts';
import type { Brush } from '../paint/brush.ts';
import { paintHands } from '../paint/hands.ts';
import { paintLive } from '../paint/live.ts';
import type { Picture } from '../paint/picture.ts';
import { textBook } from '../paint/text.ts';
import type { Camera, Intent, SceneInput } from '../scene.ts';
import { readTheme, type Theme } from '../theme.ts';
import { homeCamera } from '../view/home.ts';
import { indexOf, type Index } from '../view/hits.ts';
import { detailAt, type Detail } from '../view/lod.ts';
import { motions, type Motions } from '../view/motion.ts';
import { crowd, type Crowd } from './crowd.ts';
import { eye, type Eye } from './eye.ts';
import { scheduler, type Layer, type Scheduler } from './scheduler.ts';
import type { MakeSurface, Surface } from './surface.ts';

/** What a mounted scene knows. Written by its parts only; everything drawn is made from it. */
export interface BoardState {
	readonly surface: Surface;
	readonly schedule: Scheduler;
	readonly eye: Eye;
	readonly crowd: Crowd;
	readonly motions: Motions;
	readonly container: HTMLElement;
	readonly tell: (intent: Intent) => void;
	input: SceneInput | null;
	layout: Layout;
	index: Index;
	theme: Theme;
	carried: Carried | null;
	hovered: CardBox | GhostBox | null;
	/** Whether the camera has a place: the first picture goes home. */
	placed: boolean;
	/** Runs in every frame before drawing, `elapsed` ms after the last; true while it needs another. */
	beforeFrame: (elapsed: number) => boolean;
	afterFrame: () => void;
	fly(camera: Camera): void;
}

const nothing = layOut(emptyTable(), { groupBy: 'product', collapsed: new Set(), ghosts: [], today: '' });

export function boardState(
	makeSurface: MakeSurface,
	container: HTMLElement,
	tell: (intent: Intent) => void
): BoardState {
	const measure = document.createElement('canvas').getContext('2d');
	if (!measure) throw new Error('This browser gives no 2D canvas.');
	const text = textBook(measure);
	let detail: Detail | null = null;
	let last = 0;
	let told: Camera | null = null;

	const paint = (layer: Layer, ctx: CanvasRenderingContext2D): void => {
		if (!state.input) return;
		detail = detailAt(state.eye.camera.z, detail);
		const brush: Brush = { ctx, theme: state.theme, text };
		const picture = pictureOf(state, state.input, detail);
		if (layer === 'board') paintBoard(brush, picture);
		else if (layer === 'live') paintLive(brush, picture, state);
		else paintHands(brush, picture, state.crowd.shown(performance.now()));
	};
	const step = (now: number): boolean => {
		const elapsed = Math.min(50, now - last);
		last = now;
		const flying = state.eye.flying;
		state.eye.step(now);
		const moving = state.motions.step(now);
		const gliding = state.crowd.step(now, elapsed);
		const pulling = state.beforeFrame(elapsed);
		if (flying || pulling) state.schedule.dirty('board', 'live', 'hands');
		if (moving) state.schedule.dirty('board', 'live');
		if (gliding) state.schedule.dirty('hands');
		return flying || moving || gliding || pulling;
	};
	const draw = (layer: Layer): void => {
		state.surface.draw(layer);
		if (layer !== 'board') return;
		state.afterFrame();
		if (told !== state.eye.camera && !state.eye.flying)
			tell({ kind: 'camera', camera: (told = state.eye.camera) });
	};
	const resized = (): void => {
		state.eye.bound(state.layout, state.surface.size());
		state.schedule.dirty('board', 'live', 'hands');
	};
	const state: BoardState = {
		surface: makeSurface(container, paint, () => resized()),
		schedule: scheduler(step, draw),
		eye: eye(),
		crowd: crowd(),
		motions: motions((item) => state.layout.cardOf.get(item) ?? null),
		container,
		tell,
		input: null,
		layout: nothing,
		index: indexOf(nothing),
		theme: readTheme(container),
		carried: null,
		hovered: null,
		placed: false,
		beforeFrame: () => false,
		afterFrame: () => {},
		fly(camera) {
			state.placed = true;
			state.eye.fly(camera, performance.now(), state.theme.flight);
			state.schedule.dirty('board', 'live', 'hands');
		}
	};
	// Widths measured before the fonts are there are of another font.
	void document.fonts.load(`500 12px ${state.theme.font}`).then(() => {
		text.clear();
		state.schedule.dirty('board', 'live', 'hands');
	});
	return state;
}

function pictureOf(state: BoardState, input: SceneInput, detail: Detail): Picture {
	const viewport = state.surface.size();
	const carried = new Set<ItemId>(state.crowd.carried);
	if (state.carried) carried.add(state.carried.card.item.id);
	return {
		layout: state.layout,
		index: state.index,
		input,
		camera: state.eye.camera,
		viewport,
		heads: headsFor(viewport),
		detail,
		moving: (item) => state.motions.rectOf(item),
		carried
	};
}

/** A card in the hand while the board changes under it: its new box, or nothing where it is no longer shown. */
function stillCarried(carried: Carried, layout: Layout): Carried | null {
	const card = layout.cardOf.get(carried.card.item.id);
	return card ? { ...carried, card } : null;
}

/** Takes a new input in: lays out only if something places depend on has changed. */
export function showInput(state: BoardState, input: SceneInput): void {
	const before = state.input;
	state.input = input;
	if (!before || placesChanged(before, input)) {
		const layout = layOut(input.table, input);
		state.motions.begin(state.layout, layout, performance.now(), before ? state.theme.settle : 0);
		state.layout = layout;
		state.index = indexOf(layout);
		state.hovered = null;
		state.eye.bound(layout, state.surface.size());
		if (state.carried) state.carried = stillCarried(state.carried, layout);
	}
	if (!state.placed && state.layout.lanes.length > 0) {
		state.placed = true;
		state.eye.set(homeCamera(state.layout, state.surface.size()));
	}
	state.schedule.dirty('board', 'live', 'hands');
}

const placesChanged = (a: SceneInput, b: SceneInput): boolean =>
	a.table !== b.table ||
	a.version !== b.version ||
	a.groupBy !== b.groupBy ||
	a.today !== b.today ||
	!sameMembers(a.collapsed, b.collapsed) ||
	!sameGhosts(a.ghosts, b.ghosts);

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a === b || (a.size === b.size && a.isSubsetOf(b));

/** Ghosts are made anew with every change of anything; what they say decides. There are tens of them, not thousands. */
const sameGhosts = (a: SceneInput['ghosts'], b: SceneInput['ghosts']): boolean =>
	a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
