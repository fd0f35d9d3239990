import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OutOfReach } from '#lib/server/storage/ports.ts';
import { Unwritten } from '../unwritten.ts';
import type { Gateway } from '../gateway.ts';
import { health } from '../health.ts';
import { forward } from '../nodes/forward.ts';
import { Elsewhere } from '../nodes/owning.ts';
import { joinedPath } from '../nodes/told.ts';
import { isOurHost, isOurOrigin } from '../origin.ts';
import { acts } from './acts.ts';
import { beside } from './beside.ts';
import { boards } from './boards.ts';
import { codingFor, createFixed, type Fixed } from './fixed.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { openapi } from './openapi/resource.ts';
import { points } from './points.ts';
import { powerShift } from './power-shift.ts';
import { Denied, type Reply, type Resource } from './reply.ts';

/** Everything the API answers. What each takes and gives stands in `openapi/`. */
export const resources: readonly Resource[] = [
	...openapi,
	...boards,
	...acts,
	...beside,
	...history,
	...imports,
	...points,
	...powerShift
];
/** What lasts is not pushed out by what is asked for while a session goes on. */
type Caches = Readonly<Record<'lasting' | 'passing', Fixed>>;
const zip = promisify(gzip);
/** Shorter answers are not worth compressing. */
const worthZipping = 4096;
/** Seconds after which whoever may come again had best do so. */
const soon = '1';

/**
 * Answers `/healthz`, `/readyz`, `/metrics` and `/api/…`; says whether it did. Everything else belongs to SvelteKit. Whoever asks to
 * change something must come from a page of ours, or bring the command line's token.
 */
export function createApi(gateway: Gateway) {
	const fixed = { lasting: createFixed(32), passing: createFixed(4) };
	return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
		const url = URL.parse(request.url ?? '', 'http://lockstep');
		const told = await health(gateway, request, url?.pathname ?? '');
		if (told) {
			send(response, told.status, { 'content-type': told.type, 'cache-control': 'no-store' }, told.body);
			return true;
		}
		if (url?.pathname === joinedPath && gateway.callers.isHandedOn(request)) {
			await gateway.seatJoined().catch(gateway.report);
			send(response, 204, {}, '');
			return true;
		}
		if (!url?.pathname.startsWith('/api/')) return false;
		try {
			await respond(gateway, request, response, url, fixed);
		} catch (error) {
			const denied = denialOf(error);
			if (denied.status === 500 || error instanceof OutOfReach) gateway.report(error);
			gateway.figures.refused('http', denied.status);
			// What is left of a body nobody reads any more must not keep the connection.
			if (!request.complete) response.setHeader('connection', 'close');
			const headers = denied.status === 503 ? { 'retry-after': soon } : {};
			sendJson(response, denied.status, headers, Buffer.from(JSON.stringify({ error: denied.message })));
		}
		return true;
	};
}

/** Answers here, or has the owner of the board answer. */
async function respond(
	gateway: Gateway,
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	fixed: Caches
): Promise<void> {
	const { callers } = gateway;
	try {
		await deliver(request, response, await answer(gateway, request, url), fixed);
	} catch (error) {
		// Once only: two nodes that take each other for the owner would hand it on for ever.
		if (!(error instanceof Elsewhere) || callers.isHandedOn(request)) throw error;
		await forward(gateway, request, response, await callers.callerOf(request), error.owner);
	}
}

/** The one catch of the API: what was denied by name, what may be asked again, and faults of ours. */
function denialOf(error: unknown): Denied {
	if (error instanceof Denied) return error;
	if (error instanceof Unwritten) return new Denied(503, error.message);
	if (error instanceof OutOfReach) return new Denied(503, OutOfReach.told);
	if (error instanceof Elsewhere) return new Denied(503, 'The board is moving to another server. Try again.');
	return new Denied(500, 'Something went wrong here. It has been noted.');
}

async function answer(gateway: Gateway, request: IncomingMessage, url: URL): Promise<Reply> {
	if (!isOurHost(gateway.env, request)) throw new Denied(403, 'That is not an address of ours.');
	if (!gateway.addressRequests.take(gateway.callers.addressOf(request)))
		throw new Denied(429, 'Too much at once. Wait a moment.');
	const path = decode(url.pathname);
	const matching = resources.flatMap((resource) => {
		const match = resource.path.exec(path);
		return match ? [{ resource, params: match.slice(1) }] : [];
	});
	const method = request.method === 'HEAD' ? 'GET' : request.method;
	const found = matching.find(({ resource }) => resource.method === method);
	if (!found)
		throw matching.length > 0 ? new Denied(405, 'Not that way.') : new Denied(404, 'There is nothing here.');
	if (method === 'POST' && !gateway.callers.isVouchedFor(request) && !isOurOrigin(gateway.env, request))
		throw new Denied(403, 'This must come from a page of ours.');
	const caller = await gateway.callers.callerOf(request);
	return found.resource.answer({ gateway, request, url, caller, params: found.params });
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		throw new Denied(400, 'That address can’t be read.');
	}
}

async function deliver(
	request: IncomingMessage,
	response: ServerResponse,
	{ status, headers = {}, json, fixed }: Reply,
	caches: Caches
): Promise<void> {
	const accepted = request.headers['accept-encoding'];
	if (!fixed) {
		const body = Buffer.from(JSON.stringify(json));
		const zipped = body.byteLength > worthZipping && /\bgzip\b/.test(String(accepted));
		const coding = zipped ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {};
		sendJson(response, status, { ...headers, ...coding }, zipped ? await zip(body) : body);
		return;
	}
	if (headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag']) {
		send(response, 304, headers, '');
		return;
	}
	const coded = await caches[fixed.passing ? 'passing' : 'lasting'].of(fixed.key, fixed.make);
	const coding = codingFor(accepted);
	const encoding = coding === 'identity' ? {} : { 'content-encoding': coding };
	send(
		response,
		status,
		{ ...headers, ...encoding, 'content-type': fixed.type, vary: 'accept-encoding' },
		coded[coding]
	);
}

function sendJson(
	response: ServerResponse,
	status: number,
	headers: Readonly<Record<string, string>>,
	body: Uint8Array
): void {
	send(
		response,
		status,
		{ 'cache-control': 'no-store', 'content-type': 'application/json', ...headers },
		body
	);
}

function send(
	response: ServerResponse,
	status: number,
	headers: Readonly<Record<string, string>>,
	body: Uint8Array | string
): void {
	response.writeHead(status, {
		'x-content-type-options': 'nosniff',
		'content-length': String(Buffer.byteLength(body)),
		...headers
	});
	response.end(response.req.method === 'HEAD' ? undefined : body);
}
