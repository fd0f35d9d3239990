import type { Session } from '#lib/domain/board.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';
import { templateOf } from '#lib/domain/templates/templates.ts';

/** The item of the agenda that is due by the template's plan, stretched to the session's own length. */
interface Planned {
	readonly title: string;
	/** ms left of it; negative where the whole session is over its time. */
	readonly left: number;
	/** 0–1 of its time that has passed. */
	readonly passed: number;
	/** What comes after it; null for the last. */
	readonly next: string | null;
}

/** What is due at `now` (UTC ms); null where no session is under way. While closing it is the last item, which closes. */
export function plannedNow(table: Table, now: number): Planned | null {
	const session = currentSession(table);
	if (session?.state !== 'open' && session?.state !== 'closing') return null;
	const items = timed(table, session);
	const closing = session.state === 'closing';
	const at = closing ? items.length - 1 : items.findIndex(({ end }) => now < end);
	const item = items.at(at);
	if (!item) return null;
	const length = Math.max(1, item.end - item.begin);
	return {
		title: item.title,
		left: item.end - now,
		passed: Math.min(1, Math.max(0, (now - item.begin) / length)),
		next: at === -1 ? null : (items[at + 1]?.title ?? null)
	};
}

/** The agenda with the time at which each item begins and ends, UTC ms. */
function timed(table: Table, session: Session) {
	const { agenda } = templateOf(table);
	const planned = agenda.reduce((sum, { minutes }) => sum + minutes, 0);
	const stretch = (session.minutes * 60_000) / Math.max(1, planned);
	let end = session.openedAt ?? session.startsAt;
	return agenda.map(({ title, minutes }) => {
		const begin = end;
		end += minutes * stretch;
		return { title, begin, end };
	});
}
