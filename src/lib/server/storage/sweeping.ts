import type { AuthSessionStore } from './account-ports.ts';

const hour = 3_600_000;

/** Forgets what has run out, now and every hour from now on. The answer ends that. */
export async function keepSwept(sessions: AuthSessionStore): Promise<() => void> {
	await sessions.sweep(Date.now());
	// What a sick disk does not take now goes with the next.
	const timer = setInterval(() => void sessions.sweep(Date.now()).catch(() => undefined), hour);
	timer.unref();
	return () => clearInterval(timer);
}
