import type { ItemId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import { headsFor } from '../layout/measures.ts';
import { heads, inPassing, paintBoard, partsAt } from '../paint/board.ts';
import { inside, type Brush } from '../paint/brush.ts';
import { paintHands } from '../paint/hands.ts';
import { paintLive } from '../paint/live.ts';
import { partOf, type Picture } from '../paint/picture.ts';
import { textBook } from '../paint/text.ts';
import type { Camera, SceneInput } from '../scene.ts';
import { readTheme, type Theme } from '../theme.ts';
import { inView } from '../view/camera.ts';
import { detailAt, type Detail } from '../view/lod.ts';
import { paintedNow, uncovered } from './scaled.ts';
import type { Layer } from './scheduler.ts';
import { drawAll, type BoardState } from './state.ts';
import { Tiles } from './tiles.ts';

type Context = CanvasRenderingContext2D;
type Paint = (state: BoardState, layer: Layer, ctx: Context) => void;

/** Paints the layers of one scene, with the texts it has measured; `fontsCame` is called when those were of no use. */
export function artist(container: HTMLElement, fontsCame: () => void): Paint {
	const measure = document.createElement('canvas').getContext('2d');
	if (!measure) throw new Error('This browser gives no 2D canvas.');
	const text = textBook(measure);
	const tiles = new Tiles();
	whenFontsCome(readTheme(container), () => {
		text.clear();
		tiles.clear();
		fontsCame();
	});
	let detail: Detail | null = null;
	/** From where the board was drawn: what lies over it goes by the same camera, to the pixel. */
	let from: Camera | null = null;
	return (state, layer, ctx) => {
		if (!state.input) return;
		const { scaled, painted } = state;
		detail = scaled && painted ? painted.detail : detailAt(state.eye.camera.z, detail);
		const brush = { ctx, theme: state.theme, text };
		const picture = pictureOf(state, state.input, detail);
		if (layer === 'board') {
			from = paintWhole(brush, picture, state, ctx, tiles);
			state.painted = paintedNow(state, from, detail);
		}
		if (layer === 'hands' && scaled) {
			paintBeside(brush, picture, uncovered(picture.viewport, scaled));
			paintLive(brush, picture, state);
		}
		const over = scaled ? picture : { ...picture, camera: from ?? picture.camera };
		if (layer === 'live') paintLive(brush, over, state);
		if (layer === (state.joining.joined ? 'board' : 'hands')) {
			const view = inView(over.camera, over.viewport);
			paintHands(brush, over, state.crowd.shown(performance.now(), view));
		}
	};
}

/** Widths measured before the fonts are there are another font’s. One that can’t be had leaves the next in its place. */
function whenFontsCome({ font }: Theme, came: () => void): void {
	const needed = [500, 600].map((weight) => `${String(weight)} 12px ${font}`);
	if (!needed.every((each) => document.fonts.check(each)))
		void Promise.allSettled(needed.map((each) => document.fonts.load(each))).then(came);
}

/** Whether nothing but the camera moves. */
const isStill = ({ joining, motions, parting }: BoardState): boolean =>
	joining.panning && !motions.moving && parting.still;

/** The picture with its camera moved by whole pixels since it began to move. */
function steadied(tiles: Tiles, picture: Picture, ctx: Context, { theme }: BoardState): Picture {
	const { camera, input, layout, detail, carried } = picture;
	const of = [theme, input, layout, detail, [...carried].join(' ')];
	return { ...picture, camera: tiles.steady(camera, ctx.getTransform().a, of) };
}

/** Paints the board; returns the camera it was painted from. */
function paintWhole(brush: Brush, whole: Picture, state: BoardState, ctx: Context, tiles: Tiles): Camera {
	if (!isStill(state)) {
		tiles.clear();
		paintBoard(brush, whole);
		return whole.camera;
	}
	const picture = steadied(tiles, whole, ctx, state);
	if (tiles.lasts()) paintMoving(brush, picture, ctx, tiles);
	else paintBoard(brush, picture);
	return picture.camera;
}

/** The board while the camera goes along over it: what looks alike from everywhere comes from tiles. */
function paintMoving(brush: Brush, picture: Picture, ctx: Context, tiles: Tiles): void {
	const { below, still, above } = partsAt(picture.detail);
	for (const paint of below) paint(brush, picture);
	tiles.put(ctx, picture, (on, part) => {
		for (const paint of still) paint({ ...brush, ctx: on }, part);
	});
	for (const paint of above) paint(brush, picture);
}

/** What the last picture, scaled, does not show: the places beside it, and the heads. */
function paintBeside(brush: Brush, picture: Picture, places: readonly Rect[]): void {
	for (const place of places)
		inside(brush.ctx, () => {
			brush.ctx.translate(place.x, place.y);
			const part = partOf(picture, place);
			for (const paint of inPassing) paint(brush, part);
		});
	for (const paint of heads) paint(brush, picture);
}

function pictureOf(state: BoardState, input: SceneInput, detail: Detail): Picture {
	const viewport = state.surface.size();
	const carried = new Set<ItemId>(state.crowd.carried);
	const moving = (item: ItemId): Rect | null => state.motions.rectOf(item) ?? standingAside(state, item);
	const { drawing } = state;
	for (const { item } of state.carried?.cards ?? []) carried.add(item.id);
	return {
		layout: state.layout,
		index: state.index,
		input,
		camera: state.eye.camera,
		viewport,
		heads: headsFor(viewport),
		detail,
		moving,
		marks: state.sheet.of(state.layout, input.free, moving),
		held: drawing?.kind === 'moving' || drawing?.kind === 'sizing' ? drawing.box.id : null,
		came: () => drawAll(state),
		aside: (ghost) => state.parting.aside(ghost),
		carried
	};
}

/** Where a card stands that makes room for what is carried. */
function standingAside({ parting, layout }: BoardState, item: ItemId): Rect | null {
	const aside = parting.aside(item);
	const box = aside && layout.cardOf.get(item);
	return box ? { ...box, x: box.x + aside.x, y: box.y + aside.y } : null;
}
