import type { Layout, LinkLine, Rect } from '../layout/boxes.ts';
import { routeBetween, type Corner } from '../layout/routes.ts';
import type { Theme } from '../theme.ts';
import type { Brush } from './brush.ts';
import { paintBundles } from './bundles.ts';
import { inWorld, viewOf, type Picture } from './picture.ts';
import { arrowHead, strokeRoutes } from './routes.ts';
import { seenIn } from './seen.ts';
import { numberIn } from './text.ts';

/** A link between two cards that are drawn. */
export interface Drawn {
	readonly line: LinkLine;
	readonly route: readonly Corner[];
	readonly focused: boolean;
}

/** More broken links than these in view are a web: then each shows its ends and no way in between. */
const most = 40;

/**
 * Links that do not hold, and all of what is selected; the others only, faintly, where all are asked for. From afar those
 * that do not hold are bundled.
 */
export function paintLinks(brush: Brush, picture: Picture): void {
	const { detail, camera } = picture;
	if (detail === 'heat' || detail === 'bar') {
		paintBundles(brush, picture);
		return;
	}
	const drawn = linksIn(picture);
	const view = viewOf(picture);
	inWorld(brush.ctx, picture, () => strokeLinks(brush, drawn, view, camera.z));
}

type When = Pick<LinkLine, 'lands' | 'need'>;

/** `Iteration 5, needed by Iteration 3`. */
export const saidOf = (layout: Layout, line: When): string => late(layout, line, (name) => name);

/** The same where there is less room: `5, needed by 3`. */
export const shortOf = (layout: Layout, line: When): string => late(layout, line, numberIn);

function late({ columns }: Layout, { lands, need }: When, called: (name: string) => string): string {
	const name = (column: number) => called(columns[column]?.timebox.name ?? '');
	return `${name(lands)}, needed by ${name(need)}`;
}

/** Lines with an end among the cards in view, once each. */
function linksIn(picture: Picture): Drawn[] {
	const { layout, input } = picture;
	const lines = new Map<string, LinkLine>();
	const all = input.links === 'all';
	for (const card of seenIn(picture).cards)
		if (all || card.conflicts > 0)
			for (const line of card.lines) if (all || line.conflict) lines.set(line.id, line);
	for (const item of input.selected)
		for (const line of layout.cardOf.get(item)?.lines ?? []) lines.set(line.id, line);
	return [...lines.values()].flatMap((line) => {
		const focused = input.selected.has(line.from) || input.selected.has(line.to);
		return drawnOf(layout, line, focused) ?? [];
	});
}

export function drawnOf(layout: Layout, line: LinkLine, focused: boolean): Drawn | null {
	const from = layout.cardOf.get(line.from);
	const to = layout.cardOf.get(line.to);
	return from && to ? { line, focused, route: routeOf(line, from, to) } : null;
}

/** What has no direction is drawn from left to right. */
export const routeOf = ({ kind }: LinkLine, from: Rect, to: Rect): Corner[] =>
	kind === 'needs' || from.x <= to.x ? routeBetween(from, to) : routeBetween(to, from);

/** Strokes links by their kind: broken ones dashed and red, those in focus strong, all others faint. */
export function strokeLinks(brush: Brush, drawn: readonly Drawn[], view: Rect, z: number): void {
	const { ctx, theme } = brush;
	const broken = drawn.filter(({ line }) => line.conflict).length;
	for (const [kind, run] of Map.groupBy(drawn, kindOf)) {
		const faint = kind === 'other';
		ctx.globalAlpha = faint ? 0.25 : 1;
		strokeRoutes(
			ctx,
			run.map(({ route }) => route),
			view,
			{ ...styleOf(theme, kind, z), between: kind === 'broken' && broken > most ? 0 : faint ? 1 : 0.3 }
		);
		ctx.globalAlpha = 1;
		if (kind !== 'needs') continue;
		ctx.fillStyle = theme.ink2;
		for (const { route } of run) {
			const end = route.at(-1);
			if (end) arrowHead(ctx, end.x, end.y, 6);
		}
	}
}

type Kind = 'broken' | 'focused' | 'needs' | 'related' | 'other';

function kindOf({ line, focused }: Drawn): Kind {
	if (line.conflict) return focused ? 'focused' : 'broken';
	return focused ? line.kind : 'other';
}

function styleOf(theme: Theme, kind: Kind, z: number): { colour: string; width: number; dash: number[] } {
	switch (kind) {
		case 'broken':
		case 'focused':
			return { colour: theme.danger, width: Math.max(1.75, 1.5 / z), dash: [6, 3] };
		case 'needs':
			return { colour: theme.ink2, width: Math.max(1.5, 1 / z), dash: [] };
		case 'related':
			return { colour: theme.lineStrong, width: Math.max(1.25, 1 / z), dash: [2, 3] };
		case 'other':
			return { colour: theme.lineStrong, width: Math.max(1.25, 1 / z), dash: [] };
	}
}
