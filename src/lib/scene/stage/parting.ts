import type { Gap } from '../hand/gap.ts';
import type { Point } from '../view/camera.ts';

/** Cards that stand aside for what is carried, and glide there and back. */
export interface Parting {
	readonly gap: Gap | null;
	/** Opens another gap, or none; `glides`: false where nothing is to move by itself. */
	open(gap: Gap | null, glides: boolean): void;
	/** Moves them on; true while any is on its way. */
	step(elapsed: number): boolean;
	/** Nothing stands aside. */
	readonly still: boolean;
	/** How far a card or ghost stands aside now, world pixels; null: not at all. */
	aside(name: string): Point | null;
	/** All of them, by the id of the item or ghost. */
	all(): Iterable<readonly [string, Point]>;
}

/** They glide with this half-life, ms. */
const halfLife = 35;
const home: Point = { x: 0, y: 0 };

export function parting(): Parting {
	let gap: Gap | null = null;
	const shown = new Map<string, Point>();
	const goal = (name: string): Point => gap?.aside.get(name) ?? home;
	return {
		get gap() {
			return gap;
		},
		open(next, glides) {
			gap = next;
			if (!glides) shown.clear();
			for (const [name, to] of next?.aside ?? [])
				if (!glides) shown.set(name, to);
				else if (!shown.has(name)) shown.set(name, home);
		},
		step(elapsed) {
			const left = 0.5 ** (elapsed / halfLife);
			let busy = false;
			for (const [name, at] of shown) {
				const to = goal(name);
				const [x, y] = [to.x + (at.x - to.x) * left, to.y + (at.y - to.y) * left];
				const near = Math.abs(x - to.x) + Math.abs(y - to.y) < 0.5;
				busy ||= at.x !== to.x || at.y !== to.y;
				if (near && to === home) shown.delete(name);
				else shown.set(name, near ? to : { x, y });
			}
			return busy;
		},
		get still() {
			return shown.size === 0;
		},
		aside: (name) => shown.get(name) ?? null,
		all: () => [...shown]
	};
}
