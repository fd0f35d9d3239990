import type { ImportedItem } from '#lib/server/import/rows.ts';
import { noTeam, timeboxNamed } from '#lib/server/import/rows.ts';
import { guess } from '#lib/server/import/guess.ts';
import type { Mapping } from '#lib/server/import/mapping.ts';
import type { Change } from './changes.ts';

/** Items as a history of single fields leaves them, step by step. */

/** The field that says that an item has come to be; `to` is its title then. */
export const created = 'created';

/** What the fields of a history mean: facets of an item, or further columns of the portfolio. */
export interface Fields {
	readonly mapping: Mapping;
	/** The portfolio's columns, in order. */
	readonly headers: readonly string[];
}

/** The meaning of each field that `changes` name, guessed as the columns of a portfolio are. */
export function fieldsIn(changes: readonly Change[], headers: readonly string[]): Fields {
	const names = new Set(changes.map(({ field }) => field));
	names.delete(created);
	return { mapping: guess([...names]), headers };
}

/** `alpha release` is the portfolio's `alpha`. */
function columnOf(field: string, headers: readonly string[]): string {
	const [word = field] = field.split(' ');
	return headers.includes(field) ? field : headers.includes(word) ? word : field;
}

/** The item with one field as `text` says. */
export function withField(item: ImportedItem, field: string, text: string, fields: Fields): ImportedItem {
	const { mapping, headers } = fields;
	switch (field) {
		case mapping.title:
			return { ...item, title: text === '' ? item.key : text };
		case mapping.team:
			return { ...item, team: text === '' ? noTeam : text };
		case mapping.status:
			return { ...item, status: text === '' ? null : text };
		case mapping.stage:
			return { ...item, stage: text === '' ? null : text };
		case mapping.timebox:
			return { ...item, timebox: timeboxNamed(text) };
		default:
			return { ...item, fields: withColumn(item.fields, columnOf(field, headers), text, headers) };
	}
}

/** Further columns stand in the portfolio's order, empty ones not at all. */
function withColumn(
	fields: ImportedItem['fields'],
	column: string,
	text: string,
	headers: readonly string[]
): ImportedItem['fields'] {
	const others = fields.filter(([name]) => name !== column);
	if (text === '') return others;
	const place = ([name]: readonly [string, string]) =>
		headers.includes(name) ? headers.indexOf(name) : headers.length;
	return [...others, [column, text] as const].sort((a, b) => place(a) - place(b));
}

/**
 * An item of the portfolio before the first of its changes: what they tell of it is as they found it, the rest as it
 * is in the end.
 */
export const before = (item: ImportedItem, changes: readonly Change[], fields: Fields): ImportedItem =>
	changes
		.filter(({ field }) => field !== created)
		.reduceRight((later, { field, from }) => withField(later, field, from, fields), item);
