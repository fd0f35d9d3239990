import type { Log } from './log.ts';
import type { Serving } from './serve.ts';

/**
 * Ends the process in good order when it is told to: exit code 0 once everything it took is on disk and answered, 1 where
 * that could not be. A second signal means: at once. Everything answered is on disk already.
 */
export function stopOnSignals(serving: Pick<Serving, 'stop'>, log: Log): void {
	let stopping = false;
	const end = (signal: NodeJS.Signals) => {
		if (stopping) process.exit(1);
		stopping = true;
		log.info({ signal }, 'stops');
		serving.stop().then(
			() => process.exit(0),
			(err: unknown) => {
				log.fatal({ err }, 'could not stop in good order');
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
}
