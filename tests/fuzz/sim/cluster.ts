import { isMovedOn, StorageError } from '#lib/server/storage/ports.ts';
import { createApi } from '../../../server/gateway/api/router.ts';
import { createGateway, type Gateway } from '../../../server/gateway/gateway.ts';
import { Unwritten } from '../../../server/gateway/unwritten.ts';
import { defaults, type Limits } from '../../../server/gateway/limits.ts';
import { Link, type Calls } from './network.ts';
import { Store } from './store.ts';
import { Visits } from './visits.ts';
import type { Witness } from './witness.ts';
import { Process, type World } from './world.ts';

/** The nodes, what is between them, and what befalls them. */

const endless = { burst: Number.MAX_SAFE_INTEGER, perSecond: 1 } as const;
/** What is counted by time is left open, and what ends or is let go after a while does so soon. */
const limits: Limits = {
	...defaults,
	...{ socketMessages: endless, socketBytes: endless, socketQuestions: endless, personSockets: endless },
	...{ personActs: endless, personBytes: endless, addressRequests: endless },
	...{ slow: 100, stuck: 200 },
	...{ turnEntries: 12, turnClients: 20, turnDraft: 6 * 1024, weight: 0, farewell: 700, idle: 900 },
	...{ lease: 1000, pulse: 2500, slowDisk: 400, diskTick: 200, diskDoubt: 3000, drain: 4000, absence: 1000 }
};

/** A server that runs. */
export interface Node {
	readonly process: Process;
	readonly gateway: Gateway;
	readonly api: ReturnType<typeof createApi>;
	readonly address: string;
}

/** How often what befalls them, once in so many steps of theirs. */
export interface Fates {
	readonly crash: number;
	readonly freeze: number;
}

export class Cluster {
	readonly store: Store;
	/** How people, and nodes that watch, come to it. */
	readonly visits: Visits;
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
		this.visits = new Visits(world, this);
		this.#nodes = Array.from({ length: count }, () => null);
	}

	start(): void {
		for (const place of this.#nodes.keys()) this.#start(place);
	}

	get up(): readonly Node[] {
		return this.#nodes.filter((node) => node !== null);
	}

	/** From when on nothing is held up any more, by a node that stands still, a slow disk or a socket. */
	get flows(): number {
		const links = [...this.#links].filter(({ isOpen }) => isOpen);
		return Math.max(
			this.store.flows,
			...this.up.map(({ process }) => process.frozenUntil),
			...links.map(({ flows }) => flows)
		);
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
		// Not sooner than it was to: what waits for it already would come after what is sent now.
		process.frozenUntil = Math.max(process.frozenUntil, this.#world.now + ms);
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
		this.#some()?.break(1500);
	}

	/** Somebody fetches nothing for a while. */
	clogSome(): void {
		this.#some()?.clog(500 + this.#world.chance.below(1500));
	}

	#some(): Link | null {
		return this.#world.chance.maybe(
			[...this.#links].filter(({ isOpen, served }) => isOpen && served.readyState === 1),
			null
		);
	}

	/** A connection of somebody's to these nodes; it ends with any of those it goes by. */
	link(from: Process, calls: Calls): Link {
		const link = new Link(this.#world, from, calls, this.hazard);
		for (const each of this.#links)
			if (!each.isOpen && each.served.readyState === 3) this.#links.delete(each);
		this.#links.add(link);
		return link;
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
				dial: (url, headers) => this.visits.watch(process, url, headers),
				limits,
				report: (cause) => this.heard(process, cause)
			})
		);
		if (process.alive) this.#nodes[place] = { process, gateway, api: createApi(gateway), address };
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
	heard(process: Process, cause: unknown): void {
		const isOfStore = cause instanceof StorageError || cause instanceof Unwritten || isMovedOn(cause);
		if (!process.alive || isOfStore) return;
		this.#witness.wrong(
			`${process.name} reports ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}`
		);
	}
}
