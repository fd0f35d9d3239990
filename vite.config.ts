import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { gallery } from './tests/gallery/plugin.ts';
import { packages } from './vite.server.config.ts';

const port = Number(process.env['PORT'] ?? 4600);
const host = process.env['HOST'] ?? 'localhost';

/**
 * In `npm run dev` the gateway rides on Vite's own HTTP server: one port, as in production.
 * It is imported by address, so that Node loads it as it does in production instead of Vite bundling it into this file.
 */
async function gateway(command: 'build' | 'serve'): Promise<Plugin[]> {
	const file = resolve('server/dev.ts');
	if (command !== 'serve' || process.env['VITEST'] !== undefined || !existsSync(file)) return [];
	const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { gateway: () => Plugin };
	return [module.gateway()];
}

export default defineConfig(async ({ command }) => ({
	plugins: [sveltekit(), ...(await gateway(command)), gallery()],
	server: { port, host, strictPort: true },
	preview: { port, host, strictPort: true },
	...(command === 'build' ? { ssr: packages } : {}),
	build: { target: 'es2023', chunkSizeWarningLimit: 900 },
	test: {
		// Nothing here decides by the clock; these only end what hangs.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		projects: [
			project('unit', ['src/**/*.test.ts', 'server/**/*.test.ts']),
			project('architecture', ['tests/architecture.test.ts', 'tests/rules/**/*.test.ts']),
			project('flows', ['tests/flows/**/*.test.ts']),
			project('fuzz', ['tests/fuzz/**/*.test.ts'])
		]
	}
}));

function project(name: string, include: string[]) {
	const globalSetup = ['tests/postgres/setup.ts'];
	return { extends: true as const, test: { name, include, environment: 'node' as const, globalSetup } };
}
