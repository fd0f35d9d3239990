import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Storage } from '#lib/server/storage/ports.ts';

/** What is counted when the figures are asked for. */
export interface Counted {
	/** Open sockets by role. */
	sockets(): Readonly<Record<'person' | 'watcher', number>>;
	/** Boards in memory. */
	rooms(): number;
	/** Whether what is decided can be written: 1 or 0. */
	saves(): number;
}

/** Where something was refused: the label values are rule ids, close codes and HTTP statuses, never text of anybody. */
export type RefusedBy = 'rule' | 'close' | 'handshake' | 'http';
/** Runs what one tick sends, and measures it. */
export type Measured = (flush: () => void) => void;

const fast = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25];
const slow = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The figures of one server, in a registry of its own. They cost a few additions where something happens; what
 * has to be looked at or sampled begins with the first question.
 */
export function createFigures() {
	const registry = new Registry();
	const { ticks, acknowledged, commits, jobs, refusals, queue, divergences } = instruments([registry]);
	const children = {
		document: ticks.labels('document'),
		presence: ticks.labels('presence')
	} as const;
	let counting = false;

	return {
		contentType: registry.contentType,
		/** Measures the ticks of one kind. */
		tick: (of: keyof typeof children): Measured => {
			const child = children[of];
			return (flush) => {
				const began = performance.now();
				flush();
				child.observe((performance.now() - began) / 1000);
			};
		},
		/** An act has arrived; call the answer when it has one. */
		asked(): () => void {
			const began = performance.now();
			queue.inc();
			return () => {
				queue.dec();
				acknowledged.observe((performance.now() - began) / 1000);
			};
		},
		refused: (by: RefusedBy, reason: string | number): void => refusals.inc({ by, reason: String(reason) }),
		/** What was held of a board was not what its log says. */
		diverged: (): void => divergences.inc(),
		/** Follows the commits of a store. Returns how to end that. */
		follow: (storage: Pick<Storage, 'onCommit'>): (() => void) =>
			storage.onCommit((commit) => {
				commits.observe(commit.ms / 1000);
				jobs.inc(commit.jobs);
			}),
		/** All of them as Prometheus reads them. */
		text(counted: Counted): Promise<string> {
			if (!counting) begin(registry, counted);
			counting = true;
			return registry.metrics();
		}
	};
}
export type Figures = ReturnType<typeof createFigures>;

/** What is counted where it happens. */
function instruments(registers: Registry[]) {
	const ticks = new Histogram({
		name: 'lockstep_tick_seconds',
		help: 'Merging, encoding and sending what happened within one tick of a room.',
		labelNames: ['of'],
		buckets: fast,
		registers
	});
	const acknowledged = new Histogram({
		name: 'lockstep_acknowledgement_seconds',
		help: 'From an act’s arrival at the door to its answer, which is on disk by then.',
		buckets: slow,
		registers
	});
	const commits = new Histogram({
		name: 'lockstep_fsync_seconds',
		help: 'One commit of the log’s writer, its fsync included.',
		buckets: slow,
		registers
	});
	const jobs = new Counter({
		name: 'lockstep_written_jobs_total',
		help: 'What the commits of the log’s writer held: divided by their number, how well they are grouped.',
		registers
	});
	const refusals = new Counter({
		name: 'lockstep_refusals_total',
		help: 'What was refused: by a rule, a close code, at the handshake, or over HTTP.',
		labelNames: ['by', 'reason'],
		registers
	});
	const queue = new Gauge({
		name: 'lockstep_queued_acts',
		help: 'Acts that wait for their answer.',
		registers
	});
	const divergences = new Counter({
		name: 'lockstep_divergences_total',
		help: 'Boards that were dropped and loaded anew because memory and log did not say the same. An alarm: report it.',
		registers
	});
	return { ticks, acknowledged, commits, jobs, refusals, queue, divergences };
}

/** What is only looked at when somebody asks, and the process's own figures, event-loop lag among them. */
function begin(registry: Registry, counted: Counted): void {
	const registers = [registry];
	new Gauge({
		name: 'lockstep_sockets',
		help: 'Open sockets by role.',
		labelNames: ['role'],
		registers,
		collect() {
			for (const [role, count] of Object.entries(counted.sockets())) this.set({ role }, count);
		}
	});
	new Gauge({
		name: 'lockstep_rooms',
		help: 'Boards in memory.',
		registers,
		collect() {
			this.set(counted.rooms());
		}
	});
	new Gauge({
		name: 'lockstep_saves',
		help: '1 while what is decided can be written, 0 while it can’t.',
		registers,
		collect() {
			this.set(counted.saves());
		}
	});
	collectDefaultMetrics({ register: registry });
}
