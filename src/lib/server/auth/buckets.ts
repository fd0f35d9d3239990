/** How much at once, and how fast it comes back. */
interface Rate {
	readonly burst: number;
	/** Milliseconds until one more is allowed. */
	readonly everyMs: number;
}

interface Bucket {
	tokens: number;
	at: number;
}

/**
 * Token buckets by key, in memory. At most `most` are kept: the one that was used longest ago goes first, so
 * that inventing keys costs whoever does it and not the server.
 */
export class Buckets {
	readonly #rate: Rate;
	readonly #most: number;
	readonly #buckets = new Map<string, Bucket>();

	constructor(rate: Rate, most = 10_000) {
		this.#rate = rate;
		this.#most = most;
	}

	/** Takes one if there is one. */
	take(key: string, now: number): boolean {
		const bucket = this.#filled(key, now);
		if (bucket.tokens < 1) return false;
		bucket.tokens -= 1;
		return true;
	}

	/** Gives one back, for what turned out well. */
	giveBack(key: string, now: number): void {
		const bucket = this.#filled(key, now);
		bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + 1);
	}

	#filled(key: string, now: number): Bucket {
		const was = this.#buckets.get(key);
		const { burst, everyMs } = this.#rate;
		const tokens = was ? Math.min(burst, was.tokens + (now - was.at) / everyMs) : burst;
		const bucket = { tokens, at: now };
		this.#buckets.delete(key);
		this.#buckets.set(key, bucket);
		if (this.#buckets.size > this.#most) this.#forgetOldest();
		return bucket;
	}

	#forgetOldest(): void {
		for (const key of this.#buckets.keys()) {
			this.#buckets.delete(key);
			return;
		}
	}
}
