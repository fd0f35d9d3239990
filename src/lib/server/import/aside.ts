import { Worker } from 'node:worker_threads';
import { ulid } from 'ulid';
import type { Result } from '#lib/domain/result.ts';
import type { Mapping } from './mapping.ts';
import { planFile, type PlannedFile } from './plan-file.ts';

/** What the thread is given. */
export interface Task {
	readonly bytes: Uint8Array;
	readonly mapping: Mapping | null;
	readonly before: Mapping | null;
}

/** Smaller files are read in the time a thread takes to start. */
const small = 256 * 1024;
/** A file that takes longer than this to read was made to. */
const patience = 30_000;
/** Twice what the largest file takes that people have. */
const resourceLimits = { maxOldGenerationSizeMb: 384 };

/** `planFile`, for large files in a thread of its own: while one person imports, the others' session goes on. */
export function planAside(
	bytes: Uint8Array,
	mapping: Mapping | null,
	before: Mapping | null
): Promise<Result<PlannedFile, string>> {
	if (bytes.length < small) return Promise.resolve(planFile(bytes, mapping, before, ulid));
	const workerData: Task = { bytes, mapping, before };
	const worker = new Worker(new URL('./aside-thread.ts', import.meta.url), { workerData, resourceLimits });
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			resolve({ ok: false, error: 'The file takes too long to read. Is it really CSV?' });
			void worker.terminate();
		}, patience);
		worker.once('message', (planned: Result<PlannedFile, string>) => resolve(planned));
		worker.once('error', (cause: NodeJS.ErrnoException) => {
			if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
				resolve({ ok: false, error: 'The file takes too much memory to read. Leave empty columns out.' });
			else reject(new Error('a file could not be planned', { cause }));
		});
		worker.once('exit', () => {
			clearTimeout(timer);
			reject(new Error('the thread that plans a file ended without an answer'));
		});
	});
}
