import { ulid } from 'ulid';
import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import { differenceAs, type DifferenceAs } from '#lib/domain/difference.ts';
import { agreedBoard } from '#lib/domain/agreed.ts';
import { type Drift, driftSince } from '#lib/domain/drift.ts';
import { type ActId, idOf } from '#lib/domain/ids.ts';
import {
	type Collected,
	emptyCollected,
	noneOvertaken,
	type Overtaken,
	overtaken,
	unlocked,
	withMore,
	withoutOne
} from './collected.ts';
import type { Table } from '#lib/domain/table.ts';
import { type CollectionName, type Keep, type Scope, shelfOf } from './keep.ts';
import type { LiveTable } from './table.svelte.ts';

interface CollectionPorts {
	readonly live: LiveTable;
	readonly keep: Keep;
	readonly scope: Scope;
	/** UTC ms as the server has it. */
	readonly now: () => number;
	/** It has changed, in this tab or another. */
	readonly changed?: (collected: Collected | null) => void;
}

/** Which proposal it answers, or takes the place of. */
export type About = Partial<Pick<Collected, 'answers' | 'amends'>>;

/** No more steps than this are taken back. */
const longest = 100;

/**
 * What one person puts together before anybody is asked: a trade in the making, or a what-if. Kept in their
 * browser, and shared by its tabs; nothing of it is in a shared room unless `changed` brings it there.
 */
export class Collection {
	readonly #ports: CollectionPorts;
	readonly #name: CollectionName;
	readonly #tabs: BroadcastChannel;
	#now = $state.raw<Collected | null>(null);
	#before: readonly Collected[] = $state.raw([]);
	/** What was taken back, until something else is done. */
	#after: readonly Collected[] = $state.raw([]);
	readonly #difference = $derived.by<DifferenceAs | null>(() => {
		const collected = this.#now;
		return collected && this.#ports.live.read((table) => differenceAs(table, collected.changes));
	});
	readonly #imagined = $derived(this.#difference && unlocked(this.#difference.imagined));
	readonly #departure = $derived.by((): readonly Drift[] => {
		const difference = this.#difference;
		return difference
			? this.#ports.live.read((table) => driftSince(agreedBoard(table), difference.imagined))
			: [];
	});
	readonly #overtaken = $derived.by((): ReadonlyMap<ProposedChange, Overtaken> => {
		const [collected, difference] = [this.#now, this.#difference];
		if (!collected || !difference) return noneOvertaken;
		return this.#ports.live.read((table) => overtaken(table, collected, difference));
	});

	constructor(name: CollectionName, ports: CollectionPorts) {
		this.#name = name;
		this.#ports = ports;
		this.#tabs = new BroadcastChannel(`lockstep collected ${shelfOf(ports.scope, name)}`);
		this.#tabs.onmessage = () => void this.read();
	}

	/** What is being put together; null where nothing is. */
	get now(): Collected | null {
		return this.#now;
	}

	/** What it comes to on the board as it is: the trade, and the board that would be. */
	get difference(): DifferenceAs | null {
		return this.#difference;
	}

	/** The board as it would be, with nothing locked on it. */
	get imagined(): Table | null {
		return this.#imagined;
	}

	/** How the board that would be differs from the board as it is. */
	get departure(): readonly Drift[] {
		return this.#departure;
	}

	/** Which of its changes the board has overtaken, and how. */
	get overtaken(): ReadonlyMap<ProposedChange, Overtaken> {
		return this.#overtaken;
	}

	get canUndo(): boolean {
		return this.#before.length > 0;
	}

	/** Takes up what was kept from the last time, or what another tab has changed. */
	async read(): Promise<void> {
		this.#show(await this.#ports.keep.collected(this.#ports.scope, this.#name));
	}

	/** Begins anew, with these changes to start from. What was being put together is gone. */
	begin(changes: readonly ProposedChange[] = [], about: About = {}): void {
		this.#forgetSteps();
		const empty = emptyCollected({ id: idOf<ActId>(ulid()), at: this.#ports.now(), ...about });
		this.#set(withMore(this.#ports.live.table, empty, changes));
	}

	add(changes: readonly ProposedChange[]): void {
		if (!this.#now) this.begin();
		// A rune's proxy can't be stored by the browser.
		this.#step((was) => withMore(this.#ports.live.table, was, $state.snapshot(changes)));
	}

	takeOut(change: ProposedChange): void {
		this.#step((was) => withoutOne(this.#ports.live.table, was, change));
	}

	/** Takes back the last step. */
	undo(): void {
		const last = this.#before.at(-1);
		if (!last || !this.#now) return;
		this.#before = this.#before.slice(0, -1);
		this.#after = [...this.#after, this.#now];
		this.#turnTo(last);
	}

	/** Does again what was taken back last. */
	redo(): void {
		const next = this.#after.at(-1);
		if (!next || !this.#now) return;
		this.#after = this.#after.slice(0, -1);
		this.#before = [...this.#before, this.#now];
		this.#turnTo(next);
	}

	say(words: About & { readonly because?: string; readonly cause?: Cause | null }): void {
		if (this.#now) this.#set({ ...this.#now, ...words });
	}

	/** It is asked for, or put away. */
	end(): void {
		this.#forgetSteps();
		this.#set(null);
	}

	close(): void {
		this.#tabs.close();
	}

	/** Another step of it, with what is said to it as it is. */
	#turnTo(step: Collected): void {
		const { because = '', cause = null } = this.#now ?? {};
		this.#set({ ...step, because, cause });
	}

	#forgetSteps(): void {
		this.#before = [];
		this.#after = [];
	}

	#step(next: (was: Collected) => Collected): void {
		const was = this.#now;
		if (!was) return;
		this.#before = [...this.#before, was].slice(-longest);
		this.#after = [];
		this.#set(next(was));
	}

	#set(collected: Collected | null): void {
		this.#show(collected);
		const { keep, scope } = this.#ports;
		keep
			.setCollected(scope, this.#name, collected)
			.then(() => this.#tabs.postMessage('changed'))
			.catch((error: unknown) => {
				console.warn('This browser could not keep what is being put together', error);
			});
	}

	#show(collected: Collected | null): void {
		this.#now = collected;
		this.#ports.changed?.(collected);
	}
}
