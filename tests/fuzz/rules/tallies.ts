import type { Tallies } from './play.ts';

/** How much of what was asked was accepted, an act a line. */
export function shares(tallies: Tallies): string {
	const lines = [...tallies]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([kind, { asked, accepted, free }]) => {
			const percent = `${((100 * accepted) / Math.max(1, asked)).toFixed(1).padStart(5)} %`;
			const left = free === 0 ? '' : `  ${((100 * free) / asked).toFixed(1)} % left to the rules`;
			return `${kind.padEnd(20)} ${String(asked).padStart(9)}  ${percent}${left}`;
		});
	const total = [...tallies.values()].reduce((sum, { asked }) => sum + asked, 0);
	const yes = [...tallies.values()].reduce((sum, { accepted }) => sum + accepted, 0);
	return [...lines, `${'all'.padEnd(20)} ${String(total).padStart(9)}  ${((100 * yes) / total).toFixed(1).padStart(5)} %`].join('\n');
}
