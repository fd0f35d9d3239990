import type { Keep } from './keep.ts';
import { keepInBrowser } from './keep-idb.ts';

/** What a seat that nobody is signed in at is kept under. */
export const watcher = 'watcher';

/**
 * The server says who is signed in with this browser: a person's id, `watcher` for a watch link, or null for
 * nobody. Where that changed, what the browser keeps of pages goes; where somebody signed out, what it keeps
 * of their boards goes too. An outbox stays with its author and waits for them. Call it wherever the server
 * says so; it does nothing where nothing changed.
 */
export async function signedInAs(who: string | null, keep?: Keep): Promise<void> {
	const kept = keep ?? (await keepInBrowser());
	const before = await kept.who();
	if (before === who) return;
	await forgetPages();
	if (before !== null && who === null) await kept.forget(before);
	await kept.setWho(who);
}

/** Asks the service worker, where there is one, to keep the page on screen for a time without the server. */
export async function keepPage(): Promise<void> {
	const worker = await activeWorker();
	worker?.postMessage({ kind: 'keep', path: location.pathname });
}

async function forgetPages(): Promise<void> {
	const worker = controlling();
	if (!worker) return;
	const { port1, port2 } = new MessageChannel();
	const done = new Promise((resolve) => (port1.onmessage = resolve));
	worker.postMessage({ kind: 'forget' }, [port2]);
	await done;
	port1.close();
}

/** Service workers are there in browsers, over https or on localhost. */
const container = (): ServiceWorkerContainer | undefined =>
	typeof navigator === 'undefined' ? undefined : navigator.serviceWorker;

const controlling = (): ServiceWorker | null => container()?.controller ?? null;

/** The worker once it is there, which may be after the page; never where there is none. */
const activeWorker = async (): Promise<ServiceWorker | null> => (await container()?.ready)?.active ?? null;
