import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { digest } from '#lib/server/auth/secrets.ts';
import type { Gateway } from './gateway.ts';
import { isOurHost } from './origin.ts';

/** What a machine is told that looks after this one. */
export interface Told {
	readonly status: number;
	readonly type: string;
	readonly body: string;
}

const plain = (status: number, sentence: string): Told => ({
	status,
	type: 'text/plain; charset=utf-8',
	body: `${sentence}\n`
});

/** Answers `/healthz`, `/readyz` and `/metrics`; null for every other path. None of them looks at a cookie. */
export async function health(gateway: Gateway, request: IncomingMessage, path: string): Promise<Told | null> {
	switch (path) {
		case '/healthz':
			return living(gateway);
		case '/readyz':
			return ready(gateway, request);
		case '/metrics':
			return figures(gateway, request);
		default:
			return null;
	}
}

/** The process lives. `instance` is the same for whoever serves the same data, `now` its clock in UTC ms: for `lockstep doctor`. */
const living = ({ instance }: Gateway): Told => ({
	status: 200,
	type: 'application/json',
	body: JSON.stringify({ ok: true, instance, now: Date.now() })
});

/** Ms after which a store that does not answer can't be asked: before whoever looks takes this server for dead. */
const patience = 1500;

/**
 * Whether it can be asked: it was brought up to date before it listened, so what is left is the store and its end. Who asks
 * with `?not=404` is told no by 404: by that HAProxy sends a server nobody new, and leaves it its sockets.
 */
async function ready(gateway: Gateway, { url = '' }: IncomingMessage): Promise<Told> {
	const unready = await whyNotReady(gateway);
	if (unready === null) return plain(200, 'ready');
	return plain(url.endsWith('?not=404') ? 404 : 503, unready);
}

async function whyNotReady(gateway: Gateway): Promise<string | null> {
	if (gateway.draining()) return 'The server is about to stop.';
	const late = Promise.withResolvers<string>();
	const timer = setTimeout(() => late.resolve('The store does not answer.'), patience);
	try {
		return await Promise.race([whyNotStored(gateway), late.promise]);
	} finally {
		clearTimeout(timer);
	}
}

async function whyNotStored({ disk, storage }: Gateway): Promise<string | null> {
	if ((await disk.look()) === 'failing') return 'The store can’t be written.';
	try {
		await storage.log.head(idOf<BoardId>('readyz'));
		return null;
	} catch {
		return 'The store can’t be read.';
	}
}

/**
 * For whoever brings `METRICS_TOKEN`. Where none is set, for this machine alone, and only while nobody says that a
 * proxy stands before it: behind one on the same machine every stranger comes from here.
 */
async function figures(gateway: Gateway, request: IncomingMessage): Promise<Told> {
	const { env, callers, rooms, sockets, disk } = gateway;
	const token = env.metricsToken ?? null;
	const isAllowed = token === null ? isFromHere(gateway, request) : brings(request, token);
	if (!isAllowed && !callers.isVouchedFor(request))
		return token === null
			? plain(403, 'Set METRICS_TOKEN to read the figures from elsewhere.')
			: plain(401, 'This takes “Authorization: Bearer” and METRICS_TOKEN.');
	const body = await gateway.figures.text({
		sockets: () => sockets.count(),
		rooms: () => rooms.count(),
		saves: () => (disk.saving() === 'failing' ? 0 : 1)
	});
	return { status: 200, type: gateway.figures.contentType, body };
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function isFromHere({ env }: Gateway, request: IncomingMessage): boolean {
	if (env.publicUrl !== null || env.addressHeader) return false;
	const address = request.socket.remoteAddress ?? '';
	const isNear = address === '::1' || /^(::ffff:)?127\./.test(address);
	return isNear && isOurHost(env, request) && !forwarding.some((name) => name in request.headers);
}

function brings({ headers }: IncomingMessage, token: string): boolean {
	const [, given] = /^Bearer (\S{1,256})$/.exec(headers.authorization ?? '') ?? [];
	return given !== undefined && timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(token)));
}
