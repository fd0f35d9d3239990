import type { BoardId, PersonId } from '#lib/domain/ids.ts';
import { environment, isSecure } from '../env.ts';
import type { Pages } from '../storage/ports.ts';
import { cookieNames, readCookie, type CookieNames } from './cookies.ts';
import { validate } from './sessions.ts';
import { digest } from './secrets.ts';

/** A board read by a watch link. */
interface Watch {
	readonly board: BoardId;
	readonly link: string;
}

/** Who is asking, by their cookies alone. */
export type Caller =
	| {
			readonly kind: 'person';
			readonly person: PersonId;
			readonly name: string;
			readonly administrator: boolean;
			/** Id of the auth session (not its secret), as the bus names it. */
			readonly authSession: string;
			/** A board they may read by a link besides those they are seated on. */
			readonly watch: Watch | null;
	  }
	| ({ readonly kind: 'watcher' } & Watch)
	| { readonly kind: 'stranger' };

type Store = Pick<Pages, 'authSessions' | 'links'>;

/** Who sends this `Cookie` header. A cookie that opens nothing makes a stranger, never an error. */
export async function actorOf(
	store: Store,
	cookieHeader: string | null | undefined,
	names: CookieNames = cookieNames(isSecure(environment()))
): Promise<Caller> {
	const [signedIn, watch] = await Promise.all([
		validate(store.authSessions, readCookie(cookieHeader, names.session)),
		watchOf(store, readCookie(cookieHeader, names.watch))
	]);
	if (signedIn) return { kind: 'person', ...signedIn, watch };
	return watch ? { kind: 'watcher', ...watch } : { kind: 'stranger' };
}

async function watchOf(store: Store, secret: string | null): Promise<Watch | null> {
	const link = secret === null ? null : await store.links.visited('watch', digest(secret), Date.now());
	return link && { board: link.board, link: link.id };
}
