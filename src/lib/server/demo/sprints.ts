import type { Timebox } from '#lib/domain/board.ts';
import { idOf, type TimeboxId } from '#lib/domain/ids.ts';
import { ranks } from '#lib/domain/rank.ts';

const day = 86_400_000;
/** Sprint 1 began on a Monday; each lasts two weeks. */
const beginning = Date.UTC(2024, 0, 1);
const length = 14;

/** How far before and behind the current Sprint the board looks. */
const first = -1;
const last = 5;

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The number of the Sprint under way on `today` (`YYYY-MM-DD`). */
const sprintOn = (today: string): number => Math.floor((Date.parse(today) - beginning) / (length * day)) + 1;

/** The day `offset` days into the Sprint `sprint` away from the current one, as `YYYY-MM-DD`. */
export const dayOf = (today: string, sprint: number, offset: number): string =>
	dateOf(beginning + ((sprintOn(today) - 1 + sprint) * length + offset) * day);

/** The columns of the demo board by what backlogs call them: `-1` is the Sprint before, `later` is not dated. */
export function sprintsAround(today: string, fresh: () => string): ReadonlyMap<string, Timebox> {
	const steps = Array.from({ length: last - first + 1 }, (_, at) => first + at);
	const keys = ranks(steps.length + 1);
	const id = (): TimeboxId => idOf<TimeboxId>(fresh());
	const boxes = steps.map((step, at): [string, Timebox] => [
		String(step),
		{
			id: id(),
			name: `Sprint ${sprintOn(today) + step}`,
			starts: dayOf(today, step, 0),
			ends: dayOf(today, step, length - 1),
			rank: keys[at] ?? '',
			undated: false
		}
	]);
	const later = { id: id(), name: 'Later', starts: null, ends: null, rank: keys.at(-1) ?? '', undated: true };
	return new Map([...boxes, ['later', later]]);
}
