import type { Hung, Mark } from './free.ts';
import type { MarkId } from './ids.ts';
import { byText } from './order.ts';

/** What becomes of the free layer when a session is locked. Pure. */

const isPinned = (mark: Mark): boolean => 'pinned' in mark && mark.pinned === true;

/** What goes on in the next session: what was pinned, and with a pinned comment what was answered to it. */
export function carriedOver(all: readonly Hung[]): readonly Hung[] {
	const pinned = new Set(all.filter(({ mark }) => isPinned(mark)).map(({ id }): MarkId | null => id));
	return all.filter(({ mark }) => isPinned(mark) || (mark.kind === 'comment' && pinned.has(mark.answers)));
}

/** In the order in which an archive holds them: as they were made. */
export const inOrderMade = (all: readonly Hung[]): Hung[] =>
	[...all].sort((a, b) => a.mark.at - b.mark.at || byText(a.id, b.id));
