import type { CardBox, GhostBox } from '../layout/boxes.ts';
import { routeBetween } from '../layout/routes.ts';
import type { Theme } from '../theme.ts';
import type { Brush } from './brush.ts';
import { inWorld, oncePer, viewOf, type Picture } from './picture.ts';
import { arrowHead, routeLabel, strokeRoutes } from './routes.ts';
import { seenIn } from './seen.ts';

/** A ghost and the card that would go there. */
interface Tether {
	readonly from: CardBox;
	readonly to: GhostBox;
	readonly selected: boolean;
}

/** More than these at once are a web: then only what is selected or this seat's own is tied, the others show their ends. */
const most = 24;

/** Tethers of which at least one end is in view. */
const tethersIn = oncePer((picture): readonly Tether[] => {
	const { layout, input } = picture;
	const { cards, ghosts } = seenIn(picture);
	const seen = new Set(ghosts);
	for (const card of cards)
		if (card.leaving) for (const ghost of layout.ghostsOf.get(card.item.id) ?? []) seen.add(ghost);
	for (const item of input.selected) for (const ghost of layout.ghostsOf.get(item) ?? []) seen.add(ghost);
	return [...seen].flatMap((to) => {
		const from = layout.cardOf.get(to.item.id);
		return from ? [{ from, to, selected: input.selected.has(to.item.id) }] : [];
	});
});

/** Each proposal's tether, from where its card stands to where it would. */
export function paintTethers(brush: Brush, picture: Picture): void {
	const { camera, detail } = picture;
	if (detail === 'heat' || detail === 'bar') return;
	const { ctx, theme } = brush;
	const tethers = tethersIn(picture);
	const tied = tethers.filter(({ to, selected }) => tethers.length <= most || selected || isMine(to));
	const kinds = Map.groupBy(tied, ({ to, selected }) => `${to.ghost.state} ${String(selected)}`);
	const view = viewOf(picture);
	inWorld(ctx, picture, () => {
		for (const kind of kinds.values()) {
			const [first] = kind;
			if (!first) continue;
			const { selected, to } = first;
			const routes = kind.map((each) => routeBetween(each.from, each.to));
			strokeRoutes(ctx, routes, view, {
				colour: toneOf(theme, to),
				width: Math.max(selected ? 2.5 : 1.75, (selected ? 2 : 1.5) / camera.z),
				dash: to.ghost.state === 'making' ? [2, 4] : selected ? [] : [6, 4],
				between: selected ? 1 : 0.22
			});
		}
	});
}

const isMine = ({ ghost }: GhostBox): boolean => ghost.state !== 'proposed';
const toneOf = (theme: Theme, { ghost }: GhostBox): string =>
	ghost.state === 'unsent' ? theme.warn : theme.proposal;

/** Ends of the tethers, over the cards: a dot where it leaves, a head where it arrives, the label of a selected one. */
export function paintTetherEnds(brush: Brush, picture: Picture): void {
	const { camera, detail, layout } = picture;
	if (detail === 'heat' || detail === 'bar') return;
	const { ctx, theme } = brush;
	inWorld(ctx, picture, () => {
		for (const { from, to, selected } of tethersIn(picture)) {
			ctx.fillStyle = toneOf(theme, to);
			ctx.beginPath();
			ctx.arc(from.x + from.width, from.y + from.height / 2, 3.5, 0, 2 * Math.PI);
			ctx.fill();
			arrowHead(ctx, to.x + 1, to.y + to.height / 2, 8);
			// Rivals start alike: one label is enough for what they share.
			if (!selected || detail !== 'full' || to.rival > 1) continue;
			const name = (x: number): string =>
				layout.columns.findLast((column) => column.x <= x)?.timebox.name ?? '';
			const [was, will] = [name(from.x), name(to.x)];
			const tone = { ink: theme.proposal, ground: theme.proposalSoft };
			if (was !== will) routeLabel(brush, routeBetween(from, to), `${was} → ${will}`, tone, camera.z);
		}
	});
}
