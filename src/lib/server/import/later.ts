import type { Result } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { asksFor, type ImportAsk } from './asks.ts';
import { compare } from './compare.ts';
import { type Mapping, mappingBy } from './mapping.ts';
import type { Column, PlannedFile } from './plan-file.ts';
import { type Facets, type Recalled, remember } from './remembered.ts';
import type { Problem } from './sheet.ts';

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

/** Compares a planned file with the board and with the import before (null: nothing is remembered of one). */
export function laterOn(
	{ preview, headers, items }: PlannedFile,
	table: Table,
	before: Recalled | null
): Result<Later, string> {
	const { columns, mapping, faults } = preview;
	if (faults.length > 0) return { ok: false, error: faults.join(' ') };
	const { differences, problems, unchanged, kept } = compare(before, { items, mapping, headers }, table);
	const asks = asksFor(differences, table, before);
	return {
		ok: true,
		value: {
			asks,
			unchanged,
			columns,
			mapping,
			problems: [...preview.problems, ...problems].sort((a, b) => a.line - b.line),
			remember: (refused) => {
				const rows = new Map([...(before?.rows ?? []), ...kept]);
				for (const { key, id } of asks) if (refused.has(id)) restore(rows, key, before?.rows.get(key));
				const lasts = lasting(mapping, before?.mapping ?? null, headers);
				return remember({ mapping: lasts, rows, count: (before?.count ?? 0) + 1 });
			}
		}
	};
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
