import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Env } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { createApi } from './gateway/api/router.ts';
import { attach } from './gateway/attach.ts';
import { createGateway, type Gateway, type Place } from './gateway/gateway.ts';
import type { Limits } from './gateway/limits.ts';
import { inTime } from './in-time.ts';
import { requestIdOf, type Log } from './log.ts';
import { leaveNote, localUrl, nodeUrl } from './note.ts';

/** Whatever the gateway does not answer itself: SvelteKit, or nothing. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** Ms that a stopping server waits for others to hang up. */
const patience = 1500;

/** A server that listens. */
export interface Serving {
	readonly gateway: Gateway;
	readonly server: Server;
	/** The address people reach it under, without a slash at the end. */
	readonly url: string;
	/**
	 * Finishes what was begun, sends everybody away to come again, closes the store. Rejects, ended all the same, where not
	 * all could be finished.
	 */
	stop(): Promise<void>;
}

/** One HTTP server: the gateway's own addresses first, then the pages. */
export async function serve(parts: {
	storage: Storage;
	env: Place & Pick<Env, 'port' | 'dataDir'> & Partial<Pick<Env, 'nodeAddress'>>;
	pages: Pages;
	limits?: Partial<Limits>;
	log?: Log;
	report?: (cause: unknown) => void;
}): Promise<Serving> {
	const { storage, env, pages } = parts;
	const address = Promise.withResolvers<string>();
	const gateway = createGateway({ ...parts, address: address.promise });
	const api = createApi(gateway);
	const server = createServer(
		{ ...timeoutsOf(gateway.limits), shouldUpgradeCallback },
		(request, response) => {
			follow(gateway.log, request, response);
			api(request, response).then((answered) => {
				if (!answered) pages(request, response);
			}, gateway.report);
		}
	);
	// Who asks for much and fetches nothing of it is let go.
	server.setTimeout(gateway.limits.silence);
	const detach = attach(server, gateway, 'refuse');
	const connections = new Set<Socket>();
	server.on('connection', (socket) => {
		connections.add(socket);
		socket.once('close', () => connections.delete(socket));
	});
	await listen(server, env);
	const { port } = server.address() as AddressInfo;
	const local = localUrl(env.host, port);
	address.resolve(nodeUrl(env, port));
	const forget = leaveNote(env.dataDir, { url: local, token: gateway.token, publicUrl: env.publicUrl });

	/** Nobody is let in any more; who does not hang up is not waited for. */
	async function hangUp(): Promise<void> {
		const closed = new Promise((resolve) => server.close(resolve));
		detach();
		server.closeIdleConnections();
		const impatient = setTimeout(() => {
			for (const connection of connections) connection.destroy();
		}, patience);
		await closed;
		clearTimeout(impatient);
	}

	return {
		gateway,
		server,
		url: env.publicUrl ?? local,
		async stop() {
			try {
				// Until that is done it listens: who looks is told that it stops, and who comes to come again.
				await gateway.close();
			} finally {
				await hangUp();
				await inTime(gateway.limits.drain, storage.close()).finally(forget);
			}
		}
	};
}

/** Only a socket is one: curl, asked for HTTP/2, offers to go on in that, and goes on as it came where nobody takes it up. */
const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean =>
	headers.upgrade?.toLowerCase() === 'websocket';

function timeoutsOf({ head, whole }: Limits) {
	return {
		// Who sends a request a byte at a time is not waited for.
		headersTimeout: head,
		requestTimeout: whole,
		connectionsCheckingInterval: head / 2,
		// Longer than a proxy in front keeps its own end open, or it would now and then ask on a closed one.
		keepAliveTimeout: 65_000
	};
}

/** Gives a request its id, for its answer, for the pages and for what is told of it: never its query, nor a cookie. */
function follow(log: Log, request: IncomingMessage, response: ServerResponse): void {
	const id = requestIdOf(request);
	request.headers['x-request-id'] = id;
	response.setHeader('x-request-id', id);
	if (!log.isLevelEnabled('info')) return;
	const began = performance.now();
	const [path = ''] = (request.url ?? '').split('?', 1);
	response.once('close', () => {
		const { statusCode: status, writableFinished } = response;
		const told = { id, method: request.method, path: path.slice(0, 200), status };
		const ms = Math.round((performance.now() - began) * 10) / 10;
		// What never changes is fetched by the hundred, and who looks whether it lives looks all day.
		const level = /^\/(_app\/|healthz$|readyz$|metrics$)/.test(path) && status < 400 ? 'debug' : 'info';
		log[level]({ ...told, ms }, writableFinished ? 'answered' : 'left before the answer');
	});
}

function listen(server: Server, { port, host }: Pick<Env, 'port' | 'host'>): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}
