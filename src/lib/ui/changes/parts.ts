import type { Table } from '#lib/domain/table.ts';

/** A key for a part that nobody has: `APP-7` is split into `APP-7.1`, `APP-7.2`, … */
export function freeKey(table: Table, whole: string, taken: readonly string[]): string {
	const isTaken = (key: string): boolean => table.index.keys.has(key) || taken.includes(key);
	let n = 1;
	while (isTaken(`${whole}.${n}`)) n += 1;
	return `${whole}.${n}`;
}
