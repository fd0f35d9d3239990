import type { Outcome } from '#lib/server/import/later.ts';
import type { Preview } from '#lib/server/import/plan-file.ts';
import { type Mapping, meanings } from '#lib/server/import/mapping.ts';
import type { Problem } from '#lib/server/import/sheet.ts';

/** What an import says on the terminal, line by line. */

const so = {
	'row-left-out': 'row left out',
	'value-left-out': 'value left out',
	note: 'have a look'
} as const;

/** `line 12, size: “XL” is no number … (value left out)` */
const problemLine = ({ line, column, reason, severity }: Problem): string =>
	`  line ${line}${column === null ? '' : `, ${column}`}: ${reason} (${so[severity]})`;

/** Which column means what. */
const mappingLines = (mapping: Mapping): string[] =>
	meanings.flatMap((meaning) =>
		mapping[meaning] === null ? [] : [`  ${meaning.padEnd(12)} ${mapping[meaning]}`]
	);

/** What a file would make. */
export function previewLines({ mapping, counts, made, problems, faults }: Preview): string[] {
	return [
		'Columns:',
		...mappingLines(mapping),
		`Makes ${counts.items} items from ${counts.rows} rows, ${counts.needs} dependencies, ${counts.related} related pairs, ${counts.live} live dates.`,
		list('Products', made.products),
		list('Teams', made.teams),
		list('Timeboxes', made.timeboxes),
		problems.length === 0 ? 'Every row arrives as it stands.' : `${problems.length} to know of:`,
		...problems.map(problemLine),
		...faults
	];
}

const list = (what: string, made: readonly { readonly name: string; readonly items: number }[]): string =>
	`${what} (${made.length}): ${made.map(({ name, items }) => `${name} ${items}`).join(', ')}`;

const became = { proposed: 'proposal', 'talking-point': 'talking point', refused: 'refused' } as const;

/** What a later file asks, or what became of it. */
export const outcomeLines = ({ rows, unchanged, problems }: Outcome): string[] => [
	...rows.map(({ line, key, says, state, because }) =>
		[`  line ${line}, ${key}: ${says} → ${became[state]}`, because].filter(Boolean).join(': ')
	),
	rows.length === 0 ? 'Nothing differs: the board stays as it is.' : `${rows.length} rows differ.`,
	`${unchanged} rows say nothing new.`,
	...problems.map(problemLine)
];
