import { createContext } from 'svelte';
import type { DirectAct, LiveBoard } from '#lib/client/board.svelte.ts';
import type { Collection } from '#lib/client/collection.svelte.ts';
import { mostChanges } from '#lib/domain/asks/changes.ts';
import type { Cause, ProposedChange, Target } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { ActId, ItemId, PointId, ProposalId } from '#lib/domain/ids.ts';
import { itemOf } from '#lib/domain/lookup.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { hashOf } from '#lib/domain/signing.ts';
import type { DropVerdict } from '#lib/scene/scene.ts';
import type { Table } from '#lib/domain/table.ts';
import type { BoardView } from './board-view.svelte.ts';
import { Gatherer } from './gather/gatherer.ts';
import { asOf } from './source.ts';
import { reversal } from './view/undoing.ts';
import type { Step } from './hands/undo.ts';
import { signedNews } from './view/news.ts';
import { changeChips } from './view/signers.ts';
import { movesTo } from './view/moves.ts';
import { refusalOf, verdictOf, wantsCause } from './view/verdict.ts';

/** What the hands on this page ask for. Every refusal is said where the hand is. */
export class Acts {
	readonly board: LiveBoard;
	readonly #view: BoardView;
	/** Told of each proposal made here, so that it can be taken back. */
	onMade: (step: Step) => void = () => {};
	/** What gathers before anybody is asked. */
	readonly gatherer: Gatherer;

	constructor(board: LiveBoard, view: BoardView) {
		this.board = board;
		this.#view = view;
		this.gatherer = new Gatherer({
			...{ board, view },
			table: () => this.table,
			made: (step) => this.onMade(step),
			addPoint: (text, changes) => this.addPoint(text, changes)
		});
	}

	/** Who asks, as the rules know them; null: a watcher. */
	get who(): Who | null {
		const { person, administrator } = this.board.me;
		return person === null ? null : { person, administrator };
	}

	/** Asks, and says what came of it. True where it was granted. */
	ask(act: DirectAct, done?: string): Promise<boolean> {
		return this.#asked(() => this.board.ask(act), done);
	}

	async #asked(ask: () => ReturnType<LiveBoard['ask']>, done?: string): Promise<boolean> {
		try {
			const answer = await ask();
			if (!answer.ok) this.#view.say(answer.refusal.because, 'refused');
			else if (done !== undefined) this.#view.say(done);
			return answer.ok;
		} catch (cause) {
			this.#view.say(cause instanceof Error ? cause.message : 'This could not be sent.', 'refused');
			return false;
		}
	}

	/** The board as it is, also while it is shown as it would be. */
	get table(): Table {
		return asOf(this.board.version, this.board.table);
	}

	/** Where changes gather before anybody is asked; null where they are proposed at once. */
	get gathering(): Collection | null {
		return this.gatherer.into;
	}

	/** Why these changes can't be proposed, or gathered, by this person now; null where they can. */
	refusal(changes: readonly ProposedChange[]): Refusal | null {
		const { gathering } = this;
		if (gathering) return this.gatherer.refusal(gathering, changes);
		return refusalOf(this.#view.table, changes, this.who, this.#view.minute);
	}

	/** What a drop of items here would come to: asked of the rules, or only of the board where changes gather. */
	verdict(items: readonly ItemId[], to: Target): DropVerdict {
		if (items.length > mostChanges)
			return { ok: false, because: `At most ${mostChanges} cards go into one proposal.` };
		if (!this.gathering) return verdictOf(this.#view.table, items, to, this.who, this.#view.minute);
		const changes = movesTo(this.#view.table, items, to);
		const refusal = changes.length === 0 ? null : this.refusal(changes);
		if (refusal) return { ok: false, because: refusal.because };
		return {
			ok: true,
			signers: changeChips(this.#view.table, changes, this.board.me.person, this.#view.minute),
			signsItself: false
		};
	}

	/**
	 * Drops items behind each other, as one proposal: nothing where they stand, refused, asked for the cause, or put on
	 * the table. True where something came of it.
	 */
	drop(items: readonly ItemId[], to: Target): boolean {
		const changes = movesTo(this.#view.table, items, to);
		if (changes.length > 0) this.put(changes);
		return changes.length > 0;
	}

	/** Puts changes on the table, after asking for the cause where a promised date moves. */
	put(changes: readonly ProposedChange[]): void {
		const { gathering } = this;
		if (gathering) this.gatherer.add(gathering, changes);
		else this.#toTable(changes);
	}

	#toTable(changes: readonly ProposedChange[]): void {
		const refusal = refusalOf(this.#view.table, changes, this.who, this.#view.minute);
		if (refusal) {
			const item = changes.map(itemOf).find((each) => each !== null) ?? null;
			if (refusal.offer === 'talking-point') this.offerPoint(item, changes, refusal);
			else this.#view.say(refusal.because, 'refused');
		} else if (wantsCause(this.#view.table, changes)) this.#view.overlay = { kind: 'cause', changes };
		else this.propose(changes, null, null);
	}

	propose(changes: readonly ProposedChange[], because: string | null, cause: Cause | null): ActId {
		this.#view.close();
		const back = reversal(this.table, changes);
		const id = this.board.propose(changes, { because, cause });
		this.onMade({ id, changes, back, because, cause });
		return id;
	}

	/** "Locked until …, add it to the agenda", beside the card that was reached for. */
	offerPoint(item: ItemId | null, changes: readonly ProposedChange[], refusal: Refusal | null = null): void {
		const box = item === null ? null : (this.#view.scene?.rectOf(item) ?? null);
		this.#view.overlay = { kind: 'talking-point', item, changes, refusal, box };
	}

	/** Signs what is read on this page: what it has become meanwhile is refused. */
	async sign(proposal: ProposalId): Promise<boolean> {
		const read = this.table.proposals.get(proposal);
		const hash = read ? { hash: hashOf(this.table, read) } : {};
		const signed = await this.ask({ kind: 'sign-off', proposal, ...hash });
		if (signed) this.#view.tell(signedNews(this.table, proposal));
		return signed;
	}

	async postpone(proposal: ProposalId): Promise<boolean> {
		const postponed = await this.ask({ kind: 'postpone', proposal });
		if (postponed) this.#view.tell('To be decided later.');
		return postponed;
	}

	withdraw(proposal: ProposalId): Promise<boolean> {
		return this.ask({ kind: 'withdraw', proposal }, 'Withdrawn.');
	}

	/** Makes a talking point of one that came back. */
	async pointFrom(id: ActId, text: string): Promise<void> {
		await this.#asked(() => this.board.toTalkingPoint(id, text), 'On the agenda of the next session.');
	}

	/** `item`: what it is about, where no change says it. */
	addPoint(text: string, changes: readonly ProposedChange[], item: ItemId | null = null): Promise<boolean> {
		const about = item === null || changes.length > 0 ? {} : { item };
		const act = { kind: 'add-point', text, changes: copied(changes), ...about } as const;
		return this.ask(act, 'On the agenda of the next session.');
	}

	settlePoint(point: PointId): Promise<boolean> {
		return this.ask({ kind: 'settle-point', point });
	}

	/** Goes on as facilitator where whoever facilitated has gone. */
	takeOver(): Promise<boolean> {
		return this.ask({ kind: 'take-over' }, 'You facilitate this session now. The record says so.');
	}
}

/** Acts hold lists of their own; the board's are read only. */
const copied = (changes: readonly ProposedChange[]): Extract<DirectAct, { kind: 'add-point' }>['changes'] =>
	structuredClone([...changes]);

/** Acts of whoever is on this page; absent in replay, where nothing can be asked. */
export const [getActs, setActs, hasActs] = createContext<Acts>();
