import { notSaved, type Answer } from '#lib/document/messages.ts';
import type { ActId, SessionId } from '#lib/domain/ids.ts';
import { type Keep, keyOf, type Scope } from './keep.ts';
import {
	added,
	type AskedProposal,
	marked,
	nextToSend,
	nothingOnItsWay,
	ofOtherSessions,
	type Outgoing,
	putAside,
	returned,
	without
} from './outbox.ts';
import { Unanswered, WireError } from './wire.ts';

interface SenderPorts {
	readonly keep: Keep;
	readonly scope: Scope;
	readonly ask: (id: ActId, act: AskedProposal) => Promise<Answer>;
	/** The session proposals would be judged in now, or undefined while nothing can be sent. */
	readonly session: () => SessionId | null | undefined;
	/** Whether this is on the table; known wherever something can be sent. */
	readonly isOnTable: (id: ActId) => boolean;
	/** The outbox has changed, in this tab or another. */
	readonly changed: (outbox: readonly Outgoing[]) => void;
}

/** Web Locks, where the page may use them (https or localhost). Without, two tabs may send the same act: it is judged once. */
const exclusively = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
	const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
	return locks ? await locks.request(name, run) : await run();
};

/** Keeps the outbox of one person for one board, and sends it in order whenever the board can be reached. */
export class Sender {
	readonly #ports: SenderPorts;
	readonly #name: string;
	readonly #tabs: BroadcastChannel;
	#outbox: readonly Outgoing[] = [];
	#pumping = false;
	#again = false;
	#ended = false;

	constructor(ports: SenderPorts) {
		this.#ports = ports;
		this.#name = `lockstep outbox ${keyOf(ports.scope)}`;
		this.#tabs = new BroadcastChannel(this.#name);
		this.#tabs.onmessage = () => void this.read();
	}

	get outbox(): readonly Outgoing[] {
		return this.#outbox;
	}

	/** Takes up what was kept from the last time. */
	begin(): Promise<void> {
		return this.#change(nothingOnItsWay);
	}

	/** Takes over what another tab changed. */
	async read(): Promise<void> {
		this.#now(await this.#ports.keep.outbox(this.#ports.scope));
	}

	/** Queues a proposal and sends it as soon as may be. */
	add(made: Pick<Outgoing, 'id' | 'session' | 'at' | 'act'>): void {
		const queue = (outbox: readonly Outgoing[]) => added(outbox, made);
		this.#now(queue(this.#outbox));
		void this.#change(queue).then(() => this.pump());
	}

	/** Puts one aside that came back or was not sent yet. */
	dismiss(id: ActId): Promise<void> {
		return this.#change((outbox) => putAside(outbox, id));
	}

	/** Sends what waits, one after the other, until nothing waits or nothing can be sent. */
	async pump(): Promise<void> {
		this.#again = true;
		if (this.#pumping) return;
		this.#pumping = true;
		try {
			while (this.#again && !this.#ended) {
				this.#again = false;
				while (
					this.#ports.session() !== undefined &&
					(await exclusively(this.#name, () => this.#sendNext()))
				);
			}
		} finally {
			this.#pumping = false;
		}
	}

	close(): void {
		this.#ended = true;
		this.#tabs.close();
	}

	/** False when there was nothing to send, or the answer did not come. */
	async #sendNext(): Promise<boolean> {
		const session = this.#ports.session();
		if (this.#ended || session === undefined) return false;
		await this.#change((outbox) => ofOtherSessions(outbox, session, this.#ports.isOnTable));
		const next = nextToSend(this.#outbox);
		if (!next) return false;
		await this.#change((outbox) => marked(outbox, next.id, 'sending'));
		try {
			return await this.#settle(next.id, await this.#ports.ask(next.id, next.act));
		} catch (error) {
			const state = error instanceof Unanswered || next.state === 'unanswered' ? 'unanswered' : 'waiting';
			await this.#change((outbox) => marked(outbox, next.id, state));
			if (error instanceof WireError) return false;
			throw error;
		}
	}

	/** False where nobody judged it: it waits until the server can write again. */
	async #settle(id: ActId, answer: Answer): Promise<boolean> {
		if (answer.ok) {
			await this.#change((outbox) => without(outbox, id));
			return true;
		}
		const { refusal } = answer;
		const waits = refusal.rule === notSaved;
		await this.#change((outbox) =>
			waits ? marked(outbox, id, 'waiting') : returned(outbox, id, refusal.because, refusal)
		);
		return !waits;
	}

	async #change(change: (outbox: readonly Outgoing[]) => readonly Outgoing[]): Promise<void> {
		this.#now(await this.#ports.keep.changeOutbox(this.#ports.scope, change));
		if (!this.#ended) this.#tabs.postMessage('changed');
	}

	#now(outbox: readonly Outgoing[]): void {
		if (this.#ended) return;
		this.#outbox = outbox;
		this.#ports.changed(outbox);
	}
}
