import { keep, kept } from '../kept.ts';

/** The secret a link carries behind its `#`, where browsers send it nobody; null where there is none. */
export const secretInAddress = (): string | null => decodeURIComponent(location.hash.slice(1)) || null;

const name = 'invitation';

/** The invitation's secret of this tab: it outlasts signing in on the way, which drops what is behind the `#`. */
export function invitationSecret(): string | null {
	const secret = secretInAddress();
	if (secret) keep(name, secret, 'session');
	return secret ?? kept(name, 'session');
}

/** Forgets the invitation once it has been taken, or turned out to be none. */
export const forgetInvitation = (): void => keep(name, null, 'session');
