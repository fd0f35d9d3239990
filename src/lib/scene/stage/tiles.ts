import type { Rect } from '../layout/boxes.ts';
import { partOf, type Picture } from '../paint/picture.ts';
import type { Camera } from '../scene.ts';

/** Pixels of the canvas along an edge of a tile. */
const edge = 512;

/** Which tile from where they begin. */
interface At {
	readonly column: number;
	readonly row: number;
}

type Paint = (ctx: CanvasRenderingContext2D, part: Picture) => void;

/** Where the tiles begin, and all that what is on them was made from. */
interface Ground {
	readonly camera: Camera;
	/** Pixels of the canvas to a world pixel. */
	readonly scale: number;
	readonly of: readonly unknown[];
}

/**
 * Pictures of pieces of the board, kept while the camera goes along over it: each is painted once when it comes into view
 * and then put where it belongs. Dropped as soon as the camera rests, so they hold no memory then, and what rests is
 * painted as it is.
 */
export class Tiles {
	#ground: Ground | null = null;
	#lasts = false;
	#made = new Map<string, HTMLCanvasElement>();
	/** Those that have gone out of view, to be painted anew: to get a new one costs as much as to paint it. */
	#spare: HTMLCanvasElement[] = [];

	/**
	 * The camera to draw with: that of the first picture moved by whole pixels, so that all that is put stays as sharp as
	 * it was painted. Begins anew where the camera came nearer, or with anything in `of` that is not as before.
	 */
	steady(camera: Camera, ratio: number, of: readonly unknown[]): Camera {
		const scale = camera.z * ratio;
		const known = this.#ground;
		if (!known || known.scale !== scale || known.of.some((each, n) => each !== of[n])) {
			this.#spare.push(...this.#made.values());
			this.#made.clear();
			this.#ground = { camera, scale, of };
			this.#lasts = false;
			return camera;
		}
		const { x, y } = known.camera;
		const along = (to: number, from: number): number => Math.round((to - from) * scale) / scale;
		return { x: x + along(camera.x, x), y: y + along(camera.y, y), z: camera.z };
	}

	/**
	 * Once a picture: whether it lies on the same ground as the one before. A board that changes with every picture is
	 * painted sooner than its tiles.
	 */
	lasts(): boolean {
		const lasted = this.#lasts;
		this.#lasts = true;
		return lasted;
	}

	/** Puts all of a picture with a steady camera; what has not been in view until now is painted by `paint`. */
	put(ctx: CanvasRenderingContext2D, picture: Picture, paint: Paint): void {
		if (!this.#ground) return;
		const { camera, scale } = this.#ground;
		const left = Math.round((picture.camera.x - camera.x) * scale);
		const top = Math.round((picture.camera.y - camera.y) * scale);
		const { width, height } = ctx.canvas;
		const seen = placesIn({ x: left, y: top, width, height });
		const names = new Set(seen.map(nameOf));
		for (const [name, tile] of this.#made)
			if (!names.has(name)) {
				this.#made.delete(name);
				this.#spare.push(tile);
			}
		ctx.save();
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		for (const at of seen) {
			const tile = this.#made.get(nameOf(at)) ?? this.#paint(picture, at, paint);
			this.#made.set(nameOf(at), tile);
			ctx.drawImage(tile, at.column * edge - left, at.row * edge - top);
		}
		ctx.restore();
	}

	clear(): void {
		this.#made.clear();
		this.#spare = [];
		this.#ground = null;
	}

	#paint(picture: Picture, at: At, paint: Paint): HTMLCanvasElement {
		const tile = this.#spare.pop() ?? newTile();
		const ctx = tile.getContext('2d');
		if (!ctx || !this.#ground) return tile;
		const { camera, scale } = this.#ground;
		const ratio = scale / camera.z;
		ctx.reset();
		ctx.scale(ratio, ratio);
		const wide = edge / ratio;
		const place = { x: at.column * wide, y: at.row * wide, width: wide, height: wide };
		paint(ctx, partOf({ ...picture, camera }, place));
		return tile;
	}
}

const nameOf = ({ column, row }: At): string => `${String(column)} ${String(row)}`;

/** Those that touch a piece of the canvas. */
function placesIn({ x, y, width, height }: Rect): At[] {
	const places: At[] = [];
	for (let row = Math.floor(y / edge); row * edge < y + height; row++)
		for (let column = Math.floor(x / edge); column * edge < x + width; column++) places.push({ column, row });
	return places;
}

function newTile(): HTMLCanvasElement {
	const tile = document.createElement('canvas');
	tile.width = edge;
	tile.height = edge;
	return tile;
}
