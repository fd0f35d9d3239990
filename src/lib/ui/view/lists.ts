/** Lanes as lists show them. */

/** In the board's order; ties by id. */
export const byRank = <T extends { readonly rank: string; readonly id: string }>(lanes: Iterable<T>): T[] =>
	[...lanes].sort((a, b) =>
		a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
	);

/** As one looks them up. */
export const byName = <T extends { readonly name: string }>(lanes: Iterable<T>): T[] =>
	[...lanes].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
