import Papa from 'papaparse';
import type { Result } from '#lib/domain/result.ts';
import { decodeText } from './encoding.ts';
import { readRecords } from './records.ts';
import { cut, oneLine } from './plain.ts';
import {
	mostBytes,
	mostColumns,
	mostRows,
	type Problem,
	problem,
	type Row,
	type Separator,
	type Sheet
} from './sheet.ts';

const separators: readonly Separator[] = [',', ';', '\t', '|'];

/**
 * Reads a CSV file as people have it: any of four separators, quotes and line breaks in fields, UTF-8, UTF-16 or
 * Windows-1252. Rows that can't be read are named in `problems` and the others kept. The error is a sentence saying
 * why nothing of the file can be used.
 */
export function readSheet(bytes: Uint8Array): Result<Sheet, string> {
	if (bytes.length > mostBytes) return no(`The file is larger than ${mostBytes / 1024 / 1024} MB.`);
	const decoded = decodeText(bytes);
	if (!decoded.ok) return decoded;
	const { encoding } = decoded.value;
	const { text, line, named } = beginning(decoded.value.text.replace(/\r\n?/g, '\n'));
	if (text.trim() === '') return no('The file is empty.');
	const separator = named ?? separatorOf(text);
	const { rows, problems } = readRecords(text, separator, line);
	const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	if (!head) return no('The first line should name the columns, and its quotation marks are broken.');
	if (head.cells.length > mostColumns)
		return no(`The first line names ${head.cells.length} columns; at most ${mostColumns} can be imported.`);
	if (body.length > mostRows)
		return no(`The file has ${body.length} rows; at most ${mostRows} can be imported.`);
	const headers = headersOf(head, problems);
	const even = body.flatMap((row) => evenRow(row, headers.length, problems));
	return { ok: true, value: { encoding, separator, headers, rows: even, problems: problems.sort(byLine) } };
}

const no = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });
const byLine = (a: Problem, b: Problem): number => a.line - b.line;

/** Blank lines before the headers are skipped, and so is Excel's `sep=;`, which names the separator. */
function beginning(text: string): { text: string; line: number; named: Separator | null } {
	const blank = /^[\s\uFEFF]*\n/.exec(text.slice(0, 10_000))?.[0] ?? '';
	const rest = text.slice(blank.length).replace(/^\uFEFF/, '');
	const line = 1 + (blank.split('\n').length - 1);
	const sep = /^"?sep=(.)"?\n/i.exec(rest.slice(0, 10));
	const named = separators.find((separator) => separator === sep?.[1]) ?? null;
	return sep && named
		? { text: rest.slice(sep[0].length), line: line + 1, named }
		: { text: rest, line, named: null };
}

/** The one that splits the headers into the most columns: headers seldom hold separators, values often do. */
function separatorOf(text: string): Separator {
	const columns = (delimiter: Separator): number =>
		Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0;
	return separators.reduce((best, next) => (columns(next) > columns(best) ? next : best));
}

function headersOf({ line, cells }: Row, problems: Problem[]): string[] {
	const taken = new Set<string>();
	/** By name, the number under which the next of it may be free. */
	const numbers = new Map<string, number>();
	const trimmed = cells.map((cell) => cut(oneLine(cell), 70));
	while (trimmed.at(-1) === '') trimmed.pop();
	for (const [at, cell] of trimmed.entries()) {
		const name = cell === '' ? `Column ${at + 1}` : cell;
		let unique = name;
		let n = numbers.get(name) ?? 2;
		while (taken.has(unique)) unique = `${name} (${n++})`;
		numbers.set(name, n);
		if (unique !== name) {
			const reason = `Two columns are headed “${name}”: the later one is called “${unique}” here`;
			problems.push(problem('note', line, name, reason));
		}
		taken.add(unique);
	}
	return [...taken];
}

/** A row has a cell for every header; empty cells too many are only a spreadsheet's width. */
function evenRow({ line, cells }: Row, width: number, problems: Problem[]): Row[] {
	const rest = cells.slice(width);
	if (cells.length >= width && rest.every((cell) => cell.trim() === ''))
		return [{ line, cells: cells.slice(0, width) }];
	const reason = `The row has ${cells.length} columns where the headers name ${width}`;
	problems.push(problem('row-left-out', line, null, reason));
	return [];
}
