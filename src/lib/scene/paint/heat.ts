import type { LaneBox } from '../layout/boxes.ts';
import { paintOf } from '../theme.ts';
import { lanesIn } from '../view/hits.ts';
import { blocksOf, fullestOf, lanesSpeak, type Block } from './blocks.ts';
import { fontOf, write, type Brush } from './brush.ts';
import { inWorld, touches, viewOf, type Picture } from './picture.ts';

/** From furthest away places glow by how much stands in them, with the count where it fits. */
export function paintHeat(brush: Brush, picture: Picture): void {
	const { layout, camera, detail } = picture;
	const { z } = camera;
	const view = viewOf(picture);
	const lanes = lanesIn(layout, view);
	const whole = lanesSpeak(layout, z);
	const all = detail === 'heat' ? lanes.flatMap((lane) => blocksOf(lane, whole)) : [];
	const blocks = all.filter((block) => touches(block, view));
	inWorld(brush.ctx, picture, () => {
		if (blocks.length > 0) glow(brush, blocks, fullestOf(layout, whole), z);
		overfull(brush, blocks, z);
		proposals(brush, blocks, z);
		if (detail === 'heat') counts(brush, blocks, z);
		for (const lane of lanes) if (lane.collapsed) folded(brush, picture, lane);
	});
}

/** Shades of one colour that can be told apart. */
const shades = 8;

/** Places by how much stands in them: one state of the canvas a colour and shade. */
function glow({ ctx, theme }: Brush, blocks: readonly Block[], most: number, z: number): void {
	const gap = 1 / z;
	const shadeOf = ({ count }: Block): number => Math.ceil(shades * Math.min(1, count / most));
	const filled = blocks.filter(({ count }) => count > 0);
	for (const [key, run] of Map.groupBy(filled, (block) => block.colour * 16 + shadeOf(block))) {
		ctx.fillStyle = paintOf(theme, Math.floor(key / 16)).fill;
		// Never so strong that ink could not be read on it.
		ctx.globalAlpha = 0.16 + (0.36 * (key % 16)) / shades;
		for (const { x, y, width, height } of run)
			ctx.fillRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
	}
	ctx.globalAlpha = 1;
}

function overfull({ ctx, theme }: Brush, blocks: readonly Block[], z: number): void {
	const gap = 1 / z;
	ctx.fillStyle = theme.danger;
	for (const { x, y, width, height, over } of blocks)
		if (over) ctx.fillRect(x + gap, y + height - 4 * gap, width - 2 * gap, 3 * gap);
}

function proposals({ ctx, theme }: Brush, blocks: readonly Block[], z: number): void {
	const gap = 1 / z;
	// Not dashed as a ghost is: for a canvas that is as much work as all the rest from afar.
	ctx.lineWidth = 1.5 / z;
	ctx.strokeStyle = theme.proposal;
	for (const { x, y, width, height, proposed } of blocks)
		if (proposed > 0) ctx.strokeRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
}

/** Places lower or narrower than this on the screen, CSS pixels, have no room for a number. */
const least = { height: 13, width: 16 } as const;

/** How many stand in each place, what is proposed, and what does not hold. */
function counts({ ctx, theme }: Brush, blocks: readonly Block[], z: number): void {
	const speaking = blocks.filter(
		({ height, width }) => height * z >= least.height && width * z >= least.width
	);
	ctx.font = fontOf(theme, Math.round(12 / z), 600);
	ctx.textAlign = 'center';
	ctx.textBaseline = 'alphabetic';
	const drop = 4.3 / z;
	ctx.fillStyle = theme.ink;
	for (const { x, y, width, height, count, proposed } of speaking) {
		const amount = count > 0 ? String(count) : '';
		const text = proposed > 0 && width * z > 36 ? `${amount} ◇${String(proposed)}` : amount;
		ctx.fillText(text, x + width / 2, y + height / 2 + drop);
	}
	ctx.fillStyle = theme.danger;
	for (const { x, y, width, height, late } of speaking)
		if (late > 0 && width * z > 44) ctx.fillText('!', x + width - 7 / z, y + height / 2 + drop);
}

/** A collapsed lane tells its counts by column at every zoom. */
function folded(brush: Brush, { layout, camera }: Picture, lane: LaneBox): void {
	const { ctx, theme } = brush;
	for (const column of layout.columns) {
		const count = lane.counts[column.index] ?? 0;
		if (count === 0) continue;
		const wide = Math.min(column.width - 12, 40);
		ctx.fillStyle = paintOf(theme, lane.colour).fill;
		ctx.globalAlpha = 0.16;
		ctx.beginPath();
		ctx.roundRect(column.x + 8, lane.y + 8, wide, lane.height - 16, 4);
		ctx.fill();
		ctx.globalAlpha = 1;
		if (lane.height * camera.z < 12) continue;
		write(brush, String(count), column.x + 8 + wide / 2, lane.y + lane.height / 2, {
			size: 12,
			weight: 600,
			colour: theme.ink2,
			align: 'center'
		});
	}
}
