import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Served, servePages } from '../serve-pages.ts';
import { plannedContent, realContent } from './content.ts';
import { largeContent } from './large.ts';

/** What the page asks for by its address: `?items=10000`, `?items=5000&lanes=1`, `?planned`, or the portfolio as it is. */
function contentFor(url: URL): unknown {
	const items = url.searchParams.get('items');
	if (items !== null) return largeContent(Number(items), Number(url.searchParams.get('lanes') ?? 40));
	return url.searchParams.has('planned') ? plannedContent() : realContent();
}

const contents: Plugin = {
	name: 'contents',
	configurePreviewServer(server) {
		server.middlewares.use('/content.json', (request, response) => {
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify(contentFor(new URL(request.originalUrl ?? '/', 'http://scene'))));
		});
	}
};

/** Serves the scene alone. */
export const serveScene = (): Promise<Served> =>
	servePages(fileURLToPath(new URL('.', import.meta.url)), ['index.html', 'empty.html'], [contents]);
