import { type Keep, keepOn } from './keep.ts';
import { type Shelves, type ShelfName, shelvesInMemory } from './shelves.ts';

/** What is remembered on such shelves as `lasting` describes. */
export function keepLasting(open: () => Promise<Shelves>): Keep {
	let lapse = (): void => {};
	const lapsed = new Promise<void>((resolve) => (lapse = resolve));
	const shelves = lasting(open, (cause) => {
		console.warn('This browser stores nothing: a reload while offline will lose what was not sent.', cause);
		lapse();
	});
	return keepOn(shelves, lapsed);
}

type Work<T> = (shelves: Shelves) => Promise<T>;

/** A browser's storage over one connection after the other, and how it fares. */
class Storage {
	readonly #open: () => Promise<Shelves>;
	readonly #lapsed: (cause: unknown) => void;
	#shelves: Promise<Shelves> | null = null;
	/** Whether it can be written, only read, or neither. */
	#state: 'well' | 'full' | 'dead' = 'well';

	constructor(open: () => Promise<Shelves>, lapsed: (cause: unknown) => void) {
		this.#open = open;
		this.#lapsed = lapsed;
	}

	/** Null where it can't do it. */
	async did<T>(work: Work<T>): Promise<{ readonly came: T } | null> {
		if (this.#state === 'dead') return null;
		try {
			return { came: await this.#tried(work) };
		} catch (cause) {
			if (this.#state === 'well') this.#lapsed(cause);
			this.#state = 'full';
			// Not even a connection: whoever asks it again only waits.
			await this.#shelves?.catch(() => (this.#state = 'dead'));
			return null;
		}
	}

	/** The same, and null once there was anything it could not do. */
	async didWell<T>(work: Work<T>): Promise<{ readonly came: T } | null> {
		return this.#state === 'well' ? this.did(work) : null;
	}

	/** Once more over a fresh connection: browsers close those of tabs in the background. */
	async #tried<T>(work: Work<T>): Promise<T> {
		const before = (this.#shelves ??= this.#open());
		try {
			return await work(await before);
		} catch {
			if (this.#shelves === before) this.#shelves = this.#open();
			return await work(await this.#shelves);
		}
	}
}

/**
 * A browser's storage as far as it goes, and memory over it from the first word that could not be written there; what
 * was kept before is read as long as it can be. None of its promises rejects because of the storage.
 *
 * `open`: opens the storage, anew each time. `lapsed`: told once, when memory takes over, and why.
 */
export function lasting(open: () => Promise<Shelves>, lapsed: (cause: unknown) => void): Shelves {
	const storage = new Storage(open, lapsed);
	/** What was read or written last, and after the lapse all that is written. */
	const memory = shelvesInMemory();
	/** What memory has taken over. */
	const taken = new Map<string, Promise<void>>();

	/** Memory takes over what can still be read; else what was known last. */
	function takeOver(name: ShelfName, key: string): Promise<void> {
		const slot = `${name} ${key}`;
		const taking = taken.get(slot) ?? recall(name, key);
		taken.set(slot, taking);
		return taking;
	}

	async function recall(name: ShelfName, key: string): Promise<void> {
		const found = await storage.did((shelves) => shelves.read(name, key));
		if (found) await memory.put(name, key, found.came);
	}

	return {
		async read(name, key) {
			const found = await storage.didWell((shelves) => shelves.read(name, key));
			if (found) await memory.put(name, key, found.came);
			else await takeOver(name, key);
			return memory.read(name, key);
		},
		async put(name, key, value) {
			await memory.put(name, key, value);
			// Also where it is full: this takes the place of what stands there, and may be smaller.
			const wrote = await storage.did((shelves) => shelves.put(name, key, value));
			if (!wrote) taken.set(`${name} ${key}`, Promise.resolve());
		},
		async change(name, key, change) {
			const changed = await storage.didWell((shelves) => shelves.change(name, key, change));
			if (changed) {
				await memory.put(name, key, changed.came);
				return changed.came;
			}
			await takeOver(name, key);
			return memory.change(name, key, change);
		},
		async doc(scope, generation, doc) {
			const kept = await storage.did((shelves) => shelves.doc(scope, generation, doc));
			return kept?.came ?? memory.doc(scope, generation, doc);
		},
		async forget(who) {
			await memory.forget(who);
			await storage.did((shelves) => shelves.forget(who));
		}
	};
}
