import { encodeJson, messageType, type Answer } from '#lib/document/messages.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { ActId } from '#lib/domain/ids.ts';
import type { AskedProposal } from './outbox.ts';
import { Unanswered, unreachableServer, WireError } from './wire.ts';

interface Pending {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: WireError) => void;
	readonly timer: ReturnType<typeof setTimeout>;
	/** It has come; what it granted is not on the table here yet. */
	answer: Answer | null;
}

interface AsksPorts {
	/** How far the table of this seat has followed the board's log. */
	readonly seq: () => number;
	/** Ms within which an act is answered and seen. */
	readonly patience: number;
	/** That has taken longer. */
	readonly doubt: () => unknown;
}

/** Acts on their way over a socket, each waiting for its one answer, and to be seen on the table of this seat. */
export class Asks {
	readonly #pending = new Map<string, Pending>();
	readonly #ports: AsksPorts;

	constructor(ports: AsksPorts) {
		this.#ports = ports;
	}

	/**
	 * Resolves when the table shows what was granted: an answer comes ahead of the steps it speaks of. Rejects with a
	 * `WireError` where `send` finds no open socket, or the connection is lost before the answer.
	 */
	ask(send: (bytes: Uint8Array) => boolean, id: ActId, act: AskedAct | AskedProposal): Promise<Answer> {
		return new Promise((resolve, reject) => {
			if (!send(encodeJson(messageType.ask, { id, act }))) {
				reject(new WireError(unreachableServer, null));
				return;
			}
			const timer = setTimeout(() => this.#ports.doubt(), this.#ports.patience);
			this.#pending.set(id, { resolve, reject, timer, answer: null });
		});
	}

	answered(answer: Answer): void {
		const pending = this.#pending.get(answer.id);
		if (!pending) return;
		pending.answer = answer;
		this.stepped();
	}

	/** The table has followed: what it shows now is answered. */
	stepped(): void {
		for (const [id, { resolve, timer, answer }] of this.#pending) {
			if (!answer || !isShown(answer, this.#ports.seq())) continue;
			this.#pending.delete(id);
			clearTimeout(timer);
			resolve(answer);
		}
	}

	/** The connection is lost: nobody else will be answered. */
	lost(): void {
		for (const { resolve, reject, timer, answer } of this.#pending.values()) {
			clearTimeout(timer);
			if (answer) resolve(answer);
			else reject(new Unanswered());
		}
		this.#pending.clear();
	}
}

/** Whether a table that has come so far shows what was granted. */
export const isShown = (answer: Answer, seq: number): boolean =>
	!answer.ok || answer.seqs.every((each) => each <= seq);
