import type { Log } from './log.ts';
import type { Serving } from './serve.ts';

/**
 * Ends the process in good order when it is told to: exit code 0 once everything it took is on disk and answered. Where that
 * can't be, and with a second signal, it is killed: everything answered is on disk already, and `process.exit` would wait
 * for a thread whose disk does not answer.
 */
export function stopOnSignals(serving: Pick<Serving, 'stop'>, log: Log): void {
	let stopping = false;
	const end = (signal: NodeJS.Signals) => {
		if (stopping) die();
		stopping = true;
		log.info({ signal }, 'stops');
		serving.stop().then(
			() => process.exit(0),
			(err: unknown) => {
				log.fatal({ err }, 'could not stop in good order');
				die();
			}
		);
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
}

const die = (): boolean => process.kill(process.pid, 'SIGKILL');
