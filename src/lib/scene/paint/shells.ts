import { paintOf } from '../theme.ts';
import type { Brush } from './brush.ts';
import { stripe } from './card.ts';
import { inWorld, type Picture } from './picture.ts';
import { seenIn } from './seen.ts';

/** Cards and ghosts without a word on them: for places that come into view faster than anybody reads. */
export function paintShells(brush: Brush, picture: Picture): void {
	const { detail, carried } = picture;
	if (detail === 'heat') return;
	const { ctx, theme } = brush;
	const { cards, ghosts } = seenIn(picture);
	const standing = cards.filter(({ item, leaving }) => !leaving && !carried.has(item.id));
	const thin = 1 / picture.camera.z;
	inWorld(ctx, picture, () => {
		if (detail !== 'bar') {
			ctx.fillStyle = theme.line;
			for (const { x, y, width, height } of standing)
				ctx.fillRect(x - thin / 2, y - thin / 2, width + thin, height + thin);
			ctx.fillStyle = theme.card;
			for (const { x, y, width, height } of standing)
				ctx.fillRect(x + thin / 2, y + thin / 2, width - thin, height - thin);
		}
		for (const [colour, run] of Map.groupBy(standing, (card) => card.colour)) {
			ctx.fillStyle = paintOf(theme, colour).fill;
			for (const { x, y, width, height } of run)
				ctx.fillRect(x, y, detail === 'bar' ? width : stripe, height);
		}
		ctx.lineWidth = 1.6 * thin;
		ctx.fillStyle = theme.card;
		ctx.strokeStyle = theme.proposal;
		for (const { x, y, width, height } of ghosts) {
			ctx.fillRect(x, y, width, height);
			ctx.strokeRect(x, y, width, height);
		}
	});
}
