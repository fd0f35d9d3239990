/** Lanes as lists show them. */

/** As one looks them up. */
export const byName = <T extends { readonly name: string }>(lanes: Iterable<T>): T[] =>
	[...lanes].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

/** `a;b`, as a table's cell keeps a list, read as `a, b`; a semicolon of prose or of an address stays. */
export const listed = (cell: string): string =>
	/:\/\/|;\s/.test(cell) ? cell : cell.split(';').filter(Boolean).join(', ');
