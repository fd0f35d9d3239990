/**
 * The model's own picture of a board and of what people owe each other: plain lists and words of its own, scanned
 * from end to end. It is written from the rules as they are told, never from the code that keeps them, so that
 * the two can only agree by both being right.
 */

export interface Card {
	id: string;
	key: string;
	title: string;
	size: number | null;
	/** `customer date`, or null. */
	live: string | null;
	signal: string | null;
	/** Whatever is left of it, as text. */
	rest: string;
}

export interface Lane {
	id: string;
	owner: string | null;
	share: number | null;
}

interface Crew {
	id: string;
	home: string | null;
	capacity: number | null;
}

/** A column; a list of them stands in order of time. */
export interface Column {
	id: string;
	starts: string | null;
	ends: string | null;
	undated: boolean;
}

export interface Tie {
	id: string;
	kind: string;
	from: string;
	to: string;
	neededBy: string | null;
	reopened: boolean;
}

export interface Aim {
	id: string;
	title: string;
	product: string | null;
	timebox: string | null;
}

/** What is agreed upon. */
export interface Ground {
	lanes: Lane[];
	crews: Crew[];
	columns: Column[];
	cards: Card[];
	/** `product team timebox` → cards, in order. Empty cells are left out. */
	cells: Record<string, string[]>;
	ties: Tie[];
	aims: Aim[];
}

/** A signature that is needed. `role` null: the product's own Product Owner, or who stands in. */
export interface Need {
	product: string | null;
	role: string | null;
	/** What it is asked for: part of what is signed. */
	why?: string;
}

export interface Mark extends Need {
	by: string;
	proxyOf: string | null;
	/** What was signed, in the model's words. */
	meaning: string;
}

export interface Paper {
	id: string;
	by: string;
	// The changes as asked: the form they have on the wire.
	changes: readonly Change[];
	cause: string | null;
	answers: string | null;
	/** The paper of the same author whose place it took. */
	amends: string | null;
	drift: boolean;
	needs: Need[];
	marks: Mark[];
	passed: Need[];
	state: string;
	/** The sitting in which it was agreed. */
	agreedIn: string | null;
	/** Key and title of each card it took off the board, and what it ended beside cards. */
	took: string[];
	emergency: string | null;
}

export interface Sitting {
	id: string;
	number: number;
	state: 'scheduled' | 'preparing' | 'open' | 'closing' | 'locked';
	startsAt: number;
	goals: number;
	ready: string[];
	chair: string | null;
	read: string[];
	/** Who signed the agreement for what, and upon which decisions. */
	signed: (Need & { by: string; upon: string })[];
}

interface Deputy {
	id: string;
	of: string;
	to: string;
	products: readonly string[] | null;
	from: number;
	until: number;
	revoked: boolean;
}

export interface Point {
	id: string;
	by: string;
	guest: boolean;
	state: string;
}

export interface Path {
	id: string;
	decider: string;
	options: number;
	steps: number;
	state: string;
	option: number | null;
}

export interface Teller {
	id: string;
	paper: string;
	item: string;
	customer: string;
	/** Where the card stood when it was agreed. */
	lane: string | null;
	person: string | null;
	due: number | null;
	done: boolean;
}

export interface Alarm {
	id: string;
	product: string;
	item: string | null;
	state: string;
	by: string;
	triager: string | null;
	points: number;
	/** When it was answered. */
	at: number;
	over: number | null;
	reviewed: boolean;
	paper: string | null;
}

export interface Block {
	id: string;
	by: string;
	private: boolean;
	owner: string | null;
	due: number | null;
	path: (string | null)[];
	solved: boolean;
}

interface Plea {
	id: string;
	by: string;
	giver: string;
	state: string;
}

export interface World {
	ground: Ground;
	policy: string;
	/** Null: the template's. */
	map: readonly Line[] | null;
	seats: Record<string, readonly string[]>;
	sittings: Sitting[];
	/** When the board was locked, each time. */
	locks: number[];
	opens: number;
	/** The agreed board as it was written down at each lock. */
	papers: Paper[];
	remarks: { id: string; paper: string }[];
	deputies: Deputy[];
	/** In order of the agenda. */
	points: Point[];
	paths: Path[];
	tellers: Teller[];
	alarms: Alarm[];
	/** Points of interrupt buffer; `byHand` is null where the board has sized it. */
	buffers: { product: string; points: number; byHand: string | null }[];
	blocks: Block[];
	pleas: Plea[];
	/** Ids of acts already answered, by whom. */
	now: number;
}

/** One line of an authority map. */
export interface Line {
	readonly class: string;
	readonly lane?: string;
	readonly over?: number;
	readonly signers: readonly string[];
}

export interface Spot {
	readonly product: string;
	readonly team: string;
	readonly timebox: string;
	readonly after: string | null;
}

interface NewCard {
	readonly id: string;
	readonly key: string;
	readonly title: string;
	readonly size: number | null;
	readonly live: { readonly customer: string; readonly date: string } | null;
}
type Edit = Partial<Omit<NewCard, 'id' | 'key'>>;

/** A change as it comes over the wire. */
export type Change =
	| { readonly kind: 'move'; readonly item: string; readonly to: Spot }
	| { readonly kind: 'edit'; readonly item: string; readonly set: Edit }
	| { readonly kind: 'add'; readonly item: NewCard; readonly to: Spot }
	| { readonly kind: 'drop'; readonly item: string }
	| {
			readonly kind: 'split';
			readonly item: string;
			readonly set: Edit;
			readonly parts: readonly { readonly item: NewCard; readonly to: Spot }[];
	  }
	| { readonly kind: 'merge'; readonly item: string; readonly from: readonly string[]; readonly set: Edit }
	| { readonly kind: 'signal'; readonly item: string; readonly signal: string | null }
	| { readonly kind: 'share'; readonly product: string; readonly share: number | null }
	| {
			readonly kind: 'realign';
			readonly team: string;
			readonly to: string | null;
			readonly capacity: number | null;
	  }
	| { readonly kind: 'open-lane'; readonly lane: Opening }
	| { readonly kind: 'close-lane'; readonly lane: { readonly kind: string; readonly id: string } }
	| {
			readonly kind: 'promise';
			readonly link: string;
			readonly from: string;
			readonly to: string;
			readonly neededBy: string;
	  }
	| { readonly kind: 'release'; readonly link: string }
	| { readonly kind: 'goal'; readonly goal: Aim }
	| { readonly kind: 'drop-goal'; readonly goal: string };

type Opening =
	| { readonly kind: 'product'; readonly product: { readonly id: string } }
	| { readonly kind: 'team'; readonly team: { readonly id: string; readonly capacity: number | null } }
	| {
			readonly kind: 'timebox';
			readonly timebox: {
				readonly id: string;
				readonly starts: string | null;
				readonly ends: string | null;
			};
	  };

/** The sitting under way or next. */
export const sitting = (world: World): Sitting | null => world.sittings.at(-1) ?? null;

/** `open`, `closing`, or `locked` for whatever else. */
export function moment(world: World): 'open' | 'closing' | 'locked' {
	const state = sitting(world)?.state;
	return state === 'open' || state === 'closing' ? state : 'locked';
}

export const cellOf = ({ product, team, timebox }: Omit<Spot, 'after'>): string =>
	`${product} ${team} ${timebox}`;

/** Where a card stands: `product team timebox`. */
export const standsIn = (ground: Ground, card: string): string | null =>
	Object.entries(ground.cells).find(([, cards]) => cards.includes(card))?.[0] ?? null;

/** The product, team and timebox of a cell. */
export function partsOf(cell: string): { product: string; team: string; timebox: string } {
	const [product = '', team = '', timebox = ''] = cell.split(' ');
	return { product, team, timebox };
}

export const laneOf = (ground: Ground, card: string): string | null => {
	const cell = standsIn(ground, card);
	return cell === null ? null : partsOf(cell).product;
};

export const columnOf = (ground: Ground, card: string): string | null => {
	const cell = standsIn(ground, card);
	return cell === null ? null : partsOf(cell).timebox;
};

/** Position in time; -1 for a column that is not there. */
export const whenIs = (ground: Ground, column: string | null): number =>
	ground.columns.findIndex(({ id }) => id === column);

/** A copy that can be written in. */
export const copyOf = (ground: Ground): Ground => ({
	lanes: ground.lanes.map((each) => ({ ...each })),
	crews: ground.crews.map((each) => ({ ...each })),
	columns: [...ground.columns],
	cards: ground.cards.map((each) => ({ ...each })),
	cells: Object.fromEntries(Object.entries(ground.cells).map(([cell, cards]) => [cell, [...cards]])),
	ties: ground.ties.map((each) => ({ ...each })),
	aims: ground.aims.map((each) => ({ ...each }))
});
