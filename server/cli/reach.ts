import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Env } from '#lib/server/env.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { openPages } from '#lib/server/storage/pages.ts';
import type { Pages } from '#lib/server/storage/ports.ts';
import { serve } from '../serve.ts';
import { CommandError } from './failing.ts';

/** A server to ask, as the administrator of this machine. */
export interface Reached {
	/** Sends JSON where `body` is given. Throws `CommandError` with the server's sentence where it does not grant it. */
	request(path: string, body?: unknown): Promise<Response>;
	/** To look things up that need no decision. */
	readonly pages: Pages;
	close(): Promise<void>;
}

const note = v.object({ url: v.string(), token: v.string() });

/** Where everything is kept, and where a server that runs here left its note. */
export type Place = Pick<Env, 'dataDir' | 'databaseUrl'> & Partial<Pick<Env, 'nodeAddress'>>;

/**
 * The server of a data folder: the one that runs, by the address and token it left there; else one opened here for the
 * length of a command. Either way every act goes through the same door.
 */
export async function reach({ dataDir, databaseUrl, nodeAddress = null }: Place): Promise<Reached> {
	const running = await left(dataDir);
	if (running) {
		const pages = await openPages(dataDir, databaseUrl);
		return { request: requester(running), pages, close: () => pages.close() };
	}
	const storage = await openStorage(dataDir, databaseUrl);
	// While it holds a board, the other nodes hand on to it.
	const host = nodeAddress === null ? '127.0.0.1' : '0.0.0.0';
	const env = { publicUrl: null, host, port: 0, dataDir, nodeAddress };
	const serving = await serve({ storage, env, pages: (_request, response) => response.writeHead(404).end() });
	const request = requester({ url: serving.url, token: serving.gateway.token });
	return { request, pages: storage, close: () => serving.stop() };
}

/** Whether a server runs on a data folder. */
export const isServed = async (dataDir: string): Promise<boolean> => (await left(dataDir)) !== null;

/** The server that says it runs here, if it still answers: one that was killed leaves its note behind. */
async function left(dataDir: string): Promise<v.InferOutput<typeof note> | null> {
	try {
		const found = v.parse(note, JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')));
		const health = await fetch(`${found.url}/healthz`, { signal: AbortSignal.timeout(3000) });
		return health.ok ? found : null;
	} catch {
		return null;
	}
}

function requester({ url, token }: { url: string; token: string }): Reached['request'] {
	return async (path, body) => {
		const response = await fetch(url + path, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) })
		}).catch((cause: unknown) => {
			throw new CommandError(1, `The server at ${url} does not answer.`, { cause });
		});
		if (response.ok) return response;
		throw new CommandError(1, sentenceIn(await response.text()) ?? `The server answered ${response.status}.`);
	};
}

function sentenceIn(text: string): string | null {
	try {
		return v.parse(v.object({ error: v.string() }), JSON.parse(text)).error;
	} catch {
		return null;
	}
}
