import type { Content, Item, Place, Product, Team } from '#lib/domain/board.ts';
import { idOf, type ItemId, type ProductId, type TeamId } from '#lib/domain/ids.ts';
import { ranks } from '#lib/domain/rank.ts';
import { timeboxesOf } from './columns.ts';
import { byName, byWeight, codesOf, type Named, tally, variants } from './lanes.ts';
import { linksOf } from './links.ts';
import { faultsOf, type Mapping } from './mapping.ts';
import { type ImportedItem, itemsOf, noProduct, noTeam, undatedName } from './rows.ts';
import type { Problem, Sheet } from './sheet.ts';

/** More lanes or columns than this come from a column that holds something else. */
const most = { products: 200, teams: 500, timeboxes: 300 } as const;

export interface Counts {
	readonly rows: number;
	readonly items: number;
	readonly leftOut: number;
	readonly needs: number;
	readonly related: number;
	readonly live: number;
}

/** The lanes and columns that will be made, with how many items stand in each. */
export interface Made {
	readonly products: readonly {
		readonly name: string;
		readonly code: string;
		readonly colour: number;
		readonly items: number;
	}[];
	readonly teams: readonly { readonly name: string; readonly items: number }[];
	readonly timeboxes: readonly { readonly name: string; readonly items: number; readonly undated: boolean }[];
}

/** What a file comes to, before anything is made. */
export interface Plan {
	readonly content: Content;
	readonly items: readonly ImportedItem[];
	readonly counts: Counts;
	readonly made: Made;
	/** In order of lines. */
	readonly problems: readonly Problem[];
	/** Why no board can be founded on it; empty where one can. */
	readonly faults: readonly string[];
}

/** Plans a board from a file and what its columns mean. Pure but for `fresh`, which gives a new id each call. */
export function plan(sheet: Sheet, mapping: Mapping, fresh: () => string): Plan {
	const faults = faultsOf(mapping, sheet.headers);
	const read = faults.length > 0 ? { items: [], problems: [] } : itemsOf(sheet, mapping);
	const lanes = lanesOf(read.items, mapping);
	if (faults.length === 0) faults.push(...tooMany(lanes, read.items));
	if (faults.length > 0) return planOf(sheet, read.items, lanes, empty, read.problems, faults);
	const { content, problems } = contentOf(read.items, lanes, mapping, fresh);
	return planOf(sheet, read.items, lanes, content, [...read.problems, ...lanes.problems, ...problems], []);
}

const empty: Content = { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] };

interface Lanes {
	readonly products: readonly Named[];
	readonly teams: readonly Named[];
	readonly timeboxes: readonly Named[];
	readonly problems: readonly Problem[];
}

function lanesOf(items: readonly ImportedItem[], mapping: Mapping): Lanes {
	const products = tally(items.map(({ product: name, line }) => ({ name, line })));
	const teams = tally(items.map(({ team: name, line }) => ({ name, line })));
	const timeboxes = tally(
		items.flatMap(({ timebox: name, line }) => (name === null ? [] : [{ name, line }]))
	);
	return {
		products: products.sort(byWeight(noProduct)),
		teams: teams.sort(byName(noTeam)),
		timeboxes,
		problems: [
			...variants(products, 'products', mapping.products),
			...variants(teams, 'teams', mapping.team),
			...variants(timeboxes, 'timeboxes', mapping.timebox)
		]
	};
}

function tooMany(lanes: Lanes, items: readonly ImportedItem[]): string[] {
	if (items.length === 0) return ['No row of the file can be imported.'];
	return (['products', 'teams', 'timeboxes'] as const)
		.filter((kind) => lanes[kind].length > most[kind])
		.map(
			(kind) =>
				`The file would make ${lanes[kind].length} ${kind}; at most ${most[kind]} fit. Is it the right column?`
		);
}

function contentOf(
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
		colour: at % 8,
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

function planOf(
	sheet: Sheet,
	items: readonly ImportedItem[],
	lanes: Lanes,
	content: Content,
	problems: readonly Problem[],
	faults: readonly string[]
): Plan {
	const all = [...sheet.problems, ...problems].sort((a, b) => a.line - b.line);
	const links = (kind: 'needs' | 'related'): number =>
		content.links.filter((link) => link.kind === kind).length;
	const counts: Counts = {
		rows: sheet.rows.length + sheet.problems.filter(({ severity }) => severity === 'row-left-out').length,
		items: items.length,
		leftOut: all.filter(({ severity }) => severity === 'row-left-out').length,
		needs: links('needs'),
		related: links('related'),
		live: items.filter(({ live }) => live !== null).length
	};
	return { content, items, counts, made: madeOf(lanes, content, items), problems: all, faults };
}

function madeOf(lanes: Lanes, content: Content, items: readonly ImportedItem[]): Made {
	const uses = new Map(lanes.timeboxes.map(({ name, items }) => [name, items]));
	const undated = items.filter(({ timebox }) => timebox === null).length;
	return {
		products: content.products.map(({ name, code, colour }, at) => ({
			name,
			code,
			colour,
			items: lanes.products[at]?.items ?? 0
		})),
		teams: lanes.teams.map(({ name, items }) => ({ name, items })),
		timeboxes: content.timeboxes.map((box) => ({
			name: box.undated ? undatedName : box.name,
			items: box.undated ? undated : (uses.get(box.name) ?? 0),
			undated: box.undated
		}))
	};
}
