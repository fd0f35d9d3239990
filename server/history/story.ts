import type { Content } from '#lib/domain/board.ts';
import type { PlannedFile } from '#lib/server/import/plan-file.ts';
import type { ImportedItem } from '#lib/server/import/rows.ts';
import type { Change } from './changes.ts';
import { ground } from './ground.ts';
import { sessionsOf } from './sessions.ts';
import { fieldsIn } from './states.ts';
import { Teller, type Matter } from './teller.ts';

/** A history told as a MetaScrum: what founds the board, and what each session has to decide. */
export interface Story {
	readonly content: Content;
	/** Oldest first; the times are UTC ms and each later than the one before. */
	readonly sessions: readonly HeldSession[];
	/** Names of the teams that propose. */
	readonly teams: readonly string[];
	/** The items of the portfolio, as the board is to end. */
	readonly end: readonly ImportedItem[];
}

export interface HeldSession {
	/** The release it is held for. */
	readonly release: string;
	readonly at: number;
	readonly matters: readonly Matter[];
}

/** Plans the story of a portfolio from its changes, oldest first. Pure but for `fresh`, which gives a new id each call. */
export function storyOf(changes: readonly Change[], planned: PlannedFile, fresh: () => string): Story {
	const fields = fieldsIn(changes, planned.headers);
	const own = Map.groupBy(changes, ({ key }) => key);
	const { content, items, lanes } = ground(changes, planned, fields, fresh);
	const teller = new Teller({ fields, lanes, items, final: planned.items, own, fresh });
	for (const { item, to } of lanes.standing) teller.note(item, to);
	const matters = together(changes).flatMap((group) => teller.tell(group));
	return {
		content,
		sessions: sessionsOf(changes, matters, fields),
		teams: content.teams.map(({ name }) => name),
		end: planned.items
	};
}

/** Changes of one item made at one time; a field that changes twice at once begins the next group. */
function together(changes: readonly Change[]): Change[][] {
	const groups: Change[][] = [];
	const open = new Map<string, Change[]>();
	for (const change of changes) {
		const group = open.get(change.key);
		const isSame = group?.[0]?.at === change.at && !group.some(({ field }) => field === change.field);
		if (group && isSame) group.push(change);
		else {
			const begun = [change];
			groups.push(begun);
			open.set(change.key, begun);
		}
	}
	return groups;
}
