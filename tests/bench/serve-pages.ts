import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin, preview } from 'vite';

/** Pages that are served until they are closed. */
export interface Served {
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** Builds pages as they would be shipped, but with their names so that profiles can be read; serves them on a free port here. */
export async function servePages(
	root: string,
	pages: readonly string[],
	plugins: readonly Plugin[] = []
): Promise<Served> {
	const outDir = mkdtempSync(join(tmpdir(), 'lockstep-pages-'));
	const common = { root, configFile: false, logLevel: 'error', publicDir: false } as const;
	await build({
		...common,
		plugins: [...plugins],
		build: {
			...{ outDir, target: 'es2023', minify: false, modulePreload: false, reportCompressedSize: false },
			...{ chunkSizeWarningLimit: 10_000, rolldownOptions: { input: pages.map((page) => join(root, page)) } }
		}
	});
	const server = await preview({
		...common,
		plugins: [...plugins],
		build: { outDir },
		preview: { host: '127.0.0.1', port: 0 }
	});
	const url = server.resolvedUrls?.local[0];
	if (url === undefined) throw new Error(`The pages of ${root} are not served.`);
	return {
		url,
		close: async () => {
			await server.close();
			rmSync(outDir, { recursive: true, force: true });
		}
	};
}
