import type { Product } from '#lib/domain/board.ts';
import { colourOf } from '#lib/domain/colour.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { CardBox, CellBox, GhostBox, Ground, Load, RowBox } from './boxes.ts';
import type { Flow } from './flow.ts';
import { noLoad } from './loads.ts';
import { sizes } from './measures.ts';
import type { CellContent, Pair, Standing } from './pairs.ts';

/** A cell where it stands. Its boxes are made when they are first asked for. */
export class Cell implements CellBox {
	readonly row: RowBox;
	readonly column: Ground;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly load: Load;
	readonly team: Load;
	readonly capacity: number | null;
	readonly proposed: number;
	readonly #content: CellContent;
	readonly #flow: Flow;
	readonly #product: Product;
	#cards: readonly CardBox[] | null = null;
	#ghosts: readonly GhostBox[] | null = null;
	#byItem: ReadonlyMap<ItemId, CardBox> | null = null;
	#conflicts: number | null = null;

	constructor(row: RowBox, column: Ground, { product, team }: Pair, content: CellContent, flow: Flow) {
		this.row = row;
		this.column = column;
		this.x = column.x;
		this.y = row.y;
		this.width = column.width;
		this.height = row.height;
		this.load = content.load;
		this.team = row.teamLoads[column.index] ?? noLoad;
		// What has no date burdens nobody yet.
		this.capacity = column.timebox.undated ? null : team.capacity;
		this.proposed = content.proposed.length;
		this.#content = content;
		this.#flow = flow;
		this.#product = product;
	}

	get cards(): readonly CardBox[] {
		return (this.#cards ??= cardsIn(this.#flow, this, this.#product));
	}

	get ghosts(): readonly GhostBox[] {
		return (this.#ghosts ??= ghostsIn(this.#flow, this, this.#product));
	}

	get conflicts(): number {
		return (this.#conflicts ??= brokenIn(this.#content));
	}

	cardOf(item: ItemId): CardBox | undefined {
		this.#byItem ??= new Map(this.cards.map((card) => [card.item.id, card]));
		return this.#byItem.get(item);
	}
}

function cardsIn(flow: Flow, { x, y, column }: Cell, product: Product): CardBox[] {
	const cards: CardBox[] = [];
	for (const { stands, dx, dy } of flow.slots)
		if (stands) cards.push(boxOf(stands, x + dx, y + dy, column, product));
	return cards;
}

function boxOf(
	{ item, leaving, lines }: Standing,
	x: number,
	y: number,
	column: Ground,
	product: Product
): CardBox {
	const { ends } = column.timebox;
	return {
		x,
		y,
		width: sizes.card.width,
		height: sizes.card.height,
		item,
		product: product.id,
		colour: colourOf(product),
		leaving,
		late: item.live !== null && ends !== null && ends > item.live.date,
		conflicts: brokenAmong(lines),
		links: lines.length,
		lines
	};
}

const brokenAmong = (lines: Standing['lines']): number =>
	lines.length === 0 ? 0 : lines.filter(({ conflict }) => conflict).length;

const brokenIn = ({ standing }: CellContent): number =>
	standing.reduce((sum, { lines }) => sum + brokenAmong(lines), 0);

function ghostsIn(flow: Flow, { x, y }: Cell, product: Product): GhostBox[] {
	const colour = colourOf(product);
	const ghosts: GhostBox[] = [];
	for (const { wants, dx, dy } of flow.slots)
		if (wants) ghosts.push({ x: x + dx, y: y + dy, ...sizes.card, ...wants, colour });
	return ghosts;
}
