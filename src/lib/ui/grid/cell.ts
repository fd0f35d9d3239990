import type { Timebox } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import type { DropVerdict, GhostCard, Rectangle, SceneInput, Subject } from '#lib/scene/scene.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { cardWords, ghostWords, type Seen } from '../view/card-words.ts';
import { columnHead, laneHead, laneId } from '../view/head-words.ts';
import { cellLabel, cellOf, type Lane } from '../view/lanes.ts';

/** Rows and columns as they are walked, and what stands in them. */
export interface Walked {
	readonly input: SceneInput;
	readonly lanes: readonly Lane[];
	readonly columns: readonly Timebox[];
}

/** What one comes to in a cell: a card, or a ghost behind the cards. */
export interface Entry {
	readonly item: ItemId;
	readonly ghost: GhostCard | null;
}

/** Row and column walked on; −1 are the heads. */
export interface Spot {
	readonly row: number;
	readonly column: number;
}

export const cellIn = (lane: Lane, timebox: Timebox): Cell => ({
	product: lane.product.id,
	team: lane.team.id,
	timebox: timebox.id
});

/** Everything in a cell, in order. */
export function entriesOf({ input }: Pick<Walked, 'input'>, lane: Lane, timebox: Timebox): readonly Entry[] {
	return [
		...cellOf(input.table, lane, timebox).map(({ item }) => ({ item, ghost: null })),
		...ghostsIn(input, cellIn(lane, timebox)).map((ghost) => ({ item: ghost.item, ghost }))
	];
}

export function ghostsIn({ ghosts }: SceneInput, cell: Cell): readonly GhostCard[] {
	const key = cellKey(cell);
	return ghosts.filter(({ to }) => cellKey(to) === key);
}

/** An entry as it is read out. */
export const entryWords = (seen: Seen, { item, ghost }: Entry, chosen: string | null): string =>
	ghost ? ghostWords(seen, ghost, ghost.id === chosen) : cardWords(seen, item);

/** A cell or a head as it is read out. */
export function spotWords({ input, lanes, columns }: Walked, { row, column }: Spot): string {
	const [lane, timebox] = [lanes[row], columns[column]];
	if (lane && timebox) return cellLabel(input, lane, timebox, ghostsIn(input, cellIn(lane, timebox)).length);
	if (lane) return laneHead(input, lane, columns);
	return timebox ? columnHead(input, timebox) : '';
}

/** What a menu is asked about there. */
export function subjectAt(
	{ input, lanes, columns }: Walked,
	{ row, column }: Spot,
	entry: Entry | null
): Subject | null {
	if (entry?.ghost) return { on: 'ghost', ghost: entry.ghost.id, item: entry.item };
	if (entry) return { on: 'card', item: entry.item };
	const [lane, timebox] = [lanes[row], columns[column]];
	if (lane && timebox) return { on: 'cell', ...cellIn(lane, timebox) };
	if (lane) return { on: 'lane', lane: laneId(lane, input.groupBy) };
	return timebox ? { on: 'column', timebox: timebox.id } : null;
}

export const rowOf = (lanes: readonly Lane[], { product, team }: Cell): number =>
	lanes.findIndex((lane) => lane.product.id === product && lane.team.id === team);

export const columnOf = ({ columns }: Pick<Walked, 'columns'>, { timebox }: Cell): number =>
	columns.findIndex((column) => column.id === timebox);

/** More than this of one thing is too much to listen to. */
const most = 400;
export const cut = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** Where the card in hand is held, and what a drop there would come to. */
export function overWords(table: Table, to: Cell, verdict: DropVerdict): string {
	const [product, team] = [table.products.get(to.product), table.teams.get(to.team)];
	const timebox = table.timeboxes.get(to.timebox);
	const where = product && team && timebox ? cellLabel({ table }, { product, team }, timebox) : '';
	return `${where}. ${consequence(verdict)}`;
}

function consequence(verdict: DropVerdict): string {
	if (!verdict.ok) return verdict.because;
	if (verdict.signsItself) return 'Yours to decide: it moves at once.';
	return `Will have to sign: ${verdict.signers.map((chip) => chip.label).join(', ')}.`;
}

/** The corner of the board, for what is not drawn at all. */
const corner: Rectangle = { x: 0, y: 48, width: 236, height: 40 };

/** Where something is drawn, CSS pixels of the board; what lies in a folded lane, at that lane's head. */
export const boxOf = (view: BoardView, subject: Subject): Rectangle =>
	drawnOf(view, subject) ?? headOf(view, subject) ?? corner;

function drawnOf({ scene }: BoardView, subject: Subject): Rectangle | null | undefined {
	switch (subject.on) {
		case 'card':
			return scene?.rectOf(subject.item);
		case 'ghost':
			return scene?.rectOfGhost(subject.ghost);
		case 'cell':
			return scene?.rectOfCell(subject);
		case 'lane':
			return scene?.rectOfHead(subject.lane);
		case 'column':
			return scene?.rectOfHead(subject.timebox);
		case 'mark':
			return scene?.rectOfMark(subject.mark);
	}
}

function headOf({ scene, table, groupBy }: BoardView, subject: Subject): Rectangle | null | undefined {
	const at = subject.on === 'card' ? table.places.get(subject.item) : subject.on === 'cell' ? subject : null;
	return at && scene?.rectOfHead(groupBy === 'product' ? at.product : at.team);
}
