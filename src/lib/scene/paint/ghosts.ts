import type { GhostBox } from '../layout/boxes.ts';
import { fontOf, roundPath, write, type Brush } from './brush.ts';
import { cardText, edge, type Face } from './card.ts';
import { paintChips } from './chips.ts';
import { inWorld, type Picture } from './picture.ts';
import { seenIn } from './seen.ts';
import { shortKey } from './text.ts';

const dashes = { proposed: [5, 3.5], making: [2, 3], unsent: [5, 3.5] } as const;

/** Dashed cards where something is not yet agreed to stand, their signers below them. */
export function paintGhosts(brush: Brush, picture: Picture): void {
	if (picture.detail === 'heat') return;
	inWorld(brush.ctx, picture, () => {
		for (const ghost of seenIn(picture).ghosts) paintGhost(brush, picture, standing(picture, ghost));
	});
}

/** It makes room like a card for what is carried there. */
function standing({ aside }: Picture, box: GhostBox): GhostBox {
	const by = aside?.(box.ghost.id);
	return by ? { ...box, x: box.x + by.x, y: box.y + by.y } : box;
}

function paintGhost(brush: Brush, { detail, camera }: Picture, box: GhostBox): void {
	const { ctx, theme } = brush;
	const { ghost, item, colour, x, y, width, height } = box;
	const face: Face = { x, y, width, height, item, colour, marks: [], radius: 6 };
	const tone = ghost.state === 'unsent' ? theme.warn : theme.proposal;
	ctx.save();
	roundPath(ctx, face, 6);
	ctx.fillStyle = theme.card;
	ctx.globalAlpha = ghost.state === 'making' ? 0.55 : 0.85;
	ctx.fill();
	edge(brush, face);
	if (ghost.state === 'making') ctx.globalAlpha = 0.75;
	else ctx.globalAlpha = 1;
	ctx.setLineDash(dashes[ghost.state].map((length) => (detail === 'bar' ? length * 2 : length)));
	ctx.lineWidth = detail === 'full' ? 1.6 : 1.6 / camera.z;
	ctx.strokeStyle = tone;
	roundPath(ctx, face, 6);
	ctx.stroke();
	ctx.setLineDash([]);
	if (detail === 'bar') barKey(brush, box, tone, camera.z);
	else cardText(brush, { ...face, item: { ...item, stage: null } }, detail);
	ctx.globalAlpha = 1;
	if (detail === 'full') said(brush, box, tone);
	ctx.restore();
	if (detail === 'full') paintChips(brush, ghost.signers, x, y + height + 5, width);
}

/** From afar the key in the proposal's colour, where it fits. */
function barKey(brush: Brush, { item, x, y, width, height }: GhostBox, tone: string, z: number): void {
	const size = Math.min(30, Math.round(9.5 / z));
	const key = shortKey(brush.text, item.key, fontOf(brush.theme, size, 600), width - 8);
	if (key !== null)
		write(brush, key, x + width / 2, y + height / 2, { size, weight: 600, colour: tone, align: 'center' });
}

/** Who says so, at the right of the bottom line; rivals bear a letter at their corner. */
function said(brush: Brush, { ghost, item, rival, x, y, width, height }: GhostBox, tone: string): void {
	const { ctx, theme } = brush;
	const words = { proposed: ghost.by, making: `${ghost.by} …`, unsent: 'not sent yet' }[ghost.state];
	const size = item.size === null ? 0 : 24;
	const key = brush.text.width(item.key, fontOf(theme, 10.5));
	const room = width - 28 - key - size;
	if (room > 18)
		write(brush, words, x + width - 8 - size, y + height - 11, {
			size: 10.5,
			weight: 600,
			colour: tone,
			align: 'right',
			width: room
		});
	if (rival === 0) return;
	ctx.beginPath();
	ctx.arc(x + width - 3, y + 3, 8, 0, 2 * Math.PI);
	ctx.fillStyle = tone;
	ctx.fill();
	write(brush, String.fromCharCode(64 + rival), x + width - 3, y + 3, {
		size: 10,
		weight: 600,
		colour: theme.card,
		align: 'center'
	});
}
