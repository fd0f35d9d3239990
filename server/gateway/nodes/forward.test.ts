import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import type { Gateway } from '../gateway.ts';
import { forward } from './forward.ts';
import { Elsewhere } from './owning.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Where it serves. */
async function serving(
	answers: (request: IncomingMessage, response: ServerResponse) => void
): Promise<string> {
	const server = createServer(answers).listen(0, '127.0.0.1');
	servers.push(server);
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ownerAt = (address: string): Owner => ({
	...{ node: 'owner', address, board: idOf<BoardId>('board'), fence: 1 }
});

/** Where the node itself is. */
const here = 'http://127.0.0.1:1';

/** What `forward` reads of a gateway. */
const gateway = {
	passes: { sign: (_request: IncomingMessage, headers: object) => headers },
	callers: { addressOf: () => '127.0.0.1' },
	ways: { to: () => () => undefined },
	astray: { isHere: async ({ address }: Owner) => address === here, unreached: () => undefined }
} as unknown as Gateway;

/** Where a node hands on to this owner what comes, once `when` lets it; `over` when that has ended. */
async function handing(owner: string, when: (response: ServerResponse, hand: () => void) => void) {
	const over = Promise.withResolvers<unknown>();
	const url = await serving((request, response) => {
		when(response, () => over.resolve(forward(gateway, request, response, null as never, ownerAt(owner))));
	});
	return { url, over: over.promise };
}

/** Somebody who asks, and the end of their connection in our hands. */
function asksAt(url: string) {
	const socket = connect(Number(new URL(url).port), '127.0.0.1');
	socket.on('error', () => undefined);
	socket.write('POST /acts HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n{}');
	return socket;
}

test('who has gone before their request is handed on is not asked for', async () => {
	let asked = 0;
	const owner = await serving((_request, response) => {
		asked += 1;
		response.end('{}');
	});
	const near = await handing(owner, (response, hand) => {
		response.once('close', hand);
		socket.destroy();
	});
	const socket = asksAt(near.url);
	await near.over;
	expect(asked).toBe(0);
});

test('who goes while the owner thinks is handed nothing, and the node goes on', async () => {
	const thinking = Promise.withResolvers<ServerResponse>();
	const owner = await serving((_request, response) => thinking.resolve(response));
	const near = await handing(owner, (_response, hand) => hand());
	const socket = asksAt(near.url);
	const answer = await thinking.promise;
	socket.destroy();
	answer.end('{}');
	await near.over;
});

test('an answer whose asker goes as it comes is dropped', async () => {
	const owner = await serving((_request, response) => response.end('{}'));
	const near = await handing(owner, (response, hand) => {
		hand();
		// As Node has it between the end of a connection and the moment it says so.
		response.destroy();
	});
	asksAt(near.url);
	await near.over;
});

test('what would come back here is not handed on: who asked is to come again', async () => {
	const near = await handing(here, (_response, hand) => hand());
	const socket = asksAt(near.url);
	await expect(near.over).rejects.toBeInstanceOf(Elsewhere);
	socket.destroy();
});
