import { ulid } from 'ulid';
import type { SeatKind } from '#lib/domain/board.ts';
import type { BoardId, ItemId, PersonId } from '#lib/domain/ids.ts';
import { yes, type Result } from '#lib/domain/result.ts';
import { tell } from '../bus.ts';
import { isOf, type AccessLink, type AccessLinkOf } from '../storage/account-ports.ts';
import type { Pages } from '../storage/ports.ts';
import { digest, freshSecret } from './secrets.ts';

/** Links are paths with the secret in the fragment, which browsers send nobody: `/w#kJ3…`. */

const dayMs = 24 * 3600 * 1000;
type Links = Pick<Pages, 'links'>;

/** A sign-in that works once, for a day: the path to put behind the server's address. */
export async function oneTimeLink(store: Links, person: PersonId, days = 1): Promise<string> {
	const secret = freshSecret();
	await store.links.keep({ ...life(days), kind: 'sign-in', person }, digest(secret));
	return `/sign-in#${secret}`;
}

/** Reading one board without an account. */
export async function watchLink(
	store: Links,
	{
		board,
		madeBy = null,
		label,
		days
	}: { board: BoardId; madeBy?: PersonId | null; label: string; days: number }
): Promise<{ readonly id: string; readonly path: string }> {
	const secret = freshSecret();
	const link: AccessLink = { ...life(days), kind: 'watch', board, madeBy, label };
	await store.links.keep(link, digest(secret));
	return { id: link.id, path: `/w#${secret}` };
}

/** Bringing talking points to one board without an account. `madeBy` must be one who signs there. */
export async function pointLink(
	store: Links,
	what: { board: BoardId; madeBy: PersonId; item: ItemId | null; label: string; days: number }
): Promise<{ readonly id: string; readonly path: string }> {
	const secret = freshSecret();
	const { board, madeBy, item, label, days } = what;
	const link: AccessLink = { ...life(days), kind: 'point', board, madeBy, item, label };
	await store.links.keep(link, digest(secret));
	return { id: link.id, path: `/t#${secret}` };
}

/** A way in for one person, with seats on one board. `madeBy` must be one who may give them. */
export async function invite(
	store: Links,
	what: { board: BoardId; seats: readonly SeatKind[]; madeBy: PersonId; label: string; days: number }
): Promise<{ readonly id: string; readonly path: string }> {
	const secret = freshSecret();
	const { board, seats, madeBy, label, days } = what;
	const link: AccessLink = { ...life(days), kind: 'invitation', board, seats, madeBy, label };
	await store.links.keep(link, digest(secret));
	return { id: link.id, path: `/join#${secret}` };
}

/**
 * A new setup token, and the end of any older one: the path `/setup#…`, whose fragment may also be typed.
 * Null where there is an administrator already.
 */
export async function setupToken(store: Pick<Pages, 'links' | 'accounts'>): Promise<string | null> {
	if (await isAdministered(store)) return null;
	await store.links.revokeSetup(Date.now());
	const secret = freshSecret();
	await store.links.keep({ ...life(7), kind: 'setup' }, digest(secret));
	return `/setup#${secret}`;
}

/** Whether somebody administers this deployment already. */
export const isAdministered = async (store: Pick<Pages, 'accounts'>): Promise<boolean> =>
	(await store.accounts.all()).some((account) => account.administrator && account.closedAt === null);

/** Takes a link back; watchers who came by it are gone at once. */
export async function revokeLink(store: Links, link: AccessLink): Promise<void> {
	if ((await store.links.revoke(link.id, Date.now())) && link.kind === 'watch')
		await tell({ kind: 'link-ended', link: link.id });
}

/** The live link of that kind behind a secret; the refusal says what became of it. */
export async function liveLink<K extends AccessLink['kind']>(
	store: Links,
	kind: K,
	secret: string
): Promise<Result<AccessLinkOf<K>, string>> {
	const link = await store.links.find(digest(secret));
	if (!isOf(link, kind)) return dead('This link is not known here. Was all of it copied?');
	const { state } = link;
	if (state.kind === 'spent') return dead('This link has been used already. It works once.');
	if (state.kind === 'revoked') return dead('This link has been taken back.');
	if (link.expiresAt <= Date.now()) return dead('This link has run out. Ask for a new one.');
	return yes(link);
}

const dead = (error: string) => ({ ok: false, error }) as const;

function life(days: number): Pick<AccessLink, 'id' | 'madeAt' | 'expiresAt' | 'state'> {
	const madeAt = Date.now();
	return { id: ulid(madeAt), madeAt, expiresAt: madeAt + days * dayMs, state: { kind: 'live' } };
}
