import type { Result } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { planAside } from './aside.ts';
import { type Founding, foundingOn } from './founding.ts';
import { type Later, laterOn } from './later.ts';
import type { Mapping } from './mapping.ts';
import type { Preview } from './plan-file.ts';
import { recall } from './remembered.ts';

/**
 * Import as the gateway offers it. Every function takes the file as it came and changes nothing; an error is a sentence
 * for the person importing (400). What is wrong inside the file is in `problems`, never an error.
 */

/** A dry run. Where no mapping is given it is guessed. */
export async function preview(
	bytes: Uint8Array,
	mapping: Mapping | null = null
): Promise<Result<Preview, string>> {
	const planned = await planAside(bytes, mapping, null);
	return planned.ok ? { ok: true, value: planned.value.preview } : planned;
}

/** The act that founds a board on a file, and what to remember of the file for the next import. */
export async function founding(
	bytes: Uint8Array,
	mapping: Mapping | null,
	as: { readonly name: string; readonly zone: string }
): Promise<Result<Founding, string>> {
	const planned = await planAside(bytes, mapping, null);
	return planned.ok ? foundingOn(planned.value, as) : planned;
}

/**
 * Compares a later file with what was kept of the import before (`StoredImport.body`; null: nothing was) and with the
 * board as it stands when the file has been read.
 */
export async function later(
	bytes: Uint8Array,
	mapping: Mapping | null,
	table: Table,
	last: string | null
): Promise<Result<Later, string>> {
	const before = last === null ? null : recall(last);
	const planned = await planAside(bytes, mapping, before?.mapping ?? null);
	return planned.ok ? laterOn(planned.value, table, before) : planned;
}
