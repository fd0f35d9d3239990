import { createContext, tick } from 'svelte';
import { MediaQuery, SvelteSet } from 'svelte/reactivity';
import type { ItemId, PersonId, ProposalId, WordsId } from '#lib/domain/ids.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Camera, Scene, SceneInput, Subject } from '#lib/scene/scene.ts';
import { Choices } from './choices.svelte.ts';
import type { Overlay } from './overlay.ts';
import { type Saying, Sayings } from './sayings.svelte.ts';
import { asOf, type Source } from './source.ts';

/** What the side panel shows: what is to be decided, what is spoken about, what people owe each other. */
export const panelTabs = ['decide', 'agenda', 'follow-up'] as const;
export type PanelTab = (typeof panelTabs)[number];

/** What one person looks at and has in hand: nothing of it is shared or kept. */
export class BoardView {
	readonly #source: Source;
	readonly #coarse = new MediaQuery('pointer: coarse');
	readonly me: PersonId | null;
	readonly sayings = new Sayings();
	readonly choices = new Choices((text) => this.say(text));
	readonly collapsed = new SvelteSet<string>();
	groupBy = $state<'product' | 'team'>('product');
	readonly selected = new SvelteSet<ItemId>();
	/** The ghost that is selected: id of a proposal or draft move. */
	ghost = $state<string | null>(null);
	/** Whether the panel shows what is selected, or goes on with its lists. */
	details = $state(true);
	panelOpen = $state(true);
	panelTab = $state<PanelTab>('decide');
	/** The cell the keyboard stands on in the grid. */
	walked: Cell | null = null;
	/** A card that was sought by the keyboard: the grid takes it there, and asks no more. */
	sought = $state<ItemId | null>(null);
	/** The cell under the pointer. */
	under = $state.raw<Cell | null>(null);
	/** What can be done with something on the board is being asked; `at`: CSS pixels of the board's container. */
	menu = $state.raw<{
		readonly subject: Subject;
		readonly at: { readonly x: number; readonly y: number };
	} | null>(null);
	/** What a drag on the ground does. */
	tool = $state<'hand' | 'select'>('hand');
	/** This hand carries something. */
	carrying = $state(false);
	/** The cards copied last on this page. */
	copied = $state.raw<readonly ItemId[]>([]);
	/** The panel's *Move to* is asked for, and has to open. */
	toMove = $state(false);
	/** The board is shown as this person's what-if would have it. */
	imagining = $state(false);
	/** On a narrow screen one is shown at a time. */
	tab = $state<'list' | 'board'>('list');
	overlay = $state.raw<Overlay | null>(null);
	scene = $state.raw<Scene | null>(null);
	/** Zoom of the scene's camera, 1 = 100 %. */
	zoom = $state(1);
	/** Counts the camera's moves, from 1: what lies over the canvas follows it. */
	moved = $state(1);
	/** The server's time, UTC ms, a second's grain. */
	now = $state(0);
	/** The same, a minute's grain: for what would be too much to work out each second. */
	readonly minute = $derived(Math.floor(this.now / 60_000) * 60_000);
	constructor(source: Source, me: PersonId | null) {
		this.#source = source;
		this.me = me;
		this.now = source.serverNow();
	}

	/** The table, read so that whoever reads it is told of its next change. */
	get table(): Table {
		return asOf(this.#source.version, this.#source.table);
	}

	get version(): number {
		return this.#source.version;
	}

	/** What this person points with. */
	get hand(): 'finger' | 'mouse' {
		return this.#coarse.current ? 'finger' : 'mouse';
	}

	/** The one item whose details are shown. */
	get item(): ItemId | null {
		const [only, more] = this.details ? this.selected : [];
		return only !== undefined && more === undefined ? only : null;
	}

	/** What is selected together, where that is more than one card and the panel shows it. */
	get several(): readonly ItemId[] {
		return this.details && this.selected.size > 1 ? [...this.selected] : [];
	}

	readonly nameOf = (person: PersonId): string => this.#source.nameOf(person);
	readonly initialsOf = (person: PersonId): string => this.#source.initialsOf(person);
	/**
	 * Names as the scene asks for them. Those of the Product Owners are read here, so that whoever reads this is
	 * told when one becomes known and shows the board anew.
	 */
	get names(): Pick<SceneInput, 'nameOf' | 'initialsOf'> {
		for (const { owner } of this.table.products.values()) if (owner !== null) this.initialsOf(owner);
		return { nameOf: this.nameOf, initialsOf: this.initialsOf };
	}

	/** Open proposals that their author is putting together anew; of the past nothing of the kind is known. */
	get changing(): ReadonlySet<ProposalId> | undefined {
		return this.#source.changing;
	}

	readonly words = (id: WordsId): string | undefined => this.#source.words(id);

	/** The scene has been drawn anew: what lies over it looks where it belongs now. */
	drawn(): void {
		this.moved += 1;
	}

	cameraAt(camera: Camera): void {
		this.zoom = camera.z;
		this.moved += 1;
	}

	/** Reads the clock each second until the returned function is called. */
	tick(): () => void {
		const timer = setInterval(() => (this.now = this.#source.serverNow()), 1000);
		return () => clearInterval(timer);
	}

	select(items: readonly ItemId[], ghost: string | null = null): void {
		this.selected.clear();
		for (const item of items) this.selected.add(item);
		this.ghost = ghost;
		this.details = true;
		if (items.length > 0) this.panelOpen = true;
	}

	/** The same, the panel left as it is: where it would cover the cards that are being chosen. */
	choose(items: readonly ItemId[]): void {
		this.select(items);
		this.details = false;
	}

	/** Selects an item and brings its card into the middle. */
	fly(item: ItemId, ghost: string | null = null): void {
		this.select([item], ghost);
		this.scene?.fly(item);
	}

	/** Shows where something lies, and leaves the panel at its list. On a page without a board its details are shown. */
	point(item: ItemId, ghost: string | null = null): void {
		this.fly(item, ghost);
		this.details = false;
		if (!this.scene) void this.showOnBoard(item).then(() => (this.details = this.scene === null));
	}

	/** Flies there from a list that may hide the board. */
	async showOnBoard(item: ItemId): Promise<void> {
		this.tab = 'board';
		await tick();
		this.fly(item, this.ghost);
	}

	/** Turns to what is to be decided, whatever was looked at. */
	async showDecide(): Promise<void> {
		this.select([]);
		this.imagining = false;
		this.panelOpen = true;
		this.panelTab = 'decide';
		this.tab = 'list';
		await tick();
	}

	toggleLane(lane: string): void {
		if (!this.collapsed.delete(lane)) this.collapsed.add(lane);
	}

	/** Collapses every lane, or opens all where all are collapsed. */
	toggleAllLanes(): void {
		const lanes = [...(this.groupBy === 'product' ? this.table.products : this.table.teams).keys()];
		const all = lanes.every((lane) => this.collapsed.has(lane));
		this.collapsed.clear();
		if (!all) for (const lane of lanes) this.collapsed.add(lane);
	}

	turnOver(): void {
		this.collapsed.clear();
		this.groupBy = this.groupBy === 'product' ? 'team' : 'product';
		this.tell(this.groupBy === 'product' ? 'Products, then teams.' : 'Teams, then products.');
	}

	close(): void {
		this.overlay = null;
	}

	/** Says something in a line that goes by itself. */
	say(text: string, tone?: Saying['tone']): void {
		this.sayings.say(text, tone);
	}

	/** Reads something out. */
	tell(text: string): void {
		this.sayings.tell(text);
	}
}

/** The view of the board that the page shows. */
export const [getView, setView] = createContext<BoardView>();
