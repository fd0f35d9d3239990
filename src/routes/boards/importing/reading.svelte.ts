import type { Column } from '#lib/server/import/plan-file.ts';
import type { Mapping, Meaning } from '#lib/server/import/mapping.ts';
import { base64Of, post } from './post.ts';

/** What the server says of a file, whatever it is read for. */
interface Understood {
	readonly columns: readonly Column[];
	readonly mapping: Mapping;
}

export type Stage = 'none' | 'reading' | 'sending' | 'planning' | 'ready' | 'failed';

/** Where to send a file for a dry run, and how. */
interface Desk {
	readonly path: string;
	readonly body: (base64: string, mapping: Mapping | null) => unknown;
	readonly mostBytes: number;
}

/** Changes of mapping that follow each other closely are sent once. */
const settle = 350;

/**
 * A chosen file on its way through dry runs: read once, sent again whenever the meaning of a column changes. What was
 * chosen stays, whatever fails.
 */
export class Reading<T extends Understood> {
	file: File | null = $state.raw(null);
	answer: T | null = $state.raw(null);
	mapping: Mapping | null = $state.raw(null);
	stage: Stage = $state('none');
	/** How much of the file has been sent, 0–1. */
	sent = $state(0);
	error: string | null = $state(null);
	readonly #desk: Desk;
	#base64 = '';
	#ending = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	get base64(): string {
		return this.#base64;
	}

	/** Reads a file and asks for its dry run. The columns are guessed anew. */
	async choose(file: File): Promise<void> {
		this.#ending.abort();
		this.file = file;
		this.answer = null;
		this.mapping = null;
		this.error = null;
		if (file.size > this.#desk.mostBytes) {
			this.#fail(new Error(`The file is larger than ${this.#desk.mostBytes / 2 ** 20} MB.`));
			return;
		}
		this.stage = 'reading';
		try {
			const base64 = await base64Of(file);
			if (this.file !== file) return;
			this.#base64 = base64;
			await this.again();
		} catch (cause) {
			if (this.file === file) this.#fail(cause);
		}
	}

	/** Says what a column means; a column means one thing, so it is taken from where it was. */
	assign(meaning: Meaning, header: string | null): void {
		if (!this.mapping) return;
		const mapping: Record<Meaning, string | null> = { ...this.mapping };
		for (const [other, column] of entriesOf(this.mapping)) if (column === header) mapping[other] = null;
		mapping[meaning] = header;
		this.mapping = mapping;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.again(), settle);
	}

	/** Asks for the dry run once more, with what the columns mean now. */
	async again(): Promise<void> {
		this.#ending.abort();
		const ending = (this.#ending = new AbortController());
		this.stage = 'sending';
		this.sent = 0;
		this.error = null;
		try {
			const body = this.#desk.body(this.#base64, this.mapping);
			const answer = await post<T>(this.#desk.path, body, {
				signal: ending.signal,
				onSent: (fraction) => {
					this.sent = fraction;
					if (fraction === 1) this.stage = 'planning';
				}
			});
			this.answer = answer;
			this.mapping = answer.mapping;
			this.stage = 'ready';
		} catch (cause) {
			if (!ending.signal.aborted) this.#fail(cause);
		}
	}

	#fail(cause: unknown): void {
		this.stage = 'failed';
		this.error = cause instanceof Error ? cause.message : String(cause);
	}
}

const entriesOf = (mapping: Mapping): [Meaning, string | null][] =>
	Object.entries(mapping) as [Meaning, string | null][];
