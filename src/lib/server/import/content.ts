import type { Content, Item, Place, Product, Team } from '#lib/domain/board.ts';
import { palette } from '#lib/domain/colour.ts';
import { idOf, type ItemId, type ProductId, type TeamId } from '#lib/domain/ids.ts';
import { ranks } from '#lib/domain/rank.ts';
import { timeboxesOf } from './columns.ts';
import { codesOf, type Named } from './lanes.ts';
import { linksOf } from './links.ts';
import type { Mapping } from './mapping.ts';
import type { ImportedItem } from './rows.ts';
import type { Problem } from './sheet.ts';

/** The names a file uses for lanes and columns; lanes in their order. */
export interface Lanes {
	readonly products: readonly Named[];
	readonly teams: readonly Named[];
	readonly timeboxes: readonly Named[];
	readonly problems: readonly Problem[];
}

/** The board that imported items make, in records with fresh ids. */
export function contentOf(
	items: readonly ImportedItem[],
	lanes: Lanes,
	mapping: Mapping,
	fresh: () => string
): { content: Content; problems: Problem[] } {
	const products = productsOf(lanes.products, fresh);
	const teams = teamsOf(lanes.teams, fresh);
	const timeboxes = timeboxesOf(
		lanes.timeboxes.map(({ name }) => name),
		fresh
	);
	const ids = new Map(items.map(({ key }) => [key, idOf<ItemId>(fresh())]));
	const { links, problems } = linksOf(items, ids, mapping, fresh);
	const placed = placing(ids, products, teams, timeboxes);
	const keys = ranks(items.length);
	return {
		content: {
			products,
			teams,
			timeboxes,
			items: items.flatMap((item) => boardItem(item, ids)),
			places: items.flatMap((item, at) => placed(item, keys[at] ?? '')),
			links
		},
		problems
	};
}

function productsOf(named: readonly Named[], fresh: () => string): Product[] {
	const codes = codesOf(named.map(({ name }) => name));
	const keys = ranks(named.length);
	return named.map(({ name }, at) => ({
		id: idOf<ProductId>(fresh()),
		name,
		code: codes[at] ?? '',
		colour: at % palette,
		rank: keys[at] ?? '',
		owner: null,
		share: null
	}));
}

function teamsOf(named: readonly Named[], fresh: () => string): Team[] {
	const keys = ranks(named.length);
	return named.map(({ name }, at) => ({
		id: idOf<TeamId>(fresh()),
		name,
		rank: keys[at] ?? '',
		capacity: null
	}));
}

/** An item as the board keeps it; nothing for a key without an id. */
function boardItem(
	{ key, title, size, stage, status, live, fields }: ImportedItem,
	ids: ReadonlyMap<string, ItemId>
): Item[] {
	const id = ids.get(key);
	return id ? [{ id, key, title, size, stage, status, live, fields }] : [];
}

function placing(
	ids: ReadonlyMap<string, ItemId>,
	products: Content['products'],
	teams: Content['teams'],
	timeboxes: Content['timeboxes']
): (item: ImportedItem, rank: string) => Place[] {
	const product = new Map(products.map(({ name, id }) => [name, id]));
	const team = new Map(teams.map(({ name, id }) => [name, id]));
	const timebox = new Map(timeboxes.filter(({ undated }) => !undated).map(({ name, id }) => [name, id]));
	const later = timeboxes.find(({ undated }) => undated)?.id;
	return (item, rank) => {
		const [own, lane, crew] = [ids.get(item.key), product.get(item.product), team.get(item.team)];
		const column = item.timebox === null ? later : timebox.get(item.timebox);
		return own && lane && crew && column
			? [{ item: own, product: lane, team: crew, timebox: column, rank }]
			: [];
	};
}
