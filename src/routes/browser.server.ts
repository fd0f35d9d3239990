import { redirect, type RequestEvent } from '@sveltejs/kit';
import { cookieAttributes, cookieNames } from '#lib/server/auth/cookies.ts';
import { deviceName } from '#lib/server/auth/device.ts';
import type { From } from '#lib/server/auth/enter.ts';
import { lifetimeMs } from '#lib/server/auth/sessions.ts';
import { environment, isSecure } from '#lib/server/env.ts';
import { networkOf } from '#lib/server/network.ts';

/** The browser behind a request: where it comes from, the cookies it is given, where it goes next. */

export const from = (event: RequestEvent): From => ({
	address: networkOf(event.getClientAddress()),
	device: deviceName(event.request.headers.get('user-agent'))
});

/** Gives the browser the cookie of an auth session. */
export function letIn({ cookies }: RequestEvent, secret: string): void {
	const secure = isSecure(environment());
	cookies.set(cookieNames(secure).session, secret, cookieAttributes(secure, lifetimeMs));
}

/** Gives the browser the cookie of a visit by a watch link, for as long as the link lasts. */
export function letWatch({ cookies }: RequestEvent, visit: string, expiresAt: number): void {
	const secure = isSecure(environment());
	cookies.set(cookieNames(secure).watch, visit, cookieAttributes(secure, expiresAt - Date.now()));
}

/** Gives the browser the cookie by which it brings talking points, for as long as the link lasts. */
export function letBring({ cookies }: RequestEvent, visit: string, expiresAt: number): void {
	const secure = isSecure(environment());
	cookies.set(cookieNames(secure).point, visit, cookieAttributes(secure, expiresAt - Date.now()));
}

/** Takes the cookie of the auth session away. */
export function letOut({ cookies }: RequestEvent): void {
	const secure = isSecure(environment());
	cookies.delete(cookieNames(secure).session, cookieAttributes(secure, 0));
}

/** Where to go after signing in: only ever a page of ours. */
export function next(to: string | null): string {
	if (to === null || !to.startsWith('/')) return '/';
	const here = 'http://here.invalid';
	const url = URL.parse(to, here);
	// What is left of `/.//elsewhere` once its dots are gone would name another server.
	return url?.origin === here ? url.pathname.replace(/^\/+/, '/') + url.search : '/';
}

/** The person asking; anybody else is asked to sign in and comes back here. */
export function personOf({ locals, url }: RequestEvent) {
	if (locals.caller.kind === 'person') return locals.caller;
	redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname)}`);
}
