import type { AskedAct } from '#lib/domain/acts.ts';
import type { Content, Item } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';

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

/** Two items of one cell of kubelet in v1.37, in the team that has most there. */
export function pairOf(content: Content): [Standing, Standing] {
	const teams = Map.groupBy(itemsIn(content, 'kubelet', 'v1.37'), ({ team }) => team);
	const [first, second] = [...teams.values()].sort((a, b) => b.length - a.length)[0] ?? [];
	if (!first || !second) throw new Error('No team has two items in kubelet, v1.37.');
	return [first, second];
}

/** What somebody asks who would have an item stand in another timebox, behind nothing. */
export function laterMove({ places, timeboxes }: Content, item: ItemId, timebox: string): AskedAct {
	const place = places.find((each) => each.item === item);
	const to = timeboxes.find(({ name }) => name === timebox);
	if (!place || !to) throw new Error(`${item} stands nowhere, or there is no ${timebox}.`);
	const { product, team } = place;
	return {
		...{ kind: 'propose', because: null, cause: null },
		changes: [{ kind: 'move', item, to: { product, team, timebox: to.id, after: null } }]
	};
}
