import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { here, nine, type Due, type Process, type World } from './world.ts';

/**
 * What code asks of the machine it runs on: the time, timers, and chance. Whoever runs as a process of a world is given
 * that world's; everybody else, the test runner among them, is given the machine's own.
 */

/** A timer of a process. */
class Timer {
	readonly #world: World;
	readonly #process: Process;
	readonly #run: () => void;
	readonly #ms: number;
	readonly #again: boolean;
	#due: Due;

	constructor(world: World, process: Process, run: () => void, ms: number, again: boolean) {
		this.#world = world;
		this.#process = process;
		this.#run = run;
		this.#ms = Math.max(1, ms);
		this.#again = again;
		this.#due = this.#next();
	}

	clear(): void {
		this.#world.drop(this.#due);
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	hasRef(): boolean {
		return false;
	}

	#next(): Due {
		return this.#world.at(this.#world.now + this.#ms, this.#process, () => {
			this.#world.note(`${this.#process.name} timer`);
			if (this.#again) this.#due = this.#next();
			this.#run();
		});
	}
}

type Callback = (...given: unknown[]) => void;
type Start = (run: Callback, ms?: number, ...given: unknown[]) => unknown;
type Clear = (timer?: unknown) => void;

const starting =
	(machine: Start, again: boolean): Start =>
	(run, ms = 0, ...given) => {
		const now = here();
		if (!now) return machine(run, ms, ...given);
		return new Timer(now.world, now.process, () => run(...given), ms, again);
	};

const clearing =
	(machine: Clear): Clear =>
	(timer) => {
		if (timer instanceof Timer) timer.clear();
		else machine(timer);
	};

const bytesInto = <T extends ArrayBufferView>(world: World, into: T): T => {
	const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
	for (let n = 0; n < bytes.length; n += 1) bytes[n] = world.theirs.below(256);
	return into;
};

/** Any of its process, in place of the machine's. */
const drawn =
	<G extends unknown[], T>(machine: (...given: G) => T, ours: (world: World, ...given: G) => T) =>
	(...given: G): T => {
		const now = here();
		return now ? ours(now.world, ...given) : machine(...given);
	};

const hex = (world: World, digits: number): string =>
	Array.from({ length: digits }, () => world.theirs.below(16).toString(16)).join('');
const uuid = (world: World): string => [8, 4, 4, 4, 12].map((digits) => hex(world, digits)).join('-');

/** Puts the worlds in the machine's place; the answer gives it back. */
export function surround(): () => void {
	const web = globalThis.crypto;
	const getRandomValues = web.getRandomValues.bind(web) as (into: Uint8Array) => Uint8Array;
	const { randomBytes, randomInt, randomUUID } = crypto;
	const restores = [
		put(globalThis, 'setTimeout', starting(setTimeout, false)),
		put(globalThis, 'setInterval', starting(setInterval, true)),
		put(globalThis, 'clearTimeout', clearing(clearTimeout as Clear)),
		put(globalThis, 'clearInterval', clearing(clearInterval as Clear)),
		put(
			Date,
			'now',
			timeOf(Date.now, ({ now }, { skew }) => nine + Math.floor(now) + skew)
		),
		put(
			performance,
			'now',
			timeOf(performance.now.bind(performance), ({ now }, { began }) => now - began)
		),
		put(
			Math,
			'random',
			drawn(Math.random, ({ theirs }) => theirs.below(2 ** 30) / 2 ** 30)
		),
		put(web, 'getRandomValues', drawn(getRandomValues, bytesInto)),
		put(web, 'randomUUID', drawn(web.randomUUID.bind(web) as () => string, uuid)),
		put(crypto, 'randomUUID', drawn(randomUUID as () => string, uuid)),
		put(
			crypto,
			'randomBytes',
			drawn(randomBytes as (size: number) => Buffer, (world, size) => bytesInto(world, Buffer.alloc(size)))
		),
		put(
			crypto,
			'randomInt',
			drawn(randomInt as (...bounds: number[]) => number, (world, ...bounds) => {
				const [to = 0, from = 0] = bounds.toReversed();
				return from + world.theirs.below(to - from);
			})
		),
		// Whoever tells the pages' news to a whole process tells it to one world at a time.
		put(globalThis, Symbol.for('lockstep.bus'), new Set())
	];
	syncBuiltinESMExports();
	return () => {
		for (const restore of restores) restore();
		syncBuiltinESMExports();
	};
}

function timeOf(machine: () => number, ours: (world: World, process: Process) => number): () => number {
	return () => {
		const now = here();
		return now ? ours(now.world, now.process) : machine();
	};
}

function put(on: object, name: string | symbol, value: unknown): () => void {
	const was = Object.getOwnPropertyDescriptor(on, name);
	Object.defineProperty(on, name, { value, configurable: true, writable: true });
	return () => {
		if (was) Object.defineProperty(on, name, was);
		else Reflect.deleteProperty(on, name);
	};
}
