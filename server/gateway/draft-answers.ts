import type { Closing, Connection } from './connection.ts';

/**
 * Who is answered when. A seat takes an answer for the word that what it wrote before it asked is kept, so while a room
 * ends answers wait until that has come about; who was not heard to the end gets none.
 */
export class Answers {
	#room: 'open' | 'ending' | 'over' = 'open';
	#held: { readonly send: () => void; readonly saved: Promise<void> }[] = [];
	/** Whose words were not taken while the room was ending. */
	#unheard = new Set<Connection>();
	/** Those that were answered once. */
	readonly #greeted = new WeakSet<Connection>();

	/** Whether this is the first question on a socket: nothing was written before it. */
	isFirst(connection: Connection): boolean {
		const first = !this.#greeted.has(connection);
		this.#greeted.add(connection);
		return first;
	}

	/** Sends an answer when everything it holds is on disk. */
	give(connection: Connection, answer: Uint8Array, saved: Promise<void>): void {
		const send = (): void => connection.send(answer);
		if (this.#room !== 'ending') void saved.then(send);
		else if (!this.#unheard.has(connection)) this.#held.push({ send, saved });
	}

	/** Whether what a socket writes now is taken. What is not, stays in its author's browser and goes to the next room. */
	hears(connection: Connection): boolean {
		if (this.#room === 'ending') this.#unheard.add(connection);
		if (this.#room === 'over') connection.close(4409);
		return this.#room === 'open';
	}

	left(connection: Connection): void {
		this.#unheard.delete(connection);
	}

	/** The room takes nothing more for now. */
	ends(): void {
		this.#room = 'ending';
	}

	/** It goes on after all, perhaps since the disk took nothing. Who was not heard meanwhile connects again, and says it again. */
	stays(): void {
		this.#room = 'open';
		for (const { send, saved } of this.#held) void saved.then(send);
		this.#release(1013);
	}

	/** All it took is on disk, and goes on elsewhere. Who was not heard says it again there. */
	ended(): void {
		this.#room = 'over';
		for (const { send } of this.#held) send();
		this.#release(4409);
	}

	#release(code: Closing): void {
		for (const connection of this.#unheard) connection.close(code);
		this.#unheard.clear();
		this.#held = [];
	}
}
