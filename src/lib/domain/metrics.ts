import type { Entry } from './entries.ts';
import { figuresOf, together, type Figures } from './figures.ts';
import { imposedWill, type ImposedWill } from './imposed-will.ts';
import { count, emptyTally, running, sprintFrom, type Tally } from './tally.ts';

/**
 * The power shift (product.md 1.11): whether Product Owners decide and management proposes, in figures. Computed from
 * the log's entries and nothing else; times are UTC ms. What each figure counts stands in RULES.md, `PS1` and on.
 */

/** One Sprint, from lock to lock. */
export interface SprintFigures extends Figures {
	/** Number of the session that ended it; null: it runs. */
	readonly session: number | null;
	readonly from: number;
	readonly until: number | null;
}

export interface PowerShift {
	/** When it was asked for. */
	readonly at: number;
	/** Oldest first; the last one runs. */
	readonly sprints: readonly SprintFigures[];
	readonly total: Figures;
	/** One side proposes and nobody ever declines; null where that isn't so. */
	readonly warning: ImposedWill | null;
}

/** The figures of a whole log, its entries in order from the first. */
export function powerShift(entries: Iterable<Entry>, at: number): PowerShift {
	const tally = emptyTally();
	for (const entry of entries) count(tally, entry);
	return powerShiftOf(tally, at);
}

/** The figures of what has been counted so far, at a time. */
export function powerShiftOf(tally: Tally, at: number): PowerShift {
	const now = running(tally);
	const open = [...tally.impediments.values()].map((since) => at - since);
	const sprints = tally.sprints.map((each) => (each === now ? { ...each, ages: open } : each));
	return {
		at,
		sprints: sprints.map((sprint) => ({
			session: sprint.session,
			from: sprint.from,
			until: sprint.until,
			...figuresOf(sprint)
		})),
		total: figuresOf({ ...sprints.reduce(together, sprintFrom(now.from)), ages: open }),
		warning: imposedWill(sprints)
	};
}

/** Emergencies accepted a Sprint, over the Sprints that have ended; null before the first has. */
export function emergenciesPerSprint({ sprints }: Pick<PowerShift, 'sprints'>): number | null {
	const ended = sprints.filter(({ session }) => session !== null);
	if (ended.length === 0) return null;
	return ended.reduce((sum, { emergencies }) => sum + emergencies.accepted, 0) / ended.length;
}
