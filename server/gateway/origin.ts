import type { IncomingMessage } from 'node:http';
import { sameOrigin } from '#lib/server/auth/origin.ts';
import { isLoopback, type Env } from '#lib/server/env.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
type Place = Pick<Env, 'publicUrl' | 'host'>;

/**
 * Whether the host that is asked for can be ours. Where only this machine can reach us it must be this
 * machine: a foreign name pointed at it would otherwise ask in its own name, and be answered.
 */
export function isOurHost(env: Place, request: IncomingMessage): boolean {
	if (env.publicUrl !== null || !isLoopback(env)) return true;
	const named = URL.parse(`http://${request.headers.host ?? ''}`);
	return named !== null && loopbackNames.has(named.hostname);
}

/** Whether a request comes from a page of ours. Browsers name the origin wherever it matters. */
export const isOurOrigin = (env: Place, request: IncomingMessage): boolean =>
	isOurHost(env, request) && sameOrigin(request.headers.origin, request.headers.host, env.publicUrl);
