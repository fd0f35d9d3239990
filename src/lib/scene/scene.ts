import type { Item, Target } from '#lib/domain/board.ts';
import type { ItemId, MarkId, PersonId, ProductId, ProposalId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { RecordChange, Table } from '#lib/domain/table.ts';
import type { FreeInput, FreeIntent } from './free/contract.ts';

/**
 * What goes into the scene and what comes out of it. The scene draws and reports; it owns nothing but its
 * camera.
 */

/** A point on the board that means the same whatever a seat has collapsed or turned over. */
export interface Spot {
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
	/** 0–1 inside the cell */
	readonly fx: number;
	readonly fy: number;
}

/** World pixel at the top left of the viewport, and the zoom. */
export interface Camera {
	readonly x: number;
	readonly y: number;
	readonly z: number;
}

/** One signer as shown on a ghost or a carried card. */
export interface SignerChip {
	readonly label: string;
	/** `changing`: nobody's signature, but that the author is putting the proposal together anew. */
	readonly state: 'waiting' | 'signed' | 'declined' | 'nobody' | 'changing';
	readonly mine: boolean;
}

/** A card to be drawn where it is not yet agreed to stand. */
export interface GhostCard {
	/** Proposal or draft move; one item may have several (rivals stand side by side). */
	readonly id: string;
	readonly proposal: ProposalId | null;
	readonly item: ItemId;
	/** The item itself where the proposal would add it: it is not in the table yet. */
	readonly added?: Item;
	readonly to: Target;
	/** `making`: in the draft; `unsent`: waiting in this seat's outbox; `proposed`: on the table. */
	readonly state: 'making' | 'unsent' | 'proposed';
	readonly by: string;
	readonly signers: readonly SignerChip[];
}

/** How a card differs from an earlier board: slipped, gained, or changed in another way; `+14 d`, or no text. */
export interface Since {
	readonly way: 'later' | 'earlier' | 'changed';
	readonly text: string;
}

/** Somebody else's pointer, and what they carry. */
export interface OtherHand {
	readonly who: number;
	/** Theirs among the colours of hands (`handColour`). */
	readonly colour: number;
	readonly name: string;
	readonly seat: string;
	readonly spot: Spot;
	readonly carrying: ItemId | null;
	/** What goes with the card they carry. */
	readonly others?: readonly ItemId[];
	/** Points with the laser: a line that fades. */
	readonly laser?: boolean;
	/** Whoever presents or is followed: named as long as they are here, and by an arrow at the edge where they point beyond it. */
	readonly mark?: 'presenter' | 'followed' | undefined;
}

/** Answer to "what if I dropped it here", shown beside the carried card before the drop. */
export type DropVerdict =
	| { readonly ok: true; readonly signers: readonly SignerChip[]; readonly signsItself: boolean }
	| { readonly ok: false; readonly because: string };

/** Everything one picture of the board depends on. */
export interface SceneInput {
	readonly table: Table;
	/** Changes with every change of `table`, which is written in place. */
	readonly version: number;
	/** All that was written into `table` since a version; null, or none of this: not known, all of it is looked at. */
	readonly changes?: (since: number) => readonly RecordChange[] | null;
	/** Which links are drawn: those that don't hold and those of what is in focus, or faintly all others too. */
	readonly links?: 'focus' | 'all';
	readonly groupBy: 'product' | 'team';
	/** Ids of collapsed product lanes (or team lanes, turned over). */
	readonly collapsed: ReadonlySet<string>;
	readonly ghosts: readonly GhostCard[];
	readonly selected: ReadonlySet<ItemId>;
	readonly points: ReadonlySet<ItemId>;
	/** Cards with an emergency that is on, or with something in the way. */
	readonly alarms?: ReadonlyMap<ItemId, 'emergency' | 'impediment'>;
	/** The card the keyboard stands on, drawn with a double ring. */
	readonly focused?: ItemId | null;
	/** How cards stand otherwise than on an earlier board: in the agreement, or as it is now. */
	readonly since?: ReadonlyMap<ItemId, Since>;
	/** The board as it would be: it lies on a ground of its own. */
	readonly whatIf?: boolean;
	/** On the heads of lanes there are menus, for this hand: what is written there ends before them. Nothing said: none. */
	readonly menus?: 'none' | 'mouse' | 'finger';
	/** All of it is shown, laid out so that it fills the screen: nobody carries anything there. */
	readonly fills?: boolean;
	/** What a drag on the ground does: `hand` (or nothing said) pans, `select` draws a frame round cards. */
	readonly tool?: 'hand' | 'select';
	/** What people put on the board that binds nobody, and what draws it. */
	readonly free?: FreeInput;
	/** How the lock is felt: `open` cards lift; `locked` do not; `past` is replay. */
	readonly mood: 'open' | 'locked' | 'past' | 'watching';
	/** Whoever looks may do nothing: under the lock too a drag on a card moves the board. */
	readonly watching?: boolean;
	/** `YYYY-MM-DD`; the timebox it falls into is tinted. */
	readonly today: string;
	readonly nameOf: (person: PersonId) => string;
	/** Initials shown as the face of a Product Owner. */
	readonly initialsOf: (person: PersonId) => string;
}

/** What somebody has before them, in terms that hold for every screen. */
export interface Sight {
	/** The middle of what is seen. */
	readonly spot: Spot;
	/** 1 = 100 %. */
	readonly zoom: number;
	/** What the heads leave free, CSS pixels. */
	readonly width: number;
	readonly height: number;
}

/** What is asked about: what lies under the hand, or under the keyboard. */
export type Subject =
	| { readonly on: 'card'; readonly item: ItemId }
	| { readonly on: 'ghost'; readonly ghost: string; readonly item: ItemId }
	| ({ readonly on: 'cell' } & Omit<Target, 'after'>)
	/** Id of a product, or of a team where the board is turned over. */
	| { readonly on: 'lane'; readonly lane: string }
	| { readonly on: 'column'; readonly timebox: TimeboxId }
	| { readonly on: 'mark'; readonly mark: MarkId };

/** In the hand together: all items in the order in which they will stand, where there are several. */
interface Together {
	readonly items?: readonly ItemId[];
}

export type Intent =
	| { readonly kind: 'select'; readonly items: readonly ItemId[]; readonly ghost: string | null }
	/** A card was taken up (`locked` mood: the attempt itself, no card lifts). */
	| ({ readonly kind: 'lift'; readonly item: ItemId } & Together)
	/** Carried over a cell, or over nothing; answered through `verdict`. */
	| ({
			readonly kind: 'carry';
			readonly item: ItemId;
			readonly to: Target | null;
			readonly spot: Spot | null;
	  } & Together)
	| ({ readonly kind: 'drop'; readonly item: ItemId; readonly to: Target } & Together)
	/** `locked` mood: a hand that reached for a card let go elsewhere; it stays, and this is where it was wanted. */
	| ({ readonly kind: 'want'; readonly item: ItemId; readonly to: Target } & Together)
	| ({ readonly kind: 'put-back'; readonly item: ItemId } & Together)
	/** What can be done here? `at`: CSS pixels of the container. */
	| {
			readonly kind: 'menu';
			readonly subject: Subject;
			readonly at: { readonly x: number; readonly y: number };
	  }
	/** `laser`: it is pointed at. */
	| { readonly kind: 'point'; readonly spot: Spot | null; readonly laser?: true }
	/** Something was done in the free layer. */
	| { readonly kind: 'free'; readonly what: FreeIntent }
	/** This seat moved the camera while it followed somebody: it goes its own way now. */
	| { readonly kind: 'own-way' }
	| { readonly kind: 'toggle-lane'; readonly lane: string }
	| { readonly kind: 'camera'; readonly camera: Camera };

/** CSS pixels, from the top left of the container. */
export interface Rectangle {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A mounted scene (mount.ts: `mountScene(container, onIntent): Scene`). */
export interface Scene {
	show(input: SceneInput): void;
	hands(hands: readonly OtherHand[]): void;
	verdict(verdict: DropVerdict | null): void;
	camera(): Camera;
	/** What is shown now, for a picture of it to be made; null before anything is. */
	shown?(): {
		readonly input: SceneInput;
		readonly camera: Camera;
		readonly viewport: { readonly width: number; readonly height: number };
	} | null;
	moveTo(camera: Camera): void;
	/** Fits the whole board, or the given items, into view. */
	fit(items?: readonly ItemId[]): void;
	/** Where a board is first shown: the present timebox and the top lanes, at a zoom at which cards can be read. */
	home(): void;
	/** Brings a card into the middle, at a zoom at which it can be read. */
	fly(item: ItemId): void;
	/** Moves the camera only as far as it takes to see a card: for the keyboard's focus. */
	reveal(item: ItemId): void;
	/** Fits lanes (ids of products or teams) or a timebox into view; null: the present one. */
	fitWhole(whole: { readonly lanes: ReadonlySet<string> } | { readonly timebox: string | null }): void;
	/** What is before this seat; null before the first picture, and where the board has no cell. */
	sight(): Sight | null;
	/** Puts the middle of somebody's sight into the middle, at their zoom; `at once` without a flight. */
	lookAt(sight: Pick<Sight, 'spot' | 'zoom'>, how?: 'flying' | 'at once'): void;
	/** Goes after what somebody else sees, until this seat moves the camera (`own-way`); null ends it. */
	follow(sight: Sight | null): void;
	/** While it is on pointers draw with the laser, and so does the keyboard's focus. `colour`: this person's own. */
	laser(on: boolean, colour?: number | null): void;
	/** Whether something is in the hand now: then nobody should move the board under it. */
	busy(): boolean;
	/** The same for a cell, where nothing stands in it. */
	revealCell(cell: Pick<Target, 'product' | 'team' | 'timebox'>): void;
	zoomBy(factor: number): void;
	/** Carries a card by the keyboard or a menu, with all that is selected where it is among it: same path as a drag. */
	liftByKey(item: ItemId): void;
	/** Rectangle of a card in CSS pixels of the container, or null while it is not drawn. */
	rectOf(item: ItemId): Rectangle | null;
	/** Rectangle of a ghost, by its id, in CSS pixels of the container; null while it is not drawn. */
	rectOfGhost(id: string): Rectangle | null;
	/** Rectangle of a mark in CSS pixels of the container; null while it is not drawn. */
	rectOfMark(id: MarkId): Rectangle | null;
	/** Brings a mark into the middle. */
	flyToMark(id: MarkId): void;
	/** Rectangle of a cell in CSS pixels of the container; null where that team lane has no row. */
	rectOfCell(cell: Pick<Target, 'product' | 'team' | 'timebox'>): Rectangle | null;
	/** Whether any card or ghost stands in a part of the board. */
	standsIn(rect: Rectangle): boolean;
	/** Rectangle of the head of a lane or column, as far as it is in view, by the id of what it is the head of; null where it is not. */
	rectOfHead(id: string): Rectangle | null;
	/** Draws an overview into this canvas from now on, and moves the camera where it is clicked; null ends that. */
	overview(canvas: HTMLCanvasElement | null): void;
	/** Re-reads the tokens after a change of theme. */
	retheme(): void;
	destroy(): void;
}
