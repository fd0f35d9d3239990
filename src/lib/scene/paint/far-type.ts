import { lanesSpeak } from './blocks.ts';
import type { Picture } from './picture.ts';

/** Read from across a room: a 45th of a wall's height, which is drawn as 720 lines. */
const wall = 16;

/** The largest type for what lanes tell, CSS pixels: `usual`, or on a wall what the lowest of them has room for. */
export function largest({ input, layout, camera }: Picture, usual: number): number {
	if (!input.fills || !lanesSpeak(layout, camera.z)) return usual;
	const lowest = Math.min(...layout.lanes.map(({ height }) => height)) * camera.z;
	return Math.max(usual, Math.min(wall, Math.floor(lowest * 0.45)));
}
