import type { Timebox } from '#lib/domain/board.ts';
import { signerOf } from '#lib/domain/authority.ts';
import type { Table } from '#lib/domain/table.ts';
import type { SceneInput } from '#lib/scene/scene.ts';
import { countOf, type Lane } from './lanes.ts';
import { shortDay } from './times.ts';

/** The heads of lanes and columns in words: what the canvas writes and draws on them. Pure. */

/** The id of the lane a row is folded by. */
export const laneId = ({ product, team }: Lane, groupBy: SceneInput['groupBy']): string =>
	groupBy === 'product' ? product.id : team.id;

/** `Kubelet / Node, Tomás Herrera signs, 20 % of the budget, 12 cards, folded, locked` */
export function laneHead(input: SceneInput, lane: Lane, columns: readonly Timebox[]): string {
	const { product, team } = lane;
	const { table, mood } = input;
	const signer = signerOf(table, product.id);
	const count = columns.reduce((sum, column) => sum + countOf(table, lane, column), 0);
	return [
		`${product.name} / ${team.name}`,
		signer === null ? 'no authority here' : `${input.nameOf(signer)} signs`,
		product.share === null ? '' : `${product.share} % of the budget`,
		count === 1 ? '1 card' : `${count} cards`,
		input.collapsed.has(laneId(lane, input.groupBy)) ? 'folded' : '',
		mood === 'locked' ? 'locked' : ''
	]
		.filter(Boolean)
		.join(', ');
}

/** `v1.37, 3 Feb – 9 Jun, today, 34 items, 80 points` */
export function columnHead({ table, today }: SceneInput, column: Timebox): string {
	const { starts, ends } = column;
	const now = starts !== null && ends !== null && starts <= today && today <= ends;
	const { count, points } = loadOf(table, column);
	return [
		column.name,
		datesOf(column),
		now ? 'today' : '',
		count === 1 ? '1 item' : `${count} items`,
		points === null ? '' : `${points} points`
	]
		.filter(Boolean)
		.join(', ');
}

function datesOf({ starts, ends, undated }: Timebox): string {
	if (starts !== null && ends !== null) return `${shortDay(starts)} – ${shortDay(ends)}`;
	if (ends !== null) return `until ${shortDay(ends)}`;
	if (starts !== null) return `from ${shortDay(starts)}`;
	return undated ? 'not dated' : '';
}

function loadOf(table: Table, { id }: Timebox): { count: number; points: number | null } {
	let count = 0;
	let points: number | null = null;
	for (const cell of table.index.cells.values()) {
		if (cell[0]?.timebox !== id) continue;
		count += cell.length;
		for (const { item } of cell) {
			const size = table.items.get(item)?.size ?? null;
			if (size !== null) points = (points ?? 0) + size;
		}
	}
	return { count, points };
}
