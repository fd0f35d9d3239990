import type { Answer } from '#lib/document/messages.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import type { Caller } from '../../flows/house.ts';

/** An act as somebody asked it, and what they were answered; null while they were not. */
export interface Asked {
	readonly by: Caller;
	readonly id: string;
	readonly act: AskedAct;
	answer: Answer | null;
}

/** What may stand under a mark's name: its text, or null where there is none. */
type Standing = string | null;

/** What people asked, drew and were told, for whoever judges what is left of it. */
export class Ledger {
	readonly asked = new Map<string, Asked>();
	/** What may stand under each mark's name, oldest first; the first of them once was confirmed, or never written. */
	readonly #marks = new Map<MarkId, Standing[]>();
	confirmed = 0;
	answered = 0;

	asks(by: Caller, id: string, act: AskedAct): Asked {
		const asked: Asked = { by, id, act, answer: null };
		this.asked.set(id, asked);
		return asked;
	}

	answers(asked: Asked, answer: Answer | null): void {
		if (answer && !asked.answer) this.answered += 1;
		asked.answer = answer;
	}

	/** Somebody wrote this, or took the mark away; the server may have it or not. */
	draws(mark: MarkId, standing: Standing): void {
		const standings = this.#marks.get(mark) ?? [null];
		standings.push(standing);
		this.#marks.set(mark, standings);
	}

	/** Call it before asking; the answer says that all drawn on these until then is kept. */
	aboutToConfirm(marks: readonly MarkId[]): () => void {
		const asked = marks.map((mark) => [mark, this.#marks.get(mark)?.at(-1)] as const);
		return () => {
			for (const [mark, last] of asked) {
				const standings = this.#marks.get(mark) ?? [];
				const at = standings.lastIndexOf(last ?? null);
				if (at > 0) this.#marks.set(mark, standings.slice(at));
				this.confirmed += 1;
			}
		};
	}

	/** Sentences about marks that are not as they were confirmed. `archived`: what the locked sessions keep. */
	flawsIn(drawn: ReadonlyMap<MarkId, string>, archived: ReadonlyMap<MarkId, string>): string[] {
		const flaws: string[] = [];
		for (const [mark, standings] of this.#marks) {
			const there = drawn.get(mark) ?? null;
			const kept = archived.get(mark) ?? null;
			if (!standings.includes(there) && (kept === null || !standings.includes(kept)))
				flaws.push(
					`mark ${mark} is ${String(there)}, in the archive ${String(kept)}; it may be ${standings.join(', ')}`
				);
		}
		return flaws;
	}
}
