import type { Mapping, Meaning } from './mapping.ts';
import type { Facets } from './remembered.ts';
import type { ImportedItem } from './rows.ts';

/** Which meanings a facet is read from. */
const sources: { readonly [F in Exclude<keyof Facets, 'fields'>]: readonly Meaning[] } = {
	title: ['title'],
	product: ['products'],
	team: ['team'],
	timebox: ['timebox'],
	size: ['size'],
	stage: ['stage'],
	status: ['status'],
	live: ['customer', 'date'],
	needs: ['needs'],
	related: ['related']
};

/**
 * The item as if the file had every column: a column that is not in the file says nothing, as a row that is not in it
 * drops nothing. `base` is what is known without the file.
 */
export function heard(
	item: ImportedItem,
	base: Facets,
	mapping: Mapping,
	headers: readonly string[]
): ImportedItem {
	const silent = Object.entries(sources)
		.filter(([, meanings]) => meanings.some((meaning) => mapping[meaning] === null))
		.map(([facet]) => facet);
	const kept = Object.fromEntries(Object.entries(base).filter(([facet]) => silent.includes(facet)));
	const missing = base.fields.filter(([column]) => !headers.includes(column));
	return { ...item, ...kept, fields: [...item.fields, ...missing] };
}
