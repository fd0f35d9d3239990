import { write, type Brush } from '../paint/brush.ts';
import type { Theme } from '../theme.ts';
import { paintSlowly, type Breathe } from './paint-slowly.ts';
import { footer, paperOf, perMillimetre, roomOf, type Sheet } from './pages.ts';

/** What stands at the foot of a page, already in words. */
export interface Stamp {
	readonly board: string;
	/** `MetaScrum 31`, or empty. */
	readonly session: string;
	/** `Locked · agreed board v30`. */
	readonly state: string;
	/** SHA-256 of the agreed board where what is shown is that; null where it is still being spoken about. */
	readonly hash: string | null;
	/** When the picture was made, as people say it. */
	readonly made: string;
	/** The same, UTC ms. */
	readonly at: number;
}

/** What the picture is called, in its file and to whoever hears it read. */
export const titleOf = ({ board, session }: Stamp): string =>
	session === '' ? board : `${board} · ${session}`;

export const saysOf = ({ state, hash, made }: Stamp): string =>
	[state, hash === null ? '' : `SHA-256 ${hash}`, made].filter((part) => part !== '').join(' · ');

/** Draws one page: its part of the board with heads of its own, and what it is. */
export async function drawSheet(
	brush: Brush,
	sheet: Sheet,
	stamp: Stamp,
	numbered: { readonly page: number; readonly of: number },
	breathe: Breathe
): Promise<void> {
	const { ctx, theme } = brush;
	const { picture, scale, upright } = sheet;
	const { width, height } = picture.viewport;
	const room = roomOf(upright);
	const paper = paperOf(upright);
	ctx.fillStyle = theme.bg;
	if (dark(theme)) ctx.fillRect(0, 0, paper.width * perMillimetre, paper.height * perMillimetre);
	ctx.save();
	ctx.translate(room.x, room.y);
	ctx.scale(scale, scale);
	ctx.beginPath();
	ctx.rect(0, 0, width, height);
	ctx.clip();
	await paintSlowly(brush, picture, breathe, () => {});
	ctx.restore();
	ctx.strokeStyle = theme.line;
	ctx.lineWidth = 1;
	ctx.strokeRect(room.x, room.y, width * scale, height * scale);
	foot(brush, stamp, sheet, numbered);
}

/** White paper stays white; a dark picture is dark to the edge. */
const dark = ({ card }: Theme): boolean => !/^#(?:fff|ffffff)$/i.test(card);

function foot(
	brush: Brush,
	stamp: Stamp,
	{ spot, upright }: Sheet,
	{ page, of }: { readonly page: number; readonly of: number }
): void {
	const { theme } = brush;
	const room = roomOf(upright);
	const left = room.x;
	const right = left + room.width;
	const y = room.y + room.height + footer - 10;
	const place = spot === '' ? '' : `Sheet ${spot} · `;
	const count = write(brush, `${stamp.made} · ${place}Page ${String(page)} of ${String(of)}`, right, y, {
		size: 13,
		colour: theme.ink2,
		align: 'right'
	});
	const title = write(brush, titleOf(stamp), left, y, {
		size: 13,
		weight: 600,
		colour: theme.ink,
		width: (room.width - count) / 2
	});
	const rest = [stamp.state, stamp.hash === null ? '' : `SHA-256 ${stamp.hash}`].filter(
		(part) => part !== ''
	);
	const from = left + title + 14;
	write(brush, rest.join(' · '), from, y, { size: 13, colour: theme.ink2, width: right - count - 24 - from });
}
