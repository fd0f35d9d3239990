import { type Answer, messageType, type Notice, readJson, type Saving } from '#lib/document/messages.ts';
import { decodeHands } from '#lib/document/presence.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { ActId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { Asks } from './asks.ts';
import { closingOf, meanwhile } from './closing.ts';
import type { ConnectionCalls, ConnectionState } from './connection-calls.ts';
import type { GenerationCalls, Seat } from './generation.ts';
import { watcher } from './identity.ts';
import type { AskedProposal } from './outbox.ts';
import { Reaching } from './reaching.ts';
import type { Decoder, Room } from './room.ts';
import { Succession } from './succession.ts';
import { type Bootstrap, fetchBootstrap, WireError } from './wire.ts';

const anotherPerson = 'Another person has signed in with this browser. Reload the board to go on as them.';

/** Keeps one seat in touch with its board: reaching, losing, doubting and regaining it. */
export class Connection {
	readonly #seat: Seat;
	readonly #calls: ConnectionCalls;
	readonly #asks: Asks;
	readonly #rooms: Succession;
	readonly #reaching: Reaching;
	readonly #beat: ReturnType<typeof setInterval>;
	#state: ConnectionState = { kind: 'opening' };
	#saving: Saving = 'well';

	constructor(seat: Seat, table: Table, calls: ConnectionCalls) {
		this.#seat = seat;
		this.#calls = calls;
		const { patience } = seat.wire;
		// An answer that waits for the server's disk says nothing of the wire.
		const doubt = () => this.#saving === 'well' && this.doubt();
		this.#asks = new Asks({ patience, seq: () => table.seq, doubt });
		this.#rooms = new Succession(seat, table, {
			of: (number) => this.#callsOf(number),
			shown: (generation) => this.#shows(() => calls.shown(generation))
		});
		this.#reaching = new Reaching({
			...{ patience, rooms: this.#rooms },
			enter: () => this.#askWhere(),
			closed: () => this.#closed(),
			failed: () => this.#say({ kind: 'offline', because: null })
		});
		this.#beat = setInterval(() => this.#listen(), patience / 2);
	}

	get live(): boolean {
		return this.#state.kind === 'live';
	}

	/** Where this person puts together what is not asked yet; null for who may not. */
	get draft(): Room | null {
		return this.#rooms.draft;
	}

	/** Shows what the browser keeps of a generation. False where it keeps nothing. */
	async showKept(generation: number): Promise<boolean> {
		const kept = await this.#rooms.showKept(generation);
		this.#say({ kind: 'offline', because: null });
		return kept;
	}

	/** Shows the board as of a bootstrap reply. Throws a `WireError` where its base can't be fetched. */
	async enter(bootstrap: Bootstrap): Promise<void> {
		this.#rooms.setClient(bootstrap.client);
		await this.#rooms.load(bootstrap.generation);
	}

	/** Sends an act over the agreed socket. Answered when the table shows it; rejects like `Asks.ask`. */
	ask(id: ActId, act: AskedAct | AskedProposal): Promise<Answer> {
		return this.#asks.ask((bytes) => this.send(bytes), id, act);
	}

	/** Sends to the agreed room; false where that can't be done now. */
	send(bytes: Uint8Array): boolean {
		return this.live && (this.#rooms.agreed?.send(bytes) ?? false);
	}

	/** Something suggests that the wire is cut: find out now instead of waiting. */
	doubt(): void {
		if (!this.#reaching.underWay) this.#lost();
	}

	/** Something suggests that the wire is whole again. */
	hurry(): void {
		this.#reaching.hurry();
	}

	/**
	 * Goes on until level with the server or told that there is no coming in. `entered`: where the board stands
	 * has just been asked. Never rejects.
	 */
	reach(entered = false): Promise<void> {
		return this.#reaching.reach(entered);
	}

	/** For good. */
	async close(because: string): Promise<void> {
		if (this.#closed()) return;
		clearInterval(this.#beat);
		this.#say({ kind: 'closed', because });
		this.#asks.lost();
		this.#reaching.hurry();
		this.#reaching.attempted(false);
		await this.#rooms.end();
	}

	#closed(): boolean {
		return this.#state.kind === 'closed';
	}

	#say(state: ConnectionState): void {
		// What the server said when it went holds until it is back: that it can't be reached since is no news.
		if (this.#closed() || this.#state.kind === state.kind) return;
		this.#state = state;
		this.#calls.state(state);
	}

	#saves(saving: Saving): void {
		if (saving === this.#saving) return;
		this.#saving = saving;
		this.#calls.saving(saving);
	}

	/** Where does the board stand, and are we still who we were? False where that could not be learnt, or we are not. */
	async #askWhere(): Promise<boolean> {
		try {
			const bootstrap = await fetchBootstrap(this.#seat.wire, this.#seat.scope.board);
			if (this.#closed()) return false;
			if ((bootstrap.me.person ?? watcher) !== this.#seat.scope.who) {
				await this.close(anotherPerson);
				return false;
			}
			this.#calls.bootstrap(bootstrap);
			await this.enter(bootstrap);
			return true;
		} catch (error) {
			if (!(error instanceof WireError)) {
				// Whatever it is, this seat must not be left alone with it: the next attempt may find it gone.
				console.warn('The board could not be entered', error);
				return false;
			}
			if (error.status === 401) this.#calls.signedOut();
			if (error.status !== null && error.status !== 429) await this.close(error.message);
			return false;
		}
	}

	#callsOf(number: number): GenerationCalls {
		return {
			agreed: {
				synced: () => this.#level(number),
				closed: (code) => this.#agreedClosed(number, code),
				messages: this.#messages()
			},
			draft: {
				synced: () => this.#calls.draftLevel(),
				closed: (code, because) => this.#draftClosed(number, code, because),
				messages: new Map()
			},
			step: (step) => this.#shows(() => this.#calls.step(step)),
			moves: this.#calls.moves,
			drafted: this.#calls.drafted
		};
	}

	/** The table is another: first whoever shows it is told, then whoever has waited for it. */
	#shows(tell: () => void): void {
		tell();
		this.#asks.stepped();
	}

	#messages(): ReadonlyMap<number, (decoder: Decoder) => void> {
		return new Map([
			[messageType.answer, (decoder: Decoder) => this.#asks.answered(readJson(decoder) as Answer)],
			[messageType.presence, (decoder: Decoder) => this.#calls.hands(decodeHands(decoder) ?? [])],
			[messageType.notice, (decoder: Decoder) => this.#noticed(readJson(decoder) as Notice)]
		]);
	}

	#noticed(notice: Notice): void {
		if (notice.kind === 'turned') void this.#turn(notice.generation);
		else if (notice.kind === 'saving') this.#saves(notice.saving);
		else this.#calls.noticed(notice);
	}

	/** The room says its last word: load the next one while this one still answers. */
	async #turn(generation: number): Promise<void> {
		if (this.#reaching.underWay || this.#rooms.holds(generation)) return;
		try {
			await this.#rooms.load(generation);
			this.#rooms.open();
		} catch (error) {
			// The old socket closes soon, and that leads to another attempt.
			console.warn('The next generation could not be loaded yet', error);
		}
	}

	#level(number: number): void {
		if (!this.#rooms.level(number)) return;
		this.#say({ kind: 'live' });
		this.#reaching.attempted(true);
	}

	#agreedClosed(number: number, code: number): void {
		if (!this.#rooms.holds(number)) return;
		const closing = closingOf(code);
		if (code === 4401) this.#calls.signedOut();
		if (closing.kind === 'shut') void this.close(closing.because);
		if (closing.kind === 'afresh') this.#rooms.spoil();
		if (closing.kind === 'later') this.#reaching.putOff();
		this.#lost(meanwhile(code));
	}

	#lost(because: string | null = null): void {
		if (this.#closed()) return;
		this.#asks.lost();
		this.#rooms.cut();
		this.#say({ kind: 'offline', because });
		this.#saves('well');
		if (this.#reaching.underWay) this.#reaching.attempted(false);
		else void this.reach();
	}

	#draftClosed(number: number, code: number, because: string): void {
		if (!this.#rooms.holds(number) || this.#closed()) return;
		const { kind } = closingOf(code);
		if (kind === 'shut') this.#rooms.dropDraft();
		else if (kind === 'afresh') {
			this.#calls.draftRefused(because || (meanwhile(code) ?? ''));
			this.#rooms.renewDraft();
		} else this.#draftLater();
	}

	/** The agreed room may be well or come level by itself: nobody else would open the draft again. */
	#draftLater(): void {
		const open = () => !this.#closed() && this.#rooms.openDraft();
		// A little chance, so that everybody does not come back in the same instant.
		setTimeout(open, this.#seat.wire.patience * (0.75 + Math.random() / 2));
	}

	#listen(): void {
		const drafts = this.#saving === 'well';
		if (this.#rooms.isDead(Date.now(), this.#seat.wire.patience, drafts)) this.#lost();
	}
}
