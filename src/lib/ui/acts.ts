import { createContext } from 'svelte';
import type { DirectAct, LiveBoard } from '#lib/client/board.svelte.ts';
import type { Cause, ProposedChange, Target } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { ActId, ItemId, PointId, ProposalId } from '#lib/domain/ids.ts';
import { unreachable, type Refusal } from '#lib/domain/result.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { NextStep } from './view/session-view.ts';
import { refusalOf, staysPut, wantsCause } from './view/verdict.ts';

/** What the hands on this page ask for. Every refusal is said where the hand is. */
export class Acts {
	readonly board: LiveBoard;
	readonly #view: BoardView;

	constructor(board: LiveBoard, view: BoardView) {
		this.board = board;
		this.#view = view;
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

	/** Drops an item: nothing where it stands, refused, asked for its cause, or put on the table. */
	drop(item: ItemId, to: Target): void {
		if (staysPut(this.#view.table, item, to)) return;
		this.put([{ kind: 'move', item, to }]);
	}

	/** Puts changes on the table, after asking for the cause where a promised date moves. */
	put(changes: readonly ProposedChange[]): void {
		const refusal = refusalOf(this.#view.table, changes, this.who);
		const [first] = changes;
		if (refusal && first) {
			const item = first.kind === 'add' ? first.item.id : first.item;
			if (refusal.offer === 'talking-point') this.offerPoint(item, changes, refusal);
			else this.#view.say(refusal.because, 'refused');
		} else if (wantsCause(this.#view.table, changes)) this.#view.overlay = { kind: 'cause', changes };
		else this.propose(changes, null, null);
	}

	propose(changes: readonly ProposedChange[], because: string | null, cause: Cause | null): void {
		this.#view.close();
		this.board.propose(changes, { because, cause });
	}

	/** "Locked until …, add it to the agenda", beside the card that was reached for. */
	offerPoint(item: ItemId, changes: readonly ProposedChange[], refusal: Refusal | null = null): void {
		const box = this.#view.scene?.rectOf(item) ?? null;
		this.#view.overlay = { kind: 'talking-point', item, changes, refusal, box };
	}

	sign(proposal: ProposalId): Promise<boolean> {
		return this.ask({ kind: 'sign-off', proposal });
	}

	async decline(proposal: ProposalId, because: string): Promise<boolean> {
		return this.ask({ kind: 'decline', proposal, because }, 'Declined. Your reason is in the record.');
	}

	postpone(proposal: ProposalId): Promise<boolean> {
		return this.ask({ kind: 'postpone', proposal });
	}

	withdraw(proposal: ProposalId): Promise<boolean> {
		return this.ask({ kind: 'withdraw', proposal }, 'Withdrawn.');
	}

	/** Takes back what this person proposed last, while it is still open. */
	async undo(): Promise<void> {
		const mine = [...this.#view.table.proposals.values()]
			.filter((each) => each.by === this.board.me.person && each.outcome.kind === 'open')
			.sort((a, b) => b.at - a.at);
		const [last] = mine;
		if (last) await this.withdraw(last.id);
		else this.#view.say('Nothing of yours is open. What is agreed is changed by a new proposal.', 'refused');
	}

	/** Makes a talking point of one that came back. */
	async pointFrom(id: ActId, text: string): Promise<void> {
		await this.#asked(() => this.board.toTalkingPoint(id, text), 'On the agenda of the next session.');
	}

	addPoint(text: string, changes: readonly ProposedChange[]): Promise<boolean> {
		return this.ask(
			{ kind: 'add-point', text, changes: copied(changes) },
			'On the agenda of the next session.'
		);
	}

	settlePoint(point: PointId): Promise<boolean> {
		return this.ask({ kind: 'settle-point', point });
	}

	/** The facilitator's next step; scheduling and locking ask for more first. */
	async step(step: NextStep): Promise<void> {
		switch (step) {
			case 'schedule':
			case 'lock':
				this.#view.overlay = { kind: step };
				return;
			case 'prepare':
			case 'open':
			case 'close':
				await this.ask({ kind: step });
				return;
			default:
				unreachable(step);
		}
	}
}

/** Acts hold lists of their own; the board's are read only. */
const copied = (changes: readonly ProposedChange[]): Extract<DirectAct, { kind: 'add-point' }>['changes'] =>
	structuredClone([...changes]);

/** Acts of whoever is on this page; absent in replay, where nothing can be asked. */
export const [getActs, setActs, hasActs] = createContext<Acts>();
