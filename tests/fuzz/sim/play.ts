import { parseAsk, type AskedAct } from '#lib/domain/acts.ts';
import type { Batch } from '#lib/server/storage/ports.ts';
import { actOf } from '../wire/values.ts';
import { tableOf } from '#lib/document/agreed.ts';
import { allHolds } from './checks.ts';
import { Cluster, type Fates } from './cluster.ts';
import { fill, founding, writers } from './founding.ts';
import { stepsIn } from './chair.ts';
import { Seat } from './seat.ts';
import { surround } from './surroundings.ts';
import type { Tally } from './tally.ts';
import { Witness, Wrong } from './witness.ts';
import { Watcher } from './watcher.ts';
import { nine, World } from './world.ts';

/** One run: people at a board whose servers crash, freeze and lose each other, until all is well again and is looked at. */

/** Ms for which things go wrong, and after which everything must have come right. */
const [wild, patience] = [2000, 60_000];
/** Ms after which whatever was sent has arrived, as slow as the network and a tick may be. */
const arrived = 500;

let founded: Promise<readonly Batch[]> | null = null;

/** Plays one seed; resolves with the digest of all that happened, each of which `tell` is told. Throws at what may not be. */
export async function play(seed: number, tally: Tally, tell?: (line: string) => void): Promise<string> {
	const restore = surround();
	const rejected: unknown[] = [];
	const hear = (cause: unknown): void => void rejected.push(cause);
	process.on('unhandledRejection', hear);
	try {
		const run = await Run.begin(await (founded ??= founding()), new World(seed, tell));
		await run.goes();
		if (rejected.length > 0) throw new Wrong(`a promise was rejected and nobody heard: ${told(rejected[0])}`);
		return run.ends(tally);
	} catch (cause) {
		throw new Error(`seed ${seed}: ${told(cause)}`, { cause });
	} finally {
		process.off('unhandledRejection', hear);
		restore();
	}
}

const told = (cause: unknown): string =>
	cause instanceof Wrong ? cause.message : cause instanceof Error ? (cause.stack ?? '') : String(cause);

class Run {
	readonly #world: World;
	readonly #witness = new Witness();
	readonly #cluster: Cluster;
	readonly #seats: readonly Seat[];
	readonly #watchers: readonly Watcher[];

	static async begin(batches: readonly Batch[], world: World): Promise<Run> {
		const run = new Run(world);
		await fill(run.#cluster.store.kept, batches);
		for (const batch of batches) run.#witness.appended(batch);
		return run;
	}

	private constructor(world: World) {
		this.#world = world;
		const { chance } = world;
		const count = chance.of([1, 1, 2, 2, 3, 4]);
		const fates: Fates = {
			crash: chance.of([100, 300, 1000, 3000]),
			freeze: chance.of([300, 1000, Infinity])
		};
		this.#cluster = new Cluster(world, count, fates, this.#witness);
		this.#cluster.store.troubles.doubtful = chance.of([20, 100, Infinity]);
		const people = writers.slice(0, chance.of([2, 2, 3, 4]));
		this.#seats = people.map((person) => new Seat(person, world, this.#cluster, this.#witness));
		this.#watchers = ['one who watches', 'another who watches']
			.slice(0, chance.of([0, 0, 1, 2]))
			.map((name) => new Watcher(name, world, this.#cluster, this.#witness));
	}

	/** Things go wrong for a while, and then no more. */
	async goes(): Promise<void> {
		const world = this.#world;
		this.#cluster.start();
		for (const seat of this.#seats) {
			seat.begin();
			this.#busy(seat);
		}
		for (const watcher of this.#watchers) watcher.begin();
		this.#chairs(world.chance.of([50, 120, Infinity]));
		this.#weather();
		await world.until(() => this.#isWrong || world.now >= wild, wild);
		this.#settles();
		await this.#comesLevel(world.now + patience);
		await allHolds(this.#cluster.store.kept, this.#seats, this.#watchers);
	}

	/** All are level, and stay so until whatever was on its way has arrived: a generation may just end, or a socket be shed. */
	async #comesLevel(latest: number): Promise<void> {
		const world = this.#world;
		const all = [...this.#seats, ...this.#watchers];
		const isLevel = () => all.every((each) => each.isLevel);
		do {
			await world.until(() => this.#isWrong || isLevel(), latest - world.now);
			const settles = Math.max(0, this.#cluster.flows - world.now) + arrived;
			await world.until(() => this.#isWrong || !isLevel(), settles);
			this.#throwWrong();
			if (world.now > latest) throw new Wrong(`not all come level: ${all.map(String).join(', ')}`);
		} while (!isLevel());
	}

	ends(tally: Tally): string {
		const { crashes, freezes } = this.#cluster;
		const { events } = this.#world;
		const { generation, locks } = this.#witness;
		const asked = this.#seats.flatMap(({ asks }) => [...asks.all.values()]);
		const notes = this.#seats.flatMap((seat) => [...seat.notes.all.values()]);
		tally.ran({
			...{ events, crashes, freezes, locks, asked: asked.length, notes: notes.length },
			accepted: asked.filter(({ answer }) => answer?.ok).length,
			turns: generation - 1,
			gone: notes.filter(({ gone }) => gone).length,
			posted: sum(this.#seats, ({ posted }) => posted),
			shed: sum([...this.#seats, ...this.#watchers], ({ shed }) => shed),
			watched: sum(this.#watchers, ({ frames }) => frames)
		});
		return this.#world.digest();
	}

	get #isWrong(): boolean {
		return this.#witness.wrongs.length > 0;
	}

	#throwWrong(): void {
		if (this.#isWrong) throw new Wrong(this.#witness.wrongs.join('\n'));
	}

	#settles(): void {
		const { troubles } = this.#cluster.store;
		this.#world.note('calm');
		this.#cluster.calm = true;
		Object.assign(troubles, { fullUntil: 0, slowUntil: 0, doubtful: Infinity });
		troubles.cut.clear();
	}

	/** Somebody does something, now and then. */
	#busy(seat: Seat): void {
		const { chance, now } = this.#world;
		if (now >= wild) return;
		this.#world.at(now + chance.below(160), seat.process, () => {
			if (this.#cluster.calm) return;
			this.#busy(seat);
			chance.weighted<() => void>([
				[8, () => seat.draws()],
				[8, () => seat.ask(this.#act())],
				[2, () => seat.askAgain()],
				[1, () => chance.once(3) && seat.leave()]
			])();
		});
	}

	#act(): AskedAct {
		const { chance } = this.#world;
		const point: AskedAct = { kind: 'add-point', text: 'Something to talk about', changes: [] };
		const known = this.#seats.flatMap(({ asks }) => [...asks.all.keys()]);
		const act = actOf(chance, known.slice(-20));
		return chance.once(3) || !parseAsk({ id: 'some-act', act }).ok ? point : act;
	}

	/** Now and then somebody brings the session further, as the facilitator sees it. */
	#chairs(interval: number): void {
		const { chance, now } = this.#world;
		const [facilitator] = this.#seats;
		if (!facilitator || interval === Infinity) return;
		this.#world.at(now + chance.below(2 * interval), facilitator.process, () => {
			if (this.#cluster.calm) return;
			this.#chairs(interval);
			if (!facilitator.isIn || !facilitator.agreed) return;
			const steps = stepsIn(tableOf(facilitator.agreed), nine + 86_400_000);
			for (const { by, act } of steps) this.#seats.find(({ person }) => person === by)?.ask(act);
		});
	}

	/** What befalls everybody at its own time, not at a step of somebody's. */
	#weather(): void {
		const { chance, now } = this.#world;
		this.#world.at(now + 100 + chance.below(900), null, () => {
			if (this.#cluster.calm) return;
			this.#weather();
			const cluster = this.#cluster;
			const { troubles } = cluster.store;
			const some = chance.maybe(cluster.up, null)?.process;
			const soon = this.#world.now + 100 + chance.below(2500);
			chance.weighted<() => void>([
				[4, () => cluster.cutSome()],
				[8, () => cluster.clogSome()],
				[1, () => chance.maybe(this.#watchers, null)?.leave()],
				[2, () => (troubles.fullUntil = soon)],
				[2, () => (troubles.slowUntil = soon)],
				[2, () => some && troubles.cut.set(some, soon)],
				[2, () => some && cluster.stop(some)],
				[2, () => some && cluster.crash(some, 'any moment')],
				[2, () => some && cluster.freeze(some, 'any moment')]
			])();
		});
	}
}

const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
	all.reduce((total, each) => total + of(each), 0);
