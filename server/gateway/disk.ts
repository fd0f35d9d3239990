import {
	isMovedOn,
	type DraftStore,
	type LogStore,
	type Storage,
	type Writers
} from '#lib/server/storage/ports.ts';
import type { Saving } from '#lib/document/messages.ts';

/** Ms. */
interface Patience {
	/** A write that takes longer is slow. */
	readonly slowDisk: number;
	/** Between two looks. */
	readonly diskTick: number;
	/** A server that has written nothing for so long writes a little to find out whether it could. */
	readonly diskDoubt: number;
}

/**
 * Whether what is decided can be written, found out by writing. A write that failed makes it `failing`; only a probe of
 * some size makes it well again, for on a full disk a small write may still find its place.
 */
export function watchDisk(
	storage: Storage,
	patience: Patience,
	changed: (saving: Saving, cause: unknown) => void
) {
	let saving: Saving = 'well';
	let wroteAt = performance.now();
	let probing: Promise<void> | null = null;
	const since = new Set<{ readonly began: number }>();

	const become = (now: Saving, cause: unknown = null): void => {
		if (saving === now) return;
		saving = now;
		changed(now, cause);
	};

	async function through<T>(work: () => Promise<T>): Promise<T> {
		const pending = { began: performance.now() };
		since.add(pending);
		try {
			const done = await work();
			wroteAt = performance.now();
			return done;
		} catch (cause) {
			if (!isMovedOn(cause)) become('failing', cause);
			throw cause;
		} finally {
			since.delete(pending);
		}
	}

	/** One at a time, however many ask. Never rejects: what it found is in `saving`. */
	function probe(): Promise<void> {
		probing ??= through(() => storage.probe())
			.then(
				() => become('well'),
				() => undefined
			)
			.finally(() => (probing = null));
		return probing;
	}

	const tick = setInterval(() => {
		if (saving === 'failing') return void probe();
		const [oldest] = since;
		const isSlow = oldest !== undefined && performance.now() - oldest.began > patience.slowDisk;
		become(isSlow ? 'slow' : 'well');
	}, patience.diskTick);
	tick.unref();

	return {
		/** The store, watched: the log's and the drafts' writers say how they fare. */
		storage: watched(storage, through),
		saving: (): Saving => saving,
		/** Finds out, where nothing has shown it for a while. */
		async look(): Promise<Saving> {
			if (performance.now() - wroteAt > patience.diskDoubt) await probe();
			return saving;
		},
		stop: () => clearInterval(tick)
	};
}
type Through = <T>(work: () => Promise<T>) => Promise<T>;

/** The store with its writers going through `through`. */
const watched = (storage: Storage, through: Through): Storage => ({
	...storage,
	...watchedWriters(storage, through),
	under: (lease) => watchedWriters(storage.under(lease), through)
});

function watchedWriters(writers: Writers, through: Through): Writers {
	const log: LogStore = { ...writers.log, append: (batch) => through(() => writers.log.append(batch)) };
	const drafts: DraftStore = {
		...writers.drafts,
		append: (...given) => through(() => writers.drafts.append(...given)),
		bind: (...given) => through(() => writers.drafts.bind(...given))
	};
	return { log, drafts };
}

export type Disk = ReturnType<typeof watchDisk>;
