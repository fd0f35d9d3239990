import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { chanceFrom, type Chance } from '../rules/chance.ts';

/** Time and chance of one run, all of it from one number: what happens when, to whom, in which order. */

/** 2026-03-03T09:00:00Z */
export const nine = 1_772_528_400_000;

/** What would be a process of its own: a server, or somebody's browser. What it set in motion ends with it. */
export class Process {
	readonly name: string;
	/** Ms of the world at which it began. */
	readonly began: number;
	/** Ms by which its calendar is wrong. */
	readonly skew: number;
	alive = true;
	/** Until then it does nothing, and what reaches it waits. */
	frozenUntil = 0;

	constructor(name: string, began: number, skew = 0) {
		this.name = name;
		this.began = began;
		this.skew = skew;
	}
}

/** Something that happens at its time; to a process, or to the world outside of all. */
export interface Due {
	at: number;
	readonly n: number;
	readonly process: Process | null;
	readonly run: () => void;
}

const running = new AsyncLocalStorage<{ readonly world: World; readonly process: Process }>();

/** The process whose code runs now, in its world; undefined outside of all. */
export const here = (): { readonly world: World; readonly process: Process } | undefined =>
	running.getStore();

/** After whatever was promised has been kept. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class World {
	readonly chance: Chance;
	/** What the product itself draws. */
	readonly theirs: Chance;
	now = 0;
	events = 0;
	readonly #trace = createHash('sha256');
	/** The next one last. */
	readonly #queue: Due[] = [];
	#made = 0;

	readonly #tell: ((line: string) => void) | undefined;

	/** `tell`: is told each thing that happens. */
	constructor(seed: number, tell?: (line: string) => void) {
		this.#tell = tell;
		this.chance = chanceFrom(seed);
		this.theirs = chanceFrom(seed ^ 0x5bd1e995);
	}

	/** Runs something at a time; never before now. */
	at(when: number, process: Process | null, run: () => void): Due {
		const due = { at: Math.max(when, this.now), n: ++this.#made, process, run };
		this.#put(due);
		return due;
	}

	drop(due: Due): void {
		const at = this.#queue.indexOf(due);
		if (at >= 0) this.#queue.splice(at, 1);
	}

	/** Runs code as that process, now. */
	as<T>(process: Process, run: () => T): T {
		return running.run({ world: this, process }, run);
	}

	/** Says what happens, for whoever compares two runs. */
	note(what: string, bytes?: Uint8Array): void {
		this.#tell?.(`${this.now} ${what}`);
		this.#trace.update(`${this.now} ${what}\n`);
		if (bytes) this.#trace.update(bytes);
	}

	/** Lets time pass until something is so; false where it is not after so many ms. */
	async until(isSo: () => boolean, most: number): Promise<boolean> {
		const end = this.now + most;
		while (!isSo()) {
			const due = this.#queue.pop();
			if (!due) return false;
			if (due.at > end) {
				this.#put(due);
				this.now = end;
				return isSo();
			}
			this.now = due.at;
			if (this.#happens(due)) await breath();
		}
		return true;
	}

	/** Of everything that was noted. The run ends with it. */
	digest(): string {
		return this.#trace.digest('hex');
	}

	#happens(due: Due): boolean {
		const { process, run } = due;
		if (process && !process.alive) return false;
		if (process && process.frozenUntil > this.now) {
			due.at = process.frozenUntil;
			this.#put(due);
			return false;
		}
		this.events += 1;
		if (process) this.as(process, run);
		else running.exit(run);
		return true;
	}

	#put(due: Due): void {
		let [low, high] = [0, this.#queue.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (isLater(this.#queue[middle], due)) low = middle + 1;
			else high = middle;
		}
		this.#queue.splice(low, 0, due);
	}
}

const isLater = (a: Due | undefined, b: Due): boolean =>
	a !== undefined && (a.at > b.at || (a.at === b.at && a.n > b.n));
