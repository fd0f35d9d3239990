import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import type { AuthSession, AuthSessionStore } from '../storage/account-ports.ts';
import { digest } from './secrets.ts';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes, UserAttributes>;
		DatabaseSessionAttributes: { device: string };
		DatabaseUserAttributes: UserAttributes;
	}
}
interface SessionAttributes {
	readonly device: string;
}
interface UserAttributes {
	readonly name: string;
	readonly administrator: boolean;
}

/** A sign-in ends after a week without use… */
const idle = new TimeSpan(7, 'd');
/** …and after thirty days whatever happens. */
export const lifetimeMs = 30 * 24 * 3600 * 1000;

/** Who a session cookie's secret stands for, or null. */
interface SignedIn {
	readonly person: PersonId;
	readonly name: string;
	readonly administrator: boolean;
	readonly authSession: string;
}

/** Signs a person in; the answer is the cookie's value, which is kept nowhere else. */
export async function startSession(
	store: AuthSessionStore,
	person: PersonId,
	device: string
): Promise<string> {
	return (await luciaOn(store).createSession(person, { device })).id;
}

/** Asks Lucia about the secret a cookie holds. */
export async function validate(store: AuthSessionStore, secret: string | null): Promise<SignedIn | null> {
	if (secret === null) return null;
	const { session, user } = await luciaOn(store).validateSession(secret);
	if (!session) return null;
	const { name, administrator } = user;
	return { person: idOf<PersonId>(user.id), name, administrator, authSession: digest(secret) };
}

const made = new WeakMap<AuthSessionStore, Lucia<SessionAttributes, UserAttributes>>();

function luciaOn(store: AuthSessionStore): Lucia<SessionAttributes, UserAttributes> {
	const known = made.get(store);
	if (known) return known;
	const lucia = new Lucia<SessionAttributes, UserAttributes>(adapterOf(store), {
		sessionExpiresIn: idle,
		getSessionAttributes: ({ device }) => ({ device }),
		getUserAttributes: ({ name, administrator }) => ({ name, administrator })
	});
	made.set(store, lucia);
	return lucia;
}

/**
 * Lucia's adapter of our store. Lucia hands the raw secret about as a session's id; here it is hashed on its
 * way in and given back only to whoever brought it. The absolute lifetime is ours too: Lucia only slides.
 */
function adapterOf(store: AuthSessionStore, now: () => number = Date.now): Adapter {
	return {
		async getSessionAndUser(secret) {
			const found = await store.find(digest(secret));
			if (!found || found.account.closedAt !== null) return [null, null];
			const { person, name, administrator } = found.account;
			return [asLucia(found.session, secret), { id: person, attributes: { name, administrator } }];
		},
		async getUserSessions(user) {
			return (await store.of(idOf<PersonId>(user))).map((session) => asLucia(session, session.id));
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			const startedAt = now();
			const person = idOf<PersonId>(userId);
			const endsAt = startedAt + lifetimeMs;
			const expires = Math.min(expiresAt.getTime(), endsAt);
			await store.keep({ id: digest(id), person, startedAt, endsAt, expiresAt: expires, ...attributes });
		},
		async updateSessionExpiration(secret, expiresAt) {
			const session = (await store.find(digest(secret)))?.session;
			if (!session || session.expiresAt === session.endsAt) return;
			await noted(store.extend(session.id, Math.min(expiresAt.getTime(), session.endsAt)));
		},
		deleteSession: (secret) => noted(store.end(digest(secret))),
		deleteUserSessions: (user) => store.endAll(idOf<PersonId>(user)),
		deleteExpiredSessions: () => store.sweep(now())
	};
}

/**
 * Written by the way while somebody is recognized: that they were here, or that their time is over. A disk that does not take it
 * keeps nobody from reading; their next request writes it.
 */
const noted = (writing: Promise<unknown>): Promise<void> =>
	writing.then(
		() => undefined,
		() => undefined
	);

const asLucia = (session: AuthSession, id: string): DatabaseSession => ({
	id,
	userId: session.person,
	expiresAt: new Date(session.expiresAt),
	attributes: { device: session.device }
});
