import type { Item, Place, Timebox } from '#lib/domain/board.ts';
import type { ItemId, LinkId, PersonId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { GhostCard, SceneInput } from '../scene.ts';

/** A rectangle in world pixels. The world begins right of the lane heads and below the column heads. */
export interface Rect {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** How much stands somewhere: cards, and their points (null where no card has any). */
export interface Load {
	readonly count: number;
	readonly points: number | null;
}

/** Where a column stands, whatever stands in it. */
export interface Ground {
	readonly timebox: Timebox;
	readonly index: number;
	readonly x: number;
	readonly width: number;
	/** Cards side by side; 0 for a slim one. */
	readonly across: number;
}

export interface Column extends Ground {
	readonly when: 'past' | 'now' | 'later' | 'undated' | 'unknown';
	readonly load: Load;
}

export interface CardBox extends Rect {
	readonly item: Item;
	readonly product: ProductId;
	/** Place of its product in the palette, 0–8. */
	readonly colour: number;
	/** A proposal would take it away from here. */
	readonly leaving: boolean;
	/** The timebox it stands in ends after the day promised to a customer. */
	readonly late: boolean;
	/** Links that are broken at this card, and all it has. */
	readonly conflicts: number;
	readonly links: number;
	readonly lines: readonly LinkLine[];
}

export interface GhostBox extends Rect {
	readonly ghost: GhostCard;
	readonly item: Item;
	readonly colour: number;
	/** Rivals for one item are numbered; 0 where there is only one. */
	readonly rival: number;
}

export interface CellBox extends Rect {
	readonly row: RowBox;
	readonly column: Ground;
	readonly cards: readonly CardBox[];
	readonly ghosts: readonly GhostBox[];
	readonly load: Load;
	/** How many ghosts, told without making their boxes. */
	readonly proposed: number;
	/** Links that are broken at its cards. */
	readonly conflicts: number;
	/** Of its team in this timebox, in all products. */
	readonly team: Load;
	readonly capacity: number | null;
}

/** A team lane in a product lane (or, turned over, a product in a team's). */
export interface RowBox {
	readonly key: string;
	readonly product: ProductId;
	readonly team: TeamId;
	readonly name: string;
	readonly colour: number;
	readonly y: number;
	readonly height: number;
	/** By column; null where nothing stands. */
	readonly cells: readonly (CellBox | null)[];
	readonly load: Load;
	readonly capacity: number | null;
	/** By column: what stands in this row, and what the team has in all products. */
	readonly loads: readonly Load[];
	readonly teamLoads: readonly Load[];
}

export interface LaneBox {
	/** Id of the product, or of the team when turned over. */
	readonly id: string;
	readonly kind: 'product' | 'team';
	readonly name: string;
	readonly code: string;
	/** Null for a team: it has no colour of its own. */
	readonly colour: number | null;
	readonly owner: PersonId | null;
	readonly share: number | null;
	readonly y: number;
	readonly height: number;
	readonly collapsed: boolean;
	readonly rows: readonly RowBox[];
	readonly load: Load;
	/** Cards by column, shown while it is collapsed or far away. */
	readonly counts: readonly number[];
}

export interface LinkLine {
	readonly id: LinkId;
	readonly from: ItemId;
	readonly to: ItemId;
	readonly kind: 'needs' | 'related';
	/** The giver lands in a later timebox than the need. */
	readonly conflict: boolean;
	/** Index of the column by which the giver is needed: the receiver's, or an earlier one that was promised. */
	readonly need: number;
	/** Index of the column in which the giver lands. */
	readonly lands: number;
}

/**
 * Everything that is drawn, in world pixels. Made from table and view; never changed. Boxes of single cards come into
 * being when they are first asked for, lane by lane: whoever asks for all of them pays for all of them.
 */
export interface Layout {
	readonly columns: readonly Column[];
	readonly lanes: readonly LaneBox[];
	/** All that stand in open lanes. Costs as much as the board is large. */
	readonly cards: readonly CardBox[];
	readonly ghosts: readonly GhostBox[];
	readonly cardOf: Pick<ReadonlyMap<ItemId, CardBox>, 'get'>;
	/** By the id of a proposal or draft move. */
	readonly ghostOf: Pick<ReadonlyMap<string, GhostBox>, 'get'>;
	readonly ghostsOf: Pick<ReadonlyMap<ItemId, readonly GhostBox[]>, 'get'>;
	/** All links between items that stand on the board. Costs as much as the board is large. */
	readonly links: readonly LinkLine[];
	/** Those that do not hold. */
	readonly conflicts: readonly LinkLine[];
	/** The row in which a product and a team meet; null where it is not drawn. */
	rowOf(product: ProductId, team: TeamId): RowBox | null;
	columnOf(timebox: TimeboxId): Column | null;
	/** Where an item stands, also in a collapsed lane. */
	placeOf(item: ItemId): Place | null;
	readonly groupBy: 'product' | 'team';
	readonly width: number;
	readonly height: number;
}

/** What of a scene's input the places of things depend on. */
export interface View extends Pick<SceneInput, 'groupBy' | 'collapsed' | 'ghosts' | 'today'> {
	/** All of the board is to fill so much. */
	readonly room?: Room | null;
}

/** What the heads leave free, CSS pixels. */
export interface Room {
	readonly width: number;
	readonly height: number;
}
