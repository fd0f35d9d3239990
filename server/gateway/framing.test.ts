import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFraming } from './framing.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** What a client hears of messages that are framed here and written beside those `ws` frames itself. */
async function heard(lengths: readonly number[]): Promise<Uint8Array[]> {
	const server = createServer().listen(0, '127.0.0.1');
	const sockets = new WebSocketServer({ server, perMessageDeflate: false });
	await once(server, 'listening');
	closers.push(() => (sockets.close(), server.close()));
	sockets.on('connection', (socket, request) => {
		const framed = createFraming();
		for (const length of lengths) {
			request.socket.write(framed(messageOf(length)));
			socket.send(messageOf(1));
		}
		socket.close();
	});
	const client = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
	const messages: Uint8Array[] = [];
	client.on('message', (message: Buffer) => messages.push(new Uint8Array(message)));
	await once(client, 'close');
	return messages;
}

const messageOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, n) => n % 251);

test('a message of any length comes as it was, in its place among those that ws frames', async () => {
	const lengths = [1, 125, 126, 65_535, 65_536, 70_000];
	const sent = lengths.flatMap((length) => [messageOf(length), messageOf(1)]);
	const came = await heard(lengths);
	expect(came.map(({ byteLength }) => byteLength)).toEqual(sent.map(({ byteLength }) => byteLength));
	expect(Buffer.concat(came).equals(Buffer.concat(sent))).toBe(true);
});

test('one message is framed once for all, another anew', () => {
	const framed = createFraming();
	const [one, other] = [messageOf(10), messageOf(10)];
	expect(framed(one)).toBe(framed(one));
	const first = framed(one);
	expect(framed(other)).not.toBe(first);
	expect(framed(other)).toEqual(first);
});
