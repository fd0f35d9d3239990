import type { SeatKind } from '#lib/domain/board.ts';
import type { BoardId, ItemId, PersonId } from '#lib/domain/ids.ts';

/** Who may come in. All times are UTC ms; secrets reach these ports only as their SHA-256, hex. */

/** An account belongs to the deployment; what a person may do on a board is their seat there. */
export interface Account {
	readonly person: PersonId;
	readonly name: string;
	/** What one signs in with: trimmed, lower case, unique. */
	readonly email: string;
	/** May manage accounts and boards, and by that alone sign nothing. */
	readonly administrator: boolean;
	readonly madeAt: number;
	/** A closed account keeps its name in the record and opens nothing. */
	readonly closedAt: number | null;
}

export interface Credentials {
	readonly account: Account;
	/** argon2id in PHC form; null where the person has only come by a link so far. */
	readonly password: string | null;
}

export interface AccountStore {
	make(account: Account, password: string | null): Promise<'made' | 'taken'>;
	one(person: PersonId): Promise<Account | null>;
	credentials(email: string): Promise<Credentials | null>;
	/** All of them, closed ones too, by name. */
	all(): Promise<readonly Account[]>;
	rename(person: PersonId, name: string): Promise<void>;
	setPassword(person: PersonId, password: string): Promise<void>;
	/** Closes the account, ends its auth sessions and takes back the live links it made or was given. */
	close(person: PersonId, at: number): Promise<void>;
}

/** A sign-in of one browser. */
export interface AuthSession {
	/** SHA-256 of what the cookie holds: safe to show and to pass around. */
	readonly id: string;
	readonly person: PersonId;
	readonly startedAt: number;
	/** Slides with use, and never past `endsAt`. */
	readonly expiresAt: number;
	readonly endsAt: number;
	/** "Firefox on Linux", for the list of devices. */
	readonly device: string;
}

export interface AuthSessionStore {
	keep(session: AuthSession): Promise<void>;
	find(id: string): Promise<{ readonly session: AuthSession; readonly account: Account } | null>;
	of(person: PersonId): Promise<readonly AuthSession[]>;
	extend(id: string, expiresAt: number): Promise<void>;
	end(id: string): Promise<void>;
	endAll(person: PersonId): Promise<void>;
	/** Forgets what expired before `now`, watch visits too. */
	sweep(now: number): Promise<void>;
}

/** A link somebody was given. Its secret stands in the fragment and is kept here only hashed. */
export type AccessLink = LinkLife &
	(
		| {
				readonly kind: 'invitation';
				readonly board: BoardId;
				readonly seats: readonly SeatKind[];
				readonly madeBy: PersonId;
				/** For whom it was made, as its maker noted. */
				readonly label: string;
		  }
		| { readonly kind: 'sign-in'; readonly person: PersonId }
		| {
				readonly kind: 'watch';
				readonly board: BoardId;
				readonly madeBy: PersonId | null;
				readonly label: string;
		  }
		/** Whoever holds it brings talking points to the board's next session, and reads nothing of it. */
		| {
				readonly kind: 'point';
				readonly board: BoardId;
				/** Whose link it is: a Product Owner, in whose name the points stand. */
				readonly madeBy: PersonId;
				/** What it asks about; null: whatever its holder has to say. */
				readonly item: ItemId | null;
				readonly label: string;
		  }
		/** Whoever holds it makes the first administrator. */
		| { readonly kind: 'setup' }
	);
export type AccessLinkOf<K extends AccessLink['kind']> = Extract<AccessLink, { kind: K }>;
/** A link that belongs to a board. */
export type BoardLink = Extract<AccessLink, { readonly board: BoardId }>;

interface LinkLife {
	readonly id: string;
	readonly madeAt: number;
	readonly expiresAt: number;
	readonly state: LinkState;
}

export type LinkState =
	| { readonly kind: 'live' }
	/** `seated`: whether the seats an invitation carries have reached the board's log. */
	| { readonly kind: 'spent'; readonly at: number; readonly by: PersonId; readonly seated: boolean }
	| { readonly kind: 'revoked'; readonly at: number };

/** Whether there is a link, and of that kind. */
export const isOf = <K extends AccessLink['kind']>(
	link: AccessLink | null | undefined,
	kind: K
): link is AccessLinkOf<K> => link?.kind === kind;

/** The kinds that work until they end, any number of times; every other works once. */
export const lastingKinds = ['watch', 'point'] as const;
export type LastingLink = AccessLinkOf<(typeof lastingKinds)[number]>;

export interface LinkStore {
	keep(link: AccessLink, secret: string): Promise<void>;
	find(secret: string): Promise<AccessLink | null>;
	one(id: string): Promise<AccessLink | null>;
	/** Invitations, watch links and talking-point links of a board, newest first. */
	onBoard(board: BoardId): Promise<readonly BoardLink[]>;
	/** Uses up a link that works once; false where it is no longer live. Two at once: one of them gets it. */
	spend(id: string, by: PersonId, at: number): Promise<boolean>;
	/** `spend` and `make` in one transaction: a link is not lost to a name that is taken. */
	admit(id: string, account: Account, password: string): Promise<'admitted' | 'spent' | 'taken'>;
	/** False where it was not live. */
	revoke(id: string, at: number): Promise<boolean>;
	/** Takes back every live setup token. */
	revokeSetup(at: number): Promise<void>;
	/** Spent invitations whose seats have not reached the log yet: the owner of the board sees to them. */
	unseated(): Promise<readonly AccessLinkOf<'invitation'>[]>;
	seated(id: string): Promise<void>;
	/** A browser that came by a lasting link; `visit` is the SHA-256 of its cookie. */
	visit(visit: string, link: string, expiresAt: number): Promise<void>;
	/** The live link behind a visit; null where the visit came by another kind. */
	visited<K extends LastingLink['kind']>(
		kind: K,
		visit: string,
		now: number
	): Promise<AccessLinkOf<K> | null>;
}
