import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import { actorOf } from '#lib/server/auth/actor.ts';
import { tell } from '#lib/server/bus.ts';
import { environment } from '#lib/server/env.ts';
import { openPages } from '#lib/server/storage/pages.ts';
import { OutOfReach, type Pages } from '#lib/server/storage/ports.ts';

let opened: Promise<Pages> | null = null;

/** Opened with the first request: the build loads this file too, and there is no data folder then. */
function store(): Promise<Pages> {
	const { dataDir, databaseUrl } = environment();
	opened ??= openPages(dataDir, databaseUrl).then(comingAgain, (cause: unknown) => {
		opened = null;
		return again(cause);
	});
	return opened;
}

/** The same ports. Where the store can't be reached the page says so: that is no fault, and who comes again is served. */
function comingAgain<P extends object>(port: P): P {
	const ways = Object.entries(port).map(([name, way]: [string, unknown]) => {
		if (typeof way !== 'function') return [name, comingAgain(way as object)];
		const ask = way as (...given: unknown[]) => Promise<unknown>;
		return [name, (...given: unknown[]) => ask(...given).catch(again)];
	});
	// Exactly the methods of the port, which no type can follow through `Object.entries`.
	return Object.fromEntries(ways) as P;
}

function again(cause: unknown): never {
	if (cause instanceof OutOfReach) error(503, OutOfReach.told);
	throw cause;
}

/** Who is asking? Nothing else. */
export const handle: Handle = async ({ event, resolve }) => {
	event.locals.store = await store();
	event.locals.caller = await actorOf(event.locals.store, event.request.headers.get('cookie'));
	return resolve(event);
};

/** Kit would print it beside the log, with whatever its words quote. That a page is not there the request's own line says. */
export const handleError: HandleServerError = async ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const request = event.request.headers.get('x-request-id') ?? '';
	await tell({ kind: 'fault', request, cause: error });
	return { message: 'Something went wrong here. It has been noted.' };
};
