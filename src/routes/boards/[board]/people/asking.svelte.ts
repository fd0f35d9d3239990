import { invalidateAll } from '$app/navigation';
import { browserWire, postAct } from '#lib/client/wire.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import { idOf, type ActId } from '#lib/domain/ids.ts';

/** Asks acts of the board from this page, one at a time, and says what became of the last. */
export class Asking {
	/** What is being asked just now: the person or product it is about. */
	about = $state<string | null>(null);
	/** Why the last was refused or did not get through, and what it was about. */
	refusal = $state<{ readonly about: string; readonly because: string } | null>(null);
	readonly #board: string;

	constructor(board: string) {
		this.#board = board;
	}

	/** True where it was granted; the page then shows the board as it stands. */
	async ask(about: string, act: AskedAct): Promise<boolean> {
		this.about = about;
		this.refusal = null;
		try {
			const answer = await postAct(browserWire(), this.#board, freshId(), act);
			if (!answer.ok) this.refusal = { about, because: answer.refusal.because };
			await invalidateAll();
			return answer.ok;
		} catch (error) {
			this.refusal = { about, because: error instanceof Error ? error.message : String(error) };
			return false;
		} finally {
			this.about = null;
		}
	}
}

const freshId = (): ActId => {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return idOf<ActId>([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
};
