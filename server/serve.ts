import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Env } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { createApi } from './gateway/api/router.ts';
import { attach } from './gateway/attach.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import type { Limits } from './gateway/limits.ts';
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
	/** Sends everybody away to come again, finishes what was begun, closes the store. */
	stop(): Promise<void>;
}

/** One HTTP server: the gateway's own addresses first, then the pages. */
export async function serve(parts: {
	storage: Storage;
	env: Pick<Env, 'publicUrl' | 'host' | 'port' | 'dataDir'> & Partial<Pick<Env, 'nodeAddress'>>;
	pages: Pages;
	limits?: Partial<Limits>;
	report?: (cause: unknown) => void;
}): Promise<Serving> {
	const { storage, env, pages } = parts;
	const address = Promise.withResolvers<string>();
	const gateway = createGateway({ ...parts, address: address.promise });
	const api = createApi(gateway);
	const { head, whole } = gateway.limits;
	const timeouts = {
		// Who sends a request a byte at a time is not waited for.
		headersTimeout: head,
		requestTimeout: whole,
		connectionsCheckingInterval: head / 2,
		// Longer than a proxy in front keeps its own end open, or it would now and then ask on a closed one.
		keepAliveTimeout: 65_000
	};
	const server = createServer(timeouts, (request, response) => {
		api(request, response).then((answered) => {
			if (!answered) pages(request, response);
		}, gateway.report);
	});
	const detach = attach(server, gateway, 'refuse');
	const connections = new Set<Socket>();
	server.on('connection', (socket) => {
		connections.add(socket);
		socket.once('close', () => connections.delete(socket));
	});
	await listen(server, env);
	const { port } = server.address() as AddressInfo;
	const local = localUrl(env.host, port);
	address.resolve(env.nodeAddress ?? nodeUrl(env.host, port));
	const forget = leaveNote(env.dataDir, { url: local, token: gateway.token });
	return {
		gateway,
		server,
		url: env.publicUrl ?? local,
		async stop() {
			detach();
			const closed = new Promise((resolve) => server.close(resolve));
			await gateway.close();
			server.closeIdleConnections();
			// Everything answered is on disk; who does not hang up is not waited for.
			const impatient = setTimeout(() => {
				for (const connection of connections) connection.destroy();
			}, patience);
			await closed;
			clearTimeout(impatient);
			await storage.close();
			forget();
		}
	};
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
