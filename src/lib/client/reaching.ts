import type { Succession } from './succession.ts';

/** Ms to wait after the n-th failed attempt; the last for all further ones. */
const pauses = [200, 500, 1_000, 2_000, 4_000] as const;

interface ReachingPorts {
	/** See `Wire.patience`. */
	readonly patience: number;
	readonly rooms: Pick<Succession, 'connected' | 'open' | 'cut'>;
	/** Asks where the board stands and shows it as of then. False where that can't be done now. */
	readonly enter: () => Promise<boolean>;
	/** There is no coming in any more. */
	readonly closed: () => boolean;
	/** An attempt has failed, and another follows. */
	readonly failed: () => void;
}

/** Coming level with the server: one attempt after the other, with pauses that grow. */
export class Reaching {
	readonly #ports: ReachingPorts;
	#underWay = false;
	/** The server asked not to come back at once. */
	#putOff = false;
	/** Ends the pause between attempts, and the wait of an attempt. */
	#wake: () => void = () => {};
	#attempted: (live: boolean) => void = () => {};

	constructor(ports: ReachingPorts) {
		this.#ports = ports;
	}

	get underWay(): boolean {
		return this.#underWay;
	}

	/**
	 * Goes on until level with the server or told that there is no coming in. `entered`: where the board stands
	 * has just been asked. Never rejects.
	 */
	async reach(entered = false): Promise<void> {
		if (this.#underWay) return;
		this.#underWay = true;
		const { patience, closed, failed } = this.#ports;
		if (this.#putOff) await this.#pause(patience);
		this.#putOff = false;
		for (let tries = 0; !closed() && !(await this.#attempt(entered && tries === 0)); tries++) {
			if (closed()) break;
			failed();
			await this.#pause(pauses[Math.min(tries, pauses.length - 1)] ?? 4_000);
		}
		this.#underWay = false;
	}

	/** The next time a pause comes first. */
	putOff(): void {
		this.#putOff = true;
	}

	/** Ends the pause between two attempts. */
	hurry(): void {
		this.#wake();
	}

	/** The sockets have come level, or they have not and won't: ends the wait for them. */
	attempted(live: boolean): void {
		this.#attempted(live);
	}

	/** One try: where does the board stand, and do the sockets come level? */
	async #attempt(entered: boolean): Promise<boolean> {
		return (entered || (await this.#ports.enter())) && this.#comeLevel();
	}

	/** Opens the sockets and waits until they are level, closed, or too late. */
	#comeLevel(): Promise<boolean> {
		const { patience, rooms } = this.#ports;
		return new Promise((resolve) => {
			let timer = setTimeout(() => {
				// There is a socket: what is lacking may be much, and the line slow.
				if (rooms.connected) timer = setTimeout(() => this.#attempted(false), 10 * patience);
				else this.#attempted(false);
			}, 2 * patience);
			this.#attempted = (live) => {
				this.#attempted = () => {};
				clearTimeout(timer);
				if (!live) rooms.cut();
				resolve(live);
			};
			rooms.open();
		});
	}

	#pause(ms: number): Promise<void> {
		return new Promise((resolve) => {
			// A little chance, so that everybody does not come back in the same instant.
			const timer = setTimeout(resolve, ms * (0.75 + Math.random() / 2));
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}
}
