import type { Carried } from '../hand/carry.ts';
import { chipLines } from '../layout/chips.ts';
import type { DropVerdict } from '../scene.ts';
import { fontOf, inside, roundPath, write, type Brush } from './brush.ts';
import { cardGround, cardText, type Face } from './card.ts';
import { paintChips } from './chips.ts';
import { pile } from './held-card.ts';
import { icon } from './icons.ts';
import type { Picture } from './picture.ts';

/** The card in this seat's hand, above everything, with the verdict on the drop right below it. */
export function paintCarried(brush: Brush, picture: Picture, carried: Carried): void {
	const { ctx, theme } = brush;
	const { card, cards, at, grip, verdict } = carried;
	// Never smaller than can be read: far away the card is the one thing one must see.
	const scale = Math.max(0.85, picture.camera.z);
	const face: Face = {
		x: -grip.x,
		y: -grip.y,
		width: card.width,
		height: card.height,
		item: card.item,
		colour: card.colour,
		marks: [],
		radius: 6
	};
	// From afar the card is larger than what it is carried over: it hangs below the hand, which points at the cell.
	const far = picture.detail === 'heat' || picture.detail === 'bar';
	const held = far ? { x: at.x + grip.x * scale + 12, y: at.y + grip.y * scale + 16 } : at;
	inside(ctx, () => {
		ctx.translate(held.x, held.y);
		ctx.scale(scale, scale);
		behind(brush, face, cards.length);
		inside(ctx, () => {
			ctx.shadowColor = '#0000004d';
			ctx.shadowBlur = 22 * scale;
			ctx.shadowOffsetY = 8 * scale;
			roundPath(ctx, face, 6);
			ctx.fillStyle = theme.card;
			ctx.fill();
		});
		const refused = verdict !== null && !verdict.ok;
		cardGround(brush, face, refused ? theme.danger : theme.accent, 1.5);
		cardText(brush, face, 'full');
		if (cards.length > 1) pile(brush, face, cards.length, theme.accent);
		// The verdict stays on the screen where the card itself reaches over its edge.
		const most = (picture.viewport.width - 8 - held.x) / scale - wide;
		const below = face.y + face.height + 6 + lean * Math.min(2, cards.length - 1);
		const lowest = (picture.viewport.height - 8 - held.y) / scale;
		if (!verdict) return;
		const height = heightOf(brush, verdict);
		const y = below + height > lowest ? face.y - 6 - height : below;
		say(brush, verdict, Math.min(face.x, most), y, height);
	});
}

/** How far each card behind the held one looks out below it. */
const lean = 5;

/** The cards that go with the held one, as a pile behind it. */
function behind({ ctx, theme }: Brush, face: Face, cards: number): void {
	for (let n = Math.min(2, cards - 1); n > 0; n--) {
		roundPath(ctx, { ...face, x: face.x + lean * n, y: face.y + lean * n }, face.radius);
		ctx.fillStyle = theme.card;
		ctx.fill();
		ctx.strokeStyle = theme.lineStrong;
		ctx.lineWidth = 1;
		ctx.stroke();
	}
}

const wide = 216;

function heightOf(brush: Brush, verdict: DropVerdict): number {
	if (!verdict.ok) return 12 + reasons(brush, verdict.because).length * 15;
	return verdict.signsItself ? 24 : 26 + chipLines(verdict.signers, wide - 16).length * 20;
}

function say(brush: Brush, verdict: DropVerdict, x: number, y: number, height: number): void {
	if (!verdict.ok) {
		refusal(brush, verdict.because, x, y, height);
		return;
	}
	const words = verdict.signsItself ? 'Yours: it moves at once' : asks(verdict.signers.length);
	const { theme } = brush;
	bubble(brush, x, y, height, theme.raise, verdict.signsItself ? theme.ok : theme.line);
	const ink = verdict.signsItself ? theme.ok : theme.ink2;
	let from = x + 9;
	if (verdict.signsItself) {
		icon(brush.ctx, 'check', from, y + 6.5, 11, ink);
		from += 15;
	}
	write(brush, words, from, y + 12, { size: 11, weight: 600, colour: ink });
	if (!verdict.signsItself) paintChips(brush, verdict.signers, x + 8, y + 23, wide - 16);
}

const asks = (count: number): string =>
	count === 1 ? 'Needs one sign-off' : `Needs ${String(count)} sign-offs`;

const reasons = ({ theme, text }: Brush, because: string): readonly string[] =>
	text.lines(because, fontOf(theme, 11, 500), wide - 36, 4);

function refusal(brush: Brush, because: string, x: number, y: number, height: number): void {
	const { theme } = brush;
	bubble(brush, x, y, height, theme.dangerSoft, theme.danger);
	icon(brush.ctx, 'nobody', x + 9, y + 8, 12, theme.danger);
	for (const [index, line] of reasons(brush, because).entries())
		write(brush, line, x + 27, y + 14 + index * 15, { size: 11, weight: 500, colour: theme.danger });
}

function bubble({ ctx }: Brush, x: number, y: number, height: number, fill: string, border: string): void {
	ctx.save();
	ctx.shadowColor = '#00000026';
	ctx.shadowBlur = 10;
	ctx.shadowOffsetY = 3;
	roundPath(ctx, { x, y, width: wide, height }, 7);
	ctx.fillStyle = fill;
	ctx.fill();
	ctx.restore();
	ctx.strokeStyle = border;
	ctx.lineWidth = 1;
	ctx.stroke();
}
