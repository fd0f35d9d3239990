/** What a run came to, for whoever reads its end. */
export class Tally {
	frames = 0;
	updates = 0;
	entries = 0;
	turns = 0;
	restarts = 0;
	longest = 0;
	/** The frame that took longest. */
	slowest = '';
	readonly codes = new Map<number, number>();
	/** What honest frames were refused for. */
	readonly honest = new Map<string, number>();
	honestFrames = 0;

	took(ms: number, frame: () => string): void {
		this.frames += 1;
		if (ms <= this.longest) return;
		this.longest = ms;
		this.slowest = frame().slice(0, 300);
	}

	refused(code: number): void {
		this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
	}

	refusedHonest(because: string): void {
		this.honest.set(because, (this.honest.get(because) ?? 0) + 1);
	}

	wrote(updates: number, entries: number): void {
		this.updates += updates;
		this.entries += entries;
	}

	toString(): string {
		const codes = [...this.codes].sort(([a], [b]) => a - b).map(([code, count]) => `${code}: ${count}`);
		const honest = [...this.honest].map(([because, count]) => `    ${count} ${because}`);
		return [
			`${this.frames} frames, refused by ${codes.join(', ')}`,
			`${this.updates} updates and ${this.entries} entries written, ${this.turns} generations turned, ${this.restarts} restarts`,
			`${this.honestFrames} honest writes, refused:`,
			...honest,
			`longest frame ${this.longest.toFixed(1)} ms of the processor: ${this.slowest}`
		].join('\n');
	}
}
