import type { Layout } from '../layout/boxes.ts';
import { presentColumn } from '../layout/columns.ts';
import { headsFor } from '../layout/measures.ts';
import type { Camera } from '../scene.ts';
import { columnAt } from './hits.ts';
import { clampCamera, readable, type Viewport } from './camera.ts';

/**
 * Where a board opens: cards readable, top lanes, the present timebox with what came just before it on its left
 * where there is room for both.
 */
export function homeCamera(layout: Layout, viewport: Viewport): Camera {
	const head = headsFor(viewport);
	const present = presentColumn(layout.columns);
	const free = viewport.width - head.width;
	const z = free < 600 ? 0.8 : readable;
	const before = present ? layout.columns[present.index - 1] : undefined;
	const roomForBoth = present && before && (before.width + present.width) * z <= free * 0.8;
	const left = roomForBoth ? before.x : (present?.x ?? 0);
	const camera = clampCamera({ x: left - head.width / z, y: -head.height / z, z }, layout, viewport);
	// Where the board ends before the screen does, begin with a whole column all the same.
	const whole = layout.columns[columnAt(layout, camera.x + head.width / z)];
	return whole ? { ...camera, x: whole.x - head.width / z } : camera;
}
