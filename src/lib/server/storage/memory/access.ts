import type { PersonId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import {
	isOf,
	lastingKinds,
	type AccessLink,
	type Account,
	type AccountStore,
	type AuthSession,
	type AuthSessionStore,
	type Credentials,
	type LinkStore
} from '../account-ports.ts';
import type { Pages } from '../ports.ts';

/** Accounts, sign-ins and links of one memory store. */
class Kept {
	readonly accounts = new Map<PersonId, Credentials>();
	readonly sessions = new Map<string, AuthSession>();
	readonly links = new Map<string, { link: AccessLink; readonly secret: string }>();
	readonly visits = new Map<string, { readonly link: string; readonly expiresAt: number }>();

	withEmail(email: string): Credentials | null {
		return [...this.accounts.values()].find(({ account }) => account.email === email) ?? null;
	}

	/** Only what is there changes. */
	change(person: PersonId, how: (was: Credentials) => Credentials): void {
		const was = this.accounts.get(person);
		if (was) this.accounts.set(person, how(was));
	}

	endSessions(person: PersonId): void {
		for (const [id, session] of this.sessions) if (session.person === person) this.sessions.delete(id);
	}

	make(account: Account, password: string | null): 'made' | 'taken' {
		if (this.withEmail(account.email)) return 'taken';
		this.accounts.set(account.person, { account, password });
		return 'made';
	}

	revoke(id: string, at: number): boolean {
		const kept = this.links.get(id);
		if (kept?.link.state.kind !== 'live') return false;
		kept.link = { ...kept.link, state: { kind: 'revoked', at } };
		return true;
	}

	revokeWhere(which: (link: AccessLink) => boolean, at: number): void {
		for (const [id, { link }] of this.links) if (which(link)) this.revoke(id, at);
	}

	spend(id: string, by: PersonId, at: number): boolean {
		const kept = this.links.get(id);
		if (kept?.link.state.kind !== 'live' || isLasting(kept.link) || kept.link.expiresAt <= at) return false;
		kept.link = { ...kept.link, state: { kind: 'spent', at, by, seated: false } };
		return true;
	}
}

export function memoryAccess(): Pick<Pages, 'accounts' | 'authSessions' | 'links'> {
	const kept = new Kept();
	return { accounts: accounts(kept), authSessions: authSessions(kept), links: links(kept) };
}

const accounts = (kept: Kept): AccountStore => ({
	make: async (account, password) => kept.make(account, password),
	one: async (person) => kept.accounts.get(person)?.account ?? null,
	credentials: async (email) => kept.withEmail(email),
	all: async () =>
		[...kept.accounts.values()]
			.map(({ account }) => account)
			.sort((a, b) => a.name.localeCompare(b.name) || byText(a.person, b.person)),
	rename: async (person, name) =>
		kept.change(person, (was) => ({ ...was, account: { ...was.account, name } })),
	setPassword: async (person, password) => kept.change(person, (was) => ({ ...was, password })),
	async close(person, at) {
		kept.change(person, (was) => ({
			...was,
			account: { ...was.account, closedAt: was.account.closedAt ?? at }
		}));
		kept.endSessions(person);
		kept.revokeWhere((link) => opensFor(link, person), at);
	}
});

const opensFor = (link: AccessLink, person: PersonId): boolean =>
	(link.kind === 'sign-in' && link.person === person) ||
	((link.kind === 'invitation' || link.kind === 'point') && link.madeBy === person);

const isLasting = ({ kind }: AccessLink): boolean => lastingKinds.some((lasting) => lasting === kind);

const authSessions = (kept: Kept): AuthSessionStore => ({
	keep: async (session) => void kept.sessions.set(session.id, session),
	async find(id) {
		const session = kept.sessions.get(id);
		const account = session && kept.accounts.get(session.person)?.account;
		return account ? { session, account } : null;
	},
	of: async (person) =>
		[...kept.sessions.values()]
			.filter((session) => session.person === person)
			.sort((a, b) => b.startedAt - a.startedAt || byText(a.id, b.id)),
	async extend(id, expiresAt) {
		const was = kept.sessions.get(id);
		if (was) kept.sessions.set(id, { ...was, expiresAt });
	},
	end: async (id) => void kept.sessions.delete(id),
	endAll: async (person) => kept.endSessions(person),
	async sweep(now) {
		for (const [id, { expiresAt }] of kept.sessions) if (expiresAt <= now) kept.sessions.delete(id);
		for (const [id, { expiresAt }] of kept.visits) if (expiresAt <= now) kept.visits.delete(id);
	}
});

const links = (kept: Kept): LinkStore => ({
	keep: async (link, secret) => void kept.links.set(link.id, { link, secret }),
	find: async (secret) => [...kept.links.values()].find((each) => each.secret === secret)?.link ?? null,
	one: async (id) => kept.links.get(id)?.link ?? null,
	onBoard: async (board) =>
		[...kept.links.values()]
			.map(({ link }) => link)
			.filter((link) => 'board' in link)
			.filter((link) => link.board === board)
			.sort((a, b) => b.madeAt - a.madeAt || (a.id > b.id ? -1 : 1)),
	spend: async (id, by, at) => kept.spend(id, by, at),
	async admit(id, account, password) {
		const each = kept.links.get(id);
		const was = each?.link;
		if (!each || !was || !kept.spend(id, account.person, account.madeAt)) return 'spent';
		if (kept.make(account, password) === 'made') return 'admitted';
		each.link = was;
		return 'taken';
	},
	revoke: async (id, at) => kept.revoke(id, at),
	revokeSetup: async (at) => kept.revokeWhere((link) => link.kind === 'setup', at),
	unseated: async () =>
		[...kept.links.values()]
			.map(({ link }) => link)
			.filter((link) => link.kind === 'invitation')
			.filter(({ state }) => state.kind === 'spent' && !state.seated)
			.sort((a, b) => byText(a.id, b.id)),
	async seated(id) {
		const each = kept.links.get(id);
		if (each?.link.state.kind === 'spent')
			each.link = { ...each.link, state: { ...each.link.state, seated: true } };
	},
	visit: async (visit, link, expiresAt) => void kept.visits.set(visit, { link, expiresAt }),
	async visited(kind, visit, now) {
		const visited = kept.visits.get(visit);
		const link = visited && kept.links.get(visited.link)?.link;
		if (!visited || visited.expiresAt <= now || !isOf(link, kind)) return null;
		const { state, expiresAt }: AccessLink = link;
		return state.kind === 'live' && expiresAt > now ? link : null;
	}
});
