import type { Content } from '#lib/domain/board.ts';
import { noProduct } from '#lib/domain/colour.ts';
import { contentOf, type Lanes } from './content.ts';
import { byName, byWeight, tally, variants } from './lanes.ts';
import { faultsOf, type Mapping } from './mapping.ts';
import { type ImportedItem, itemsOf, noTeam, undatedName } from './rows.ts';
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
