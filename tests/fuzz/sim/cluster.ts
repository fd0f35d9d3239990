import type { IncomingMessage } from 'node:http';
import { parseRoom } from '#lib/document/messages.ts';
import type { Caller } from '#lib/server/auth/actor.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import { isMovedOn, StorageError } from '#lib/server/storage/ports.ts';
import { admit, isRelayed, type Asked } from '../../../server/gateway/admit.ts';
import { createGateway, type Gateway } from '../../../server/gateway/gateway.ts';
import { Unwritten } from '../../../server/gateway/door.ts';
import { defaults, type Limits } from '../../../server/gateway/limits.ts';
import { Elsewhere } from '../../../server/gateway/nodes/owning.ts';
import { board } from './founding.ts';
import { Link, type Calls } from './network.ts';
import { Store } from './store.ts';
import type { Witness } from './witness.ts';
import { Process, type World } from './world.ts';

/** The nodes, what is between them, and what befalls them. */

const endless = { burst: Number.MAX_SAFE_INTEGER, perSecond: 1 } as const;
/** What is counted by time is left open, and what ends or is let go after a while does so soon. */
const limits: Limits = {
	...defaults,
	...{ socketMessages: endless, socketBytes: endless, socketQuestions: endless, personSockets: endless },
	...{ personActs: endless, personBytes: endless },
	...{ turnEntries: 12, turnClients: 20, turnDraft: 6 * 1024, farewell: 700, idle: 900 },
	...{ lease: 1000, pulse: 2500, slowDisk: 400, diskTick: 200, diskDoubt: 3000, drain: 4000, absence: 1000 }
};

interface Node {
	readonly process: Process;
	readonly gateway: Gateway;
	readonly address: string;
}

/** What a browser is told of its board before it opens its sockets. */
export interface Bootstrap {
	readonly generation: number;
	readonly client: number;
}

/** How often what befalls them, once in so many steps of theirs. */
export interface Fates {
	readonly crash: number;
	readonly freeze: number;
}

export class Cluster {
	readonly store: Store;
	readonly #world: World;
	readonly #witness: Witness;
	readonly #fates: Fates;
	readonly #links = new Set<Link>();
	/** By place: the node that runs there, or null where it has to come again. */
	readonly #nodes: (Node | null)[];
	#starts = 0;
	crashes = 0;
	freezes = 0;
	/** Nothing befalls anybody any more. */
	calm = false;

	constructor(world: World, count: number, fates: Fates, witness: Witness) {
		this.#world = world;
		this.#witness = witness;
		this.#fates = fates;
		this.store = new Store(world, count > 1, witness, this.hazard);
		this.#nodes = Array.from({ length: count }, () => null);
	}

	start(): void {
		for (const place of this.#nodes.keys()) this.#start(place);
	}

	get up(): readonly Node[] {
		return this.#nodes.filter((node) => node !== null);
	}

	/** At each step towards disk and network: here a process may end or stand still. */
	hazard = (process: Process, what: string): void => {
		if (this.calm || !process.alive) return;
		const { chance } = this.#world;
		if (chance.once(this.#fates.crash)) this.crash(process, what);
		else if (chance.once(this.#fates.freeze)) this.freeze(process, what);
	};

	crash(process: Process, what: string): void {
		this.#world.note(`${process.name} crashes at ${what}`);
		this.crashes += 1;
		this.#end(process);
	}

	freeze(process: Process, what: string): void {
		const ms = this.#world.chance.below(3 * limits.lease);
		this.#world.note(`${process.name} freezes at ${what} for ${ms}`);
		this.freezes += 1;
		process.frozenUntil = this.#world.now + ms;
	}

	/** Stops in good order, and comes again. */
	stop(process: Process): void {
		const node = this.up.find((each) => each.process === process);
		if (!node) return;
		this.#world.note(`${process.name} stops`);
		const over = (): void => {
			if (process.alive) this.#end(process);
		};
		this.#world.at(this.#world.now, process, () => void node.gateway.close().then(over, over));
	}

	/** Breaks somebody's connection. */
	cutSome(): void {
		const open = [...this.#links].filter(({ isOpen }) => isOpen);
		this.#world.chance.maybe(open, null)?.break(1500);
	}

	/** Opens a socket by any node. Null where none is up. */
	dial(seat: Process, cookie: string, path: string, calls: Calls): Link | null {
		const asked = parseRoom(path);
		const node = this.#world.chance.maybe(this.up, null);
		if (!node || !asked) return null;
		const link = new Link(this.#world, seat, calls, this.hazard);
		for (const each of this.#links)
			if (!each.isOpen && each.served.readyState === 3) this.#links.delete(each);
		this.#links.add(link);
		link.leads(node.process);
		link.up('dials', () => void this.#arrives(node, link, requestOf(path, { cookie }, link), asked));
		return link;
	}

	/** Asks any node for what a browser begins with; null where there is no answer. */
	fetch(seat: Process, cookie: string, done: (bootstrap: Bootstrap | null) => void): void {
		const node = this.#world.chance.maybe(this.up, null);
		if (!node) return done(null);
		let result: Bootstrap | null = null;
		const calls: Calls = { heard: () => undefined, closed: () => done(result) };
		const link = new Link(this.#world, seat, calls, this.hazard);
		this.#links.add(link);
		link.leads(node.process);
		const request = requestOf(`/api/v1/boards/${board}`, { cookie }, link);
		link.up('asks', () => {
			void this.#bootstrap(node, link, request).then((told) => {
				result = told;
				link.served.close(1000);
			});
		});
	}

	async #bootstrap(node: Node, link: Link, request: IncomingMessage): Promise<Bootstrap | null> {
		const { gateway } = node;
		const { callers, rooms } = gateway;
		try {
			const owner = callers.isHandedOn(request) ? null : await rooms.owning.other(board);
			const caller = await callers.callerOf(request);
			const next = owner && this.#handOn(node, link, owner);
			if (owner && !next) return null;
			if (next) {
				const signed = this.#signed(gateway, link, request, caller);
				const { promise, resolve } = Promise.withResolvers<Bootstrap | null>();
				link.up('asks', () => void this.#bootstrap(next, link, signed).then(resolve));
				return await promise;
			}
			const guest = await callers.guestOn(caller, board);
			const room = guest && (await rooms.open(board));
			if (!room || guest.kind !== 'person') throw new Error('no such board');
			return { generation: room.head.generation, client: room.clientFor(guest.person) };
		} catch (cause) {
			if (!(cause instanceof Elsewhere)) this.#heard(node.process, cause);
			return null;
		}
	}

	/** As `attach` does it, but for the streams. */
	async #arrives(node: Node, link: Link, request: IncomingMessage, asked: Asked): Promise<void> {
		const { gateway } = node;
		try {
			const owner = await gateway.rooms.owning.other(board);
			const caller = owner && (await gateway.callers.callerOf(request));
			const guest = caller && (await gateway.callers.guestOn(caller, board));
			if (owner && guest && !isRelayed(guest, asked)) {
				const next = this.#handOn(node, link, owner);
				const signed = this.#signed(gateway, link, request, caller);
				if (next) link.up('handed on', () => this.#admits(next, link, signed, asked));
			} else this.#admits(node, link, request, asked);
		} catch (cause) {
			this.#heard(node.process, cause);
			link.break();
		}
	}

	#admits({ gateway }: Node, link: Link, request: IncomingMessage, asked: Asked): void {
		void admit(gateway, link.socket, request, asked);
		link.listens();
	}

	/** The owner, if it is there: from now on the link leads to it, until the lease is another's. */
	#handOn({ gateway }: Node, link: Link, owner: Owner): Node | null {
		const next = this.up.find(({ address }) => address === owner.address) ?? null;
		if (next) {
			const ended = gateway.ways.to(owner, () => link.break());
			link.leads(next.process);
			link.served.on('close', ended);
		} else link.break();
		return next;
	}

	#signed({ passes }: Gateway, link: Link, request: IncomingMessage, caller: Caller): IncomingMessage {
		const headers = passes.sign(request, request.headers, { caller, address: 'seat' });
		return requestOf(request.url ?? '', headers as IncomingMessage['headers'], link);
	}

	#start(place: number): void {
		const { chance } = this.#world;
		const skew = this.#nodes.length > 1 ? chance.below(4000) - 2000 : 0;
		const process = new Process(`node ${place} start ${++this.#starts}`, this.#world.now, skew);
		const address = `http://node-${place}`;
		this.#world.note(`${process.name} begins`);
		const gateway = this.#world.as(process, () =>
			createGateway({
				storage: this.store.of(process),
				env: { publicUrl: null, host: 'localhost' },
				address: Promise.resolve(address),
				limits,
				report: (cause) => this.#heard(process, cause)
			})
		);
		if (process.alive) this.#nodes[place] = { process, gateway, address };
		else this.#comesAgain(place);
	}

	#end(process: Process): void {
		process.alive = false;
		this.store.ended(process);
		for (const link of this.#links) if (link.goesBy(process)) link.break();
		const place = this.#nodes.findIndex((node) => node?.process === process);
		if (place < 0) return;
		this.#nodes[place] = null;
		this.#comesAgain(place);
	}

	#comesAgain(place: number): void {
		this.#world.at(this.#world.now + 20 + this.#world.chance.below(1000), null, () => this.#start(place));
	}

	/** A fault that was reported: the store's are its own, all others are the product's. */
	#heard(process: Process, cause: unknown): void {
		const isOfStore = cause instanceof StorageError || cause instanceof Unwritten || isMovedOn(cause);
		if (!process.alive || isOfStore) return;
		this.#witness.wrong(
			`${process.name} reports ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}`
		);
	}
}

/** A request as the gateway reads it; what is written to its socket are frames of the WebSocket protocol. */
function requestOf(url: string, headers: IncomingMessage['headers'], { served }: Link): IncomingMessage {
	const write = (frame: Buffer): void => served.send(frame.subarray(headOf(frame)));
	const socket = { remoteAddress: '10.0.0.9', write };
	return { method: 'GET', url, headers, socket } as unknown as IncomingMessage;
}

/** How long the head of an unmasked frame is (RFC 6455, 5.2). */
const headOf = ([, length = 0]: Buffer): number => (length < 126 ? 2 : length === 126 ? 4 : 10);
