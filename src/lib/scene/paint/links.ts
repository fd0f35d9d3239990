import type { LinkLine } from '../layout/boxes.ts';
import { routeBetween } from '../layout/routes.ts';
import { write, type Brush } from './brush.ts';
import { inWorld, type Picture } from './picture.ts';
import { arrowHead, strokeRoute } from './routes.ts';

/** Conflicts always, other links only round the selection: everything else would be a web over the titles. */
export function paintLinks(brush: Brush, picture: Picture): void {
	const { layout, input, camera, detail } = picture;
	const shown = layout.links.filter(
		(link) => link.conflict || input.selected.has(link.from) || input.selected.has(link.to)
	);
	if (detail === 'heat' || shown.length === 0) return;
	inWorld(brush.ctx, picture, () => {
		for (const link of shown) paintLink(brush, picture, link, camera.z);
	});
}

function paintLink(brush: Brush, { layout }: Picture, link: LinkLine, z: number): void {
	const { ctx, theme } = brush;
	const from = layout.cardOf.get(link.from);
	const to = layout.cardOf.get(link.to);
	if (!from || !to) return;
	const needed = link.kind === 'needs';
	const [a, b] = needed || from.x <= to.x ? [from, to] : [to, from];
	ctx.strokeStyle = link.conflict ? theme.danger : needed ? theme.ink2 : theme.lineStrong;
	ctx.lineWidth = Math.max(link.conflict ? 1.75 : needed ? 1.5 : 1.25, (link.conflict ? 1.5 : 1) / z);
	ctx.setLineDash(link.conflict ? [6, 3] : needed ? [] : [2, 3]);
	strokeRoute(ctx, routeBetween(a, b), a, b);
	ctx.setLineDash([]);
	if (link.conflict || !needed) return;
	ctx.fillStyle = theme.ink2;
	arrowHead(ctx, b.x, b.y + b.height / 2, 6);
}

/** The red mark where a giver comes too late for its receiver. */
function broken(brush: Brush, x: number, y: number, scale: number): void {
	const { ctx, theme } = brush;
	ctx.beginPath();
	ctx.arc(x, y, 7.5 * scale, 0, 2 * Math.PI);
	ctx.fillStyle = theme.danger;
	ctx.fill();
	ctx.strokeStyle = theme.card;
	ctx.lineWidth = 1.5 * scale;
	ctx.stroke();
	write(brush, '!', x, y, { size: 11 * scale, weight: 700, colour: theme.onDanger, align: 'center' });
}

/** The marks of broken links, drawn over the cards so that none hides them. */
export function paintBroken(brush: Brush, picture: Picture): void {
	const { layout, camera, detail } = picture;
	if (detail === 'heat') return;
	inWorld(brush.ctx, picture, () => {
		for (const { conflict, to } of layout.links) {
			const box = conflict ? layout.cardOf.get(to) : undefined;
			if (box) broken(brush, box.x - 2, box.y + box.height / 2, Math.max(1, 0.5 / camera.z));
		}
	});
}
