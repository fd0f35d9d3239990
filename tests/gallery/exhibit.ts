import type { Table } from '#lib/domain/table.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { headsFor } from '#lib/scene/layout/measures.ts';
import { mountScene } from '#lib/scene/mount.ts';
import type { Rectangle, Scene, SceneInput } from '#lib/scene/scene.ts';

/** A scene on the page, for what an exhibit does with it. */
export interface Shown {
	readonly scene: Scene;
	readonly element: HTMLElement;
	rectOf(item: string): Rectangle;
	/** A pointer that is moved to a point of the board, CSS pixels; held down where it carries. */
	readonly pointer: (
		type: 'pointerdown' | 'pointermove',
		at: { readonly x: number; readonly y: number }
	) => void;
}

/** One look of the board: what the scene is shown, and what is done with it then. */
export interface Exhibit {
	readonly name: string;
	/** What is to be seen. */
	readonly says: string;
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
	readonly input: SceneInput;
	/** 1 unless told otherwise: from the board's top left corner at that zoom; all of it; or as it fills the frame. */
	readonly zoom?: number | 'all' | 'whole';
	readonly overview?: true;
	readonly act?: (shown: Shown) => void;
}

export const today = '2026-06-09';

/** What a scene is shown, but for what an exhibit says otherwise. */
export const inputOf = (table: Table, rest: Partial<SceneInput> = {}): SceneInput => ({
	...{ table, version: 0, groupBy: 'product', collapsed: new Set(), ghosts: [], selected: new Set<ItemId>() },
	...{ points: new Set<ItemId>(), mood: 'open', today },
	nameOf: (person) => person,
	initialsOf: (person) => person.slice(0, 2).toUpperCase(),
	...rest
});

export const items = (...ids: readonly string[]): Set<ItemId> => new Set(ids.map((id) => idOf<ItemId>(id)));

/** Mounts an exhibit into `element`; gives what takes it away again. */
export function show({ input, zoom = 1, overview, act }: Exhibit, element: HTMLElement): Scene {
	const scene = mountScene(element, () => {});
	scene.show(input);
	if (zoom === 'all') scene.fit();
	else if (zoom !== 'whole') {
		const { width, height } = headsFor({ width: element.clientWidth });
		scene.moveTo({ x: -width / zoom, y: -height / zoom, z: zoom });
	}
	if (overview) scene.overview(element.parentElement?.querySelector('canvas.overview') ?? null);
	act?.(shownAs(scene, element));
	return scene;
}

const shownAs = (scene: Scene, element: HTMLElement): Shown => ({
	scene,
	element,
	rectOf(item) {
		const rect = scene.rectOf(idOf<ItemId>(item));
		if (!rect) throw new Error(`${item} is not drawn.`);
		return rect;
	},
	pointer(type, { x, y }) {
		const box = element.getBoundingClientRect();
		const at = { clientX: box.x + x, clientY: box.y + y, pointerId: 99, pointerType: 'mouse' };
		element.dispatchEvent(new PointerEvent(type, { ...at, buttons: 1, bubbles: true }));
	}
});
