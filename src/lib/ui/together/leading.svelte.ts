import { createContext, tick } from 'svelte';
import type { LiveBoard } from '#lib/client/board.svelte.ts';
import { may } from '#lib/domain/authority.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { OtherHand, Sight } from '#lib/scene/scene.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { typing } from '../keys.ts';

/** Where somebody was before they came to another: what "back" goes back to. */
interface Before {
	readonly sight: Sight | null;
	readonly groupBy: 'product' | 'team';
	readonly collapsed: readonly string[];
	readonly tab: 'list' | 'board';
}

/** Following on this page: whom, since where, and the way back. What is known of the others comes from the board. */
export class Leading {
	readonly board: LiveBoard;
	readonly #view: BoardView;
	#before: Before | null = null;
	/** Came because the presenter called everybody, and may go back. */
	brought = $state(false);
	/** Went back to where they were, and has not followed since. */
	wentBack = $state(false);
	/** Called while this person had something in hand: they may come when they are done. */
	called = $state(false);
	/** Whose offer to be followed was put away; `''`: that of a presenter who is not named. */
	#declined = $state<string | null>(null);
	/** The laser is switched on: by the button, or as long as its key is held. */
	laser = $state(false);
	/** The list of everybody is shown. */
	listing = $state(false);

	constructor(board: LiveBoard, view: BoardView) {
		this.board = board;
		this.#view = view;
	}

	/** Whether this person takes the floor, gives it, and may look in unnoticed. */
	get leads(): boolean {
		const { person, administrator } = this.board.me;
		const who = person && { person, administrator };
		return who !== null && (may(this.#view.table, who, 'facilitate') || may(this.#view.table, who, 'lead'));
	}

	/** A presenter who might be followed and is not, nor was put away. */
	get offered(): { readonly name: string | null } | null {
		const { together, me } = this.board;
		if (!together.presenting || together.iPresent || together.following) return null;
		if (me.watching) return this.#declined === '' ? null : { name: null };
		const { presenter } = together;
		return presenter && presenter.person !== this.#declined ? { name: presenter.name } : null;
	}

	decline(): void {
		this.#declined = this.board.together.presenter?.person ?? '';
		this.called = false;
	}

	/** Nobody presents any more, or another: what was said to the one before does not hold for them. */
	undecline(presenting: boolean, presenter: string | null): void {
		if (!presenting || (presenter !== null && presenter !== this.#declined)) this.#declined = null;
	}

	async follow(person: PersonId, quietly = false): Promise<void> {
		await this.#set(() => this.board.together.follow(person, quietly));
	}

	async followPresenter(): Promise<void> {
		this.called = false;
		await this.#set(() => this.board.together.followPresenter());
	}

	/** The presenter calls everybody. Nobody is moved while they carry, write, or have something to answer. */
	async callHeard(): Promise<void> {
		const { together } = this.board;
		if (!together.presenter || together.iPresent) return;
		if (this.#isBusy()) this.called = true;
		else await this.come();
	}

	/** To the presenter, with a way back. */
	async come(): Promise<void> {
		await this.followPresenter();
		this.brought = true;
	}

	/** One's own way from here on. */
	stop(): void {
		this.board.together.stop();
		this.ended();
	}

	/** Nobody is followed any more, by whoever's doing: there is nothing to go back to. */
	ended(): void {
		this.brought = false;
		this.#before = null;
	}

	/** Back to where one was before. */
	async back(): Promise<void> {
		const before = this.#before;
		this.decline();
		this.stop();
		if (!before) return;
		const view = this.#view;
		view.groupBy = before.groupBy;
		view.collapsed.clear();
		for (const lane of before.collapsed) view.collapsed.add(lane);
		view.tab = before.tab;
		await tick();
		if (before.sight) view.scene?.lookAt(before.sight);
		this.wentBack = true;
	}

	/** Shows the board the way round the leader has it. */
	turn(turned: boolean): void {
		if ((this.#view.groupBy === 'team') !== turned) this.#view.turnOver();
	}

	async #set(follow: () => void): Promise<void> {
		const view = this.#view;
		this.#before ??= {
			sight: view.scene?.sight() ?? null,
			groupBy: view.groupBy,
			collapsed: [...view.collapsed],
			tab: view.tab
		};
		this.brought = false;
		this.wentBack = false;
		this.listing = false;
		follow();
		view.tab = 'board';
		await tick();
	}

	#isBusy(): boolean {
		const { scene, overlay } = this.#view;
		return (scene?.busy() ?? false) || overlay !== null || this.listing || typing(document.activeElement);
	}
}

/** Hands with whoever presents or is followed marked. */
export function marked(
	hands: LiveBoard['hands'],
	{ presenter, leader }: Pick<LiveBoard['together'], 'presenter' | 'leader'>
): readonly OtherHand[] {
	if (!presenter && !leader) return hands;
	return hands.map((hand) => {
		if (hand.who === presenter?.who) return { ...hand, mark: 'presenter' };
		return hand.who === leader?.who ? { ...hand, mark: 'followed' } : hand;
	});
}

/** Following on the board that the page shows. */
export const [getLeading, setLeading] = createContext<Leading>();
