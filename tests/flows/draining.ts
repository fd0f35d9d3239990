import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openBoard } from './house.ts';
import { quiet } from '../../server/log.ts';
import { stopOnSignals } from '../../server/stopping.ts';

/**
 * A server in a process of its own whose disk writes nothing between "hold" and "go": an act stays in flight. With "break" the disk
 * never answers again, and a thread waits for it where nothing wakes it.
 */

const [folder = ''] = process.argv.slice(2);
const { house, people } = await openBoard({}, folder);
stopOnSignals(house.serving, quiet);
const { log } = house.storage as { log: { append: (...given: never[]) => Promise<void> } };
const real = log.append;
process.on('message', (word) => {
	if (word === 'break') breakDisk();
	if (word !== 'hold') return;
	const going = new Promise<void>((resolve) => process.on('message', (next) => next === 'go' && resolve()));
	log.append = async (...given) => {
		process.send?.('writing');
		await going;
		return real(...given);
	};
	process.send?.('held');
});

function breakDisk(): void {
	const pipe = join(folder, 'nobody-writes-here');
	execFileSync('mkfifo', [pipe]);
	const thread = new Worker(
		`require('node:worker_threads').parentPort.postMessage(''); require('node:fs').openSync(${JSON.stringify(pipe)})`,
		{ eval: true }
	);
	Object.assign(house.serving.gateway.limits, { drain: 100 });
	Object.assign(house.storage, { close: () => new Promise(() => undefined) });
	thread.once('message', () => process.send?.('broken'));
}

process.send?.({ url: house.url, people });
