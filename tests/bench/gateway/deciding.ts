import { ms, parts, percent, type Line } from '../figures.ts';
import { aPoint } from './acts.ts';
import { crowd, later, one, shares, spread, warm } from './crowd.ts';
import { oursWith } from './houses.ts';
import type { Seat } from './seat.ts';

/** Who asks for talking points on sockets, how, and of which server. */
interface Asking {
	readonly people: number;
	/**
	 * How many a second they ask for together, each at its due time whether or not the last was answered: what waits behind a
	 * slow one is not left out. Null: each again as soon as they are answered, so that the wait says no more than people ÷ rate.
	 */
	readonly perSecond: number | null;
	/** Ms by which the disk is slower than it is. */
	readonly fsync: number;
	/** Of a PostgreSQL; null: on SQLite. */
	readonly databaseUrl: string | null;
}

/** Talking points asked for on sockets, each answered only when it is on disk, by people who all see what the others ask for. */
export async function deciding(asking: Asking): Promise<Line> {
	const { people, perSecond, fsync, databaseUrl } = asking;
	const house = await oursWith(fsync, 'endless', databaseUrl).start(people, 625);
	try {
		const seats = await crowd(people, (person) => house.decides(person));
		const asked = new Asked(seats, perSecond === null);
		const stop = perSecond === null ? asked.begin() : spread(perSecond / people, people, asked.ask);
		await later(warm);
		asked.measure();
		const { server, here, seconds } = await shares(house);
		const { acknowledged } = asked;
		stop();
		asked.over = true;
		await asked.settled();
		const waits = asked.waits;
		return [
			named(asking),
			`${(acknowledged / seconds).toFixed(0)} acknowledged decisions/s`,
			...(waits.length > 0
				? [...parts(waits, 0.5, 0.99), `slowest ${ms(Math.max(...waits))}`]
				: ['nothing came']),
			`server ${percent(server)}`,
			`${((1e6 * server * seconds) / acknowledged).toFixed(0)} µs each`,
			`load generator ${percent(here)} of a core`,
			...asked.fallen()
		];
	} finally {
		await house.subject.stop();
	}
}

function named({ people, perSecond, fsync }: Asking): string {
	const how = perSecond === null ? 'as fast as it goes' : `${perSecond.toLocaleString('en')} asked/s`;
	return `${String(people)} on sockets, ${how}${fsync > 0 ? `, fsync ${String(fsync)} ms slower` : ''}`;
}

/** What seats ask for and what comes of it. */
class Asked {
	readonly #seats: readonly Seat[];
	/** When what a seat waits for was due: a socket's answers come in the order of its questions. */
	readonly #due: readonly number[][];
	#turn = 0;
	#from = Infinity;
	#refused = 0;
	/** Ms from when each was due to its answer, of those that were due from `measure` on. */
	readonly waits: number[] = [];
	/** How many have been answered from `measure` on. */
	acknowledged = 0;
	/** Nobody asks again. */
	over = false;

	constructor(seats: readonly Seat[], again: boolean) {
		this.#seats = seats;
		this.#due = seats.map(() => []);
		for (const [person, seat] of seats.entries())
			seat.listener = (heard) => {
				if (heard.kind !== 'judged') return;
				this.#answered(person, heard.ok);
				if (again && !this.over) this.ask(person);
			};
	}

	readonly ask = (person: number, due = performance.now()): void => {
		one(this.#due, person).push(due);
		one(this.#seats, person).send(aPoint(++this.#turn));
	};

	/** Everybody asks. Returns how to end that, which their last answers do. */
	begin(): () => void {
		for (const person of this.#seats.keys()) this.ask(person);
		return () => {};
	}

	measure(): void {
		this.#from = performance.now();
		this.acknowledged = 0;
	}

	/** Resolves when all is answered that will be. */
	async settled(): Promise<void> {
		const waits = (seat: Seat, person: number): boolean => seat.isOpen && one(this.#due, person).length > 0;
		while (this.#seats.some(waits)) await later(10);
	}

	fallen(): string[] {
		const away = this.#seats.filter(({ isOpen }) => !isOpen).length;
		return [
			...(this.#refused > 0 ? [`${String(this.#refused)} were refused`] : []),
			...(away > 0 ? [`${String(away)} were sent away`] : [])
		];
	}

	#answered(person: number, ok: boolean): void {
		const due = one(this.#due, person).shift();
		if (!ok) this.#refused += 1;
		else if (due !== undefined && this.#from !== Infinity) {
			this.acknowledged += 1;
			if (due >= this.#from) this.waits.push(performance.now() - due);
		}
	}
}
