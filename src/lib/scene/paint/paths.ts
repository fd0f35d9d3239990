/** A `Path2D` does not tell what it is made of; an exported picture must know. */
const written = new WeakMap<Path2D, string>();

/** A path from SVG path data. Painters make their paths here, so that an export can write them again. */
export function pathFrom(data: string): Path2D {
	const path = new Path2D(data);
	written.set(path, data);
	return path;
}

/** The path data a path was made from; null for one that was not made here. */
export const dataOf = (path: Path2D): string | null => written.get(path) ?? null;
