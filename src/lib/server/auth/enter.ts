import { yes, type Result } from '#lib/domain/result.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { tell } from '../bus.ts';
import type { AccessLink, AccessLinkOf, LastingLink } from '../storage/account-ports.ts';
import type { Pages } from '../storage/ports.ts';
import { newAccount, signOut } from './accounts.ts';
import { Buckets } from './buckets.ts';
import { liveLink } from './links.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { digest, freshSecret } from './secrets.ts';
import { startSession } from './sessions.ts';

/** The ways in. Each answers with what goes into the cookie, or with a sentence for the person. */

interface Tries {
	/** Passwords, by network address. */
	readonly address: Buckets;
	/** Passwords for one account from one address. */
	readonly pair: Buckets;
	/** Passwords for one account from anywhere, and so far more: who tries them may not keep its owner out. */
	readonly account: Buckets;
	/** The present password, by who wants another. */
	readonly changes: Buckets;
	/** Links, by network address. */
	readonly links: Buckets;
	/** Visits by a link that lasts, each of which is kept as long as the link. */
	readonly visits: Buckets;
}
const tries = new WeakMap<Pages, Tries>();

/**
 * How often may be tried at the doors of one store. A whole company comes from one address as its MetaScrum
 * begins, and thousands may watch it. Nobody guesses a link's 192 bits, so its limits only spare the server.
 */
function triesAt(store: Pages): Tries {
	const known = tries.get(store) ?? {
		address: new Buckets({ burst: 200, everyMs: 500 }),
		pair: new Buckets({ burst: 10, everyMs: 20_000 }),
		account: new Buckets({ burst: 100, everyMs: 5000 }),
		changes: new Buckets({ burst: 10, everyMs: 20_000 }),
		links: new Buckets({ burst: 600, everyMs: 20 }),
		visits: new Buckets({ burst: 10_000, everyMs: 10_000 })
	};
	tries.set(store, known);
	return known;
}

const tooOften = { ok: false, error: 'Too many tries. Wait a minute, then try again.' } as const;

const tooMany = {
	ok: false,
	error: 'Too many come by this link. Try again later, or ask for another.'
} as const;

/** From where somebody comes: the network they are counted by (`networkOf`) and what their browser calls itself. */
export interface From {
	readonly address: string;
	readonly device: string;
}

/** By name and password. Which of the two was wrong is not said, nor told by the time it takes. */
export async function signIn(
	store: Pages,
	{ email, password }: { readonly email: string; readonly password: string },
	from: From
): Promise<Result<string, string>> {
	const now = Date.now();
	const { address, pair, account } = triesAt(store);
	const both = `${from.address} ${email}`;
	if (!address.take(from.address, now) || !pair.take(both, now) || !account.take(email, now)) return tooOften;
	const known = await store.accounts.credentials(email);
	const open = known?.account.closedAt === null;
	if (!(await verifyPassword(open ? known.password : null, password)) || !open)
		return { ok: false, error: 'That address and password do not belong together.' };
	pair.giveBack(both, Date.now());
	account.giveBack(email, Date.now());
	return yes(await startSession(store.authSessions, known.account.person, from.device));
}

/** By a one-time link. */
export async function signInByLink(
	store: Pages,
	secret: string,
	from: From
): Promise<Result<string, string>> {
	if (!triesAt(store).links.take(from.address, Date.now())) return tooOften;
	const link = await liveLink(store, 'sign-in', secret);
	if (!link.ok) return link;
	const { id, person } = link.value;
	if (!(await store.links.spend(id, person, Date.now()))) return spentMeanwhile;
	return yes(await startSession(store.authSessions, person, from.device));
}

/** What an invitation or setup token holds, before it is used. */
export async function look<K extends 'invitation' | 'setup'>(
	store: Pages,
	kind: K,
	secret: string,
	from: From
): Promise<Result<AccessLinkOf<K>, string>> {
	if (!triesAt(store).links.take(from.address, Date.now())) return tooOften;
	return liveLink(store, kind, secret);
}

/** A person who is new here, as the form asks. */
interface Newcomer {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

/** Makes an account by an invitation, or the first administrator by the setup token, and signs them in. */
export async function admit(
	store: Pages,
	link: AccessLinkOf<'invitation'> | AccessLinkOf<'setup'>,
	{ name, email, password }: Newcomer,
	from: From
): Promise<Result<string, string>> {
	const account = newAccount({ name, email, administrator: link.kind === 'setup' });
	const admitted = await store.links.admit(link.id, account, await hashPassword(password));
	if (admitted === 'spent') return spentMeanwhile;
	if (admitted === 'taken') return { ok: false, error: taken };
	if (link.kind === 'invitation') await tell({ kind: 'joined', link: link.id });
	return yes(await startSession(store.authSessions, account.person, from.device));
}

/** Takes the seats of an invitation as somebody who has an account. */
export async function accept(
	store: Pages,
	link: AccessLinkOf<'invitation'>,
	person: PersonId
): Promise<Result<null, string>> {
	if (!(await store.links.spend(link.id, person, Date.now()))) return spentMeanwhile;
	await tell({ kind: 'joined', link: link.id });
	return yes(null);
}

/** Exchanges a link that lasts for a cookie of its own that ends with the link. */
export async function enterBy<K extends LastingLink['kind']>(
	store: Pages,
	kind: K,
	secret: string,
	from: From
): Promise<Result<{ readonly link: AccessLinkOf<K>; readonly visit: string }, string>> {
	if (!triesAt(store).links.take(from.address, Date.now())) return tooOften;
	const link = await liveLink(store, kind, secret);
	if (!link.ok) return link;
	const { id, expiresAt }: AccessLink = link.value;
	if (!triesAt(store).visits.take(id, Date.now())) return tooMany;
	const visit = freshSecret();
	await store.links.visit(digest(visit), id, expiresAt);
	return yes({ link: link.value, visit });
}

/** Said beside the address, where an account is asked for that exists. */
const taken = 'There is an account with this address. Sign in first, then open the link again.';
const spentMeanwhile = { ok: false, error: 'This link has just been used.' } as const;

/** Changes a password, against the present one where there is one, and signs out every other device. */
export async function changePassword(
	store: Pages,
	{ person, authSession }: { readonly person: PersonId; readonly authSession: string },
	{ current, password }: { readonly current: string; readonly password: string }
): Promise<Result<null, string>> {
	const account = await store.accounts.one(person);
	if (!account || !triesAt(store).changes.take(person, Date.now())) return tooOften;
	const kept = (await store.accounts.credentials(account.email))?.password ?? null;
	if (kept !== null && !(await verifyPassword(kept, current)))
		return { ok: false, error: 'That is not your present password.' };
	await store.accounts.setPassword(person, await hashPassword(password));
	const others = (await store.authSessions.of(person)).filter(({ id }) => id !== authSession);
	for (const { id } of others) await signOut(store, person, id);
	return yes(null);
}
