import type { FreeSteps } from '#lib/client/free-steps.svelte.ts';
import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import { type ActId, idOf, type ProposalId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
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

/** `at`: when it was made first, UTC ms as the server has it; marks have steps of their own. */
type Made = Step & { readonly at: number };

/** A step that was undone: taken back before it was decided (null), or by this proposal. */
interface Undone {
	readonly step: Made;
	readonly by: ActId | null;
}

/** The steps of the free layer, which it takes back by itself. */
type Marks = Pick<FreeSteps, 'undoAt' | 'redoAt' | 'undo' | 'redo'>;

/**
 * Undo and redo of one's own: what waits is not sent, what is open is withdrawn, what is agreed is undone by a new
 * proposal. Nobody else's work is ever touched. Steps are of this page only. A press means the newest step there is when
 * it is pressed; one whose step is still on its way waits for it, and the next press for that one.
 */
export class Undo {
	readonly #acts: Acts;
	readonly #view: BoardView;
	readonly #free: Marks;
	/** The oldest first. */
	#done: readonly Made[] = [];
	#undone: Undone[] = [];
	/** What was pressed last, until it has come to its end. */
	#turn: Promise<void> = Promise.resolve();

	constructor(acts: Acts, view: BoardView, free: Marks) {
		this.#acts = acts;
		this.#free = free;
		this.#view = view;
		acts.onMade = (step) => {
			this.#keep({ ...step, at: acts.board.serverNow() });
			this.#undone = [];
		};
	}

	async undo(): Promise<void> {
		const { gathering, board } = this.#acts;
		if (gathering) {
			gathering.undo();
			return;
		}
		this.#passOver();
		const step = this.#done.at(-1);
		// Whichever was made last, on the table or beside it.
		if ((this.#free.undoAt ?? -1) > (step?.at ?? -1) && this.#free.undo()) return;
		if (!step) return this.#inTurn(() => this.#lastOpen());
		this.#done = this.#done.slice(0, -1);
		const { kind } = board.standing(step.id);
		// Nobody has heard of it: it need not wait for what others have.
		if (kind === 'unsent') return this.#undo(step);
		if (kind === 'on-its-way')
			this.#view.say('It is on its way, and is taken back as soon as it is on the table.');
		return this.#inTurn(() => this.#undo(step));
	}

	async redo(): Promise<void> {
		const { gathering } = this.#acts;
		if (gathering) gathering.redo();
		else await this.#inTurn(() => this.#redo());
	}

	/** One press after the other: each finds the board as the one before has left it. */
	#inTurn(does: () => Promise<void>): Promise<void> {
		const done = this.#turn.then(does);
		this.#turn = done.catch(() => {});
		return done;
	}

	/** Steps of which nothing is left to undo: put aside, not put on the table, or decided otherwise. */
	#passOver(): void {
		const last = this.#done.findLastIndex(({ id }) => !this.#isOver(id));
		this.#done = this.#done.slice(0, last + 1);
	}

	#isOver(id: ActId): boolean {
		const standing = this.#acts.board.standing(id);
		switch (standing.kind) {
			case 'unsent':
			case 'on-its-way':
				return false;
			case 'on-table':
				return standing.outcome !== 'open' && standing.outcome !== 'agreed';
			case 'returned':
			case 'gone':
				return true;
			default:
				return unreachable(standing);
		}
	}

	/** Among the others by when it was made: one that could not be undone stands where it stood. */
	#keep(step: Made): void {
		this.#done = [...this.#done, step].sort((a, b) => a.at - b.at);
	}

	async #undo(step: Made): Promise<void> {
		const standing = await this.#acts.board.settled(step.id);
		if (this.#isOver(step.id)) this.#view.say('It did not come about: there is nothing to undo.', 'refused');
		else if (standing.kind === 'on-table' && standing.outcome === 'agreed') await this.#reverse(step);
		else if (await this.#takenBack(step.id)) this.#undone.push({ step, by: null });
		else this.#keep(step);
	}

	/** Takes back what is not decided. False where that was refused, and why was said. */
	async #takenBack(id: ActId): Promise<boolean> {
		const { board } = this.#acts;
		const { kind } = await board.settled(id);
		if (kind === 'on-table') return this.#acts.withdraw(idOf<ProposalId>(id));
		await board.dismiss(id);
		// It may have been sent in that very moment.
		if (board.standing(id).kind !== 'gone') return this.#takenBack(id);
		this.#view.say('Taken back before it was sent.');
		return true;
	}

	/** Agreed already: asked for by a new proposal, at once where nobody else has to sign it. */
	async #reverse(step: Made): Promise<void> {
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
			const by = this.#propose(step, changes);
			this.#view.say('It was agreed already: undone by a new proposal, which you signed.');
			if (by !== null) await this.#acts.board.settled(by);
			return;
		}
		this.#keep(step);
		this.#view.sayings.offer(
			'It is agreed already. Only a new proposal undoes it.',
			'Propose to undo it',
			() => {
				this.#done = this.#done.filter((each) => each !== step);
				this.#propose(step, changes);
			}
		);
	}

	#propose(step: Made, changes: readonly ProposedChange[]): ActId | null {
		const by = this.#silently(() => this.#acts.put(changes));
		if (by !== null) this.#undone.push({ step, by });
		return by;
	}

	async #redo(): Promise<void> {
		// What was undone last was made first.
		const { redoAt } = this.#free;
		const other = this.#undone.at(-1);
		if (redoAt !== null && (!other || redoAt < other.step.at) && this.#free.redo()) return;
		const last = this.#undone.pop();
		if (!last) this.#view.say('Nothing of yours was undone.', 'refused');
		else if (await this.#isUndoneNoMore(last)) this.#keep(last.step);
		else await this.#again(last.step);
	}

	/** Takes the undoing back, where that can still be done. */
	async #isUndoneNoMore({ by }: Undone): Promise<boolean> {
		if (by === null) return false;
		const standing = await this.#acts.board.settled(by);
		const isOpen = standing.kind === 'on-table' ? standing.outcome === 'open' : standing.kind === 'unsent';
		return isOpen && (await this.#takenBack(by));
	}

	async #again(step: Made): Promise<void> {
		const { table, board } = this.#acts;
		const refusal = this.#acts.refusal(step.changes);
		if (refusal) {
			this.#view.say(refusal.because, 'refused');
			return;
		}
		const back = reversal(table, step.changes);
		const id = this.#silently(() => this.#acts.propose(step.changes, step.because, step.cause));
		if (id === null) return;
		this.#keep({ ...step, id, back });
		this.#view.tell('Proposed again.');
		await board.settled(id);
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

	/** After a reload nothing is known of steps: what waits or is still open is taken back, the last one first. */
	async #lastOpen(): Promise<void> {
		const { table, board } = this.#acts;
		const waiting = board.outbox
			.filter(({ state }) => state !== 'returned')
			.map(({ id, at }) => ({ id, at }));
		const open = [...table.proposals.values()]
			.filter((each) => each.by === this.#view.me && each.outcome.kind === 'open')
			.map(({ id, at }) => ({ id: idOf<ActId>(id), at }));
		const [last] = [...waiting, ...open].sort((a, b) => b.at - a.at);
		if (!last) this.#view.say('There is nothing of yours to undo.', 'refused');
		else await this.#takenBack(last.id);
	}
}
