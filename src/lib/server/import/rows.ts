import type { LiveDate } from '#lib/domain/board.ts';
import { noProduct } from '#lib/domain/colour.ts';
import { isReserved } from '#lib/domain/pieces.ts';
import { cell, fieldsOf, keysIn, listOf, liveOf, type Reader, short, sizeOf, tell } from './cells.ts';
import type { Mapping, Meaning } from './mapping.ts';
import { hasUnseen, oneLine } from './plain.ts';
import { type Problem, problem, type Sheet } from './sheet.ts';

/** Where an item stands whose file names no product, no team, no date. */
export const noTeam = 'No team';
export const undatedName = 'Later';

/** What people write for "not dated". */
const notDated =
	/^(v?0\.0(\.0)?|none|no|n\/a|na|tbd|tba|tbc|-+|–|—|\?+|later|backlog|future|undated|not dated|unscheduled|unplanned|no (sprint|iteration|release|cycle|milestone|date))$/i;

/** What a file says of one item, read and within the board's limits. */
export interface ImportedItem {
	readonly line: number;
	readonly key: string;
	readonly title: string;
	readonly product: string;
	readonly team: string;
	/** Null: not dated. */
	readonly timebox: string | null;
	readonly size: number | null;
	readonly stage: string | null;
	readonly status: string | null;
	readonly live: LiveDate | null;
	/** `[column, text]` of everything else, in the file's order. */
	readonly fields: readonly (readonly [string, string])[];
	/** Keys, as written. */
	readonly needs: readonly string[];
	readonly related: readonly string[];
}

/** Reads the rows as items. A row without a usable key, or with the key of an earlier one, is left out and named. */
export function itemsOf(sheet: Sheet, mapping: Mapping): { items: ImportedItem[]; problems: Problem[] } {
	const problems: Problem[] = [];
	const items = new Map<string, ImportedItem>();
	for (const row of sheet.rows) {
		const item = itemOf({ row, headers: sheet.headers, mapping, problems });
		if (!item) continue;
		const earlier = items.get(item.key);
		if (earlier) {
			const reason = `“${item.key}” stands already in line ${earlier.line}: line ${item.line} is left out`;
			problems.push(problem('row-left-out', item.line, mapping.key, reason));
		} else items.set(item.key, item);
	}
	return { items: [...items.values()], problems };
}

function itemOf(reader: Reader): ImportedItem | null {
	const key = keyOf(reader);
	if (key === null) return null;
	const size = sizeOf(reader);
	const live = liveOf(reader);
	const products = listOf(cell(reader, 'products'));
	const kept: Meaning[] = products.length > 1 ? ['products'] : [];
	if (size.kept) kept.push('size');
	if (live.kept) kept.push('customer', 'date');
	if (reader.row.cells.some(hasUnseen))
		tell(reader, null, 'note', 'Invisible control characters are left out');
	return {
		line: reader.row.line,
		key,
		title: titleOf(reader) ?? key,
		product: short(reader, 'products', 200, products[0] ?? '') ?? noProduct,
		team: short(reader, 'team', 200) ?? noTeam,
		timebox: timeboxOf(reader),
		size: size.value,
		stage: short(reader, 'stage', 80),
		status: short(reader, 'status', 80),
		live: live.value,
		fields: fieldsOf(reader, kept),
		needs: keysIn(cell(reader, 'needs')),
		related: keysIn(cell(reader, 'related'))
	};
}

function keyOf(reader: Reader): string | null {
	const key = oneLine(cell(reader, 'key'));
	if (key === '') return tell(reader, 'key', 'row-left-out', 'The row has no key');
	if (key.length > 80) return tell(reader, 'key', 'row-left-out', 'The key is longer than 80 characters');
	if (isReserved(key))
		return tell(reader, 'key', 'row-left-out', `“${key}” is a reserved word and can't be a key`);
	return key;
}

function titleOf(reader: Reader): string | null {
	const title = short(reader, 'title', 10_000);
	return (
		title ?? tell(reader, 'title', 'value-left-out', 'The row has no title: the key stands in its place')
	);
}

function timeboxOf(reader: Reader): string | null {
	return timeboxNamed(short(reader, 'timebox', 200) ?? '');
}

/** The timebox a text on one line names; null: not dated, be it empty or one of the words for that. */
export const timeboxNamed = (text: string): string | null =>
	text === '' || notDated.test(text) ? null : text;
