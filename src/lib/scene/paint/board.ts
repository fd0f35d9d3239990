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
import type { Detail } from '../view/lod.ts';
import type { Picture } from './picture.ts';
import { paintShells } from './shells.ts';
import { paintTetherEnds, paintTethers } from './tethers.ts';

type Painter = (brush: Brush, picture: Picture) => void;

/** The whole board but for what is in hands: from the ground up, heads last. An export takes a breath in between. */
export const painters: readonly Painter[] = [
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

/** Always in view, over all else. */
export const heads: readonly Painter[] = [paintColumnHeads, paintLaneHeads];

/** The same in three parts. */
export interface Parts {
	readonly below: readonly Painter[];
	/** Looks alike wherever the camera stands: what is drawn of a place does not depend on what else is in view. */
	readonly still: readonly Painter[];
	readonly above: readonly Painter[];
}

/** What is drawn of a place that comes into view in passing. */
export const inPassing: readonly Painter[] = [paintGround, paintHeat, paintShells, paintMarks];

/** Lines between cards are drawn by what is in view; from afar, where there are none, all but marks and heads is still. */
export function partsAt(detail: Detail): Parts {
	const afar = detail === 'heat' || detail === 'bar';
	const from = afar ? 0 : painters.indexOf(paintLoads);
	const to = painters.indexOf(afar ? paintMarks : paintLate);
	return { below: painters.slice(0, from), still: painters.slice(from, to), above: painters.slice(to) };
}
