import type { PersonId } from '#lib/domain/ids.ts';

/** What pages tell the gateway: what is in the store from now on, and what went wrong. */
export type Told =
	/** One sign-in ended, or with `authSession` null all of that person's. */
	| { readonly kind: 'auth-ended'; readonly person: PersonId; readonly authSession: string | null }
	/** A watch link was revoked. */
	| { readonly kind: 'link-ended'; readonly link: string }
	/** An invitation was taken: the seats it carries are to be asked for on behalf of its maker. */
	| { readonly kind: 'joined'; readonly link: string }
	/** A page could not be made, asked for under this request's id. */
	| { readonly kind: 'fault'; readonly request: string; readonly cause: unknown };

type Heeding = (told: Told) => void | Promise<void>;

/**
 * Pages and gateway are built apart, and in development the gateway is loaded from source: this module exists twice in one
 * process. What they share is the global symbol table.
 */
const key = Symbol.for('lockstep.bus');
const shared = globalThis as unknown as Record<symbol, Set<Heeding> | undefined>;
const heeding = (): Set<Heeding> => (shared[key] ??= new Set());

/** Tells everybody who heeds, and waits until they have seen to it. */
export async function tell(told: Told): Promise<void> {
	await Promise.all([...heeding()].map(async (heed) => heed(told)));
}

/** Heeds from now on; the answer ends that. */
export function heed(listener: Heeding): () => void {
	heeding().add(listener);
	return () => void heeding().delete(listener);
}
