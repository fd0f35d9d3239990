import type { Tallies } from './play.ts';

/** How much of what was asked was accepted, an act a line. */
export function shares(tallies: Tallies): string {
	const lines = [...tallies]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([kind, { asked, accepted }]) => line(kind, asked, accepted));
	const total = [...tallies.values()].reduce((sum, { asked }) => sum + asked, 0);
	const yes = [...tallies.values()].reduce((sum, { accepted }) => sum + accepted, 0);
	return [...lines, line('all', total, yes)].join('\n');
}

const line = (name: string, asked: number, accepted: number): string => {
	const percent = ((100 * accepted) / Math.max(1, asked)).toFixed(1);
	return `${name.padEnd(20)} ${String(asked).padStart(9)}  ${percent.padStart(5)} %`;
};
