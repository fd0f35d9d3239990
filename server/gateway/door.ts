import { randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Ask } from '#lib/domain/acts.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { Answer } from '#lib/document/messages.ts';
import type { SessionId } from '#lib/domain/ids.ts';
import { sameHead } from '#lib/server/storage/batch.ts';
import {
	isMovedOn,
	type DraftTurn,
	type Head,
	type KeptAnswer,
	type LogStore,
	type StoredCheckpoint
} from '#lib/server/storage/ports.ts';
import {
	advance,
	again,
	checkpointEntry,
	checkpointOf,
	judge,
	lockedIn,
	nameOf,
	takeBack,
	type Clock,
	type Decision,
	type State,
	type Step
} from './decisions.ts';
import { grownBy, notGrown, type Grown } from './growth.ts';
import type { Limits } from './limits.ts';
import { Diverged, NotSaved, Unwritten } from './unwritten.ts';

/** What the door tells its board. */
interface DoorHooks {
	/**
	 * A generation is about to end: take nothing more into the draft, finish what was taken, and say what becomes of
	 * it. `locked`: the session that ends with it. Rejects where the draft can't be saved.
	 */
	turning(locked: SessionId | null): Promise<DraftTurn | null>;
	/** This would be written of the table, after these steps. Rejects with `Diverged` where the disk says otherwise. */
	checked(steps: readonly Step[], checkpoint: StoredCheckpoint): Promise<void>;
	/** The generation that was about to end goes on. */
	stayed(): void;
	/** These are on disk. */
	applied(steps: readonly Step[]): void;
	/** A new generation begins with the state as it stands; its checkpoint is on disk. */
	turned(): Promise<void>;
	/** Nothing was written, or nobody knows: what is in memory can't be trusted any more. */
	failed(cause: unknown): void;
}

/** What whoever asked is told where the board is given up. */
const sentences = {
	nothing: 'It could not be written, so nothing was decided. Try again.',
	doubt:
		'Nobody can tell just now whether it was saved. Look before you ask anew: under the same id it is done once.'
} as const;

/** Ms until a turn that could not be written is tried again. */
const later = 2000;

/** How many acts are judged together and written in one transaction. */
const together = 128;
/** How many may wait. */
const mostWaiting = 2000;

interface Waiting {
	readonly who: Who;
	readonly ask: Ask;
	readonly answer: (answer: Answer) => void;
	readonly fail: (error: unknown) => void;
}

/**
 * The one door for acts on one board: HTTP and the in-band `ask` end here. Acts are judged one after the
 * other, each on what the ones before it left, and written together; nobody is answered, and nobody else sees
 * a thing, before all of the batch is on disk. Every answer, refusals too, is kept under the act's id and
 * given again to whoever asks again.
 *
 * Nothing is judged while a batch is at the disk. Tried and measured: batches that don't wait for the disk are smaller, and
 * cost a third more processor for the same number of decisions.
 */
export class Door {
	readonly #state: State;
	readonly #log: LogStore;
	readonly #limits: Limits;
	readonly #hooks: DoorHooks;
	readonly #clock: Clock;
	// Drawn from what Node keeps ready: by itself the factory asks the system sixteen times for an id.
	readonly #fresh = monotonicFactory(() => randomInt(32) / 32);
	#queue: Waiting[] = [];
	#working: Promise<void> | null = null;
	#broken = false;
	/** The generation is to end. */
	#due = false;
	/** What the generation's log has grown by. */
	#grown: Grown;
	/** What is on disk: the head, and the time of its last entry. The state is ahead of it by these steps. */
	#durable: Head;
	#durableAt: number;
	#ahead: Step[] = [];
	/** Whether what this round judged may be on disk, whatever the store has said of it. */
	#inDoubt = false;
	#again: NodeJS.Timeout | null = null;

	constructor(parts: {
		state: State;
		log: LogStore;
		limits: Limits;
		hooks: DoorHooks;
		grown: Grown;
		clock?: Clock | undefined;
	}) {
		this.#state = parts.state;
		this.#durable = parts.state.head;
		this.#durableAt = parts.state.lastAt;
		this.#log = parts.log;
		this.#limits = parts.limits;
		this.#hooks = parts.hooks;
		this.#clock = parts.clock ?? Date.now;
		this.#grown = parts.grown;
	}

	/** Resolves with the act's one answer. Rejects with `Unwritten` where it may be asked again. */
	act(who: Who, ask: Ask): Promise<Answer> {
		return new Promise((answer, fail) => {
			if (this.#broken || this.#queue.length >= mostWaiting)
				return fail(new Unwritten('The board is busy. Try again.'));
			this.#queue.push({ who, ask, answer, fail });
			this.#working ??= this.#work();
		});
	}

	/** Ends the generation with a checkpoint, after what is being judged. */
	turn(): void {
		if (this.#broken) return;
		this.#due = true;
		this.#working ??= this.#work();
	}

	/** The head on disk. */
	get head(): Head {
		return this.#durable;
	}

	/** Whether nothing waits or is being written. */
	get idle(): boolean {
		return this.#working === null;
	}

	/** Its board is let go: whatever waits is asked anew where it is loaded next. */
	end(): void {
		if (this.#again) clearTimeout(this.#again);
		this.#giveUp();
	}

	/** Resolves when everything asked so far has been answered. */
	async drained(): Promise<void> {
		while (this.#working) await this.#working;
	}

	async #work(): Promise<void> {
		// What arrives in the same breath is judged together.
		await Promise.resolve();
		while (this.#queue.length > 0 || this.#due) {
			let taken = this.#queue.splice(0, together);
			try {
				const rest = await this.#round(taken);
				this.#queue.unshift(...rest);
				taken = [];
				if (this.#broken) this.#giveUp();
				else await this.#turnIfGrown();
			} catch (cause) {
				if (cause instanceof NotSaved && (await this.#takeBack())) this.#goOn(taken, cause);
				else this.#break(taken, cause);
			}
		}
		// In the same breath as the queue was seen empty, or what comes between would wait for ever.
		this.#working = null;
	}

	/** Judges acts until one ends the generation, writes, and answers. Returns those not reached. */
	async #round(taken: readonly Waiting[]): Promise<readonly Waiting[]> {
		this.#inDoubt = false;
		const asked = taken.map(({ who, ask }) => ({ person: who.person, act: ask.id }));
		const known = new Map<string, KeptAnswer>();
		for (const kept of await this.#log.answers(this.#state.board, asked)) known.set(nameOf(kept), kept);
		const answers: (() => void)[] = [];
		const decisions = new Map<string, Decision>();
		let reached = 0;
		let turns = false;
		for (const each of taken) {
			const { who, ask } = each;
			reached += 1;
			const name = nameOf({ person: who.person, act: ask.id });
			const first = known.get(name) ?? decisions.get(name)?.kept;
			if (first) {
				answers.push(() => each.answer(again(first, ask)));
				continue;
			}
			const decision = this.#judge(each);
			if (!decision) continue;
			decisions.set(name, decision);
			answers.push(() => each.answer(decision.answer));
			turns = decision.turns;
			if (turns) break;
		}
		await this.#write([...decisions.values()], turns);
		for (const answer of answers) answer();
		return taken.slice(reached);
	}

	/** Null where judging itself failed: a bug in a rule ends one act, not the board. */
	#judge({ who, ask, fail }: Waiting): Decision | null {
		const { seq } = this.#state.table;
		try {
			const decision = judge(this.#state, who, ask, () => this.#fresh(), this.#clock);
			this.#ahead.push(...decision.steps);
			return decision;
		} catch (error) {
			if (this.#state.table.seq !== seq) throw error;
			fail(error);
			return null;
		}
	}

	/** Writes what was judged, in one transaction, and only then lets it be seen. */
	async #write(decisions: readonly Decision[], turns: boolean): Promise<void> {
		if (decisions.length === 0 && !turns) return;
		const judged = decisions.flatMap((decision) => decision.steps);
		const draft = turns ? await this.#saved(this.#hooks.turning(lockedIn(judged))) : null;
		const steps = turns ? [...judged, ...this.#lastWord(judged)] : judged;
		const checkpoint = turns ? checkpointOf(this.#state) : null;
		if (checkpoint) await this.#saved(this.#hooks.checked(steps, checkpoint));
		this.#inDoubt = true;
		await this.#saved(
			this.#log.append({
				board: this.#state.board,
				on: this.#durable,
				entries: steps.map(({ entry, log }) => ({ entry, log })),
				answers: decisions.map(({ kept }) => kept),
				words: decisions.flatMap(({ words }) => words),
				snapshots: decisions.flatMap(({ snapshots }) => snapshots),
				checkpoint,
				draft
			})
		);
		this.#ahead = [];
		this.#durableAt = this.#state.lastAt;
		if (checkpoint) this.#state.head = { ...this.#state.head, generation: checkpoint.generation };
		this.#durable = this.#state.head;
		this.#grow(steps, turns);
		this.#hooks.applied(steps);
		if (turns) await this.#hooks.turned();
	}

	/** What a generation ends with, so that seats can begin the next one from what they hold. A founding has none before it. */
	#lastWord(judged: readonly Step[]): readonly Step[] {
		if (judged.some(({ entry }) => entry.kind === 'founded')) return [];
		const step = advance(this.#state, checkpointEntry(this.#state, this.#clock));
		this.#ahead.push(step);
		return [step];
	}

	/** Tells a disk that does not take something from a board that has moved on under somebody else's hands. */
	async #saved<T>(writing: Promise<T>): Promise<T> {
		try {
			return await writing;
		} catch (cause) {
			throw isMovedOn(cause) || cause instanceof Diverged ? cause : new NotSaved(cause);
		}
	}

	/** Brings the state back to what is on disk. False where the disk holds something else, or nobody can say what. */
	async #takeBack(): Promise<boolean> {
		const there = await this.#log.settled(this.#state.board).catch(() => undefined);
		const same = there ? sameHead(there, this.#durable) : there === null && this.#durable.seq === 0;
		if (!same) return false;
		takeBack(this.#state, this.#ahead, this.#durable, this.#durableAt);
		this.#ahead = [];
		this.#hooks.stayed();
		return true;
	}

	/** These were not saved, and are told; the board takes what comes next. */
	#goOn(taken: readonly Waiting[], cause: NotSaved): void {
		for (const { fail } of taken) fail(cause);
		if (!this.#due) return;
		this.#due = false;
		this.#again = setTimeout(() => this.turn(), later).unref();
	}

	#grow(steps: readonly Step[], turns: boolean): void {
		if (turns) {
			this.#grown = notGrown;
			this.#due = false;
		} else for (const { entry } of steps) this.#grown = grownBy(this.#grown, entry);
	}

	/** Ends a generation that has grown too long: a checkpoint between two acts. */
	async #turnIfGrown(): Promise<void> {
		const { turnEntries, turnBytes } = this.#limits;
		if (!this.#due && this.#grown.entries < turnEntries && this.#grown.bytes < turnBytes) return;
		await this.#write([], true);
	}

	/** What was judged and not written is in the table, so the table is worth nothing: the board is loaded anew. */
	#break(taken: readonly Waiting[], cause: unknown): void {
		const isKnown = this.#broken;
		const error = new Unwritten(this.#inDoubt && !isMovedOn(cause) ? sentences.doubt : sentences.nothing, {
			cause
		});
		for (const { fail } of taken) fail(error);
		this.#giveUp();
		if (!isKnown) this.#hooks.failed(cause);
	}

	/** Nothing is judged here any more, nor was what waits. */
	#giveUp(): void {
		const waiting = this.#queue;
		this.#broken = true;
		this.#due = false;
		this.#queue = [];
		for (const { fail } of waiting) fail(new Unwritten(sentences.nothing));
	}
}
