import { parentPort, workerData } from 'node:worker_threads';
import { commit, type Numbered } from './commit.ts';
import { Grouped } from './grouped.ts';
import { connect } from './sqlite.ts';
import type { Committed } from './writer.ts';

/** The one who writes in a data folder, in a thread of its own: its fsync stops neither gateway nor pages. */
const port = parentPort;
if (!port) throw new Error('writer-thread.ts runs as a worker thread');
const { dataDir } = workerData as { readonly dataDir: string };
const db = connect(dataDir);
const jobs = new Grouped<Numbered>(async (group) => {
	const began = performance.now();
	const done = await commit(db, group);
	port.postMessage({ done, ms: performance.now() - began, jobs: group.length } satisfies Committed);
});

port.on('message', (message: Numbered | 'close') => {
	if (message === 'close') void close();
	else jobs.add(message);
});
port.postMessage('ready');

async function close(): Promise<void> {
	await jobs.drained();
	await db.destroy();
	port?.close();
}
