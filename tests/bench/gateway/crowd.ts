import type { House } from './houses.ts';

/** Ms that something is measured, after as long for everybody to come to speed. */
const measured = 5000;
export const warm = 2000;

/** Opens that many seats, some at a time. */
export async function crowd<T>(people: number, come: (person: number) => Promise<T>): Promise<T[]> {
	const all: T[] = [];
	for (let from = 0; from < people; from += 50)
		all.push(
			...(await Promise.all(Array.from({ length: Math.min(50, people - from) }, (_, n) => come(from + n))))
		);
	return all;
}

/**
 * Each of so many does something so many times a second, evenly spread over it: people don't move in step, and what comes in
 * the same millisecond a server may merge. What this process is too busy for comes late and is not left out: `act` is told when
 * it was due.
 */
export function spread(perSecond: number, many: number, act: (who: number, due: number) => void): () => void {
	const began = performance.now();
	const apart = 1000 / (perSecond * many);
	let done = 0;
	const timer = setInterval(() => {
		const due = (performance.now() - began) / apart;
		// Whoever slept does not make up for it: a second's worth is all that comes late.
		done = Math.max(done, Math.floor(due - perSecond * many));
		for (; done < due; done++) act(done % many, began + done * apart);
	}, 1);
	return () => clearInterval(timer);
}

export const later = (wait: number): Promise<void> => new Promise((done) => setTimeout(done, wait));

/** Shares of a core of the server and of this process while time goes by. */
export async function shares(
	{ subject }: House,
	wait = measured
): Promise<{ server: number; here: number; seconds: number }> {
	const [began, cpu, mine] = [performance.now(), subject.cpu(), process.cpuUsage()];
	await later(wait);
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(mine);
	return { server: (subject.cpu() - cpu) / seconds, here: (user + system) / 1e6 / seconds, seconds };
}

/** KB of memory that a person's sockets took. */
export const memoryOf = ({ subject }: House, before: number, people: number): string =>
	`${((1024 * (subject.memory() - before)) / people).toFixed(0)} KB a person`;

export function one<T>(list: readonly T[], n: number): T {
	const found = list[n];
	if (found === undefined) throw new Error('Nobody there.');
	return found;
}
