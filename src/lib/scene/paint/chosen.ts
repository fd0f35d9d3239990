import type { ItemId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import { rectOfFrame, type Frame } from '../hand/frame.ts';
import { toScreen } from '../view/camera.ts';
import { around } from '../view/whereabouts.ts';
import { fontOf, inside, roundPath, write, type Brush } from './brush.ts';
import type { Picture } from './picture.ts';

/** The frame while it is drawn, with the cards it has caught; in world pixels. */
export function paintFrame(brush: Brush, picture: Picture, frame: Pick<Frame, 'from' | 'at'>): void {
	const { ctx, theme } = brush;
	const { camera, index } = picture;
	const rect = rectOfFrame(camera, frame);
	ctx.save();
	ctx.strokeStyle = theme.accent;
	ctx.fillStyle = theme.accent;
	ctx.lineWidth = Math.max(2, 2 / camera.z);
	for (const hit of index.within(rect))
		if (hit.kind === 'card') {
			roundPath(ctx, hit.box, 6);
			ctx.stroke();
		}
	ctx.globalAlpha = 0.08;
	ctx.fillRect(rect.x, rect.y, rect.width, rect.height);
	ctx.globalAlpha = 1;
	ctx.lineWidth = 1.5 / camera.z;
	ctx.strokeRect(rect.x, rect.y, rect.width, rect.height);
	ctx.restore();
}

/** Room between the cards and the frame round all of them, and how long its corners are; CSS pixels. */
const air = 6;
const corner = 12;

/** One frame round all that is selected, with how many they are; in screen pixels, so that it is as clear from afar. */
export function paintChosen(brush: Brush, picture: Picture): void {
	const { ctx, theme } = brush;
	const { camera, viewport, heads, input } = picture;
	const boxes = [...input.selected].flatMap((item) => boxOf(picture, item));
	if (boxes.length < 2) return;
	const whole = around(boxes);
	const from = toScreen(camera, whole);
	const rect = {
		x: from.x - air,
		y: from.y - air,
		width: whole.width * camera.z + 2 * air,
		height: whole.height * camera.z + 2 * air
	};
	inside(ctx, () => {
		ctx.beginPath();
		ctx.rect(heads.width, heads.height, viewport.width - heads.width, viewport.height - heads.height);
		ctx.clip();
		ctx.strokeStyle = theme.accent;
		ctx.lineWidth = 1;
		ctx.setLineDash([2, 3]);
		ctx.strokeRect(rect.x, rect.y, rect.width, rect.height);
		ctx.setLineDash([]);
		ctx.lineWidth = 3;
		corners(brush, rect);
		count(brush, picture, rect, input.selected.size);
	});
}

const boxOf = ({ layout, moving }: Picture, item: ItemId): readonly Rect[] => {
	const card = layout.cardOf.get(item);
	return card ? [moving(item) ?? card] : [];
};

function corners({ ctx }: Brush, { x, y, width, height }: Rect): void {
	ctx.beginPath();
	for (const [cx, cy, dx, dy] of [
		[x, y, 1, 1],
		[x + width, y, -1, 1],
		[x, y + height, 1, -1],
		[x + width, y + height, -1, -1]
	] as const) {
		ctx.moveTo(cx + dx * corner, cy);
		ctx.lineTo(cx, cy);
		ctx.lineTo(cx, cy + dy * corner);
	}
	ctx.stroke();
}

/** How many, above the frame's left corner; where the heads are there, below it, so that no title is covered. */
function count(brush: Brush, { heads, viewport }: Picture, rect: Rect, cards: number): void {
	const { ctx, theme } = brush;
	const text = `${String(cards)} cards`;
	const width = brush.text.width(text, fontOf(theme, 12, 600)) + 16;
	const x = Math.min(Math.max(rect.x, heads.width + 6), viewport.width - width - 6);
	const above = rect.y - 24;
	const under = Math.min(rect.y + rect.height + 4, viewport.height - 26);
	const y = above < heads.height + 4 ? under : above;
	if (rect.y + rect.height < heads.height || rect.y > viewport.height) return;
	roundPath(ctx, { x, y, width, height: 20 }, 10);
	ctx.fillStyle = theme.accent;
	ctx.fill();
	write(brush, text, x + 8, y + 10, { size: 12, weight: 600, colour: theme.card });
}
