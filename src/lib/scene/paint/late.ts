import type { CardBox, LinkLine } from '../layout/boxes.ts';
import { fontOf, roundPath, write, type Brush } from './brush.ts';
import { saidOf, shortOf } from './links.ts';
import { inWorld, type Picture } from './picture.ts';
import { seenIn } from './seen.ts';

/** With more late cards than these in view, only those in focus say what is late. */
const talkative = 12;

/** Where a giver comes too late, over the cards so that none hides it: a mark, and below the card what is late. */
export function paintLate(brush: Brush, picture: Picture): void {
	const { detail, input, carried } = picture;
	if (detail === 'heat') return;
	const late = seenIn(picture).cards.filter((card) => !carried.has(card.item.id) && broken(card).length > 0);
	inWorld(brush.ctx, picture, () => {
		marks(brush, picture, late);
		if (detail !== 'full') return;
		for (const card of late)
			if (late.length <= talkative || broken(card).some((line) => inFocus(line, input)))
				say(brush, picture, card);
	});
}

/** The same again over the rings round what is chosen, and over a card that has risen; in world pixels. */
export function sayOver(brush: Brush, picture: Picture, cards: Iterable<CardBox>): void {
	if (picture.detail !== 'full') return;
	const late = [...cards].filter((card) => broken(card).length > 0 && !picture.carried.has(card.item.id));
	marks(brush, picture, late);
	for (const card of late) say(brush, picture, card);
}

/** What a card needs that does not come in time. */
const broken = ({ conflicts, lines, item }: CardBox): readonly LinkLine[] =>
	conflicts === 0 ? [] : lines.filter(({ conflict, to }) => conflict && to === item.id);

const inFocus = ({ from, to }: LinkLine, { selected }: Picture['input']): boolean =>
	selected.has(from) || selected.has(to);

function marks(brush: Brush, { camera }: Picture, late: readonly CardBox[]): void {
	const { ctx, theme } = brush;
	const scale = Math.max(1, 0.5 / camera.z);
	ctx.beginPath();
	for (const { x, y, height } of late) {
		ctx.moveTo(x - 2 + 7.5 * scale, y + height / 2);
		ctx.arc(x - 2, y + height / 2, 7.5 * scale, 0, 2 * Math.PI);
	}
	ctx.fillStyle = theme.danger;
	ctx.fill();
	ctx.strokeStyle = theme.card;
	ctx.lineWidth = 1.5 * scale;
	ctx.stroke();
	const how = { size: 11 * scale, weight: 600, colour: theme.onDanger, align: 'center' } as const;
	for (const { x, y, height } of late) write(brush, '!', x - 2, y + height / 2, how);
}

/** In the gap below the card, where it covers neither its key nor the next title: the latest of what is late. */
function say(brush: Brush, { layout, camera }: Picture, card: CardBox): void {
	const { ctx, theme } = brush;
	const lines = broken(card).toSorted((a, b) => b.lands - a.lands);
	const [worst] = lines;
	if (!worst) return;
	const more = lines.length > 1 ? ` +${String(lines.length - 1)}` : '';
	const room = card.width - 4;
	const font = fontOf(theme, 9.5, 600);
	const long = saidOf(layout, worst) + more;
	const text = brush.text.width(long, font) + 12 <= room ? long : shortOf(layout, worst) + more;
	const width = Math.min(room, brush.text.width(text, font) + 12);
	const box = { x: card.x + 2, y: card.y + card.height - 3, width, height: 13 };
	roundPath(ctx, box, 6.5);
	ctx.fillStyle = theme.dangerSoft;
	ctx.fill();
	ctx.strokeStyle = theme.danger;
	ctx.lineWidth = 1 / camera.z;
	ctx.stroke();
	write(brush, text, box.x + 6, box.y + 6.5, {
		size: 9.5,
		weight: 600,
		colour: theme.danger,
		width: width - 11
	});
}
