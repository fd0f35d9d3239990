import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Process, World } from './world.ts';

/**
 * A network: what is said on one socket arrives in its order, and later than what was said elsewhere; it is lost with the
 * connection, and each end learns of that in its own time.
 */

/** What the server holds of a socket. */
class Served extends EventEmitter {
	readonly OPEN = 1;
	readyState = 1;
	readonly #link: Link;

	constructor(link: Link) {
		super();
		this.#link = link;
	}

	get bufferedAmount(): number {
		return this.#link.waiting;
	}

	send(frame: Uint8Array): void {
		if (this.readyState === 1) this.#link.down('frame', () => this.#link.calls.heard(frame), frame);
	}

	ping(): void {
		this.#link.down('ping', () => this.#link.up('pong', () => this.emit('pong')));
	}

	close(code: number, reason: Buffer | string = ''): void {
		if (this.readyState !== 1) return;
		this.readyState = 2;
		this.#link.down(`close ${code}`, () => {
			this.#link.leave();
			this.#link.calls.closed(code, reason.toString());
		});
	}

	terminate(): void {
		if (this.readyState === 3) return;
		this.#link.break();
		this.over();
	}

	/** It is no more, and whoever listens is told. */
	over(): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.#link.soon(() => this.emit('close', 1006, Buffer.alloc(0)));
	}
}

/** What a seat hears of its socket. */
export interface Calls {
	heard(frame: Uint8Array): void;
	closed(code: number, reason: string): void;
}

/** One socket from a seat to a server, by way of another perhaps. */
export class Link {
	readonly calls: Calls;
	readonly served: Served;
	readonly #world: World;
	readonly #seat: Process;
	readonly #hazard: (process: Process, what: string) => void;
	readonly #latency: number;
	/** Those it goes by; the last one serves it. */
	readonly #by: Process[] = [];
	/** The seat's end, and that anything still arrives. */
	isOpen = true;
	#whole = true;
	/** When the seat learns that it is broken. */
	#noticed = 0;
	/** What was said before anybody listens waits in the stream. */
	#early: Buffer[] | null = [];
	#lastUp = 0;
	#lastDown = 0;
	/** Until then the seat fetches nothing of what it is sent. */
	#cloggedUntil = 0;
	/** Bytes that were sent meanwhile and wait to be fetched. */
	waiting = 0;

	constructor(world: World, seat: Process, calls: Calls, hazard: (process: Process, what: string) => void) {
		this.#world = world;
		this.#seat = seat;
		this.calls = calls;
		this.#hazard = hazard;
		this.#latency = 1 + world.chance.below(world.chance.of([5, 5, 40]));
		this.served = new Served(this);
	}

	/** The same as the gateway takes it. */
	get socket(): WebSocket {
		return this.served as unknown as WebSocket;
	}

	/** Whether a process has an end of it, or hands it on. */
	goesBy(process: Process): boolean {
		return this.#seat === process || this.#by.includes(process);
	}

	/** From when on nothing of it is held up, and its seat knows where it is broken. */
	get flows(): number {
		return Math.max(this.#cloggedUntil, this.#noticed);
	}

	/** For so long the seat is too slow to fetch anything. */
	clog(ms: number): void {
		this.#cloggedUntil = Math.max(this.#cloggedUntil, this.#world.now + ms);
	}

	/** From now on it is served by this one. */
	leads(process: Process): void {
		this.#by.push(process);
	}

	say(frame: Uint8Array): void {
		const bytes = Buffer.from(frame);
		if (this.isOpen)
			this.up('said', () => (this.#early ? this.#early.push(bytes) : this.#hears(bytes)), bytes);
	}

	/** From now on somebody listens. */
	listens(): void {
		for (const bytes of this.#early ?? []) this.#hears(bytes);
		this.#early = null;
	}

	#hears(bytes: Buffer): void {
		if (this.served.readyState !== 3) this.served.emit('message', bytes, true);
	}

	/** The seat hangs up. */
	leave(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.up('left', () => this.served.over());
	}

	/** It breaks: each end notices some time, and nothing arrives any more. */
	break(patience = 100): void {
		if (!this.#whole) return;
		this.#whole = false;
		const { chance, now } = this.#world;
		const server = this.#by.at(-1);
		if (!this.#seat.alive) this.isOpen = false;
		if (server) this.#world.at(now + chance.below(3 * patience), server, () => this.served.over());
		this.#noticed = now + chance.below(patience);
		this.#world.at(this.#noticed, this.#seat, () => {
			if (!this.isOpen) return;
			this.isOpen = false;
			this.#world.note(`${this.#seat.name} cut off`);
			this.calls.closed(1006, '');
		});
	}

	up(what: string, arrives: () => void, bytes?: Uint8Array): void {
		const server = this.#by.at(-1);
		if (!this.#whole || !server) return;
		const freed = Math.max(...this.#by.map(({ frozenUntil }) => frozenUntil));
		this.#lastUp = Math.max(this.#lastUp, freed, this.#world.now + this.#delay());
		this.#world.at(this.#lastUp, server, () => {
			if (!this.#whole) return;
			this.#world.note(`${server.name} ${what} by ${this.#seat.name}`, bytes);
			arrives();
			this.#hazard(server, what);
		});
	}

	down(what: string, arrives: () => void, bytes?: Uint8Array): void {
		const server = this.#by.at(-1);
		if (!server) return;
		this.#hazard(server, what);
		if (!this.#whole || this.#by.some(({ alive }) => !alive)) return;
		const freed = Math.max(...this.#by.map(({ frozenUntil }) => frozenUntil), this.#cloggedUntil);
		const waits = this.#cloggedUntil > this.#world.now ? (bytes?.byteLength ?? 0) : 0;
		this.waiting += waits;
		this.#lastDown = Math.max(this.#lastDown, freed + this.#delay(), this.#world.now + this.#delay());
		this.#world.at(this.#lastDown, this.#seat, () => {
			this.waiting -= waits;
			if (!this.#whole || !this.isOpen) return;
			this.#world.note(`${this.#seat.name} ${what}`, bytes);
			arrives();
		});
	}

	/** In the server's next breath. */
	soon(run: () => void): void {
		const server = this.#by.at(-1);
		if (server) this.#world.at(this.#world.now, server, run);
	}

	#delay(): number {
		const { chance } = this.#world;
		return this.#latency + chance.below(chance.once(40) ? 300 : 3);
	}
}
