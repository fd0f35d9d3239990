import type { Link } from '#lib/domain/board.ts';
import { idOf, type ItemId, type LinkId } from '#lib/domain/ids.ts';
import { circles } from './circles.ts';
import type { Mapping } from './mapping.ts';
import type { ImportedItem } from './rows.ts';
import { type Problem, problem } from './sheet.ts';

interface Linking {
	readonly ids: ReadonlyMap<string, ItemId>;
	readonly mapping: Mapping;
	readonly fresh: () => string;
	readonly links: Map<string, Link>;
	readonly problems: Problem[];
}

/** The links a file speaks of. Those to nothing, or to the item itself, are left out and named; circles are pointed out. */
export function linksOf(
	items: readonly ImportedItem[],
	ids: ReadonlyMap<string, ItemId>,
	mapping: Mapping,
	fresh: () => string
): { links: Link[]; problems: Problem[] } {
	const linking: Linking = { ids, mapping, fresh, links: new Map(), problems: [] };
	for (const item of items) for (const kind of ['needs', 'related'] as const) addLinks(linking, item, kind);
	const links = [...linking.links.values()];
	return { links, problems: [...linking.problems, ...circlesIn(items, mapping)] };
}

function addLinks(
	{ ids, mapping, fresh, links, problems }: Linking,
	item: ImportedItem,
	kind: Link['kind']
): void {
	const own = ids.get(item.key);
	for (const key of item[kind]) {
		const other = ids.get(key);
		if (!own || !other || own === other) {
			const reason =
				own === other ? 'The item is linked to itself' : `No item “${key}” is imported with this file`;
			problems.push(problem('value-left-out', item.line, mapping[kind], reason));
			continue;
		}
		// What an item needs is given by the other. Related has no direction: one link a pair, whoever names it.
		const [from, to] = kind === 'needs' || other < own ? [other, own] : [own, other];
		const pair = `${kind} ${from} ${to}`;
		if (!links.has(pair)) links.set(pair, { id: idOf<LinkId>(fresh()), kind, from, to });
	}
}

function circlesIn(items: readonly ImportedItem[], mapping: Mapping): Problem[] {
	const byKey = new Map(items.map((item) => [item.key, item]));
	const needs = new Map(items.map(({ key, needs }) => [key, needs.filter((other) => other !== key)]));
	return circles(needs).map((keys) => {
		const shown = keys.length > 6 ? [...keys.slice(0, 6), `${keys.length - 6} more`] : keys;
		const lines = keys.map((key) => byKey.get(key)?.line ?? 0);
		return problem(
			'note',
			Math.min(...lines),
			mapping.needs,
			`${shown.join(', ')} need each other in a circle`
		);
	});
}
