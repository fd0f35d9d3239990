import { defineConfig, type Plugin } from 'vite';

/**
 * What is built holds its packages: Node would look for, read and link hundreds of files at every start. Those with a
 * binary of their own stay where they are installed, and so does what only a server on PostgreSQL loads.
 */
export const packages = { noExternal: true as const, external: ['better-sqlite3', '@node-rs/argon2', 'pg'] };

/** A file that the source starts as a thread is built too, and lies beside whoever starts it. */
const threads: Plugin = {
	name: 'lockstep-threads',
	transform: {
		order: 'pre',
		filter: { id: /\/src\/lib\/server\//, code: 'new Worker(' },
		handler(code, importer) {
			const built = code.replaceAll(/(?<=new URL\(')\.\/([\w-]+)\.ts(?=')/g, (source, name: string) => {
				this.emitFile({ type: 'chunk', id: source, importer, fileName: `${name}.js` });
				return `./${name}.js`;
			});
			return { code: built, map: null };
		}
	}
};

/** The server as `npm start` runs it: `server/main.ts` and all it imports in a few files. */
export default defineConfig({
	plugins: [threads],
	publicDir: false,
	ssr: packages,
	build: {
		ssr: 'server/main.ts',
		target: 'node22',
		outDir: 'build/lockstep',
		sourcemap: true,
		rolldownOptions: {
			output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', sourcemapExcludeSources: true }
		}
	}
});
