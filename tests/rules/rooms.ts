/**
 * The rooms of the house and who may enter which: the table of the architecture, as data.
 *
 * A file belongs to the room with the longest matching path. `rooms` are rooms whose modules it may import (its own is
 * always among them), `packages` what it may import from outside; 'node:*' stands for every built-in module.
 */
export interface Room {
	readonly path: string;
	readonly rooms: readonly string[];
	readonly packages: readonly string[];
}

const PAGES = [
	'svelte',
	'@sveltejs/kit',
	'$app/*',
	'bits-ui',
	'@lucide/svelte',
	'@internationalized/date',
	'@fontsource-variable/inter'
];

const TOKENS = 'src/lib/tokens.css';

const EVERY_LIB = [
	TOKENS,
	'src/lib/domain',
	'src/lib/document',
	'src/lib/client',
	'src/lib/scene',
	'src/lib/ui',
	'src/lib/server',
	'src/lib/server/import'
];

const ROOMS: readonly Room[] = [
	{ path: 'src/lib/domain', rooms: [], packages: ['@noble/hashes', 'valibot', 'fractional-indexing'] },
	{
		path: 'src/lib/document',
		rooms: ['src/lib/domain'],
		packages: ['yjs', 'y-protocols', 'lib0', 'valibot']
	},
	// Colours and sizes in one file, for the pages and the canvas.
	{ path: TOKENS, rooms: [], packages: [] },
	{ path: 'src/lib/scene', rooms: ['src/lib/domain', TOKENS], packages: ['konva', 'perfect-freehand'] },
	{
		path: 'src/lib/client',
		rooms: ['src/lib/domain', 'src/lib/document'],
		packages: ['svelte', 'y-websocket', 'y-indexeddb', 'idb', 'ulid', 'valibot']
	},
	{
		path: 'src/lib/ui',
		rooms: ['src/lib/domain', 'src/lib/client', 'src/lib/scene', TOKENS],
		packages: [...PAGES, 'layercake']
	},
	{
		path: 'src/lib/server',
		rooms: ['src/lib/domain'],
		packages: [
			'node:*',
			'better-sqlite3',
			'kysely',
			'pg',
			'lucia',
			'@node-rs/argon2',
			'openid-client',
			'valibot',
			'ulid'
		]
	},
	{
		path: 'src/lib/server/import',
		rooms: ['src/lib/domain', 'src/lib/server'],
		packages: ['node:*', 'papaparse', 'valibot', 'ulid']
	},
	{ path: 'src/routes', rooms: EVERY_LIB, packages: [...PAGES, 'valibot'] },
	{ path: 'src/hooks.server.ts', rooms: EVERY_LIB, packages: PAGES },
	{ path: 'src/hooks.server.test.ts', rooms: [...EVERY_LIB, 'src/hooks.server.ts'], packages: PAGES },
	{ path: 'src/hooks.client.ts', rooms: EVERY_LIB, packages: PAGES },
	{ path: 'src/app.d.ts', rooms: EVERY_LIB, packages: PAGES },
	{ path: 'src/service-worker.ts', rooms: ['src/lib/domain'], packages: ['$service-worker', 'idb'] },
	{
		path: 'server',
		rooms: ['src/lib/domain', 'src/lib/document', 'src/lib/server', 'src/lib/server/import', 'build'],
		packages: [
			'node:*',
			'ws',
			'yjs',
			'y-protocols',
			'lib0',
			'valibot',
			'@valibot/to-json-schema',
			'ulid',
			'pino',
			'prom-client',
			'vite'
		]
	},
	{
		path: 'server/cli.ts',
		rooms: ['src/lib/domain', 'src/lib/server', 'src/lib/server/import', 'server'],
		packages: ['node:*', 'valibot']
	}
];

/** Tests stand beside what they test and may use these besides; fixtures lie under `tests/`. */
export const FOR_TESTS = { rooms: ['tests'], packages: ['vitest', 'fast-check', 'node:*'] };

/** The room a file of ours belongs to; undefined where the table doesn't reach (tests, configuration). */
export function roomOf(file: string): Room | undefined {
	// A room of one file is also its test's.
	const tested = file.replace(/\.test\.ts$/, '.ts');
	return ROOMS.filter(({ path }) => tested === path || tested.startsWith(`${path}/`)).sort(
		(a, b) => b.path.length - a.path.length
	)[0];
}
