/** What one run came to. */
interface Ran {
	readonly events: number;
	readonly crashes: number;
	readonly freezes: number;
	readonly asked: number;
	readonly accepted: number;
	readonly notes: number;
	readonly turns: number;
	readonly locks: number;
	/** Notes that were taken away. */
	readonly gone: number;
	/** Acts asked over HTTP, sockets closed for being too slow, frames to who watches. */
	readonly posted: number;
	readonly shed: number;
	readonly watched: number;
}

/** What all came to, for whoever reads their end. */
export class Tally {
	runs = 0;
	readonly all = {
		...{ events: 0, crashes: 0, freezes: 0, asked: 0, accepted: 0, notes: 0, turns: 0 },
		...{ locks: 0, gone: 0, posted: 0, shed: 0, watched: 0 }
	};

	ran(one: Ran): void {
		this.runs += 1;
		for (const name of Object.keys(one) as (keyof Ran)[]) this.all[name] += one[name];
	}

	toString(): string {
		const { events, crashes, freezes, asked, accepted, notes, turns } = this.all;
		const { locks, gone, posted, shed, watched } = this.all;
		return [
			`${this.runs} runs, ${events} steps, ${crashes} crashes, ${freezes} freezes`,
			`${asked} acts asked, ${posted} over HTTP, ${accepted} accepted; ${locks} sessions locked, ${turns} generations turned`,
			`${notes} notes hung, ${gone} taken away; ${shed} slow sockets closed, ${watched} frames to who watches`
		].join('\n');
	}
}
