import type { ItemId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import { headsFor } from '../layout/measures.ts';
import { paintBoard, partsAt } from '../paint/board.ts';
import type { Brush } from '../paint/brush.ts';
import { paintHands } from '../paint/hands.ts';
import { paintLive } from '../paint/live.ts';
import type { Picture } from '../paint/picture.ts';
import { textBook } from '../paint/text.ts';
import type { SceneInput } from '../scene.ts';
import { readTheme } from '../theme.ts';
import { inView } from '../view/camera.ts';
import { detailAt, type Detail } from '../view/lod.ts';
import type { Layer } from './scheduler.ts';
import { drawAll, type BoardState } from './state.ts';
import { Tiles } from './tiles.ts';

type Paint = (state: BoardState, layer: Layer, ctx: CanvasRenderingContext2D) => void;

/** Paints the layers of one scene, with the texts it has measured; `fontsCame` is called when those were of no use. */
export function artist(container: HTMLElement, fontsCame: () => void): Paint {
	const measure = document.createElement('canvas').getContext('2d');
	if (!measure) throw new Error('This browser gives no 2D canvas.');
	const text = textBook(measure);
	const { font } = readTheme(container);
	const needed = [500, 600].map((weight) => `${String(weight)} 12px ${font}`);
	// Widths measured before the fonts are there are another font’s. One that can’t be had leaves the next in its place.
	if (!needed.every((each) => document.fonts.check(each)))
		void Promise.allSettled(needed.map((each) => document.fonts.load(each))).then(() => {
			text.clear();
			tiles.clear();
			fontsCame();
		});
	const tiles = new Tiles();
	let detail: Detail | null = null;
	return (state, layer, ctx) => {
		if (!state.input) return;
		detail = detailAt(state.eye.camera.z, detail);
		const brush = { ctx, theme: state.theme, text };
		const whole = pictureOf(state, state.input, detail);
		const picture = isStill(state) ? steadied(tiles, whole, ctx, state) : whole;
		if (picture === whole) tiles.clear();
		if (layer === 'board') {
			if (picture !== whole && tiles.lasts()) paintMoving(brush, picture, ctx, tiles);
			else paintBoard(brush, picture);
		}
		if (layer === 'live') paintLive(brush, picture, state);
		if (layer === (state.joining.joined ? 'board' : 'hands')) {
			const view = inView(picture.camera, picture.viewport);
			paintHands(brush, picture, state.crowd.shown(performance.now(), view));
		}
	};
}

/** Whether nothing but the camera moves. */
const isStill = ({ joining, motions, parting }: BoardState): boolean =>
	joining.panning && !motions.moving && parting.still;

/** The picture with its camera moved by whole pixels since it began to move. */
function steadied(
	tiles: Tiles,
	picture: Picture,
	ctx: CanvasRenderingContext2D,
	{ theme }: BoardState
): Picture {
	const { camera, input, layout, detail, carried } = picture;
	const of = [theme, input, layout, detail, [...carried].join(' ')];
	return { ...picture, camera: tiles.steady(camera, ctx.getTransform().a, of) };
}

/** The board while the camera goes along over it: what looks alike from everywhere comes from tiles. */
function paintMoving(brush: Brush, picture: Picture, ctx: CanvasRenderingContext2D, tiles: Tiles): void {
	const { below, still, above } = partsAt(picture.detail);
	for (const paint of below) paint(brush, picture);
	tiles.put(ctx, picture, (on, part) => {
		for (const paint of still) paint({ ...brush, ctx: on }, part);
	});
	for (const paint of above) paint(brush, picture);
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
