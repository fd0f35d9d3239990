/**
 * A map that reads through to another and keeps for itself what is written: the one below is left alone. It is
 * good for as long as the one below stands still.
 */
export class Layer<K, V> extends Map<K, V> {
	readonly #below: ReadonlyMap<K, V>;
	readonly #copy: ((value: V) => V) | undefined;
	/** What of it is deleted here; made when it is needed, for most layers never are written. */
	#gone: Set<K> | null = null;

	/** `copy`: for values that are written in place; each is copied when it is first read. */
	constructor(below: ReadonlyMap<K, V>, copy?: (value: V) => V) {
		super();
		this.#below = below;
		this.#copy = copy;
	}

	override get(key: K): V | undefined {
		// No collection here holds undefined.
		const written = super.get(key);
		if (written !== undefined) return written;
		if (this.#gone?.has(key)) return undefined;
		const value = this.#below.get(key);
		if (value === undefined || this.#copy === undefined) return value;
		const own = this.#copy(value);
		super.set(key, own);
		return own;
	}

	override has(key: K): boolean {
		return super.has(key) || (!this.#gone?.has(key) && this.#below.has(key));
	}

	override delete(key: K): boolean {
		const present = this.has(key);
		super.delete(key);
		if (present && this.#below.has(key)) (this.#gone ??= new Set()).add(key);
		return present;
	}

	override set(key: K, value: V): this {
		this.#gone?.delete(key);
		return super.set(key, value);
	}

	override clear(): void {
		super.clear();
		this.#gone = new Set(this.#below.keys());
	}

	override get size(): number {
		let added = 0;
		for (const key of super.keys()) if (!this.#below.has(key)) added += 1;
		return this.#below.size - (this.#gone?.size ?? 0) + added;
	}

	/** What is below in its order, as it stands here, and then what is new. */
	override *keys(): MapIterator<K> {
		for (const key of this.#below.keys()) if (!this.#gone?.has(key)) yield key;
		for (const key of super.keys()) if (!this.#below.has(key)) yield key;
	}

	override *entries(): MapIterator<[K, V]> {
		for (const key of this.keys()) {
			const value = this.get(key);
			// A key that is there has a value.
			if (value !== undefined) yield [key, value];
		}
	}

	override *values(): MapIterator<V> {
		for (const [, value] of this.entries()) yield value;
	}

	override [Symbol.iterator](): MapIterator<[K, V]> {
		return this.entries();
	}

	override forEach(tell: (value: V, key: K, map: Map<K, V>) => void): void {
		for (const [key, value] of this.entries()) tell(value, key, this);
	}
}
