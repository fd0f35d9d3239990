import type { IncomingMessage } from 'node:http';
import { Denied } from './reply.ts';

/** Reads a JSON body of at most `most` bytes; 415 for another type, 413 for a longer one, 400 for what is no JSON or broke off. */
export async function readBody(request: IncomingMessage, most: number): Promise<unknown> {
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
		throw new Denied(415, 'Send JSON (content-type application/json).');
	const chunks: Buffer[] = [];
	let size = Number(request.headers['content-length'] ?? 0);
	if (size > most) throw new Denied(413, 'That is too large.');
	size = 0;
	try {
		for await (const chunk of request as AsyncIterable<Buffer>) {
			size += chunk.byteLength;
			if (size > most) throw new Denied(413, 'That is too large.');
			chunks.push(chunk);
		}
	} catch (error) {
		// Who hangs up in the middle is no fault of ours.
		throw error instanceof Denied ? error : new Denied(400, 'The request broke off.');
	}
	try {
		return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
	} catch {
		throw new Denied(400, 'That is not JSON.');
	}
}
