import {
	request as ask,
	STATUS_CODES,
	type ClientRequest,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse
} from 'node:http';
import { pipeline, type Duplex } from 'node:stream';
import type { Caller } from '#lib/server/auth/actor.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import type { Gateway } from '../gateway.ts';
import { Elsewhere } from './owning.ts';

/** The same request, asked of the owner by somebody this node has found out about. */
function asking(
	gateway: Gateway,
	request: IncomingMessage,
	caller: Caller,
	{ address }: Owner,
	headers: IncomingHttpHeaders
): ClientRequest {
	const { passes, callers } = gateway;
	const pass = { caller, address: callers.addressOf(request) };
	const { hostname, port } = new URL(address);
	return ask({
		hostname: hostname.replace(/^\[|\]$/g, ''),
		port,
		// As it came: read as an address of its own it could name another host.
		path: request.url,
		method: request.method,
		headers: passes.sign(request, headers, pass),
		agent: false
	});
}

/** Hands a request on to the owner of its board, and its answer back. Rejects with `Elsewhere` where the owner does not answer, or would be this node. */
export async function forward(
	gateway: Gateway,
	request: IncomingMessage,
	response: ServerResponse,
	caller: Caller,
	owner: Owner
): Promise<void> {
	if (await gateway.astray.isHere(owner)) throw new Elsewhere(owner);
	// Whoever asked may have gone while this node looked for the owner, or go while the owner thinks.
	if (response.destroyed) return;
	const upstream = asking(gateway, request, caller, owner, withoutHops(request.headers));
	const ended = gateway.ways.to(owner, () => upstream.destroy(new Elsewhere(owner)));
	const handedOn = new Promise<void>((resolve, reject) => {
		upstream.on('response', (answer) => {
			if (response.destroyed) return;
			response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
			pipeline(answer, response, () => resolve());
		});
		upstream.on('error', (cause) => {
			gateway.astray.unreached(owner, cause);
			// Another takes its place within seconds.
			if (!response.headersSent) return reject(new Elsewhere(owner));
			response.destroy();
			resolve();
		});
		response.on('close', () => {
			upstream.destroy();
			resolve();
		});
		request.pipe(upstream);
	});
	await handedOn.finally(ended);
}

/** Without what speaks of the connection they come over, and not of what is asked or answered. */
function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
	const { connection: _connection, 'keep-alive': _keepAlive, ...rest } = headers;
	return rest;
}

/**
 * Hands an upgrade on to the owner, and then every byte both ways: the handshake, pings and close codes are the
 * owner's. Nothing is read on the way, so it costs little, and who is slow is slow to the owner.
 */
export function pipeSocket(
	gateway: Gateway,
	request: IncomingMessage,
	near: Duplex,
	head: Buffer,
	caller: Caller,
	owner: Owner
): void {
	const upstream = asking(gateway, request, caller, owner, request.headers);
	const cut = (): void => {
		upstream.destroy();
		near.destroy();
	};
	const ended = gateway.ways.to(owner, cut);
	near.on('close', () => {
		ended();
		upstream.destroy();
	});
	upstream.on('upgrade', (answer, far, farHead) => {
		if (near.destroyed) return void far.destroy();
		near.write(headOf(answer));
		near.write(farHead);
		far.write(head);
		pipeline(near, far, near, () => {
			near.destroy();
			far.destroy();
		});
	});
	upstream.on('response', (answer) => refuse(near, answer.statusCode ?? 502));
	upstream.on('error', (cause) => {
		gateway.astray.unreached(owner, cause);
		refuse(near, 503);
	});
	upstream.end();
}

function headOf({ statusCode = 0, statusMessage = '', rawHeaders }: IncomingMessage): string {
	const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
	for (let i = 0; i + 1 < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
	return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Answers an upgrade with a status. */
export function refuse(socket: Duplex, status: number): void {
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
	);
}
