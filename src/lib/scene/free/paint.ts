import type { Brush } from '../paint/brush.ts';
import { inside } from '../paint/brush.ts';
import { inWorld, touches, viewOf, type Picture } from '../paint/picture.ts';
import { toScreen } from '../view/camera.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { MarkBox } from './boxes.ts';
import { marksWithin } from './hits.ts';
import { paintImage } from './paint-image.ts';
import { paintBow, paintInk } from './paint-lines.ts';
import { paintNote, paintShape, paintText } from './paint-notes.ts';
import { paintChip, paintPin } from './paint-small.ts';

/** All marks in view, over the cards; the one in this seat's hand is drawn with the hand. */
export function paintMarks(brush: Brush, picture: Picture): void {
	const { marks, camera, detail } = picture;
	if (!marks || (marks.boxes.length === 0 && marks.chips.length === 0)) return;
	const view = viewOf(picture);
	const seen = marksWithin(marks, view, camera.z).filter(({ id }) => id !== picture.held);
	const pins = seen.filter(({ mark }) => mark.kind === 'comment');
	inWorld(brush.ctx, picture, () => {
		for (const box of seen) if (worthDrawing(box, camera.z)) paintMark(brush, picture, box);
		if (detail === 'title' || detail === 'full')
			for (const chip of marks.chips) if (touches(chip, view)) paintChip(brush, chip);
	});
	if (pins.length > 0) paintPins(brush, picture, pins);
}

/** Less than three CSS pixels of anything say nothing. */
const worthDrawing = ({ width, height }: MarkBox, z: number): boolean => Math.max(width, height) * z >= 3;

/** One mark in world pixels; pins are drawn in screen pixels. */
export function paintMark(brush: Brush, picture: Picture, box: MarkBox): void {
	const { input, camera } = picture;
	const { mark } = box;
	const { z } = camera;
	const looks = { z, editing: input.free?.editing === box.id, by: input.initialsOf(mark.by) };
	switch (mark.kind) {
		case 'note':
			return paintNote(brush, box, mark, looks);
		case 'text':
			return paintText(brush, box, mark, looks);
		case 'shape':
			return paintShape(brush, box, mark, looks);
		case 'ink':
			return paintInk(brush, box, mark);
		case 'connector':
			return box.bow ? paintBow(brush, box.bow, mark.tint, z, mark.text) : undefined;
		case 'image':
			return paintImage(brush, box, mark, z, picture.came ?? (() => {}));
		case 'comment':
			return;
		default:
			return unreachable(mark);
	}
}

/** Pins keep their size at every zoom. */
export function paintPins(brush: Brush, picture: Picture, pins: readonly MarkBox[]): void {
	const { camera, viewport, heads, input } = picture;
	inside(brush.ctx, () => {
		brush.ctx.beginPath();
		brush.ctx.rect(heads.width, heads.height, viewport.width - heads.width, viewport.height - heads.height);
		brush.ctx.clip();
		for (const box of pins) {
			const resolved = box.mark.kind === 'comment' && box.mark.resolved === true;
			const unread = input.free?.unread?.has(box.id) === true;
			paintPin(brush, toScreen(camera, box.origin), camera.z, box, { resolved, unread });
		}
	});
}
