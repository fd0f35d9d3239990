import type { CardBox } from '../layout/boxes.ts';
import type { Since } from '../scene.ts';
import { paintOf } from '../theme.ts';
import { fontOf, roundPath, type Brush } from './brush.ts';
import { cardGround, cardText, type Face, type Mark } from './card.ts';
import { paintRun } from './card-run.ts';
import { inWorld, type Picture } from './picture.ts';
import { lookedThrough, seenIn } from './seen.ts';
import { shortKey } from './text.ts';

/** All agreed cards in view, at the picture's level of detail. */
export function paintCards(brush: Brush, picture: Picture): void {
	const { detail } = picture;
	if (detail === 'heat') return;
	const { ctx } = brush;
	const { y: top } = lookedThrough(picture);
	const cards = seenIn(picture).cards.filter(({ y, height }) => y + height >= top);
	inWorld(ctx, picture, () => {
		if (detail === 'bar') {
			bars(brush, picture, cards);
			return;
		}
		const resting = cards.filter((card) => isResting(picture, card));
		paintRun(
			brush,
			resting.map((card) => faceOf(picture, card)),
			picture
		);
		for (const card of cards) if (!isResting(picture, card)) paintCard(brush, picture, card);
	});
}

/** Nearly every card rests: it stands where it stands, agreed, and nothing is up with it. */
const isResting = ({ input, carried, moving }: Picture, { item, leaving }: CardBox): boolean =>
	!leaving && !carried.has(item.id) && moving(item.id) === null && input.alarms?.get(item.id) !== 'emergency';

/** A card's face as it stands on the board now, also while it is on its way there. */
export function faceOf(picture: Picture, card: CardBox): Face {
	const { input, moving } = picture;
	const { x, y, width, height } = moving(card.item.id) ?? card;
	return {
		x,
		y,
		width,
		height,
		item: card.item,
		colour: card.colour,
		marks: [
			...alarmMark(input.alarms?.get(card.item.id)),
			...sinceMark(input.since?.get(card.item.id)),
			...marksOf(card, input.points.has(card.item.id))
		],
		radius: input.mood === 'locked' ? 3 : 6
	};
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const days = new Map<string, string>();

/** `YYYY-MM-DD` as people say it: `9 Jun`. Asked for in every frame, so each day is put into words once. */
export function dayOf(date: string): string {
	const known = days.get(date);
	if (known !== undefined) return known;
	const day = new Date(`${date}T00:00:00Z`);
	const said = Number.isNaN(day.getTime()) ? date : dayFormat.format(day);
	days.set(date, said);
	return said;
}

/** An emergency and something in the way are what one must see first. */
const alarmMark = (alarm: 'emergency' | 'impediment' | undefined): Mark[] =>
	alarm ? [{ icon: alarm === 'emergency' ? 'phone' : 'blocked', text: '', tone: 'danger' }] : [];

/** How it stands otherwise than on the earlier board; slipped is what one must see. */
const sinceMark = (since: Since | undefined): Mark[] =>
	since ? [{ icon: since.way, text: since.text, tone: since.way === 'later' ? 'danger' : 'accent' }] : [];

function marksOf(card: CardBox, point: boolean): Mark[] {
	const marks: Mark[] = [];
	const { live } = card.item;
	if (live)
		marks.push({
			icon: 'flag',
			text: dayOf(live.date) + (card.late ? ' !' : ''),
			tone: card.late ? 'danger' : 'accent'
		});
	if (point) marks.push({ icon: 'point', text: '', tone: 'accent' });
	if (card.conflicts > 0) marks.push({ icon: 'link', text: '!', tone: 'danger' });
	else if (card.links > 0) marks.push({ icon: 'link', text: String(card.links), tone: 'quiet' });
	return marks;
}

function paintCard(brush: Brush, picture: Picture, card: CardBox): void {
	const { ctx, theme } = brush;
	const { input, carried, detail } = picture;
	const face = faceOf(picture, card);
	const away = card.leaving || carried.has(card.item.id);
	ctx.save();
	if (away) ctx.globalAlpha = 0.42;
	else if (input.mood === 'open') lift(brush, face);
	const emergency = input.alarms?.get(card.item.id) === 'emergency';
	cardGround(brush, face, emergency ? theme.danger : away ? theme.lineStrong : theme.line, emergency ? 2 : 1);
	cardText(brush, face, detail);
	ctx.restore();
}

/** The faint shade under a card that may be taken up; locked and past cards lie flat. */
function lift({ ctx, theme }: Brush, face: Face): void {
	ctx.save();
	ctx.globalAlpha *= 0.07;
	ctx.fillStyle = theme.shade;
	roundPath(ctx, { ...face, y: face.y + 1.5 }, face.radius);
	ctx.fill();
	ctx.restore();
}

/** From afar a card is a bar in its product's colour; its key is on it while that can be read. One path a colour. */
function bars(brush: Brush, picture: Picture, cards: readonly CardBox[]): void {
	const { ctx, theme } = brush;
	const byColour = Map.groupBy(cards, (card) => card.colour);
	for (const [colour, run] of byColour) {
		ctx.fillStyle = paintOf(theme, colour).fill;
		for (const away of [false, true]) {
			ctx.globalAlpha = away ? 0.3 : 1;
			ctx.beginPath();
			for (const card of run)
				if ((card.leaving || picture.carried.has(card.item.id)) === away) {
					const { x, y, width, height } = picture.moving(card.item.id) ?? card;
					ctx.roundRect(x, y, width, height, 6);
				}
			ctx.fill();
		}
		ctx.globalAlpha = 1;
	}
	keys(brush, picture, cards);
}

function keys({ ctx, theme, text }: Brush, picture: Picture, cards: readonly CardBox[]): void {
	const size = 9.5 / picture.camera.z;
	const font = fontOf(theme, Math.min(30, Math.round(size)), 600);
	ctx.font = font;
	ctx.textAlign = 'center';
	ctx.textBaseline = 'alphabetic';
	for (const card of cards) {
		const { x, y, width, height } = picture.moving(card.item.id) ?? card;
		const shown = shortKey(text, card.item.key, font, width - 8);
		if (shown === null) continue;
		// What leaves is pale: ink is read on it.
		const away = card.leaving || picture.carried.has(card.item.id);
		ctx.fillStyle = away ? theme.ink2 : paintOf(theme, card.colour).on;
		ctx.fillText(shown, x + width / 2, y + height / 2 + Math.min(30, size) * 0.36);
	}
}
