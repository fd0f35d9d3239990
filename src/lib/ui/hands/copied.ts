import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';

/** Cards as text: what other programs get, and how they are known again when it is pasted here. Pure. */

/** One line a card, key and title parted by a tab, as a spreadsheet takes it. */
export const asText = (table: Table, items: readonly ItemId[]): string =>
	items
		.flatMap((id) => table.items.get(id) ?? [])
		.map(({ key, title }) => `${key}\t${title.replaceAll(/\s+/g, ' ')}`)
		.join('\n');

/** The cards a text names: each line by the key it begins with, wherever that list was made. Each once, in order. */
export function namedIn(table: Table, text: string): ItemId[] {
	const keys = text.split(/\r?\n/).map((line) => line.trim());
	const found = keys.flatMap((line) => byKey(table, line) ?? []);
	return [...new Set(found)];
}

/** By the whole line, by what stands before a tab, or by its first word without what may follow it. */
function byKey({ index }: Table, line: string): ItemId | undefined {
	const word = line.split(/\s/, 1)[0] ?? '';
	const cell = line.split('\t', 1)[0] ?? '';
	const [found] = [line, cell.trim(), word, word.replace(/[,;:]+$/, '')].flatMap(
		(key) => index.keys.get(key) ?? []
	);
	return found;
}
