import type { CardBox, GhostBox } from '../layout/boxes.ts';
import { middleOf, routeBetween } from '../layout/routes.ts';
import { fontOf, roundPath, write, type Brush } from './brush.ts';
import { inWorld, type Picture } from './picture.ts';
import { arrowHead, strokeRoute, tracePath } from './routes.ts';

/** Each proposal's tether, from where its card stands to where it would; the selection's bears what it says. */
export function paintTethers(brush: Brush, picture: Picture): void {
	const { layout, input, camera, detail } = picture;
	if (detail === 'heat') return;
	inWorld(brush.ctx, picture, () => {
		for (const ghost of layout.ghosts) {
			const origin = layout.cardOf.get(ghost.item.id);
			if (origin) tether(brush, origin, ghost, camera.z, input.selected.has(ghost.item.id));
		}
	});
}

function tether({ ctx, theme }: Brush, from: CardBox, to: GhostBox, z: number, selected: boolean): void {
	const thick = Math.max(selected ? 2.5 : 1.75, (selected ? 2 : 1.5) / z);
	const route = routeBetween(from, to);
	ctx.save();
	ctx.strokeStyle = to.ghost.state === 'unsent' ? theme.warn : theme.proposal;
	ctx.fillStyle = ctx.strokeStyle;
	ctx.lineWidth = thick;
	ctx.lineJoin = 'round';
	if (to.ghost.state === 'making') ctx.setLineDash([2, 4]);
	else if (!selected) ctx.setLineDash([6, 4]);
	if (selected) {
		tracePath(ctx, route, 3);
		ctx.stroke();
	} else strokeRoute(ctx, route, from, to);
	ctx.restore();
}

/** Ends of the tethers, over the cards: a dot where it leaves, a head where it arrives, the label of a selected one. */
export function paintTetherEnds(brush: Brush, picture: Picture): void {
	const { layout, input, camera, detail } = picture;
	if (detail === 'heat') return;
	const { ctx, theme } = brush;
	inWorld(ctx, picture, () => {
		for (const ghost of layout.ghosts) {
			const origin = layout.cardOf.get(ghost.item.id);
			if (!origin) continue;
			ctx.fillStyle = ghost.ghost.state === 'unsent' ? theme.warn : theme.proposal;
			ctx.beginPath();
			ctx.arc(origin.x + origin.width, origin.y + origin.height / 2, 3.5, 0, 2 * Math.PI);
			ctx.fill();
			arrowHead(ctx, ghost.x + 1, ghost.y + ghost.height / 2, 8);
			// Rivals start alike: one label is enough for what they share.
			if (input.selected.has(ghost.item.id) && detail === 'full' && ghost.rival <= 1)
				label(brush, picture, origin, ghost, camera.z);
		}
	});
}

/** `v1.37 → v1.38`, where it changes the timebox. */
function label(brush: Brush, { layout }: Picture, from: CardBox, to: GhostBox, z: number): void {
	const { ctx, theme } = brush;
	const name = (x: number): string => layout.columns.findLast((column) => column.x <= x)?.timebox.name ?? '';
	const [was, will] = [name(from.x), name(to.x)];
	if (was === will) return;
	const at = middleOf(routeBetween(from, to));
	const text = `${was} → ${will}`;
	const width = brush.text.width(text, fontOf(theme, 10, 600)) + 12;
	roundPath(ctx, { x: at.x - width / 2, y: at.y - 8, width, height: 16 }, 8);
	ctx.fillStyle = theme.proposalSoft;
	ctx.fill();
	ctx.strokeStyle = theme.proposal;
	ctx.lineWidth = 1 / z;
	ctx.stroke();
	write(brush, text, at.x, at.y, { size: 10, weight: 600, colour: theme.proposal, align: 'center' });
}
