import type { Answer } from '#lib/document/messages.ts';
import { unfinished, unprepared } from './sittings.ts';
import type { World } from './world.ts';

const gates = new Set(['GT1', 'GT2', 'LK6']);

/** What differs between the list a gate refuses with and what the model says is missing; null where nothing does. */
export function gateDiffers(world: World, kind: string, answer: Answer): string | null {
	if (answer.ok || !gates.has(answer.refusal.rule)) return null;
	const missing = kind === 'open' ? unprepared(world) : unfinished(world);
	const board = (answer.refusal.missing ?? []).map(({ what }) => what).sort();
	const model = missing.map((each) => each.split(' ')[0] ?? '').sort();
	const onlyUndecided = model.every((what) => what === 'undecided');
	if (kind === 'lock' && (answer.refusal.rule === 'LK6') !== onlyUndecided)
		return `refused by ${answer.refusal.rule}`;
	return board.join() === model.join() ? null : `the gate misses ${board.join()}, the model ${model.join()}`;
}
