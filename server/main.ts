import { environment, EnvError, type Env } from '#lib/server/env.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { StorageError } from '#lib/server/storage/ports.ts';
import { welcome, type Welcome } from './first-run.ts';
import { runningOn } from './note.ts';
import { serve, type Pages, type Serving } from './serve.ts';

/** `npm start`: one process, one port, one data folder. */

const protocolHeader = 'x-lockstep-protocol';

main().catch((error: unknown) => {
	console.error(sentenceOf(error) ?? error);
	process.exit(1);
});

async function main(): Promise<void> {
	const env = environment();
	const running = await runningOn(env.dataDir);
	if (running) throw new StorageError(`A server runs on ${env.dataDir} already: ${running.url}`);
	const [storage, pages] = await Promise.all([openStorage(env.dataDir, env.databaseUrl), loadPages(env)]);
	const serving = await serve({ storage, env, pages });
	stopOnSignals(serving);
	announce(serving.url, await welcome(serving.gateway, env));
}

/**
 * SvelteKit as adapter-node built it. It takes its own address from the environment; without a public one
 * every name by which this server is asked is as good as another, by plain http.
 */
async function loadPages({ publicUrl }: Pick<Env, 'publicUrl'>): Promise<Pages> {
	if (publicUrl) process.env['ORIGIN'] = publicUrl;
	else process.env['PROTOCOL_HEADER'] = protocolHeader;
	const address = new URL('../build/handler.js', import.meta.url).href;
	const { handler } = (await import(address)) as { handler: Pages };
	return (request, response) => {
		request.headers[protocolHeader] = 'http';
		handler(request, response);
	};
}

function announce(url: string, welcomed: Welcome | null): void {
	const lines = [`Lockstep is up at ${url}`];
	if (welcomed) {
		const width = Math.max(...welcomed.greetings.map(({ says }) => says.length));
		lines.push('', welcomed.heading);
		for (const { says, path } of welcomed.greetings) lines.push(`  ${says.padEnd(width)}  ${url}${path}`);
	}
	console.log(lines.join('\n'));
}

function stopOnSignals(serving: Serving): void {
	let stopping = false;
	const end = () => {
		// A second signal means: at once. Everything answered is on disk already.
		if (stopping) process.exit(1);
		stopping = true;
		serving.stop().then(
			() => process.exit(0),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
}

/** What whoever starts the server can mend, in a sentence. */
function sentenceOf(error: unknown): string | null {
	if (error instanceof EnvError || error instanceof StorageError) return error.message;
	const { code, port } = error as { code?: string; port?: number };
	if (code === 'EADDRINUSE') return `Port ${port ?? ''} is taken. Set PORT to another, or stop what uses it.`;
	return null;
}
