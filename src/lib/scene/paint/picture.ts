import type { ItemId, MarkId } from '#lib/domain/ids.ts';
import type { Sheet } from '../free/boxes.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import type { Camera, SceneInput } from '../scene.ts';
import { inView, type Viewport } from '../view/camera.ts';
import type { Index } from '../view/hits.ts';
import type { Detail } from '../view/lod.ts';
import type { Heads } from '../layout/measures.ts';
import type { Canvas } from './brush.ts';

/** All that one picture of the board is made from. */
export interface Picture {
	readonly layout: Layout;
	readonly index: Index;
	readonly input: SceneInput;
	readonly camera: Camera;
	readonly viewport: Viewport;
	readonly heads: Heads;
	readonly detail: Detail;
	/** Where a card stands that is on its way to its new place; null for one that rests. */
	readonly moving: (item: ItemId) => Rect | null;
	/** How far a ghost stands aside for what is carried, world pixels; null: not at all. */
	readonly aside?: (ghost: string) => { readonly x: number; readonly y: number } | null;
	/** Marks of the free layer, the one this seat's hand holds, and what is to be called when a picture among them is decoded. */
	readonly marks?: Sheet;
	readonly held?: MarkId | null;
	readonly came?: () => void;
	/** World pixels around the view in which what reaches into it may stand; nothing said: none. */
	readonly reach?: number;
	/** Cards in hands, this seat's and others': drawn with the hand, and faded where they stand. */
	readonly carried: ReadonlySet<ItemId>;
}

/** What of the world is seen between the heads, world pixels. */
export const viewOf = ({ camera, viewport, heads }: Picture): Rect => inView(camera, viewport, heads);

/** World pixels by which what is drawn of a card reaches beyond it at most. */
const reach = 24;

/** A piece of a picture, CSS pixels of it, without heads. */
export const partOf = (picture: Picture, { x, y, width, height }: Rect): Picture => {
	const { camera } = picture;
	return {
		...picture,
		camera: { ...camera, x: camera.x + x / camera.z, y: camera.y + y / camera.z },
		viewport: { width, height },
		heads: { width: 0, height: 0, spine: 0 },
		reach
	};
};

/** What several painters ask of a picture, found once for each. */
export function oncePer<T extends object>(find: (picture: Picture) => T): (picture: Picture) => T {
	const found = new WeakMap<Picture, T>();
	return (picture) => {
		const known = found.get(picture);
		if (known) return known;
		const made = find(picture);
		found.set(picture, made);
		return made;
	};
}

/** Lets `draw` work in world pixels, cut off at the heads. */
export function inWorld(ctx: Canvas, { camera, viewport, heads }: Picture, draw: () => void): void {
	ctx.save();
	ctx.beginPath();
	ctx.rect(heads.width, heads.height, viewport.width - heads.width, viewport.height - heads.height);
	ctx.clip();
	ctx.scale(camera.z, camera.z);
	ctx.translate(-camera.x, -camera.y);
	draw();
	ctx.restore();
}

export const touches = (a: Rect, b: Rect): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
