import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const readable = ['..', '../../src', '../../node_modules'].map(at);
const asksForIt = ({ url = '' }: IncomingMessage): boolean => url.split('?')[0] === '/dev/gallery';

/**
 * `/dev/gallery` while the product is developed: every look of the board, drawn by the scene itself. It is no route: a
 * build knows nothing of it.
 */
export function gallery(): Plugin {
	return {
		name: 'lockstep-gallery',
		apply: 'serve',
		config: () => ({ server: { fs: { allow: readable } } }),
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				if (!asksForIt(request)) {
					next();
					return;
				}
				readFile(at('gallery.html'), 'utf8')
					.then((html) => server.transformIndexHtml('/dev/gallery', html))
					.then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
			});
		}
	};
}
