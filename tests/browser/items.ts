import type { Content, Item } from '#lib/domain/board.ts';

/** An item of the portfolio as the tests need it. */
export interface Standing {
	readonly item: Item;
	readonly key: string;
	readonly product: string;
	readonly team: string;
	readonly timebox: string;
}

/**
 * Items that stand in a product and a timebox, in the board's order. Left out are those with a dependency: a move of
 * theirs may need signatures that the test does not speak of.
 */
export function itemsIn(content: Content, product: string, timebox: string): Standing[] {
	const nameOf = (records: readonly { readonly id: string; readonly name: string }[], id: string): string =>
		records.find((each) => each.id === id)?.name ?? '';
	const linked = new Set(
		content.links.filter(({ kind }) => kind === 'needs').flatMap(({ from, to }) => [from, to])
	);
	return content.places
		.filter(({ item }) => !linked.has(item))
		.map((place) => ({ place, item: content.items.find(({ id }) => id === place.item) }))
		.flatMap(({ place, item }) => {
			if (!item) return [];
			const standing: Standing = {
				...{ item, key: item.key },
				product: nameOf(content.products, place.product),
				team: nameOf(content.teams, place.team),
				timebox: nameOf(content.timeboxes, place.timebox)
			};
			return standing.product === product && standing.timebox === timebox ? [standing] : [];
		})
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}
