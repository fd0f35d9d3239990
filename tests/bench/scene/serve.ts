import { fileURLToPath } from 'node:url';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { plannedContent, realContent } from './content.ts';
import { largeContent } from './large.ts';

/** What the page asks for by its address: `?items=10000`, `?planned`, or the portfolio as it is. */
function contentFor(url: URL): unknown {
	const items = url.searchParams.get('items');
	if (items !== null) return largeContent(Number(items));
	return url.searchParams.has('planned') ? plannedContent() : realContent();
}

const contents: Plugin = {
	name: 'contents',
	configureServer(server) {
		server.middlewares.use('/content.json', (request, response) => {
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify(contentFor(new URL(request.originalUrl ?? '/', 'http://scene'))));
		});
	}
};

/** Serves the scene alone on a free port of this machine. */
export async function serveScene(): Promise<{ readonly url: string; readonly server: ViteDevServer }> {
	const repository = fileURLToPath(new URL('../../..', import.meta.url));
	const server = await createServer({
		root: fileURLToPath(new URL('.', import.meta.url)),
		configFile: false,
		logLevel: 'error',
		plugins: [contents],
		server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [repository] } },
		cacheDir: fileURLToPath(new URL('../../../node_modules/.cache/scene-bench', import.meta.url))
	});
	await server.listen();
	const url = server.resolvedUrls?.local[0];
	if (url === undefined) throw new Error('The page of the scene is not served.');
	return { url, server };
}
