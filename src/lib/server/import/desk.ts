import type { Result } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { asksFor, type ImportAsk } from './asks.ts';
import { compare } from './compare.ts';
import { guess } from './guess.ts';
import { type Mapping, mappingBy, type Meaning } from './mapping.ts';
import { asking, type Asking } from './parsed.ts';
import { type Counts, type Made, plan, type Plan } from './plan.ts';
import { readSheet } from './read.ts';
import { type Facets, facetsOf, recall, remember } from './remembered.ts';
import type { ImportedItem } from './rows.ts';
import type { Problem, Sheet } from './sheet.ts';

/**
 * Import as the gateway offers it. Every function takes the file as it came and is pure but for `fresh`; an error is a
 * sentence for the person importing (400). What people did wrong inside the file is in `problems`, never an error.
 */

/** A column with up to three different values from it. */
export interface Column {
	readonly header: string;
	readonly samples: readonly string[];
}

/** A dry run: what a file holds and what it would come to. */
export interface Preview {
	readonly encoding: string;
	readonly separator: string;
	readonly columns: readonly Column[];
	readonly mapping: Mapping;
	readonly counts: Counts;
	readonly made: Made;
	readonly problems: readonly Problem[];
	/** Why no board can be founded on it; empty where one can. */
	readonly faults: readonly string[];
}

/** Reads a file and plans a board from it, without making anything. Where no mapping is given it is guessed. */
export function preview(bytes: Uint8Array, mapping: Mapping | null = null): Result<Preview, string> {
	const sheet = readSheet(bytes);
	if (!sheet.ok) return sheet;
	return { ok: true, value: previewOf(sheet.value, mapping ?? guess(sheet.value.headers)) };
}

function previewOf(
	sheet: Sheet,
	mapping: Mapping,
	planned: Plan = plan(sheet, mapping, counting())
): Preview {
	const { counts, made, problems, faults } = planned;
	const { encoding, separator } = sheet;
	return { encoding, separator, columns: samples(sheet), mapping, counts, made, problems, faults };
}

/** Ids for a board that will not be made. */
function counting(): () => string {
	let count = 0;
	return () => String(++count);
}

/** Up to three different values of each column, from all over the file's beginning. */
function samples({ headers, rows }: Sheet): Column[] {
	return headers.map((header, at) => {
		const values = new Set<string>();
		for (const { cells } of rows.slice(0, 500)) {
			const text = cells[at]?.replace(/\s+/g, ' ').trim() ?? '';
			if (text !== '') values.add(text.length > 60 ? `${text.slice(0, 59)}…` : text);
			if (values.size === 3) break;
		}
		return { header, samples: [...values] };
	});
}

/** What founds a board from a file. */
export interface Founding {
	readonly act: Asking<'found'>;
	readonly preview: Preview;
	/** To be kept as the board's last import (`StoredImport.body`). */
	readonly remember: string;
}

/** The act that founds a board on a file, and what to remember of the file for the next import. */
export function founding(
	bytes: Uint8Array,
	mapping: Mapping | null,
	{ name, zone }: { readonly name: string; readonly zone: string },
	fresh: () => string
): Result<Founding, string> {
	const sheet = readSheet(bytes);
	if (!sheet.ok) return sheet;
	const chosen = mapping ?? guess(sheet.value.headers);
	const planned = plan(sheet.value, chosen, fresh);
	if (planned.faults.length > 0) return { ok: false, error: planned.faults.join(' ') };
	const { content } = planned;
	return {
		ok: true,
		value: {
			act: asking({ kind: 'found', name, zone, content }),
			preview: previewOf(sheet.value, chosen, planned),
			remember: remember({ mapping: chosen, rows: rowsOf(planned.items), count: 1 })
		}
	};
}

const rowsOf = (items: readonly ImportedItem[]): Map<string, Facets> =>
	new Map(items.map((item) => [item.key, facetsOf(item)]));

/** What a later file asks of a board. */
export interface Later {
	readonly asks: readonly ImportAsk[];
	readonly unchanged: number;
	readonly columns: readonly Column[];
	readonly mapping: Mapping;
	readonly problems: readonly Problem[];
	/** What to keep as the board's last import, given the ids of the asks that were refused. */
	readonly remember: (refused: ReadonlySet<string>) => string;
}

/** Compares a later file with the board and with what was remembered of the import before (null: nothing was). */
export function later(
	bytes: Uint8Array,
	mapping: Mapping | null,
	table: Table,
	last: string | null
): Result<Later, string> {
	const sheet = readSheet(bytes);
	if (!sheet.ok) return sheet;
	const before = last === null ? null : recall(last);
	const chosen =
		mapping ?? fitting(before?.mapping ?? null, sheet.value.headers) ?? guess(sheet.value.headers);
	const planned = plan(sheet.value, chosen, counting());
	if (planned.faults.length > 0) return { ok: false, error: planned.faults.join(' ') };
	const { differences, problems, unchanged, kept } = compare(
		before,
		{ items: planned.items, mapping: chosen, headers: sheet.value.headers },
		table
	);
	const asks = asksFor(differences, table, before);
	return {
		ok: true,
		value: {
			asks,
			unchanged,
			columns: samples(sheet.value),
			mapping: chosen,
			problems: [...planned.problems, ...problems].sort((a, b) => a.line - b.line),
			remember: (refused) => {
				const rows = new Map([...(before?.rows ?? []), ...kept]);
				for (const { key, id } of asks) if (refused.has(id)) restore(rows, key, before?.rows.get(key));
				const lasts = lasting(chosen, before?.mapping ?? null, sheet.value.headers);
				return remember({ mapping: lasts, rows, count: (before?.count ?? 0) + 1 });
			}
		}
	};
}

/** The mapping of the import before, as far as the new file has its columns; null where it lacks what it can't go without. */
function fitting(before: Mapping | null, headers: readonly string[]): Mapping | null {
	if (!before) return null;
	const there = (meaning: Meaning): boolean => headers.includes(before[meaning] ?? '');
	return there('key') && there('title')
		? mappingBy((meaning) => (there(meaning) ? before[meaning] : null))
		: null;
}

/** What to remember of a mapping: a column that is missing this time may be back the next. */
const lasting = (chosen: Mapping, before: Mapping | null, headers: readonly string[]): Mapping =>
	mappingBy((meaning) => {
		const was = before?.[meaning] ?? null;
		return chosen[meaning] ?? (was !== null && !headers.includes(was) ? was : null);
	});

function restore(rows: Map<string, Facets>, key: string, before: Facets | undefined): void {
	if (before) rows.set(key, before);
	else rows.delete(key);
}

/** What became of a later import, row by row. */
export interface Outcome {
	readonly rows: readonly {
		readonly line: number;
		readonly key: string;
		readonly says: string;
		readonly state: 'proposed' | 'talking-point' | 'refused';
		readonly because: string | null;
	}[];
	readonly unchanged: number;
	readonly columns: readonly Column[];
	readonly mapping: Mapping;
	readonly problems: readonly Problem[];
}

/** Tells what became of each ask; `refused` gives the reason by the ask's id. */
export const outcomeOf = (
	{ asks, unchanged, columns, mapping, problems }: Later,
	refused: ReadonlyMap<string, string>
): Outcome => ({
	rows: asks.map(({ id, act, line, key, says }) => {
		const because = refused.get(id) ?? null;
		const state = because !== null ? 'refused' : act.kind === 'propose' ? 'proposed' : 'talking-point';
		return { line, key, says, state, because };
	}),
	unchanged,
	columns,
	mapping,
	problems
});
