import type { FreeSteps } from '#lib/client/free-steps.svelte.ts';
import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import { type ActId, idOf, type ProposalId } from '#lib/domain/ids.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { changeChips } from '../view/signers.ts';
import { asItStands, builtOn, reversal } from '../view/undoing.ts';

/** One proposal made on this page, with what would take it back once it has happened. */
export interface Step {
	readonly id: ActId;
	readonly changes: readonly ProposedChange[];
	readonly because: string | null;
	readonly cause: Cause | null;
	/** Null: no key undoes it. */
	readonly back: readonly ProposedChange[] | null;
}

/** A step that was undone: taken back before it was decided (null), or by this proposal. */
interface Undone {
	readonly step: Step;
	readonly by: ActId | null;
}

/** The steps of the free layer, which it takes back by itself. */
type Marks = Pick<FreeSteps, 'undoAt' | 'redoAt' | 'undo' | 'redo'>;

type Standing = 'unsent' | 'sending' | 'open' | 'agreed' | 'closed';

/**
 * Undo and redo of one's own: what waits is not sent, what is open is withdrawn, what is agreed is undone by a new
 * proposal. Nobody else's work is ever touched. Steps are of this page only.
 */
export class Undo {
	readonly #acts: Acts;
	readonly #view: BoardView;
	readonly #free: Marks;
	/** When each step was made, UTC ms as the server has it: marks have steps of their own. */
	readonly #at = new Map<ActId, number>();
	#done: Step[] = [];
	#undone: Undone[] = [];

	constructor(acts: Acts, view: BoardView, free: Marks) {
		this.#acts = acts;
		this.#free = free;
		this.#view = view;
		acts.onMade = (step) => {
			this.#done.push(step);
			this.#at.set(step.id, acts.board.serverNow());
			this.#undone = [];
		};
	}

	async undo(): Promise<void> {
		const { gathering } = this.#acts;
		if (gathering) {
			gathering.undo();
			return;
		}
		// Whichever was made last, on the table or beside it.
		if ((this.#free.undoAt ?? -1) > this.#madeAt(this.#done.at(-1)) && this.#free.undo()) return;
		for (let step = this.#done.pop(); step; step = this.#done.pop()) if (await this.#took(step)) return;
		await this.#lastOpen();
	}

	async redo(): Promise<void> {
		const { gathering } = this.#acts;
		if (gathering) {
			gathering.redo();
			return;
		}
		// What was undone last was made first.
		const { redoAt } = this.#free;
		const other = this.#undone.at(-1);
		if (redoAt !== null && (!other || redoAt < this.#madeAt(other.step)) && this.#free.redo()) return;
		const last = this.#undone.pop();
		if (!last) this.#view.say('Nothing of yours was undone.', 'refused');
		else if (await this.#isUndoneNoMore(last)) this.#done.push(last.step);
		else this.#again(last.step);
	}

	#madeAt(step: Step | undefined): number {
		return step ? (this.#at.get(step.id) ?? 0) : -1;
	}

	#standing(id: ActId): Standing {
		const waiting = this.#acts.board.outbox.find((each) => each.id === id);
		if (waiting)
			return waiting.state === 'waiting' ? 'unsent' : waiting.state === 'sending' ? 'sending' : 'closed';
		const outcome = this.#acts.table.proposals.get(id)?.outcome.kind;
		return outcome === 'open' || outcome === 'agreed' ? outcome : 'closed';
	}

	/** Undoes one step. False where there is nothing left of it to undo. */
	async #took(step: Step): Promise<boolean> {
		const standing = this.#standing(step.id);
		if (standing === 'closed') return false;
		if (standing === 'agreed') this.#reverse(step);
		else if (standing === 'sending') {
			this.#done.push(step);
			this.#view.say('It is being judged just now. Undo it again in a moment.', 'refused');
		} else if (await this.#withdrawn(step.id)) {
			this.#undone.push({ step, by: null });
			if (standing === 'unsent') this.#view.say('Taken back before it was sent.');
		} else this.#done.push(step);
		return true;
	}

	/** What is not decided yet is taken back. */
	async #withdrawn(id: ActId): Promise<boolean> {
		if (this.#standing(id) !== 'unsent') return this.#acts.withdraw(idOf<ProposalId>(id));
		await this.#acts.board.dismiss(id);
		return this.#standing(id) === 'closed';
	}

	/** Agreed already: asked for by a new proposal, at once where nobody else has to sign it. */
	#reverse(step: Step): void {
		const { table } = this.#acts;
		const changed = builtOn(table, step.changes);
		if (changed !== null || !step.back) {
			const why =
				changed === null
					? 'It is agreed already, and no key undoes it: propose what should be instead.'
					: `${changed} has been changed since. Nothing was undone: propose what should be instead.`;
			this.#view.say(why, 'refused');
			return;
		}
		const changes = asItStands(table, step.back);
		const mine = changeChips(table, changes, this.#view.me, this.#view.minute).every((chip) => chip.mine);
		if (mine && this.#acts.refusal(changes) === null) {
			this.#propose(step, changes);
			this.#view.say('It was agreed already: undone by a new proposal, which you signed.');
			return;
		}
		this.#done.push(step);
		this.#view.offer('It is agreed already. Only a new proposal undoes it.', 'Propose to undo it', () => {
			this.#done = this.#done.filter((each) => each !== step);
			this.#propose(step, changes);
		});
	}

	#propose(step: Step, changes: readonly ProposedChange[]): void {
		const by = this.#silently(() => this.#acts.put(changes));
		if (by !== null) this.#undone.push({ step, by });
	}

	/** Takes the undoing back, where that can still be done. */
	async #isUndoneNoMore({ by }: Undone): Promise<boolean> {
		if (by === null) return false;
		const standing = this.#standing(by);
		return (standing === 'open' || standing === 'unsent') && (await this.#withdrawn(by));
	}

	#again(step: Step): void {
		const { table } = this.#acts;
		const refusal = this.#acts.refusal(step.changes);
		if (refusal) {
			this.#view.say(refusal.because, 'refused');
			return;
		}
		const back = reversal(table, step.changes);
		const id = this.#silently(() => this.#acts.propose(step.changes, step.because, step.cause));
		if (id !== null) this.#done.push({ ...step, id, back });
	}

	/** What was proposed meanwhile, and is not counted as a step. */
	#silently(act: () => unknown): ActId | null {
		let made: ActId | null = null;
		const { onMade } = this.#acts;
		this.#acts.onMade = ({ id }) => (made = id);
		act();
		this.#acts.onMade = onMade;
		return made;
	}

	/** After a reload nothing is known of steps: what is still open is withdrawn, the last one first. */
	async #lastOpen(): Promise<void> {
		const { table } = this.#acts;
		const [last] = [...table.proposals.values()]
			.filter((each) => each.by === this.#view.me && each.outcome.kind === 'open')
			.sort((a, b) => b.at - a.at);
		if (last) await this.#acts.withdraw(last.id);
		else this.#view.say('There is nothing of yours to undo.', 'refused');
	}
}
