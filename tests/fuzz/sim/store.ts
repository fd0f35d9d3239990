import type { Lease } from '#lib/server/storage/nodes.ts';
import { alone, mayWrite } from '#lib/server/storage/nodes.ts';
import { memoryStorage } from '#lib/server/storage/memory/memory.ts';
import {
	LostLease,
	OutOfReach,
	StorageError,
	type Storage,
	type Writers
} from '#lib/server/storage/ports.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import { Leases } from './leases.ts';
import type { Process, World } from './world.ts';
import type { Witness } from './witness.ts';

/**
 * What all processes write to, and the way there: a write takes its time, is there in part or not at all where its process
 * ended before it was told, and stays where it was told. With several nodes it is a database that they share, and a node
 * may be told that a write failed which did not, or which comes about only later, or be cut off.
 */

/** How the store fares. */
interface Troubles {
	/** Takes nothing until then. */
	fullUntil: number;
	slowUntil: number;
	/** Who can't reach it, and until when. */
	readonly cut: Map<Process, number>;
	/** One write in so many is told to have failed, and did not. */
	doubtful: number;
}

interface Pending {
	readonly process: Process;
	/** What of it is there where it was not finished. */
	readonly tear: () => void;
	over: boolean;
}

interface Work<T> {
	readonly what: string;
	/** Throws where it may not be performed; a transaction begins with it. */
	readonly guard?: () => void;
	readonly perform: () => Promise<T>;
	/** Waits until no transaction that writes to this board is under way. */
	readonly board?: BoardId;
	/** Null: it only reads. */
	readonly tear: (() => void) | null;
}

const lost = (): StorageError => new StorageError('The connection was lost.');

/** Ms after which who is cut off gives up. */
const patience = 1500;

export class Store {
	readonly kept = memoryStorage();
	readonly leases: Leases;
	readonly troubles: Troubles = { fullUntil: 0, slowUntil: 0, cut: new Map(), doubtful: Infinity };
	readonly #world: World;
	readonly #shared: boolean;
	readonly #hazard: (process: Process, what: string) => void;
	readonly #witness: Witness;
	readonly #last = new Map<Process, number>();
	/** Until when a transaction that somebody was told has failed is under way to a board. */
	readonly #open = new Map<BoardId, number>();
	/** Until when who is cut off has waited at most. */
	#held = 0;
	#pending: Pending[] = [];

	constructor(
		world: World,
		shared: boolean,
		witness: Witness,
		hazard: (process: Process, what: string) => void
	) {
		this.#world = world;
		this.#shared = shared;
		this.#witness = witness;
		this.#hazard = hazard;
		this.leases = new Leases(() => world.now);
	}

	/** From when on nothing that was written is on its way any more. */
	get flows(): number {
		return Math.max(this.#held, ...this.#last.values());
	}

	/** The store as one process holds it. */
	of(process: Process): Storage {
		const { kept, leases } = this;
		const reading = <P extends object>(port: P): P =>
			delayed(port, (what, perform) => this.#through(process, { what, perform, tear: null }));
		const take: Leases['take'] = (board, ...given) =>
			this.#through(process, {
				what: 'take',
				board,
				perform: () => leases.take(board, ...given),
				tear: null
			});
		const shared = { ...alone('of the nodes'), leases: { ...reading({ ...bound(leases) }), take } };
		const { log, drafts, boards, accounts, authSessions, links, imports } = kept;
		const under = (lease: Lease): Writers => {
			const [read, there] = [reading({ log, drafts }), this.#writers(process, lease)];
			return {
				log: { ...reading(read.log), ...there.log },
				drafts: { ...reading(read.drafts), ...there.drafts }
			};
		};
		const probe = { what: 'probe', perform: async () => this.#refuseIfFull(), tear: () => undefined };
		return {
			...under({ board: '' as BoardId, fence: 0 }),
			boards: reading(boards),
			accounts: reading(accounts),
			authSessions: reading(authSessions),
			links: reading(links),
			imports: reading(imports),
			nodes: this.#shared ? shared : alone('alone'),
			under,
			probe: () => this.#through(process, probe),
			onCommit: () => () => undefined,
			close: async () => undefined
		};
	}

	/** That process is no more: what it had under way is there or not. */
	ended(process: Process): void {
		const { chance } = this.#world;
		for (const each of this.#pending)
			if (each.process === process && chance.once(2)) this.#tears(each);
			else if (each.process === process && (!this.#shared || chance.once(2))) each.over = true;
		this.#pending = this.#pending.filter(({ over }) => !over);
	}

	#tears(pending: Pending): void {
		pending.over = true;
		pending.tear();
	}

	#writers(process: Process, lease: Lease) {
		const { log, drafts } = this.kept;
		const write = <T>(
			board: BoardId,
			what: string,
			perform: () => Promise<T>,
			tear = perform
		): Promise<T> => {
			const guard = (): void => {
				this.#refuseIfFull();
				this.#guard(board, lease);
				this.#witness.writes(process, board, lease, this.#shared ? this.leases.held(board) : null);
			};
			const torn = (): void => void Promise.try(() => (guard(), tear())).catch(() => undefined);
			return this.#through(process, { what, board, guard, perform, tear: torn });
		};
		const { chance } = this.#world;
		return {
			log: {
				append: (batch) =>
					write(batch.board, 'append', () => log.append(batch).then(() => this.#witness.appended(batch))),
				settled: (board) =>
					this.#through(process, { what: 'settled', board, perform: () => log.settled(board), tear: null })
			} satisfies Partial<Writers['log']>,
			drafts: {
				append: (board, generation, updates) => {
					const put = (some: readonly Uint8Array[]) =>
						drafts.append(board, generation, some).then(() => this.#witness.drafted(generation, some));
					const torn = () => put(updates.slice(0, chance.below(updates.length + 1)));
					return write(board, 'draft', () => put(updates), torn);
				},
				bind: (board, generation, client, person) =>
					write(board, 'bind', () => drafts.bind(board, generation, client, person))
			} satisfies Partial<Writers['drafts']>
		};
	}

	#guard(board: BoardId, { fence }: Lease): void {
		if (this.#shared && !mayWrite(this.leases.held(board), fence))
			throw new LostLease(`board ${board} is not held under ${fence} any more`);
	}

	#refuseIfFull(): void {
		if (this.troubles.fullUntil > this.#world.now) throw new StorageError('The disk is full.');
	}

	#through<T>(process: Process, work: Work<T>): Promise<T> {
		this.#hazard(process, work.what);
		const { promise, resolve, reject } = Promise.withResolvers<T>();
		if (!process.alive) return promise;
		const pending: Pending = { process, tear: work.tear ?? (() => undefined), over: false };
		if (work.tear) this.#pending.push(pending);
		const issued = this.#world.now;
		const tells = (settle: () => void): void => {
			this.#hazard(process, `${work.what} told`);
			this.#world.at(this.#world.now + this.#latency(), process, () => {
				this.#world.note(`${process.name} ${work.what} told`);
				settle();
				this.#hazard(process, `${work.what} heard`);
			});
		};
		const reaches = (): void => {
			const mended = this.troubles.cut.get(process) ?? 0;
			const free = Math.max(mended, (work.board && this.#open.get(work.board)) ?? 0);
			const then = Math.min(free, issued + patience);
			if (then > this.#world.now) {
				this.#held = Math.max(then, this.#held);
				this.#world.at(then, null, reaches);
				return;
			}
			this.#pending = this.#pending.filter((each) => each !== pending);
			if (pending.over || (!process.alive && !work.tear)) return;
			if (free > this.#world.now) {
				tells(() => reject(new OutOfReach('The database does not answer.')));
				return;
			}
			this.#world.note(`${process.name} ${work.what}`);
			const doubtful = this.#shared && work.tear !== null && this.#world.chance.once(this.troubles.doubtful);
			const late = doubtful && this.#world.chance.once(2);
			Promise.try(() => {
				work.guard?.();
				return late ? this.#lands(work) : work.perform();
			}).then(
				(done) => tells(() => (doubtful ? reject(lost()) : resolve(done))),
				(cause: unknown) => tells(() => reject(cause))
			);
		};
		this.#world.at(this.#arrival(process, work.tear !== null), null, reaches);
		return promise;
	}

	/**
	 * It is told to have failed and comes about, but not yet: until then whoever asks for its board waits. Where the disk is full
	 * by then it comes to nothing, as was told.
	 */
	#lands<T>({ board, what, perform }: Work<T>): Promise<T> {
		const at = this.#world.now + this.#world.chance.below(2 * patience);
		if (board) this.#open.set(board, Math.max(at, this.#open.get(board) ?? 0));
		this.#held = Math.max(at, this.#held);
		this.#world.at(at, null, () => {
			this.#world.note(`${what} comes about`);
			perform().catch((cause: unknown) => {
				if (!(cause instanceof StorageError)) throw cause;
			});
		});
		return Promise.reject(lost());
	}

	/** What is written arrives in its order. */
	#arrival(process: Process, writes: boolean): number {
		const { now } = this.#world;
		const at = Math.max(now, process.frozenUntil) + this.#latency();
		if (!writes) return at;
		const after = Math.max(at, this.#last.get(process) ?? 0);
		this.#last.set(process, after);
		return after;
	}

	#latency(): number {
		const { chance, now } = this.#world;
		return chance.below(now < this.troubles.slowUntil ? 900 : chance.once(20) ? 60 : 4);
	}
}

/** The same port, each of whose answers comes through `through`. */
function delayed<P extends object>(
	port: P,
	through: <T>(what: string, perform: () => Promise<T>) => Promise<T>
): P {
	const ways = Object.entries(port).map(([name, method]) => {
		if (typeof method !== 'function') return [name, delayed(method as object, through)];
		const ask = method as (...given: unknown[]) => Promise<unknown>;
		return [name, (...given: unknown[]) => through(name, () => ask(...given))];
	});
	// Exactly the methods of the port, which no type can follow through `Object.entries`.
	return Object.fromEntries(ways) as P;
}

const bound = ({ take, renew, release, owners }: Leases) => ({ take, renew, release, owners });
