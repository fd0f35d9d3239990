import type { Keep } from './keep.ts';
import { keepInBrowser } from './keep-idb.ts';

/** What a seat that nobody is signed in at is kept under. */
export const watcher = 'watcher';

/**
 * The server says who is signed in with this browser: a person's id, or `watcher` for a watch link. Where that
 * is somebody else than before, pages that were kept go. Boards and outboxes are kept by person anyway.
 */
export async function signedInAs(who: string, keep: Keep): Promise<void> {
	if ((await keep.who()) === who) return;
	await forgetPages();
	await keep.setWho(who);
}

/**
 * Somebody signed out: what this browser keeps of pages and of their boards goes. Their outbox stays and waits
 * for them. Without `who`: whoever was signed in last.
 */
export async function signedOut(who: string | null = null, keep?: Keep): Promise<void> {
	const kept = keep ?? keepInBrowser();
	const before = who ?? (await kept.who());
	await forgetPages();
	if (before !== null) await kept.forget(before);
	await kept.setWho(null);
}

/** Asks the service worker, where there is one, to keep the page on screen for a time without the server. */
export async function keepPage(): Promise<void> {
	const worker = await activeWorker();
	worker?.postMessage({ kind: 'keep', path: location.pathname });
}

/** Ms after which whoever waits for the worker goes on: where the browser's storage hangs, it may never answer. */
const patience = 2_000;

async function forgetPages(): Promise<void> {
	const worker = controlling();
	if (!worker) return;
	const { port1, port2 } = new MessageChannel();
	const done = new Promise((resolve) => {
		port1.onmessage = resolve;
		setTimeout(resolve, patience);
	});
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
