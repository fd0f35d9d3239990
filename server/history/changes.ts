import type { Result } from '#lib/domain/result.ts';
import { oneLine } from '#lib/server/import/plain.ts';
import { readSheet } from '#lib/server/import/read.ts';
import type { Row } from '#lib/server/import/sheet.ts';

/** One line of a history: at that time (UTC ms) a field of an item went from one text to another. */
export interface Change {
	readonly at: number;
	readonly key: string;
	readonly field: string;
	readonly from: string;
	readonly to: string;
}

const columns = ['at', 'key', 'field', 'from', 'to'] as const;

/** The changes of a CSV file with the columns `at,key,field,from,to`, oldest first. The error is a sentence. */
export function changesIn(bytes: Uint8Array): Result<readonly Change[], string> {
	const sheet = readSheet(bytes);
	if (!sheet.ok) return sheet;
	const { headers, rows, problems } = sheet.value;
	const missing = columns.filter((column) => !headers.includes(column));
	if (missing.length > 0) return no(`The file of changes has no column “${missing.join('”, “')}”.`);
	const [broken] = problems.filter(({ severity }) => severity === 'row-left-out');
	if (broken) return no(`Line ${broken.line} of the changes: ${broken.reason}.`);
	const at = (column: (typeof columns)[number]) => headers.indexOf(column);
	const changes: Change[] = [];
	for (const row of rows) {
		const cell = (column: (typeof columns)[number]) => oneLine(row.cells[at(column)] ?? '');
		const time = timeOf(cell('at'));
		if (time === null || cell('key') === '' || cell('field') === '') return no(unreadable(row));
		changes.push({ at: time, key: cell('key'), field: cell('field'), from: cell('from'), to: cell('to') });
	}
	if (changes.length === 0) return no('The file of changes holds none.');
	return { ok: true, value: changes.sort((a, b) => a.at - b.at) };
}

const unreadable = ({ line }: Row): string =>
	`Line ${line} of the changes needs a time such as 2020-03-17T22:11:26Z, a key and a field.`;

const no = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/** A time in UTC, or null: without the zone it would mean something else on every machine. */
function timeOf(text: string): number | null {
	const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? null : time;
}
