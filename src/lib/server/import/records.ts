import Papa from 'papaparse';
import { type Problem, problem, type Row, type Separator } from './sheet.ts';

interface Start {
	/** Where in the text, in UTF-16 units. */
	readonly offset: number;
	readonly line: number;
}

interface Reading {
	readonly rows: Row[];
	readonly problems: Problem[];
	/** Behind a broken row, where reading must go on; null when the end is reached. */
	resume: Start | null;
	/** How much was read in vain, so that a file made of broken rows can't take for ever. */
	wasted: number;
}

/**
 * Splits text whose line breaks are all `\n` into rows with the line each begins at. A quotation mark that is never
 * closed would swallow the rest of the file: such a row is left out, named, and reading goes on at the next line.
 */
export function readRecords(
	text: string,
	separator: Separator,
	first: number
): { rows: Row[]; problems: Problem[] } {
	const reading: Reading = { rows: [], problems: [], resume: { offset: 0, line: first }, wasted: 0 };
	const patience = Math.max(2 * text.length, 2_000_000);
	while (reading.resume) {
		const from = reading.resume;
		reading.resume = null;
		if (reading.wasted > patience) {
			const reason = 'Too many rows have broken quotation marks: nothing from here on is read';
			reading.problems.push(problem('row-left-out', from.line, null, reason));
		} else readFrom(reading, text.slice(from.offset), from, separator);
	}
	return reading;
}

/** Reads until the end or the first broken row, which it says in `reading.resume`. */
function readFrom(reading: Reading, text: string, from: Start, separator: Separator): void {
	if (text === '') return;
	let at = 0;
	let line = from.line;
	Papa.parse<string[]>(text, {
		delimiter: separator,
		newline: '\n',
		step: ({ data, errors, meta }, parser) => {
			const breaks = lineBreaks(text, at, meta.cursor);
			const several = breaks > 1 || (breaks === 1 && text[meta.cursor - 1] !== '\n');
			const broken = errors.some((error) => error.type === 'Quotes');
			if (broken && several) {
				const reason = 'A quotation mark is opened here and not closed';
				reading.problems.push(problem('row-left-out', line, null, reason));
				reading.wasted += meta.cursor - at;
				reading.resume = { offset: from.offset + text.indexOf('\n', at) + 1, line: line + 1 };
				parser.abort();
				return;
			}
			if (broken)
				reading.problems.push(problem('note', line, null, 'Quotation marks inside a field are not doubled'));
			reading.rows.push({ line, cells: data });
			line += breaks;
			at = meta.cursor;
		}
	});
}

function lineBreaks(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
