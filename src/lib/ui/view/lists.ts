/** Lanes as lists show them. */

/** As one looks them up. */
export const byName = <T extends { readonly name: string }>(lanes: Iterable<T>): T[] =>
	[...lanes].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
