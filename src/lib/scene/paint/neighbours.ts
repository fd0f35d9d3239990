import type { CardBox, GhostBox, Layout, LinkLine } from '../layout/boxes.ts';
import type { Carried } from '../hand/carry.ts';
import { toWorld } from '../view/camera.ts';
import type { Brush } from './brush.ts';
import { drawnOf, routeOf, saidOf, strokeLinks, type Drawn } from './links.ts';
import { viewOf, type Picture } from './picture.ts';
import { routeLabel } from './routes.ts';

/** In world pixels: the links of what is under the pointer, or of what is carried, as they would be where it is now. */
export function paintNeighbours(
	brush: Brush,
	picture: Picture,
	hovered: CardBox | GhostBox | null,
	carried: Carried | null
): void {
	const { camera, detail, layout, input } = picture;
	if (detail === 'heat' || detail === 'bar') return;
	const drawn = carried
		? carriedLinks(picture, carried)
		: hovered && 'lines' in hovered && !input.selected.has(hovered.item.id)
			? hovered.lines.flatMap((line) => drawnOf(layout, line, true) ?? [])
			: [];
	if (drawn.length === 0) return;
	strokeLinks(brush, drawn, viewOf(picture), camera.z);
	const { theme } = brush;
	const tone = { ink: theme.danger, ground: theme.dangerSoft };
	for (const { line, route } of drawn)
		if (line.conflict) routeLabel(brush, route, saidOf(layout, line), tone, camera.z);
}

/** Links of a card in the hand, from where the hand is; whether they would hold is told for the column under it. */
function carriedLinks({ layout, camera }: Picture, { card, at, grip, target }: Carried): Drawn[] {
	const point = toWorld(camera, at);
	const here = { ...card, x: point.x - grip.x, y: point.y - grip.y };
	const column = target ? (layout.columnOf(target.timebox)?.index ?? null) : null;
	return card.lines.flatMap((line) => {
		const gives = line.from === card.item.id;
		const other = layout.cardOf.get(gives ? line.to : line.from);
		if (!other) return [];
		const would = column === null ? line : landing(layout, line, gives, column);
		return [
			{ line: would, focused: true, route: gives ? routeOf(line, here, other) : routeOf(line, other, here) }
		];
	});
}

/** A link after one of its ends has come to another column; what was promised earlier than the need stays promised. */
export function landing(layout: Layout, line: LinkLine, gives: boolean, column: number): LinkLine {
	const taken = layout.placeOf(line.to);
	const takes = taken ? (layout.columnOf(taken.timebox)?.index ?? line.need) : line.need;
	const promised = line.need < takes ? line.need : Infinity;
	const lands = gives ? column : line.lands;
	const need = gives ? line.need : Math.min(column, promised);
	return { ...line, lands, need, conflict: line.kind === 'needs' && lands > need };
}
