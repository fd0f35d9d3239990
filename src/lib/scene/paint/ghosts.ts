import type { CardBox, GhostBox } from '../layout/boxes.ts';
import { inView } from '../view/camera.ts';
import { roundPath, write, type Brush } from './brush.ts';
import { cardText, edge, type Face } from './card.ts';
import { paintChips } from './chips.ts';
import { inWorld, touches, type Picture } from './picture.ts';

const dashes = { proposed: [5, 3.5], making: [2, 3], unsent: [5, 3.5] } as const;

/** Dashed cards where something is not yet agreed to stand, their signers below them. */
export function paintGhosts(brush: Brush, picture: Picture): void {
	if (picture.detail === 'heat') return;
	const view = inView(picture.camera, picture.viewport);
	inWorld(brush.ctx, picture, () => {
		for (const ghost of picture.layout.ghosts)
			if (touches({ ...ghost, height: ghost.height + 60 }, view)) paintGhost(brush, picture, ghost);
	});
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
	if (detail !== 'bar') cardText(brush, { ...face, item: { ...item, stage: null } }, detail);
	ctx.globalAlpha = 1;
	if (detail === 'full') said(brush, box, tone);
	ctx.restore();
	if (detail === 'full') paintChips(brush, ghost.signers, x, y + height + 5, width);
}

/** Who says so, at the right of the bottom line; rivals bear a letter at their corner. */
function said(brush: Brush, { ghost, item, rival, x, y, width, height }: GhostBox, tone: string): void {
	const { ctx, theme } = brush;
	const words = { proposed: ghost.by, making: `${ghost.by} …`, unsent: 'not sent yet' }[ghost.state];
	const taken = item.size === null ? 0 : 22;
	write(brush, words, x + width - 8 - taken, y + height - 13, {
		size: 10.5,
		weight: 600,
		colour: tone,
		align: 'right',
		width: width - 88 - taken
	});
	if (rival === 0) return;
	ctx.beginPath();
	ctx.arc(x + width - 3, y + 3, 8, 0, 2 * Math.PI);
	ctx.fillStyle = tone;
	ctx.fill();
	write(brush, String.fromCharCode(64 + rival), x + width - 3, y + 3, {
		size: 10,
		weight: 700,
		colour: theme.card,
		align: 'center'
	});
}

/** The tether from where a card stands to where it would. `above`: those of the selection, drawn over cards. */
export function paintTethers(brush: Brush, picture: Picture, above: boolean): void {
	const { layout, input, camera, detail } = picture;
	if (detail === 'heat') return;
	inWorld(brush.ctx, picture, () => {
		for (const ghost of layout.ghosts) {
			const origin = layout.cardOf.get(ghost.item.id);
			if (origin && input.selected.has(ghost.item.id) === above) tether(brush, origin, ghost, camera.z);
		}
	});
}

function tether({ ctx, theme }: Brush, from: CardBox, to: GhostBox, z: number): void {
	const forth = to.x >= from.x + from.width || (to.x > from.x && to.y !== from.y);
	const start = { x: forth ? from.x + from.width : from.x, y: from.y + from.height / 2 };
	const end = { x: forth ? to.x - 3 : to.x + to.width + 3, y: to.y + to.height / 2 };
	const reach = Math.max(46, Math.abs(end.x - start.x) * 0.45) * (forth ? 1 : -1);
	const bow = Math.min(46, Math.abs(end.x - start.x) * 0.12);
	const thick = Math.max(1.75, 1.5 / z);
	ctx.save();
	ctx.strokeStyle = to.ghost.state === 'unsent' ? theme.warn : theme.proposal;
	ctx.fillStyle = ctx.strokeStyle;
	ctx.lineWidth = thick;
	ctx.lineCap = 'round';
	ctx.setLineDash(to.ghost.state === 'making' ? [1, 5] : [6, 5]);
	ctx.beginPath();
	ctx.moveTo(start.x, start.y);
	ctx.bezierCurveTo(
		start.x + reach,
		start.y - bow,
		end.x - reach,
		end.y - bow,
		end.x - (forth ? 7 : -7),
		end.y
	);
	ctx.stroke();
	ctx.setLineDash([]);
	ctx.beginPath();
	ctx.arc(start.x, start.y, 2.2 * thick, 0, 2 * Math.PI);
	ctx.fill();
	head(ctx, end.x, end.y, forth ? 1 : -1, thick);
	ctx.restore();
}

function head(ctx: CanvasRenderingContext2D, x: number, y: number, side: 1 | -1, thick: number): void {
	const long = 5 * thick;
	ctx.beginPath();
	ctx.moveTo(x, y);
	ctx.lineTo(x - side * long, y - long * 0.62);
	ctx.lineTo(x - side * long, y + long * 0.62);
	ctx.closePath();
	ctx.fill();
}
