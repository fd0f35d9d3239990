import { flushCompileCache } from 'node:module';
import { environment, EnvError, type Env } from '#lib/server/env.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { StorageError } from '#lib/server/storage/ports.ts';
import type { Welcome } from './first-run.ts';
import { createLog, readable, type Log } from './log.ts';
import { runningOn } from './note.ts';
import type { Pages } from './serve.ts';
import { stopOnSignals } from './stopping.ts';

/** `npm start`: one process, one port, one data folder. */

const protocolHeader = 'x-lockstep-protocol';
/** Whether somebody reads along: then it is told in lines for eyes, else in JSON. */
const isRead = process.stdout.isTTY || process.env['NODE_ENV'] !== 'production';

main().catch((error: unknown) => {
	console.error(sentenceOf(error) ?? error);
	process.exit(1);
});

async function main(): Promise<void> {
	const env = environment();
	const running = await runningOn(env.dataDir);
	if (running) throw new StorageError(`A server runs on ${env.dataDir} already: ${running.url}`);
	const log = logFor(env);
	// While the store's thread loads its own part, the rest is loaded here.
	const [storage, { serve }] = await Promise.all([
		openStorage(env.dataDir, env.databaseUrl),
		import('./serve.ts')
	]);
	// Whoever was at a board when the server went down needs no page to come back to it.
	const loaded = Promise.withResolvers<Pages>();
	const pages: Pages = (request, response) => void loaded.promise.then((page) => page(request, response));
	const serving = await serve({ storage, env, pages, log });
	stopOnSignals(serving, log);
	loaded.resolve(await loadPages(env));
	const { welcome } = await import('./first-run.ts');
	log.info({ url: serving.url, node: process.version }, 'Lockstep is up');
	announce(serving.url, await welcome(serving.gateway, env));
	// Node keeps what it made of the code when it ends, and who is killed does not come to that.
	flushCompileCache();
}

function logFor({ logLevel }: Env): Log {
	if (!isRead) return createLog(logLevel);
	// What is said at the start stands above it, and is enough until something happens.
	const level = process.env['LOG_LEVEL'] ? logLevel : 'warn';
	return createLog(
		level,
		readable((text) => void process.stdout.write(text))
	);
}

/**
 * SvelteKit as adapter-node built it. It takes its own address from the environment; without a public one
 * every name by which this server is asked is as good as another, by plain http.
 */
async function loadPages({ publicUrl }: Pick<Env, 'publicUrl'>): Promise<Pages> {
	if (publicUrl) process.env['ORIGIN'] = publicUrl;
	else process.env['PROTOCOL_HEADER'] = protocolHeader;
	// By a name of its own, which is the same for whoever runs from the sources and for what is built of them.
	const address = '#build/handler.js';
	const { handler } = (await import(/* @vite-ignore */ address)) as { handler: Pages };
	return (request, response) => {
		request.headers[protocolHeader] = 'http';
		handler(request, response);
	};
}

/** Said once and to people: in JSON nobody would find the links, and secrets have no place in a log. */
function announce(url: string, welcomed: Welcome | null): void {
	const lines = [`Lockstep is up at ${url}`];
	if (welcomed) {
		const width = Math.max(...welcomed.greetings.map(({ says }) => says.length));
		lines.push('', welcomed.heading);
		for (const { says, path } of welcomed.greetings) lines.push(`  ${says.padEnd(width)}  ${url}${path}`);
	}
	(isRead ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
}

/** What whoever starts the server can mend, in a sentence. */
function sentenceOf(error: unknown): string | null {
	if (error instanceof EnvError || error instanceof StorageError) return error.message;
	const { code, port } = error as { code?: string; port?: number };
	if (code === 'EADDRINUSE') return `Port ${port ?? ''} is taken. Set PORT to another, or stop what uses it.`;
	return null;
}
