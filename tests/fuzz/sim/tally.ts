/** What one run came to. */
interface Ran {
	readonly events: number;
	readonly crashes: number;
	readonly freezes: number;
	readonly asked: number;
	readonly accepted: number;
	readonly notes: number;
	readonly turns: number;
}

/** What all came to, for whoever reads their end. */
export class Tally {
	runs = 0;
	readonly all = { events: 0, crashes: 0, freezes: 0, asked: 0, accepted: 0, notes: 0, turns: 0 };

	ran(one: Ran): void {
		this.runs += 1;
		for (const name of Object.keys(one) as (keyof Ran)[]) this.all[name] += one[name];
	}

	toString(): string {
		const { events, crashes, freezes, asked, accepted, notes, turns } = this.all;
		return [
			`${this.runs} runs, ${events} steps, ${crashes} crashes, ${freezes} freezes`,
			`${asked} acts asked, ${accepted} accepted, ${notes} notes hung, ${turns} generations turned`
		].join('\n');
	}
}
