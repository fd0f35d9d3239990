/** What our cookies are called. With https the `__Host-` prefix keeps other hosts of the domain from setting them. */
export interface CookieNames {
	readonly session: string;
	readonly watch: string;
	readonly point: string;
}

export const cookieNames = (secure: boolean): CookieNames =>
	secure
		? { session: '__Host-lockstep', watch: '__Host-lockstep-watch', point: '__Host-lockstep-point' }
		: { session: 'lockstep', watch: 'lockstep-watch', point: 'lockstep-point' };

/** The same for all: no script reads them, no other site sends them along with a POST. */
export const cookieAttributes = (secure: boolean, maxAgeMs: number) =>
	({ httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: Math.floor(maxAgeMs / 1000) }) as const;

/** The value of one cookie of a `Cookie` header. Where a name comes twice the first counts, as RFC 6265 orders them. */
export function readCookie(header: string | null | undefined, name: string): string | null {
	for (const pair of (header ?? '').split(';')) {
		const at = pair.indexOf('=');
		if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null;
	}
	return null;
}
