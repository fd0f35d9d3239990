import type { LiveDate } from '#lib/domain/board.ts';
import { readDay } from './days.ts';
import type { Mapping, Meaning } from './mapping.ts';
import { cut, oneLine, plainText } from './plain.ts';
import { type Problem, problem, type Row } from './sheet.ts';

/** One row's cells by meaning, and where to say what is wrong with them. */
export interface Reader {
	readonly row: Row;
	readonly headers: readonly string[];
	readonly mapping: Mapping;
	readonly problems: Problem[];
}

/** The cell as written; empty where the mapping has no such column. */
export function cell({ row, headers, mapping }: Reader, meaning: Meaning): string {
	const header = mapping[meaning];
	return header === null ? '' : (row.cells[headers.indexOf(header)] ?? '');
}

/** Notes what is wrong with a value of this row. Null, so that it can be the value's answer. */
export function tell(
	reader: Reader,
	meaning: Meaning | null,
	severity: Problem['severity'],
	reason: string
): null {
	const column = meaning && reader.mapping[meaning];
	reader.problems.push(problem(severity, reader.row.line, column, reason));
	return null;
}

/** A cell's text on one line, cut to what the board takes; null where it is empty. */
export function short(
	reader: Reader,
	meaning: Meaning,
	most: number,
	text = cell(reader, meaning)
): string | null {
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

/** A value, and whether its text must stay with the item because the value could not be read. */
interface Read<T> {
	readonly value: T | null;
	readonly kept: boolean;
}

/** Points, however they are written: `5`, `2,5`, `5 pts`. */
export function sizeOf(reader: Reader): Read<number> {
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

/** A live date is a customer and a day; one without the other is kept as text. */
export function liveOf(reader: Reader): Read<LiveDate> {
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
export function fieldsOf(reader: Reader, kept: readonly Meaning[]): [string, string][] {
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

/** Names in a cell, separated by `;` or line breaks. */
export const listOf = (text: string): string[] => text.split(/[;\n]/).map(oneLine).filter(Boolean);

/** Keys in a cell, separated by `;`, `,` or line breaks. */
export const keysIn = (text: string): string[] => [
	...new Set(
		text
			.split(/[;,\n]/)
			.map(oneLine)
			.filter(Boolean)
	)
];
