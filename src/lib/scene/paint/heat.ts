import type { LaneBox } from '../layout/boxes.ts';
import { paintOf } from '../theme.ts';
import { lanesIn } from '../view/hits.ts';
import { blocksOf, fullestOf, lanesSpeak, type Block } from './blocks.ts';
import { fontOf, write, type Brush } from './brush.ts';
import { largest } from './far-type.ts';
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
		if (detail === 'heat') counts(brush, blocks, largest(picture, 12), z);
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

/** CSS pixels free on either side of a number. */
const side = 1.5;

/** How many stand in each place, what is proposed, and what does not hold: each only where it has room whole. */
function counts(brush: Brush, blocks: readonly Block[], size: number, z: number): void {
	const { ctx, theme } = brush;
	const font = fontOf(theme, size, 600);
	const wide = (text: string): number => brush.text.width(text, font);
	ctx.font = fontOf(theme, Math.round(size / z), 600);
	ctx.textAlign = 'center';
	ctx.textBaseline = 'alphabetic';
	ctx.fillStyle = theme.ink;
	const drop = (size * 0.36) / z;
	const late: Block[] = [];
	for (const block of blocks) {
		const { x, y, width, height } = block;
		const room = width * z - 2 * side;
		const text = height * z > size ? wordings(block).find((each) => wide(each) <= room) : undefined;
		if (text === undefined) continue;
		ctx.fillText(text, x + width / 2, y + height / 2 + drop);
		// The number stays in the middle: the mark needs its room on either side.
		if (block.late > 0 && wide(text) + 2 * (wide('!') + 7) <= room) late.push(block);
	}
	ctx.fillStyle = theme.danger;
	for (const { x, y, width, height } of late) ctx.fillText('!', x + width - 7 / z, y + height / 2 + drop);
}

/** What is said of a place, from the longest to the shortest. */
function wordings({ count, proposed }: Block): readonly string[] {
	const amount = count > 0 ? String(count) : '';
	if (proposed === 0) return count > 0 ? [amount] : [];
	return [`${amount} ◇${String(proposed)}`.trim(), ...(count > 0 ? [amount] : [])];
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
