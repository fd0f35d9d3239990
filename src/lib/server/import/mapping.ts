import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';

/** What a column may mean. Columns that mean none of these stay with the item as further fields. */
export const meanings = [
	'key',
	'title',
	'products',
	'team',
	'contributing',
	'timebox',
	'size',
	'stage',
	'status',
	'customer',
	'date',
	'needs',
	'related'
] as const;
export type Meaning = (typeof meanings)[number];

/** What each meaning is called, and said in a line, where a person chooses its column. */
export const meaningWords: { readonly [M in Meaning]: { readonly label: string; readonly hint: string } } = {
	key: { label: 'Key', hint: 'The short name people know an item by; no two are the same' },
	title: { label: 'Title', hint: 'What stands on the card' },
	products: { label: 'Product', hint: 'The product lane; of a list separated by “;” the first' },
	team: { label: 'Team', hint: 'The team lane inside the product' },
	contributing: { label: 'Contributing teams', hint: 'Other teams taking part' },
	timebox: { label: 'Timebox', hint: 'The column: Sprint, release, quarter; empty means not dated' },
	size: { label: 'Size', hint: 'A number of points' },
	stage: { label: 'Stage', hint: 'How far along its way: alpha, beta, stable' },
	status: { label: 'Status', hint: 'The state of the work' },
	customer: { label: 'Live date: customer', hint: 'Who was promised a date' },
	date: { label: 'Live date: date', hint: 'The day promised to that customer' },
	needs: { label: 'Needs', hint: 'Keys of items that must not land later than this one' },
	related: { label: 'Related', hint: 'Keys of items it has to do with' }
};

/** Which column holds what, by header; null where the file has no such column. */
export type Mapping = { readonly [M in Meaning]: string | null };

/** A whole mapping from the column of each meaning. */
export const mappingBy = (columnOf: (meaning: Meaning) => string | null): Mapping => ({
	key: columnOf('key'),
	title: columnOf('title'),
	products: columnOf('products'),
	team: columnOf('team'),
	contributing: columnOf('contributing'),
	timebox: columnOf('timebox'),
	size: columnOf('size'),
	stage: columnOf('stage'),
	status: columnOf('status'),
	customer: columnOf('customer'),
	date: columnOf('date'),
	needs: columnOf('needs'),
	related: columnOf('related')
});

const header = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null);
const schema = v.strictObject({
	key: header,
	title: header,
	products: header,
	team: header,
	contributing: header,
	timebox: header,
	size: header,
	stage: header,
	status: header,
	customer: header,
	date: header,
	needs: header,
	related: header
});

/** A mapping as it came over a wire or from a command line. The error is a sentence. */
export function parseMapping(input: unknown): Result<Mapping, string> {
	const parsed = v.safeParse(schema, input, { abortEarly: true });
	if (parsed.success) return { ok: true, value: parsed.output };
	const [issue] = parsed.issues;
	return { ok: false, error: `mapping: ${v.getDotPath(issue) ?? ''} ${issue.message}` };
}

/** Why `mapping` can't be used on these headers; empty where it can. */
export function faultsOf(mapping: Mapping, headers: readonly string[]): string[] {
	const faults: string[] = [];
	if (mapping.key === null) faults.push('Choose the column that holds the key.');
	if (mapping.title === null) faults.push('Choose the column that holds the title.');
	const taken = new Map<string, Meaning>();
	for (const meaning of meanings) {
		const header = mapping[meaning];
		if (header === null) continue;
		if (!headers.includes(header)) faults.push(`The file has no column “${header}”.`);
		const other = taken.get(header);
		if (other)
			faults.push(
				`“${header}” can't be both ${meaningWords[other].label} and ${meaningWords[meaning].label}.`
			);
		taken.set(header, meaning);
	}
	return faults;
}
