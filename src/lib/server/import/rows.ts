import type { LiveDate } from '#lib/domain/board.ts';
import { isReserved } from '#lib/domain/pieces.ts';
import { readDay } from './days.ts';
import type { Mapping, Meaning } from './mapping.ts';
import { cut, hasUnseen, oneLine, plainText } from './plain.ts';
import { type Problem, problem, type Row, type Sheet } from './sheet.ts';

/** Where an item stands whose file names no product, no team, no date. */
export const noProduct = 'No product';
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

/** One row's cells by meaning, and where to say what is wrong with them. */
interface Reader {
	readonly row: Row;
	readonly headers: readonly string[];
	readonly mapping: Mapping;
	readonly problems: Problem[];
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

/** The cell as written; empty where the mapping has no such column. */
function cell({ row, headers, mapping }: Reader, meaning: Meaning): string {
	const header = mapping[meaning];
	return header === null ? '' : (row.cells[headers.indexOf(header)] ?? '');
}

function tell(reader: Reader, meaning: Meaning | null, severity: Problem['severity'], reason: string): null {
	const column = meaning && reader.mapping[meaning];
	reader.problems.push(problem(severity, reader.row.line, column, reason));
	return null;
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

/** A cell's text on one line, cut to what the board takes; null where it is empty. */
function short(reader: Reader, meaning: Meaning, most: number, text = cell(reader, meaning)): string | null {
	const line = oneLine(text);
	if (line.length > most)
		tell(
			reader,
			meaning,
			'value-left-out',
			`The text is longer than ${most} characters: the rest is left out`
		);
	return line === '' ? null : cut(line, most);
}

/** `notDated` text and an empty cell are the same: no timebox. */
function timeboxOf(reader: Reader): string | null {
	const name = short(reader, 'timebox', 200);
	return name === null || notDated.test(name) ? null : name;
}

/** A value, and whether its text must stay with the item because the value could not be read. */
interface Read<T> {
	readonly value: T | null;
	readonly kept: boolean;
}

function sizeOf(reader: Reader): Read<number> {
	const text = oneLine(cell(reader, 'size'));
	if (text === '') return { value: null, kept: false };
	const size = /^\d+([.,]\d+)?( ?(pts?|points?|sp))?\.?$/i.test(text)
		? parseFloat(text.replace(',', '.'))
		: NaN;
	if (size >= 0 && size <= 1000) return { value: size, kept: false };
	tell(
		reader,
		'size',
		'value-left-out',
		`“${cut(text, 40)}” is no number of points from 0 to 1000: kept as text`
	);
	return { value: null, kept: true };
}

function liveOf(reader: Reader): Read<LiveDate> {
	const customer = cut(oneLine(cell(reader, 'customer')), 200);
	const text = oneLine(cell(reader, 'date'));
	const { customer: hasCustomer, date: hasDate } = reader.mapping;
	if (hasCustomer === null || hasDate === null) return { value: null, kept: true };
	if (customer === '' || text === '') return { value: null, kept: customer !== text };
	const date = readDay(text);
	if (date !== null) return { value: { customer, date }, kept: false };
	const reason = `“${cut(text, 40)}” is no date, or may be one of two: kept as text. Write YYYY-MM-DD`;
	tell(reader, 'date', 'value-left-out', reason);
	return { value: null, kept: true };
}

/** Columns that have no place of their own, and those in `kept`, stay with the item. */
function fieldsOf(reader: Reader, kept: readonly Meaning[]): [string, string][] {
	const { row, headers, mapping } = reader;
	const taken = new Set(Object.values({ ...mapping, contributing: null }));
	for (const meaning of kept) taken.delete(mapping[meaning]);
	const fields: [string, string][] = [];
	for (const [at, header] of headers.entries()) {
		const text = plainText(row.cells[at] ?? '');
		if (taken.has(header) || text === '') continue;
		if (text.length > 2000)
			reader.problems.push(
				problem(
					'value-left-out',
					row.line,
					header,
					'The text is longer than 2000 characters: the rest is left out'
				)
			);
		fields.push([header, cut(text, 2000)]);
	}
	const rest = fields.splice(40);
	if (rest.length > 0)
		reader.problems.push(
			problem(
				'value-left-out',
				row.line,
				null,
				`An item keeps 40 further columns: ${rest.length} are left out`
			)
		);
	return fields;
}

const listOf = (text: string): string[] => text.split(/[;\n]/).map(oneLine).filter(Boolean);

/** Keys in a cell, separated by `;`, `,` or line breaks. */
const keysIn = (text: string): string[] => [
	...new Set(
		text
			.split(/[;,\n]/)
			.map(oneLine)
			.filter(Boolean)
	)
];
