import { paintMarks } from '../free/paint.ts';
import type { Brush } from './brush.ts';
import { paintCards } from './cards.ts';
import { paintColumnHeads } from './column-heads.ts';
import { paintGhosts } from './ghosts.ts';
import { paintGround } from './ground.ts';
import { paintHeat } from './heat.ts';
import { paintLaneHeads } from './lane-heads.ts';
import { paintLate } from './late.ts';
import { paintLinks } from './links.ts';
import { paintLoads } from './loads.ts';
import type { Picture } from './picture.ts';
import { paintTetherEnds, paintTethers } from './tethers.ts';

/** The whole board but for what is in hands: from the ground up, heads last. An export takes a breath in between. */
export const painters: readonly ((brush: Brush, picture: Picture) => void)[] = [
	paintGround,
	paintHeat,
	paintLinks,
	paintTethers,
	paintLoads,
	paintCards,
	paintGhosts,
	paintLate,
	paintTetherEnds,
	paintMarks,
	paintColumnHeads,
	paintLaneHeads
];

/** Paints all of it at once. */
export function paintBoard(brush: Brush, picture: Picture): void {
	for (const paint of painters) paint(brush, picture);
}
