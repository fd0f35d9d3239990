import Papa from 'papaparse';
import { type Problem, problem, type Row, type Separator } from './sheet.ts';

/** A file with more rows broken by quotation marks than this is no CSV, and trying each again would take for ever. */
const mostBroken = 50;

interface Reading {
	readonly rows: Row[];
	readonly problems: Problem[];
	/** Where a row was found broken that reading must go on behind; null at the end of the text. */
	resume: { offset: number; line: number } | null;
}

/**
 * Splits text whose line breaks are all `\n` into rows with the line each begins at. A quotation mark that is never
 * closed would swallow the rest of the file: such a row is left out, named, and reading goes on at the next line.
 */
export function readRecords(text: string, separator: Separator, first: number): { rows: Row[]; problems: Problem[] } {
	const reading: Reading = { rows: [], problems: [], resume: { offset: 0, line: first } };
	for (let broken = 0; reading.resume; broken++) {
		const from = reading.resume;
		reading.resume = null;
		if (broken > mostBroken) {
			const reason = `More than ${mostBroken} rows have broken quotation marks: nothing from here on is read`;
			reading.problems.push(problem('row-left-out', from.line, null, reason));
			break;
		}
		readFrom(reading, text.slice(from.offset), from, separator);
	}
	return reading;
}

function readFrom(
	reading: Reading,
	text: string,
	from: { offset: number; line: number },
	separator: Separator
): void {
	let at = 0;
	let line = from.line;
	if (text === '') return;
	Papa.parse<string[]>(text, {
		delimiter: separator,
		newline: '\n',
		step: ({ data, errors, meta }, parser) => {
			const lines = lineBreaks(text, at, meta.cursor);
			const spans = lines - (text[meta.cursor - 1] === '\n' ? 1 : 0) + 1;
			const quoted = errors.some((error) => error.type === 'Quotes');
			if (quoted && spans > 1) {
				reading.problems.push(problem('row-left-out', line, null, 'A quotation mark is opened here and not closed'));
				reading.resume = { offset: from.offset + text.indexOf('\n', at) + 1, line: line + 1 };
				parser.abort();
				return;
			}
			if (quoted) reading.problems.push(problem('note', line, null, 'Quotation marks inside a field are not doubled'));
			reading.rows.push({ line, cells: data });
			line += lines;
			at = meta.cursor;
		}
	});
}

function lineBreaks(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
