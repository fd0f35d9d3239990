/** Runs in which something once went wrong, by what it was: played again each time. */
export const pinned: Readonly<Record<string, readonly [seed: number, steps: number]>> = {
	'a tab whose id its person’s other tab wrote under hears of that before it writes': [1366683946, 4000],
	'what is known in part goes on where it stands, not where it says': [4, 2100]
};
