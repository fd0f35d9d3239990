import { reactionGlyphs, type Hung, type Mark } from '#lib/domain/free.ts';
import type { Rect } from '../layout/boxes.ts';
import { originOn } from './anchors.ts';
import { small, type Chip } from './boxes.ts';

interface Counted {
	readonly hung: Hung;
	readonly on: Rect;
}

const orders = [...reactionGlyphs, 'dot'] as const;

const glyphOf = (mark: Mark): Chip['glyph'] => (mark.kind === 'reaction' ? mark.glyph : 'dot');

/** Reactions and dots, counted: those on a card along its lower edge, those in a cell where the first of them was put. */
export function chipsOf(counted: readonly Counted[]): Chip[] {
	const onCards = counted.filter(({ hung }) => hung.anchor.on === 'card');
	const inCells = counted.filter(({ hung }) => hung.anchor.on === 'cell');
	return [
		...[...Map.groupBy(onCards, ({ on }) => on).values()].flatMap(alongCard),
		...inCells.map((each) => standing(each))
	];
}

/** From the right; what has no room goes below. */
function alongCard(counted: readonly Counted[]): Chip[] {
	const [first] = counted;
	if (!first) return [];
	const { on, hung } = first;
	const byGlyph = Map.groupBy(counted, (each) => glyphOf(each.hung.mark));
	let right = on.x + on.width - 6;
	// Over the card's edge, so low that neither its key nor the next title is covered.
	let y = on.y + on.height - 5;
	return orders.toReversed().flatMap((glyph) => {
		const same = byGlyph.get(glyph);
		if (!same) return [];
		const width = same.length > 1 ? small.chip.counted : small.chip.width;
		if (right - width < on.x) {
			right = on.x + on.width - 6;
			y += small.chip.height + small.gap;
		}
		right -= width;
		const chip = chipAt(same, { x: right, y }, glyph);
		right -= small.gap;
		return [{ ...chip, item: hung.anchor.on === 'card' ? hung.anchor.item : null }];
	});
}

/** In a cell each stands where it was put. */
function standing(each: Counted): Chip {
	const { x, y } = originOn(each.on, each.hung.anchor);
	const half = small.chip.height / 2;
	return chipAt([each], { x: x - half, y: y - half }, glyphOf(each.hung.mark));
}

function chipAt(same: readonly Counted[], at: { x: number; y: number }, glyph: Chip['glyph']): Chip {
	const mark = same[0]?.hung.mark;
	return {
		...at,
		glyph,
		tint: mark?.kind === 'dot' ? mark.tint : 'ink',
		count: same.length,
		ids: same.map(({ hung }) => hung.id),
		item: null,
		width: same.length > 1 ? small.chip.counted : small.chip.width,
		height: small.chip.height
	};
}
