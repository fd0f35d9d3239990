import { byText } from '#lib/domain/order.ts';
import * as v from 'valibot';
import { canonical, sha256 } from '#lib/domain/snapshot.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import type { ImportedItem } from './rows.ts';

/** What an import says of an item, as the next one is compared with it. */
export type Facets = Omit<ImportedItem, 'line' | 'key'>;

export const facetsOf = ({ line: _line, key: _key, ...facets }: ImportedItem): Facets => facets;

/** The last import of a board. */
export interface Remembered {
	readonly mapping: Mapping;
	/** By key. */
	readonly rows: ReadonlyMap<string, Facets>;
	/** How many imports there have been, this one included. */
	readonly count: number;
}

/** A remembered import and the SHA-256 of its text, which the ids of the acts that the next import asks are made from. */
export type Recalled = Remembered & { readonly hash: string };

const line = v.nullable(v.string());
const schema = v.strictObject({
	mapping: v.unknown(),
	count: v.number(),
	rows: v.array(
		v.tuple([
			v.string(),
			v.strictObject({
				title: v.string(),
				product: v.string(),
				team: v.string(),
				timebox: line,
				size: v.nullable(v.number()),
				stage: line,
				status: line,
				live: v.nullable(v.strictObject({ customer: v.string(), date: v.string() })),
				fields: v.array(v.tuple([v.string(), v.string()])),
				needs: v.array(v.string()),
				related: v.array(v.string())
			})
		])
	)
});

/** The text that `recall` reads. */
export const remember = ({ mapping, rows, count }: Remembered): string =>
	canonical({ mapping, count, rows: [...rows].sort(([a], [b]) => byText(a, b)) });

/** Reads what `remember` wrote; throws where it was written by something else, which is a bug. */
export function recall(text: string): Recalled {
	const { mapping, rows, count } = v.parse(schema, JSON.parse(text));
	const parsed = parseMapping(mapping);
	if (!parsed.ok) throw new Error(parsed.error);
	return { mapping: parsed.value, rows: new Map(rows), count, hash: sha256(text) };
}
