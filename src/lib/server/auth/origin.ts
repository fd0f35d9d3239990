/**
 * Whether a request that changes something, or opens a socket, comes from our own pages. With a public address
 * that is the only origin; without one the page's host must be the one it was asked of.
 */
export function sameOrigin(
	origin: string | null | undefined,
	host: string | null | undefined,
	publicUrl: string | null
): boolean {
	if (!origin || !URL.canParse(origin)) return false;
	const from = new URL(origin);
	if (publicUrl !== null) return from.origin === publicUrl;
	return /^https?:$/.test(from.protocol) && from.host === host;
}
