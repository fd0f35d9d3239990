import type { LaneRef, NewLane, Place, ProposedChange } from './board.ts';
import { isBefore } from './days.ts';
import { laneKey, laneOf, newLaneName, promisedBy } from './lookup.ts';
import { no, unreachable, type Refusal } from './result.ts';
import type { Table } from './table.ts';

/** Whether changes of lanes, columns, teams, shares and goals can happen on a table. */

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;
type OfLanes = Of<'share' | 'realign' | 'open-lane' | 'close-lane' | 'goal' | 'drop-goal'>;

const gone = () => no('PR4', 'This lane or timebox is no longer on the board.').error;

/** Why nothing can be put into a cell, or null. */
export const targetFlaw = (
	{ products, teams, timeboxes }: Table,
	{ product, team, timebox }: Pick<Place, 'product' | 'team' | 'timebox'>
): Refusal | null => (products.has(product) && teams.has(team) && timeboxes.has(timebox) ? null : gone());

/** Why a change of lanes or goals can't happen on this table, or null. */
export function laneFlaw(table: Table, change: OfLanes): Refusal | null {
	switch (change.kind) {
		case 'share':
			return table.products.has(change.product) ? null : gone();
		case 'realign':
			return table.teams.has(change.team) && knows(table.products, change.to) ? null : gone();
		case 'open-lane':
			return newLaneFlaw(table, change.lane);
		case 'close-lane':
			return closingFlaw(table, change.lane);
		case 'goal':
			return knows(table.products, change.goal.product) && knows(table.timeboxes, change.goal.timebox)
				? null
				: gone();
		case 'drop-goal':
			return table.goals.has(change.goal) ? null : no('PR4', 'This goal is no longer set.').error;
		default:
			return unreachable(change);
	}
}

const knows = (lanes: ReadonlyMap<string, unknown>, id: string | null): boolean =>
	id === null || lanes.has(id);

const collections = { product: 'products', team: 'teams', timebox: 'timeboxes' } as const;

function newLaneFlaw(table: Table, lane: NewLane): Refusal | null {
	const there = table[collections[lane.kind]];
	if (there.has(laneOf(lane).id)) return no('CH4', `This ${lane.kind} is already on the board.`).error;
	const name = newLaneName(lane);
	for (const other of there.values())
		if (other.name === name) return no('CH4', `There is a ${lane.kind} called ${name} already.`).error;
	return lane.kind === 'timebox' ? datesFlaw(table, lane.timebox) : null;
}

/** A new column stands behind all others, so it may not begin before one of them. */
function datesFlaw(
	{ timeboxes }: Table,
	{ name, starts, ends }: Extract<NewLane, { kind: 'timebox' }>['timebox']
): Refusal | null {
	if (isBefore(ends, starts)) return no('CH5', `${name} would end before it starts.`).error;
	for (const other of timeboxes.values())
		if (isBefore(starts, other.starts))
			return no('CH5', `${name} would stand behind ${other.name} and start before it.`).error;
	return null;
}

/** Only a lane that nothing stands in, and nothing else names, is closed. */
function closingFlaw(table: Table, lane: LaneRef): Refusal | null {
	const known = table[collections[lane.kind]].get(lane.id);
	if (!known) return gone();
	const items = table.index.filled.get(laneKey(lane)) ?? 0;
	const in_ = items > 0 ? `${items} ${items === 1 ? 'item stands' : 'items stand'} in it` : held(table, lane);
	return in_ === null ? null : no('CH3', `${known.name} is not empty: ${in_}.`).error;
}

/** What else holds a lane open, as the end of a sentence. */
function held(table: Table, lane: LaneRef): string | null {
	if (lane.kind === 'timebox') {
		if (table.index.filled.has(promisedBy(lane.id))) return 'a dependency is promised by then';
		for (const goal of table.goals.values())
			if (goal.timebox === lane.id) return `the goal “${goal.title}” is set for it`;
	}
	if (lane.kind !== 'product') return null;
	for (const goal of table.goals.values())
		if (goal.product === lane.id) return `the goal “${goal.title}” is set for it`;
	for (const { home, name } of table.teams.values()) if (home === lane.id) return `${name} works for it`;
	return null;
}
