import { natural } from '#lib/server/import/order.ts';
import { timeboxNamed } from '#lib/server/import/rows.ts';
import type { Change } from './changes.ts';
import type { Fields } from './states.ts';
import type { HeldSession } from './story.ts';
import type { Matter } from './teller.ts';

/** Sessions that fall together are held so long after each other, ms. */
const apart = 60_000;

/**
 * One session a release, held when the last change that aims at it is made, and deciding all that was asked since the
 * one before. Old releases that one correction touched for the last time have their sessions right after each other.
 */
export function sessionsOf(
	changes: readonly Change[],
	matters: readonly Matter[],
	{ mapping }: Fields
): HeldSession[] {
	const last = new Map<string, number>();
	for (const { field, to, at } of changes) {
		const release = field === mapping.timebox ? timeboxNamed(to) : null;
		if (release !== null) last.set(release, at);
	}
	const end = changes.at(-1)?.at ?? 0;
	const order = [...last].sort(([a, at], [b, bAt]) => at - bAt || natural(a, b));
	const held: HeldSession[] = [];
	let rest = matters;
	for (const [n, [release, at]] of (order.length > 0 ? order : [['', end] as const]).entries()) {
		// What comes after the last date was set is decided in the last session.
		const until = n >= order.length - 1 ? end : at;
		const own = rest.filter((matter) => matter.at <= until);
		rest = rest.filter((matter) => matter.at > until);
		held.push({ release, at: Math.max(until, (held.at(-1)?.at ?? 0) + apart), matters: own });
	}
	return held;
}
