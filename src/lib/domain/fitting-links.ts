import type { ProposedChange } from './board.ts';
import type { LinkId } from './ids.ts';
import { sameAs } from './linking.ts';
import { no, type Refusal } from './result.ts';
import type { Table } from './table.ts';
import { isLater } from './time-order.ts';

/** Whether changes of dependencies can happen on a table. */

type Promise = Extract<ProposedChange, { kind: 'promise' }>;

/** Why there is nothing to release, or null. */
export const linkFlaw = ({ links }: Table, link: LinkId): Refusal | null =>
	links.has(link) ? null : no('PR4', 'This dependency is no longer on the board.').error;

/** Why this can't be promised, or null. */
export function promiseFlaw(table: Table, { link, from, to, neededBy }: Promise): Refusal | null {
	if (from === to) return no('CH7', 'An item can’t depend on itself.').error;
	if (!table.timeboxes.has(neededBy))
		return no('PR4', 'This lane or timebox is no longer on the board.').error;
	const known = table.links.get(link);
	if (known && (known.kind !== 'needs' || known.from !== from || known.to !== to))
		return no('CH7', 'This dependency joins other items.').error;
	return sameAs(table, { id: link, kind: 'needs', from, to })
		? no('CH7', 'This dependency is on the board already.').error
		: null;
}

/** Why the promises among changes would be broken on the board as they leave it, or null. */
export function promisesFlaw(now: Table, changes: readonly ProposedChange[]): Refusal | null {
	for (const change of changes) {
		if (change.kind !== 'promise' || now.links.get(change.link)?.neededBy === undefined) continue;
		const { from, neededBy } = change;
		if (!isLater(now, now.places.get(from)?.timebox, neededBy)) continue;
		const [giver, by] = [now.items.get(from)?.key ?? from, now.timeboxes.get(neededBy)?.name ?? neededBy];
		return no('CH8', `${giver} lands later than ${by}: nobody can promise that.`).error;
	}
	return null;
}
