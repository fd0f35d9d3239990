import { encodeJson, messageType, type Answer } from '#lib/document/messages.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { ActId } from '#lib/domain/ids.ts';
import type { AskedProposal } from './outbox.ts';
import { unreachableServer, WireError } from './wire.ts';

const unanswered =
	'No answer came. Once the connection is back the board shows whether it was taken; nothing will be sent twice.';

interface Pending {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: WireError) => void;
	readonly timer: ReturnType<typeof setTimeout>;
}

/** Acts on their way over a socket, each waiting for its one answer. */
export class Asks {
	readonly #pending = new Map<string, Pending>();
	readonly #patience: number;
	readonly #doubt: () => void;

	/** `doubt` is called when an answer is overdue by `patience` ms. */
	constructor(patience: number, doubt: () => void) {
		this.#patience = patience;
		this.#doubt = doubt;
	}

	/** Rejects with a `WireError` where `send` finds no open socket, or the connection is lost before the answer. */
	ask(send: (bytes: Uint8Array) => boolean, id: ActId, act: AskedAct | AskedProposal): Promise<Answer> {
		return new Promise((resolve, reject) => {
			if (!send(encodeJson(messageType.ask, { id, act }))) {
				reject(new WireError(unreachableServer, null));
				return;
			}
			const timer = setTimeout(() => this.#doubt(), this.#patience);
			this.#pending.set(id, { resolve, reject, timer });
		});
	}

	answered(answer: Answer): void {
		const pending = this.#pending.get(answer.id);
		if (!pending) return;
		this.#pending.delete(answer.id);
		clearTimeout(pending.timer);
		pending.resolve(answer);
	}

	/** The connection is lost: nobody will be answered. */
	lost(): void {
		for (const { reject, timer } of this.#pending.values()) {
			clearTimeout(timer);
			reject(new WireError(unanswered, null));
		}
		this.#pending.clear();
	}
}
