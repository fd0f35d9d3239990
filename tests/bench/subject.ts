import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server that runs in a process of its own, with what it told of itself. */
export interface Subject<Told> {
	readonly told: Told;
	/** Seconds of processor it has used until now. */
	cpu(): number;
	/** MB of memory it holds now. */
	memory(): number;
	stop(): Promise<void>;
}

/** Starts a script by this Node and waits for the line of JSON it says when it listens. Figures are known on Linux alone; elsewhere they are `NaN`. */
export const startSubject = <Told>(script: string, ...args: string[]): Promise<Subject<Told>> =>
	startWith([], script, ...args);

/** The same with flags for Node. */
export async function startWith<Told>(
	flags: readonly string[],
	script: string,
	...args: string[]
): Promise<Subject<Told>> {
	const command = [...flags, script, ...args];
	const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'exit');
	const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
	const [first] = await Promise.race([line, ended.then(() => Promise.reject(new Error(`${script} ended.`)))]);
	return {
		told: JSON.parse(first) as Told,
		cpu: () => cpuOf(child),
		memory: () => memoryOf(child),
		async stop() {
			child.kill('SIGTERM');
			const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
			await ended;
			clearTimeout(late);
		}
	};
}

function proc({ pid }: ChildProcess, file: string): string {
	try {
		return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

/** Seconds of processor a process has used until now; clock ticks come a hundred a second. */
export function cpuOf(child: ChildProcess): number {
	const fields = proc(child, 'stat').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

const memoryOf = (child: ChildProcess): number =>
	Number(/VmRSS:\s+(\d+)/.exec(proc(child, 'status'))?.[1] ?? Number.NaN) / 1024;
