/**
 * Does work in groups: what came while one group was under way is the next. So a slow disk costs waiting and not
 * throughput. `work` never rejects.
 */
export class Grouped<T> {
	readonly #work: (group: readonly T[]) => Promise<void>;
	#waiting: T[] = [];
	#working: Promise<void> | null = null;

	constructor(work: (group: readonly T[]) => Promise<void>) {
		this.#work = work;
	}

	add(item: T): void {
		this.#waiting.push(item);
		this.#working ??= this.#run();
	}

	get idle(): boolean {
		return this.#working === null;
	}

	/** Resolves when nothing waits any more. */
	async drained(): Promise<void> {
		while (this.#working) await this.#working;
	}

	async #run(): Promise<void> {
		for (;;) {
			// After all that is already here: each comes by itself, and together they are one group.
			await new Promise<void>((resolve) => setImmediate(resolve));
			if (this.#waiting.length === 0) break;
			const group = this.#waiting;
			this.#waiting = [];
			await this.#work(group);
		}
		this.#working = null;
	}
}
