import type { Layout } from '../layout/boxes.ts';
import { presentColumn } from '../layout/columns.ts';
import { sizes } from '../layout/measures.ts';
import type { Camera } from '../scene.ts';
import { clampCamera, readable, type Viewport } from './camera.ts';

/**
 * Where a board opens: cards readable, top lanes, the present timebox with what came just before it on its left
 * where there is room for both.
 */
export function homeCamera(layout: Layout, viewport: Viewport): Camera {
	const { head } = sizes;
	const present = presentColumn(layout.columns);
	const free = viewport.width - head.width;
	const z = free < 600 ? 0.8 : readable;
	const before = present ? layout.columns[present.index - 1] : undefined;
	const roomForBoth = present && before && (before.width + present.width) * z <= free * 0.8;
	const left = roomForBoth ? before.x : (present?.x ?? 0);
	return clampCamera({ x: left - head.width / z, y: -head.height / z, z }, layout, viewport);
}
