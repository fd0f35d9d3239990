import { guess } from './guess.ts';
import { type Mapping, mappingBy, type Meaning } from './mapping.ts';
import { type Counts, type Made, plan, type Plan } from './plan.ts';
import { readSheet } from './read.ts';
import type { Problem, Sheet } from './sheet.ts';
import type { Result } from '#lib/domain/result.ts';

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

/** A file read and planned: plain values, so that a thread can hand it over. */
export interface PlannedFile {
	readonly preview: Preview;
	readonly headers: readonly string[];
	readonly content: Plan['content'];
	readonly items: Plan['items'];
}

/**
 * Reads a file and plans a board from it, without making anything. Where no mapping is given it is the one of the import
 * before, as far as that fits, else a guess. The error is a sentence for the person importing.
 */
export function planFile(
	bytes: Uint8Array,
	mapping: Mapping | null,
	before: Mapping | null,
	fresh: () => string
): Result<PlannedFile, string> {
	const sheet = readSheet(bytes);
	if (!sheet.ok) return sheet;
	const { encoding, separator, headers } = sheet.value;
	const chosen = mapping ?? fitting(before, headers) ?? guess(headers);
	const { content, items, ...told } = plan(sheet.value, chosen, fresh);
	const preview = { encoding, separator, columns: samples(sheet.value), mapping: chosen, ...told };
	return { ok: true, value: { preview, headers, content, items } };
}

/** The mapping of the import before, as far as the new file has its columns; null where it lacks what it can't go without. */
function fitting(before: Mapping | null, headers: readonly string[]): Mapping | null {
	if (!before) return null;
	const there = (meaning: Meaning): boolean => headers.includes(before[meaning] ?? '');
	return there('key') && there('title')
		? mappingBy((meaning) => (there(meaning) ? before[meaning] : null))
		: null;
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
