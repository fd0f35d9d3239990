import type { Item } from '#lib/domain/board.ts';
import { isTitled, titleOf } from '#lib/domain/titles.ts';
import type { Rect } from '../layout/boxes.ts';
import { paintOf } from '../theme.ts';
import type { Detail } from '../view/lod.ts';
import { fontOf, roundPath, write, type Brush } from './brush.ts';
import { icon, type IconName } from './icons.ts';

/** One card's face, wherever it stands: on the board, as a ghost, or in a hand. */
export interface Face extends Rect {
	readonly item: Item;
	readonly colour: number;
	readonly marks: readonly Mark[];
	/** Locked cards have nearly square corners. */
	readonly radius: number;
}

/** A small sign in a card's bottom line. */
export interface Mark {
	readonly icon: IconName;
	readonly text: string;
	readonly tone: 'quiet' | 'danger' | 'accent';
}

/** World pixels: the coloured edge, and the room left and right of what is written. */
export const stripe = 4;
export const left = 12;
export const right = 8;

/** The ground of a card: white, hairline, its product's edge. Shared by all levels above the bar. */
export function cardGround(brush: Brush, face: Face, border: string, thickness = 1): void {
	const { ctx, theme } = brush;
	roundPath(ctx, face, face.radius);
	ctx.fillStyle = theme.card;
	ctx.fill();
	ctx.strokeStyle = border;
	ctx.lineWidth = thickness;
	ctx.stroke();
	edge(brush, face);
}

/** The coloured edge on the left, in the card's rounding. */
export function edge({ ctx, theme }: Brush, face: Pick<Face, keyof Rect | 'colour' | 'radius'>): void {
	const { x, y, height, radius } = face;
	roundPath(ctx, { x, y, width: stripe, height }, [radius, 0, 0, radius]);
	ctx.fillStyle = paintOf(theme, face.colour).fill;
	ctx.fill();
}

/** What is written on a card at a level of detail; `meta`: all of the full card but its title. */
export function cardText(brush: Brush, face: Face, detail: Detail | 'meta'): void {
	switch (detail) {
		case 'meta':
			meta(brush, face);
			return;
		case 'full':
			fullText(brush, face);
			return;
		case 'title':
			titleText(brush, face);
			return;
		case 'bar':
		case 'heat':
	}
}

/** A title that is missing is said quietly. */
export const titleInk = ({ theme }: Brush, item: Item): string => (isTitled(item) ? theme.ink : theme.ink3);

function fullText(brush: Brush, face: Face): void {
	const { ctx, theme } = brush;
	const font = fontOf(theme, 12, 500);
	const { item, x, y, width } = face;
	ctx.font = font;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.fillStyle = titleInk(brush, item);
	const lines = brush.text.lines(titleOf(item), font, width - left - right, 2);
	for (const [index, text] of lines.entries()) ctx.fillText(text, x + left, y + 17 + index * 15);
	meta(brush, face);
}

/** Key at the left; size, stage and marks from the right, as far as there is room. */
function meta(brush: Brush, face: Face): void {
	const { theme } = brush;
	const { item, marks } = face;
	const x = face.x + left;
	const y = face.y + face.height - 11;
	const width = face.width - left - right;
	const small = { size: 10.5, colour: theme.ink3 } as const;
	const key = write(brush, item.key, x, y, { ...small, width: width * 0.62 });
	let free = width - key - 8;
	let end = x + width;
	if (item.size !== null) {
		const wide = sizePill(brush, String(item.size), end, y);
		end -= wide + 5;
		free -= wide + 5;
	}
	for (const mark of fitting(brush, marks, free)) {
		const wide = markWidth(brush, mark);
		drawMark(brush, mark, end - wide, y);
		end -= wide + 5;
		free -= wide + 5;
	}
	// A stage cut to three letters tells less than none.
	const long = item.stage === null ? 0 : brush.text.width(item.stage, fontOf(theme, 10.5, 500));
	if (!item.stage || free < Math.min(long, 40)) return;
	write(brush, item.stage, end, y, {
		...small,
		colour: theme.ink2,
		align: 'right',
		width: free,
		weight: 500
	});
}

/** Points in a small frame that ends at `end`; returns its width. */
function sizePill(brush: Brush, points: string, end: number, y: number): number {
	const { ctx, theme } = brush;
	const wide = Math.max(16, brush.text.width(points, fontOf(theme, 10.5, 600)) + 9);
	roundPath(ctx, { x: end - wide, y: y - 7.5, width: wide, height: 15 }, 4);
	ctx.fillStyle = theme.lane;
	ctx.fill();
	write(brush, points, end - wide / 2, y, { size: 10.5, weight: 600, colour: theme.ink2, align: 'center' });
	return wide;
}

/** As many marks as have room; the first of them with their words, as far as those have room besides. */
function fitting(brush: Brush, marks: readonly Mark[], room: number): readonly Mark[] {
	const step = markWidth(brush, { text: '' }) + 5;
	const shown = marks.slice(0, Math.max(0, Math.floor((room + 5) / step)));
	let free = room + 5 - shown.length * step;
	return shown.map((mark) => {
		const more = markWidth(brush, mark) + 5 - step;
		if (more > free) return { ...mark, text: '' };
		free -= more;
		return mark;
	});
}

const markFont = (brush: Brush): string => fontOf(brush.theme, 10.5, 600);

const markWidth = (brush: Brush, { text }: Pick<Mark, 'text'>): number =>
	12 + (text === '' ? 0 : 3 + brush.text.width(text, markFont(brush)));

function drawMark(brush: Brush, mark: Mark, x: number, y: number): void {
	const { ctx, theme } = brush;
	const colour = { quiet: theme.ink3, danger: theme.danger, accent: theme.accent }[mark.tone];
	icon(ctx, mark.icon, x, y - 6, 12, colour);
	if (mark.text !== '') write(brush, mark.text, x + 15, y, { size: 10.5, weight: 600, colour });
}

/** From further away: the title alone, larger in the world, so that it stays as large in the eye. */
function titleText(brush: Brush, face: Face): void {
	const { ctx, theme } = brush;
	const font = fontOf(theme, 15.5, 500);
	const { item, x, y, width, height } = face;
	const lines = brush.text.lines(titleOf(item), font, width - left - 6, 3);
	ctx.font = font;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.fillStyle = titleInk(brush, item);
	const top = y + (height - lines.length * 17) / 2 + 13;
	for (const [index, text] of lines.entries()) ctx.fillText(text, x + left - 1, top + index * 17);
}
