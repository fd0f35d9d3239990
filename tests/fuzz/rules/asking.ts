import type { AskedAct } from '#lib/domain/acts.ts';
import { everybody, type Raw } from './asking-pieces.ts';
import { always, called } from './asking-times.ts';
import type { Chance } from './chance.ts';
import { hour, root } from './founding.ts';
import type { Asker } from './judging.ts';
import { moment, sitting, type World } from './world.ts';

/** What somebody asks next: mostly what this moment calls for, by somebody who may; sometimes anything by anybody. */

export interface Asking {
	readonly asker: Asker;
	readonly act: unknown;
	/** What whoever signs has read, in the model's words. */
	readonly read?: string;
	readonly kind: AskedAct['kind'];
}

const isIdle = (act: Raw): boolean => Object.values(act).includes('none');

/** What is asked next. */
export function asking(world: World, chance: Chance): Asking {
	const state = sitting(world)?.state ?? 'none';
	const all = [...always, ...(called[state] ?? [])];
	let [whom, act] = chance.weighted(all)(world, chance);
	// Mostly about something that is there.
	for (let n = 0; n < 6 && isIdle(act) && !chance.once(8); n += 1)
		[whom, act] = chance.weighted(all)(world, chance);
	const anybody = [...everybody, root];
	const person = whom.length === 0 || chance.once(8) ? chance.of(anybody) : chance.of(whom);
	const link = act.kind === 'bring-point' ? !chance.once(6) : chance.once(200);
	return { asker: { person, administrator: person === root, link }, act, kind: act.kind };
}

/** How much time goes by before it: minutes mostly, days between sessions. */
export function waiting(world: World, chance: Chance): number {
	const quiet = moment(world) === 'locked';
	return chance.weighted<() => number>([
		[6, () => 0],
		[20, () => chance.below(hour / 2)],
		[quiet ? 3 : 1, () => chance.below(30 * hour)],
		[quiet ? 2 : 0, () => chance.below(9 * 24 * hour)]
	])();
}
