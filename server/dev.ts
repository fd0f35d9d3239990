import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { environment } from '#lib/server/env.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { createApi } from './gateway/api/router.ts';
import { attach } from './gateway/attach.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { welcome } from './first-run.ts';
import { createLog, readable } from './log.ts';
import { leaveNote, localUrl, nodeUrl } from './note.ts';

/** Opened once: when Vite restarts itself it makes a new HTTP server, and the boards stay as they are. */
let opened: Promise<Gateway> | null = null;

async function open(): Promise<Gateway> {
	const env = environment();
	const storage = await openStorage(env.dataDir, env.databaseUrl);
	const address = Promise.resolve(nodeUrl(env, env.port));
	const log = createLog(
		'warn',
		readable((text) => void process.stdout.write(text))
	);
	return createGateway({ storage, env, address, log });
}

/** `npm run dev`: the same gateway on Vite's own port. Vite's socket for hot reload stays Vite's. */
export function gateway(): Plugin {
	const ride = async ({ middlewares, httpServer, config }: ViteDevServer | PreviewServer) => {
		const running = await (opened ??= open());
		const api = createApi(running);
		middlewares.use((request, response, next) => {
			api(request, response).then((answered) => {
				if (!answered) next();
			}, next);
		});
		if (!httpServer) return;
		attach(httpServer as Server, running, 'leave');
		httpServer.once('listening', () => {
			const { dataDir, host, publicUrl } = environment();
			const { port } = httpServer.address() as AddressInfo;
			const forget = leaveNote(dataDir, { url: localUrl(host, port), token: running.token, publicUrl });
			process.once('exit', forget);
			welcome(running, environment()).then((welcomed) => {
				for (const { says, path } of welcomed?.greetings ?? [])
					config.logger.info(`  ${says}  ${localUrl(host, port)}${path}`);
			}, running.report);
		});
	};
	return { name: 'lockstep-gateway', configureServer: ride, configurePreviewServer: ride };
}
