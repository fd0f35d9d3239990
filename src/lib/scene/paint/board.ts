import type { Brush } from './brush.ts';
import { paintCards } from './cards.ts';
import { paintColumnHeads } from './column-heads.ts';
import { paintGhosts } from './ghosts.ts';
import { paintGround } from './ground.ts';
import { paintHeat } from './heat.ts';
import { paintLaneHeads } from './lane-heads.ts';
import { paintBroken, paintLinks } from './links.ts';
import { paintLoads } from './loads.ts';
import type { Picture } from './picture.ts';
import { paintTetherEnds, paintTethers } from './tethers.ts';

/** The whole board but for what is in hands: from the ground up, heads last. */
export function paintBoard(brush: Brush, picture: Picture): void {
	paintGround(brush, picture);
	paintHeat(brush, picture);
	paintLinks(brush, picture);
	paintTethers(brush, picture);
	paintLoads(brush, picture);
	paintCards(brush, picture);
	paintGhosts(brush, picture);
	paintBroken(brush, picture);
	paintTetherEnds(brush, picture);
	paintColumnHeads(brush, picture);
	paintLaneHeads(brush, picture);
}
