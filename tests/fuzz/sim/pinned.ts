/** Runs in which something once went wrong, by what it was: played again each time. */
export const pinned: Readonly<Record<string, number>> = {};
