/// <reference types="@sveltejs/kit" />
import { openDB } from 'idb';
import { build, files, version } from '$service-worker';

/**
 * Lets a board be reloaded without the server. The app's own files are kept from the start; the pages of
 * boards and the bases of their generations as they are seen. The network always comes first for whatever
 * can change, and nothing of one person is ever shown to another: pages and bases go when who is signed in
 * changes.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** Of no person: the files this version of the app is built of. */
const shell = `lockstep shell ${version}`;
/** Of whoever is signed in now. A page goes with the files it names, so a new version begins anew. */
const personal = `lockstep personal ${version}`;
/** Ms a page may take before the kept one is shown: a cut wire does not say that it is cut. */
const patience = 4_000;

const shellPaths = new Set([...build, ...files]);
/** Where the app's parts are, of any version: named by what is in them. */
const parts = '/_app/immutable/';

worker.addEventListener('install', (event) => {
	event.waitUntil(
		caches
			.open(shell)
			.then((cache) => cache.addAll([...shellPaths]))
			.then(() => worker.skipWaiting())
	);
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(forgetOldShells().then(() => worker.clients.claim()));
});

/** All but the one before this, of which a tab may still be open: it fetches its parts as they are needed. */
async function forgetOldShells(): Promise<void> {
	const names = await caches.keys();
	const former = names.filter((name) => name.startsWith('lockstep shell ') && name !== shell).at(-1);
	const kept = [shell, personal, former];
	await Promise.all(names.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)));
}

/**
 * `{ kind: 'forget' }`: somebody signed in or out; the answer, on the port that came with it, says it is done.
 * `{ kind: 'keep', path }`: this board's page is on screen, though it may never have been fetched as a page.
 */
worker.addEventListener('message', (event) => {
	const message = event.data as { kind?: unknown; path?: unknown } | null;
	if (message?.kind === 'forget')
		event.waitUntil(forget().finally(() => event.ports[0]?.postMessage('forgotten')));
	if (message?.kind === 'keep' && typeof message.path === 'string') event.waitUntil(keep(message.path));
});

/** The pages whose forms sign somebody in or out. */
const doors = /^\/(sign-in|join|setup|w|account)$/;

/** Nobody's pages, and nobody known to be signed in, until the server says so again. */
async function forget(): Promise<void> {
	// One may fail where the browser's storage is broken; the other is to be done all the same.
	const done = await Promise.allSettled([caches.delete(personal), forgetWho()]);
	for (const each of done) if (each.status === 'rejected') console.warn('Not all was forgotten', each.reason);
}

async function forgetWho(): Promise<void> {
	const known = await indexedDB.databases();
	if (!known.some(({ name }) => name === 'lockstep')) return;
	const db = await openDB('lockstep');
	if (db.objectStoreNames.contains('who')) await db.delete('who', 'current');
	db.close();
}

async function keep(path: string): Promise<void> {
	const url = new URL(path, worker.location.origin);
	if (url.origin !== worker.location.origin || !boardPage.test(url.pathname)) return;
	const cache = await caches.open(personal);
	for (const each of [url.pathname, `${url.pathname}/__data.json`]) {
		const response = await fetch(each, { redirect: 'manual' });
		if (response.ok) await cache.put(each, response);
	}
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== worker.location.origin) return;
	if (request.method === 'POST' && doors.test(url.pathname)) event.waitUntil(forget());
	if (request.method !== 'GET') return;
	if (shellPaths.has(url.pathname) || url.pathname.startsWith(parts))
		event.respondWith(fromShell(request, url));
	else if (isBase(url)) event.respondWith(fromPersonal(request));
	else if (isBoardPage(request, url)) event.respondWith(fromNetwork(request, url));
});

/** The base of a generation never changes. Nothing else of the API is kept. */
const isBase = ({ pathname }: URL): boolean => /^\/api\/v1\/boards\/[^/]+\/generations\/\d+$/.test(pathname);

const boardPage = /^\/boards\/(?!new\b)[^/]+(\/outline)?(\/__data\.json)?$/;

/** A board's page, or the data by which SvelteKit goes to it without loading the page anew. */
const isBoardPage = (request: Request, { pathname }: URL): boolean =>
	boardPage.test(pathname) && (request.mode === 'navigate' || pathname.endsWith('/__data.json'));

async function fromShell(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(shell);
	return (await cache.match(url.pathname)) ?? (await caches.match(url.pathname)) ?? fetch(request);
}

async function fromPersonal(request: Request): Promise<Response> {
	const cache = await caches.open(personal);
	// Whoever asks past every cache has found that what is kept is not what the server has.
	const kept = request.cache === 'reload' ? undefined : await cache.match(request, { ignoreVary: true });
	if (kept) return kept;
	const response = await fetch(request);
	if (response.ok) await cache.put(request, response.clone());
	return response;
}

/** What the server says, kept for a time without it. A redirect (to sign-in) or a refusal is not kept, and ends what was. */
async function fromNetwork(request: Request, { pathname, searchParams }: URL): Promise<Response> {
	const cache = await caches.open(personal);
	const kept = await cache.match(pathname, { ignoreVary: true });
	const fetched = fetch(request).then(async (response) => {
		// SvelteKit names what it needs of the data by ones and zeros; only the whole is worth keeping.
		const whole = !searchParams.get('x-sveltekit-invalidated')?.includes('0');
		if (response.ok && !response.redirected && whole) await cache.put(pathname, response.clone());
		else if (!response.ok && response.status < 500) await cache.delete(pathname);
		return response;
	});
	if (!kept) return fetched;
	const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), patience));
	return Promise.race([fetched.catch(() => kept.clone()), late]);
}
