/** What a run came to, for whoever reads its end. */
export class Tally {
	kills = 0;
	answered = 0;
	askedAgain = 0;
	confirmed = 0;
	turns = 0;
	locks = 0;
	/** Where the server was when it was killed. */
	readonly moments = new Map<string, number>();
	/** Ms from each start of what is built until it was ready. */
	readonly #ready: number[] = [];
	readonly #worked: number[] = [];

	killed(moment: string): void {
		this.kills += 1;
		this.moments.set(moment, (this.moments.get(moment) ?? 0) + 1);
	}

	/** Ms until it was ready, and how many of them it worked. */
	up(ms: number, cpu: number): void {
		this.#ready.push(ms);
		this.#worked.push(cpu);
	}

	toString(): string {
		const moments = [...this.moments].map(([moment, count]) => `${count} ${moment}`);
		return [
			`${this.kills} kills (${moments.join(', ')}), ${this.turns} generations turned, ${this.locks} locks`,
			`${this.answered} acts answered and ${this.confirmed} drafts confirmed, none lost; ${this.askedAgain} asked again, none done twice`,
			`up again after ${spread(this.#ready)}; of that at work itself ${spread(this.#worked)}`
		].join('\n');
	}
}

function spread(all: readonly number[]): string {
	const sorted = all.toSorted((a, b) => a - b);
	const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0);
	return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${at(1)} ms`;
}
