import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../browser/lockstep.ts';
import { at, ms, type Line } from './figures.ts';

/** `npm start` of a built product, from the command to the first 200 of `/healthz`: on an empty folder, then again. */
export async function start(rounds = 5): Promise<Line[]> {
	const cold: number[] = [];
	const warm: number[] = [];
	for (let n = 0; n < rounds; n++) {
		const dataDir = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
		cold.push(await timed(dataDir));
		warm.push(await timed(dataDir));
		rmSync(dataDir, { recursive: true, force: true });
	}
	const line = (what: string, times: readonly number[]): Line => [
		what,
		`p50 ${ms(at(times, 0.5))}`,
		`slowest of ${String(rounds)} ${ms(Math.max(...times))}`
	];
	return [line('cold: an empty folder', cold), line('warm: the demo board is there', warm)];
}

async function timed(dataDir: string): Promise<number> {
	const port = await freePort();
	const began = performance.now();
	const child = spawn(process.execPath, ['server/launch.cjs', 'start'], {
		cwd: join(import.meta.dirname, '../..'),
		env: { ...process.env, PORT: String(port), LOCKSTEP_DATA: dataDir },
		stdio: 'ignore'
	});
	await untilHealthy(`http://localhost:${String(port)}/healthz`, child);
	const took = performance.now() - began;
	child.kill('SIGTERM');
	await once(child, 'exit');
	return took;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
	while (child.exitCode === null) {
		const healthy = await fetch(url).then(
			(response) => response.ok,
			() => false
		);
		if (healthy) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('The server ended before it was up.');
}
