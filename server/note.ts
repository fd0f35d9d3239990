import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Env } from '#lib/server/env.ts';

/** Where the server of a data folder can be reached on this machine, and what makes its administrator. */
interface Note {
	readonly url: string;
	readonly token: string;
	/** The address people use, where it was told one. */
	readonly publicUrl: string | null;
}

const schema = v.object({
	url: v.string(),
	token: v.string(),
	publicUrl: v.optional(v.nullable(v.string()), null)
});
const fileIn = (dataDir: string): string => join(dataDir, 'server.json');

/** Leaves address and token in the data folder, for whoever may read that. Returns how to take them back. */
export function leaveNote(dataDir: string, note: Note): () => void {
	const file = fileIn(dataDir);
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	rmSync(file, { force: true });
	writeFileSync(file, JSON.stringify(note), { mode: 0o600 });
	return () => rmSync(file, { force: true });
}

/**
 * The server that runs on a data folder, if one does: a killed one leaves its note behind, and by then another
 * may answer under its address, which does not know the token.
 */
export async function runningOn(dataDir: string): Promise<Note | null> {
	try {
		const note = v.parse(schema, JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
		const response = await fetch(`${note.url}/api/v1/boards/is-it-you`, {
			headers: { authorization: `Bearer ${note.token}` },
			signal: AbortSignal.timeout(3000)
		});
		await response.body?.cancel();
		return response.status === 404 ? note : null;
	} catch {
		return null;
	}
}

/** The address of a listening server as this machine asks it. */
export function localUrl(host: string, port: number): string {
	const name = isEverything(host) ? 'localhost' : host;
	return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * The address of a listening server as other nodes ask it: as it was told, by the port it got where it asked for any; else by
 * what it listens on, and where that is everything by this machine's name.
 */
export function nodeUrl({ host, port: asked, nodeAddress = null }: Listens, port: number): string {
	if (nodeAddress === null) return isEverything(host) ? `http://${hostname()}:${port}` : localUrl(host, port);
	if (asked !== 0) return nodeAddress;
	const address = new URL(nodeAddress);
	address.port = String(port);
	return address.origin;
}

type Listens = Pick<Env, 'host' | 'port'> & Partial<Pick<Env, 'nodeAddress'>>;

const isEverything = (host: string): boolean => host === '0.0.0.0' || host === '::';
