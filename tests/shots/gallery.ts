import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { gallery as page } from '../gallery/plugin.ts';
import type { Stage } from '../bench/stage.ts';
import { desk, type Album } from './album.ts';

/** Every look of the board, one by one as `/dev/gallery` shows them, in both themes. */
export async function gallery({ browser }: Pick<Stage, 'browser'>, album: Album): Promise<void> {
	const server = await createServer({
		root: fileURLToPath(new URL('../..', import.meta.url)),
		...{ configFile: false, logLevel: 'error', plugins: [page()] },
		server: { host: '127.0.0.1', port: 0, hmr: false },
		// It would look for what the whole repository needs.
		optimizeDeps: { entries: ['tests/gallery/page.ts'] },
		cacheDir: fileURLToPath(new URL('../../node_modules/.cache/gallery', import.meta.url))
	});
	await server.listen();
	const url = server.resolvedUrls?.local[0] ?? '';
	const shown = await browser.newPage({ ...desk, reducedMotion: 'reduce' });
	for (const theme of ['light', 'dark']) {
		await shown.goto(`${url}dev/gallery?theme=${theme}`);
		await shown.locator('[data-drawn]').waitFor();
		for (const look of await shown.locator('figure').all())
			await album.part(look, `gallery-${(await look.getAttribute('id')) ?? ''}-${theme}`);
	}
	await shown.close();
	await server.close();
}
