import type { SceneInput } from '../scene.ts';
import type { Theme } from '../theme.ts';

/** The shades a board lies on. The past and what would be have their own, so that neither is taken for now. */
interface Grounds {
	readonly ground: string;
	readonly lane: string;
	readonly head: string;
	/** The head of a row. */
	readonly row: string;
	/** What has no date. */
	readonly undated: string;
	readonly hatched: boolean;
}

export function groundsOf({ mood, whatIf }: Pick<SceneInput, 'mood' | 'whatIf'>, theme: Theme): Grounds {
	if (mood === 'past') return elsewhere(theme.past, theme.pastLane);
	if (whatIf) return elsewhere(theme.whatIf, theme.whatIfLane);
	return {
		...{ ground: theme.bg, lane: theme.laneAlt, head: theme.head, row: theme.head },
		...{ undated: theme.lane, hatched: false }
	};
}

const elsewhere = (ground: string, lane: string): Grounds => ({
	...{ ground, lane, head: ground, row: lane },
	...{ undated: ground, hatched: true }
});
