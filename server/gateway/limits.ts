/** What is allowed at once and per second. */
interface Allowance {
	readonly burst: number;
	readonly perSecond: number;
}

/** Bounds of the gateway. Bytes, counts, ms; a test or a bench may widen them. */
export const defaults = {
	/** Largest message a socket may send. */
	message: 256 * 1024,
	/** Waiting to be sent: beyond the first presence is left out, beyond the second the socket is closed. */
	slow: 256 * 1024,
	stuck: 4 * 1024 * 1024,
	/** What a message counts for beside its bytes, and each further piece of a draft in it: a row on disk, a moment whenever it is loaded. */
	weight: 256,
	/** What one that is refused counts for: what it was tried on is made anew. */
	refusal: 256 * 1024,
	socketsOfPerson: 24,
	socketsOfLink: 5000,
	socketsOfBoard: 16_000,
	socketMessages: { burst: 400, perSecond: 120 },
	socketBytes: { burst: 2 * 1024 * 1024, perSecond: 256 * 1024 },
	/** What costs as much as the room is large: a state vector to answer, or everybody's awareness. */
	socketQuestions: { burst: 40, perSecond: 10 },
	personActs: { burst: 200, perSecond: 40 },
	/** By all of a person's sockets, with the weight of each message. A draft that is written faster than it can begin anew keeps everybody moving. */
	personBytes: { burst: 8 * 1024 * 1024, perSecond: 128 * 1024 },
	/** Sockets a person opens: each costs what the room holds. */
	personSockets: { burst: 240, perSecond: 4 },
	/** Reads that cost more than a look, by a person, or by a link and an address. */
	reads: { burst: 300, perSecond: 10 },
	/** Talking points that come by one link. */
	linkPoints: { burst: 20, perSecond: 1 / 30 },
	addressSockets: { burst: 2000, perSecond: 200 },
	addressRequests: { burst: 3000, perSecond: 600 },
	/** Yjs clients one person may write under within a generation. */
	clientsOfPerson: 256,
	/** After how many Yjs clients of all a generation ends to begin anew. */
	turnClients: 1000,
	/** Bytes and weight a draft may take in within a generation, and after how much it ends to begin anew, compact. */
	draftBytes: 32 * 1024 * 1024,
	turnDraft: 8 * 1024 * 1024,
	/** A generation ends when its log has grown by either. */
	turnEntries: 2000,
	turnBytes: 1024 * 1024,
	/** How long the sockets of an ended room stay open. */
	farewell: 5000,
	/** A board nobody looks at is let go after this. */
	idle: 60_000,
	/** For a few; with 1,000 sockets 71 (`paced`). */
	documentTick: 33,
	/** To who watches by a link: with what the presenter sees, no more than five frames a second, for they may be thousands. */
	watchDocumentTick: 350,
	presenceTick: 50,
	hereTick: 250,
	/** What somebody sees, to those who follow them; and to who watches by a link. */
	sightTick: 200,
	watchTick: 500,
	/** How long somebody whose sockets are gone keeps the floor, or their turn to ask for it. */
	absence: 10_000,
	pulse: 20_000,
	/** How long a board stays a node's that gives no sign of life; until then nobody else owns it. */
	lease: 5000,
	/** A write that takes longer is slow; how often the disk is looked after, and after how much silence it is tried. */
	slowDisk: 2000,
	diskTick: 1000,
	diskDoubt: 60_000,
	/** How long a stopping server waits for what is in flight. */
	drain: 10_000,
	/** How long a request's head, and all of it, may take to arrive. */
	head: 10_000,
	whole: 60_000,
	/** How long somebody may fetch nothing of an answer that is there for them. */
	silence: 120_000
} as const;
export type Limits = {
	readonly [K in keyof typeof defaults]: (typeof defaults)[K] extends number ? number : Allowance;
};

/** A bucket that fills by time. `take` says whether there was enough, and takes only then. */
interface Bucket {
	take(tokens?: number): boolean;
	/** Takes what has been used already, also where it was not there: it has to be filled up again before more is taken. */
	owe(tokens: number): void;
	readonly full: boolean;
}

export function createBucket(
	{ burst, perSecond }: Allowance,
	now: () => number = performance.now.bind(performance)
): Bucket {
	let tokens = burst;
	let at = now();
	const fill = () => {
		const later = now();
		tokens = Math.min(burst, tokens + ((later - at) / 1000) * perSecond);
		at = later;
	};
	return {
		take(wanted = 1) {
			fill();
			if (tokens < wanted) return false;
			tokens -= wanted;
			return true;
		},
		owe(used) {
			fill();
			tokens -= used;
		},
		get full() {
			fill();
			return tokens >= burst;
		}
	};
}

/** One bucket a key; full ones are forgotten, so that a thousand addresses cost nothing once they are quiet. */
export function createBuckets(allowance: Allowance) {
	const buckets = new Map<string, Bucket>();
	const sweep = () => {
		for (const [key, bucket] of buckets) if (bucket.full) buckets.delete(key);
	};
	const of = (key: string): Bucket => {
		if (buckets.size > 10_000) sweep();
		let bucket = buckets.get(key);
		if (!bucket) buckets.set(key, (bucket = createBucket(allowance)));
		return bucket;
	};
	return {
		take: (key: string, tokens = 1): boolean => of(key).take(tokens),
		/** See `Bucket.owe`. */
		owe: (key: string, tokens: number): void => of(key).owe(tokens)
	};
}
export type Buckets = ReturnType<typeof createBuckets>;

/** Counts what is open per key, with a most for each. */
export function createCounts() {
	const counts = new Map<string, number>();
	return {
		/** Adds one unless that would be more than `most`. */
		add(key: string, most: number): boolean {
			const count = counts.get(key) ?? 0;
			if (count >= most) return false;
			counts.set(key, count + 1);
			return true;
		},
		remove(key: string): void {
			const count = (counts.get(key) ?? 0) - 1;
			if (count > 0) counts.set(key, count);
			else counts.delete(key);
		}
	};
}
