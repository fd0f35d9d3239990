import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('$service-worker', () => ({ build: ['/_app/immutable/new.js'], files: [], version: '3' }));

/** By its path: it is typed for a worker, and these tests are not. */
const worker = join(import.meta.dirname, 'service-worker.ts');

const origin = 'http://lockstep.example';

/** Caches by name, each a map of paths to texts. */
let stored: Map<string, Map<string, string>>;
let heard: Map<string, (event: unknown) => void>;

const found = (texts: Map<string, string> | undefined, path: string): Response | undefined => {
	const text = texts?.get(path);
	return text === undefined ? undefined : new Response(text);
};

const caches = {
	keys: async () => [...stored.keys()],
	delete: async (name: string) => stored.delete(name),
	match: async (path: string) => found(new Map([...stored.values()].flatMap((each) => [...each])), path),
	open: async (name: string) => {
		const texts = stored.get(name) ?? new Map<string, string>();
		stored.set(name, texts);
		return {
			addAll: async (paths: readonly string[]) => {
				for (const path of paths) texts.set(path, `${path} of ${name}`);
			},
			match: async (path: string) => found(texts, path)
		};
	}
};

/** Tells the worker, and waits for all it wants to be waited for. */
async function tell(kind: string, more: object = {}): Promise<Response | undefined> {
	const waits: Promise<unknown>[] = [];
	let response: Promise<Response> | undefined;
	heard.get(kind)?.({
		...more,
		waitUntil: (work: Promise<unknown>) => waits.push(work),
		respondWith: (answer: Promise<Response>) => (response = answer)
	});
	await Promise.all(waits);
	return response;
}

const asks = async (path: string): Promise<string | undefined> =>
	(await tell('fetch', { request: new Request(origin + path) }))?.text();

beforeEach(async () => {
	heard = new Map();
	stored = new Map();
	for (const version of ['1', '2']) {
		stored.set(`lockstep shell ${version}`, new Map([[`/_app/immutable/old${version}.js`, version]]));
		stored.set(`lockstep personal ${version}`, new Map());
	}
	vi.stubGlobal('self', {
		location: new URL(origin),
		clients: { claim: async () => {} },
		skipWaiting: async () => {},
		addEventListener: (kind: string, hear: (event: unknown) => void) => heard.set(kind, hear)
	});
	vi.stubGlobal('caches', caches);
	vi.stubGlobal('fetch', async () => new Response('from the server'));
	vi.resetModules();
	await import(/* @vite-ignore */ worker);
});
afterEach(() => vi.unstubAllGlobals());

test('a tab that is open over an upgrade still finds the parts of its own version', async () => {
	await tell('install');
	await tell('activate');
	expect([...stored.keys()]).toEqual(['lockstep shell 2', 'lockstep shell 3']);
	expect(await asks('/_app/immutable/old2.js')).toBe('2');
	expect(await asks('/_app/immutable/new.js')).toContain('of lockstep shell 3');
	expect(await asks('/_app/immutable/old1.js')).toBe('from the server');
});

test('who asks it to forget is answered, though the browser’s storage fails', async () => {
	const warned = vi.spyOn(console, 'warn').mockReturnValue();
	vi.stubGlobal('indexedDB', { databases: () => Promise.reject(new Error('UnknownError')) });
	await caches.open('lockstep personal 3');
	const answers: unknown[] = [];
	const port = { postMessage: (answer: unknown) => answers.push(answer) };
	await tell('message', { data: { kind: 'forget' }, ports: [port] });
	expect(answers).toEqual(['forgotten']);
	expect(stored.has('lockstep personal 3')).toBe(false);
	expect(warned).toHaveBeenCalledOnce();
});
