import { encodeJson, messageType, notSaved, type Answer } from '#lib/document/messages.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import { Wrong } from './witness.ts';

interface Asked {
	readonly id: string;
	readonly act: AskedAct;
	/** Its one answer. */
	answer: Answer | null;
	/** Said, and not answered yet; over with the socket it was said on. */
	isSaid: boolean;
}

/** What one person asks: each under its id, again until it is answered, and now and then once more after that. */
export class Asks {
	readonly all = new Map<string, Asked>();
	readonly #person: string;

	constructor(person: string) {
		this.#person = person;
	}

	add(act: AskedAct): string {
		const id = `${this.#person}-act-${this.all.size}`;
		this.all.set(id, { id, act, answer: null, isSaid: false });
		return id;
	}

	/** Says what waits for an answer. */
	say(send: (frame: Uint8Array) => void): void {
		for (const each of this.all.values())
			if (!each.answer && !each.isSaid) {
				each.isSaid = true;
				send(frameOf(each));
			}
	}

	sayAgain(id: string, send: (frame: Uint8Array) => void): void {
		const asked = this.all.get(id);
		if (asked) send(frameOf(asked));
	}

	/** The same as it is posted. */
	bodyOf(id: string): string {
		return JSON.stringify({ id, act: this.all.get(id)?.act });
	}

	/** The socket is gone: nothing that was said on it is answered any more. */
	lost(): void {
		for (const each of this.all.values()) each.isSaid = false;
	}

	/** Its answer, where that is one. */
	answered(answer: Answer): Asked | null {
		const asked = this.all.get(answer.id);
		if (!asked) throw new Wrong(`an answer to what ${this.#person} never asked: ${JSON.stringify(answer)}`);
		if (!answer.ok && answer.refusal.rule === notSaved) {
			asked.isSaid = false;
			return null;
		}
		if (!answer.ok && ['fault', 'form'].includes(answer.refusal.rule))
			throw new Wrong(`${JSON.stringify(asked.act)} was answered by ${JSON.stringify(answer)}`);
		if (asked.answer && JSON.stringify(asked.answer) !== JSON.stringify(answer))
			throw new Wrong(`two answers: ${JSON.stringify(asked.answer)} and ${JSON.stringify(answer)}`);
		asked.answer = answer;
		return asked;
	}

	get isAllAnswered(): boolean {
		return [...this.all.values()].every(({ answer }) => answer !== null);
	}
}

const frameOf = ({ id, act }: Asked): Uint8Array => encodeJson(messageType.ask, { id, act });
