import type { Server } from 'node:http';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { environment } from '#lib/server/env.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { createApi } from './gateway/api/router.ts';
import { attach } from './gateway/attach.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { welcome } from './first-run.ts';

/** Opened once: when Vite restarts itself it makes a new HTTP server, and the boards stay as they are. */
let opened: Promise<Gateway> | null = null;

async function open(): Promise<Gateway> {
	const env = environment();
	return createGateway({ storage: await openStorage(env.dataDir), env });
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
			welcome(running, environment()).then((welcomed) => {
				const base = `http://localhost:${config.server.port}`;
				for (const { says, path } of welcomed?.greetings ?? [])
					config.logger.info(`  ${says}  ${base}${path}`);
			}, running.report);
		});
	};
	return { name: 'lockstep-gateway', configureServer: ride, configurePreviewServer: ride };
}
