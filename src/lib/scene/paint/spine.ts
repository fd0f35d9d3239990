import type { LaneBox } from '../layout/boxes.ts';
import { paintOf } from '../theme.ts';
import { firstLetters } from './breaks.ts';
import { fontOf, write, type Brush } from './brush.ts';
import { icon } from './icons.ts';
import type { Band } from './lane-heads.ts';
import type { Picture } from './picture.ts';
import { selvage, weave } from './weave.ts';

const face = 11;
const nameStyle = { size: 12, weight: 600 } as const;

/** The part of a lane's spine that is on the screen. */
function seen({ y, height }: Band, picture: Picture): Band {
	const top = Math.max(y, picture.heads.height);
	return { y: top, height: Math.min(y + height, picture.viewport.height) - top };
}

/** Room its upright name needs, and what stands above and below it. */
const above = (lane: LaneBox): number =>
	(lane.owner === null ? 0 : 2 * face + 6) + (lane.share === null ? 0 : 15) + 8;
const below = (picture: Picture): number => (picture.input.mood === 'locked' ? 24 : 8);

/** Whether the spine has room for the lane's whole name. */
export function spineTells(brush: Brush, picture: Picture, lane: LaneBox, band: Band): boolean {
	const long = brush.text.width(lane.name, fontOf(brush.theme, nameStyle.size, nameStyle.weight));
	return long + above(lane) + below(picture) + 4 <= seen(band, picture).height;
}

/**
 * The coloured spine: the owner's face, share of budget, a padlock while the board is locked; `named`: the name upright,
 * else its two letters.
 */
export function paintSpine(brush: Brush, picture: Picture, lane: LaneBox, band: Band, named: boolean): void {
	const { ctx, theme } = brush;
	const { spine } = picture.heads;
	// A team has no colour, and takes none from its products.
	const paint = lane.colour === null ? { fill: theme.line, on: theme.ink } : paintOf(theme, lane.colour);
	ctx.fillStyle = paint.fill;
	ctx.fillRect(0, band.y, spine, band.height);
	weave(brush, lane.colour, paint.on, { x: spine - selvage, ...seen(band, picture) });
	const part = seen(band, picture);
	if (part.height < 13) return;
	ctx.save();
	ctx.beginPath();
	ctx.rect(0, part.y, spine, part.height);
	ctx.clip();
	// A padlock stands below face and letters, not on them: where a lane is low, instead of the face.
	const locked = picture.input.mood === 'locked' && part.height > 40;
	if (named) whole(brush, picture, lane, part, paint.on);
	else short(brush, picture, lane, locked ? { ...part, height: part.height - 20 } : part, paint.on);
	if (locked) icon(ctx, 'lock', spine / 2 - 6, part.y + part.height - 20, 12, paint.on);
	ctx.restore();
}

function whole(brush: Brush, picture: Picture, lane: LaneBox, part: Band, ink: string): void {
	const { ctx } = brush;
	const middle = picture.heads.spine / 2;
	let y = part.y + 8;
	if (lane.owner !== null) {
		ownerFace(brush, picture.input.initialsOf(lane.owner), middle, y + face, ink);
		y += 2 * face + 6;
	}
	if (lane.share !== null) {
		write(brush, `${String(lane.share)}%`, middle, y + 5, {
			size: 10,
			weight: 600,
			colour: ink,
			align: 'center'
		});
		y += 15;
	}
	ctx.save();
	ctx.translate(middle, y + 2);
	ctx.rotate(Math.PI / 2);
	write(brush, lane.name, 0, 0, { ...nameStyle, colour: ink });
	ctx.restore();
}

/** Too low for the name: the face, or the two letters. */
function short(brush: Brush, picture: Picture, lane: LaneBox, part: Band, ink: string): void {
	const middle = picture.heads.spine / 2;
	let y = part.y + 7;
	if (lane.owner !== null && part.height > (picture.input.mood === 'locked' ? 50 : 44)) {
		ownerFace(brush, picture.input.initialsOf(lane.owner), middle, y + face, ink);
		y += 2 * face + 5;
	}
	// A team has no code: the first letters of its name are often those of all others.
	if (lane.kind === 'team') return;
	const code = lane.code === '' ? firstLetters(lane.name, 2) : lane.code;
	const size = Math.min(11, part.height * 0.7);
	const at = part.height < 30 ? part.y + part.height / 2 : y + 7;
	write(brush, code, middle, at, { size, weight: 600, colour: ink, align: 'center' });
	if (lane.share !== null && part.y + part.height - at > 24)
		write(brush, `${String(lane.share)}%`, middle, at + 15, {
			size: 10,
			weight: 600,
			colour: ink,
			align: 'center'
		});
}

/** A person's initials in a light disc. */
function ownerFace(brush: Brush, initials: string, x: number, y: number, ink: string): void {
	const { ctx } = brush;
	ctx.save();
	ctx.beginPath();
	ctx.arc(x, y, face, 0, 2 * Math.PI);
	ctx.globalAlpha = 0.2;
	ctx.fillStyle = ink;
	ctx.fill();
	ctx.globalAlpha = 0.75;
	ctx.strokeStyle = ink;
	ctx.lineWidth = 1.25;
	ctx.stroke();
	ctx.restore();
	write(brush, initials, x, y, { size: 10, weight: 600, colour: ink, align: 'center' });
}
