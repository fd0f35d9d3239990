import { ulid } from 'ulid';
import * as v from 'valibot';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import type { Account } from '../storage/account-ports.ts';
import type { Pages } from '../storage/ports.ts';
import { tell } from '../bus.ts';
import { hashPassword } from './passwords.ts';

/** What people type about themselves; the messages stand beside the field. */
export const fields = {
	name: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, 'Say what people call you.'),
		v.maxLength(80, 'At most 80 characters.')
	),
	email: v.pipe(
		v.string(),
		v.trim(),
		v.toLowerCase(),
		v.maxLength(200, 'At most 200 characters.'),
		v.email('Write an e-mail address, like mara@example.org.')
	),
	password: v.pipe(
		v.string(),
		v.minLength(10, 'At least 10 characters; a short sentence is good.'),
		v.maxLength(200, 'At most 200 characters.')
	)
} as const;

/** A new account; nothing is stored by this. */
export const newAccount = (
	{ name, email, administrator = false }: { name: string; email: string; administrator?: boolean },
	now = Date.now()
): Account => ({
	person: idOf<PersonId>(ulid(now)),
	name,
	email,
	administrator,
	madeAt: now,
	closedAt: null
});

/**
 * Makes an account, for the first run and the command line. Without a password its person comes in by
 * `oneTimeLink`. Throws where the address already has one.
 */
export async function createAccount(
	store: Pick<Pages, 'accounts'>,
	who: { name: string; email: string; administrator?: boolean; password?: string }
): Promise<Account> {
	const account = newAccount({ ...who, email: v.parse(fields.email, who.email) });
	const password = who.password === undefined ? null : await hashPassword(who.password);
	if ((await store.accounts.make(account, password)) === 'taken')
		throw new Error(`There is already an account for ${account.email}.`);
	return account;
}

/** Ends one sign-in of a person, or with null all of them, and the sockets that came by it. */
export async function signOut(
	store: Pick<Pages, 'authSessions'>,
	person: PersonId,
	authSession: string | null
): Promise<void> {
	await (authSession === null ? store.authSessions.endAll(person) : store.authSessions.end(authSession));
	await tell({ kind: 'auth-ended', person, authSession });
}

/** Closes an account: nothing opens by it any more, at once. */
export async function closeAccount(store: Pick<Pages, 'accounts'>, person: PersonId): Promise<void> {
	await store.accounts.close(person, Date.now());
	await tell({ kind: 'auth-ended', person, authSession: null });
}
