import type { AskedAct } from '#lib/domain/acts.ts';
import type { Chance } from './chance.ts';
import { hour, people } from './founding.ts';
import { unsigned } from './papers.ts';
import { signs, those } from './standing.ts';
import type { Paper, World } from './world.ts';

/** Pieces that what is asked is made of. */

/** An act that may still be nonsense: it is parsed at the edge like any other. */
export type Raw = { readonly kind: AskedAct['kind'] } & Record<string, unknown>;
export type Said = readonly [who: readonly string[], act: Raw];
export type Maker = (world: World, chance: Chance) => Said;

export const everybody = Object.keys(people);
export const text = 'These words stay beside the log.';
export const because = { because: text };

const openPapers = ({ papers }: World): Paper[] => papers.filter(({ state }) => state === 'open');
export const anyPaper = (world: World, chance: Chance): Paper | null =>
	chance.maybe(chance.once(12) ? world.papers : openPapers(world), null);
export const signersOf = (world: World, paper: Paper | null): string[] =>
	paper ? everybody.filter((person) => unsigned(paper).some((need) => signs(world, person, need))) : [];
export const ids = (list: readonly { readonly id: string }[], chance: Chance): string =>
	chance.maybe(list, null)?.id ?? 'none';
export const later = (world: World, chance: Chance): number =>
	world.now + (chance.once(12) ? -hour : hour * (1 + chance.below(72)));
export const laneOf = ({ ground }: World, chance: Chance): string =>
	chance.maybe(ground.lanes, null)?.id ?? 'gone';

export const about =
	(kind: Raw['kind'], more: Record<string, unknown> = {}): Maker =>
	(world, chance) => {
		const paper = anyPaper(world, chance);
		return [signersOf(world, paper), { kind, proposal: paper?.id ?? 'none', ...more }];
	};

export const lead = (world: World): string[] => those(world, 'lead');
export const chairs = (world: World): string[] => those(world, 'facilitate');
export const step =
	(kind: Raw['kind'], more: Record<string, unknown> = {}): Maker =>
	(world) => [chairs(world), { kind, ...more }];

export const settled = ({ points }: World): World['points'] =>
	points.filter(({ state }) => state === 'waiting');
export const openAlarms = (world: World, ...states: string[]): World['alarms'] =>
	world.alarms.filter(({ state }) => states.includes(state));
export const openBlocks = ({ blocks }: World): World['blocks'] => blocks.filter(({ solved }) => !solved);
export const openTellers = ({ tellers }: World): World['tellers'] => tellers.filter(({ done }) => !done);
export const openPaths = ({ paths }: World): World['paths'] => paths.filter(({ state }) => state === 'open');
export const openPleas = ({ pleas }: World): World['pleas'] => pleas.filter(({ state }) => state === 'asked');
