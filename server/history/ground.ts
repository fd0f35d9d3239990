import { noProduct } from '#lib/domain/colour.ts';
import type { Content, Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { contentOf } from '#lib/server/import/content.ts';
import { byName, byWeight, tally } from '#lib/server/import/lanes.ts';
import type { PlannedFile } from '#lib/server/import/plan-file.ts';
import { noTeam, timeboxNamed, type ImportedItem } from '#lib/server/import/rows.ts';
import type { Change } from './changes.ts';
import { before, created, type Fields } from './states.ts';

/** The board before the first change: every lane and column the history will need, and the items older than it. */
export interface Ground {
	readonly content: Content;
	/** By key. */
	readonly items: ReadonlyMap<string, { readonly id: ItemId; readonly now: ImportedItem }>;
	readonly lanes: {
		cellOf(item: ImportedItem): Omit<Target, 'after'>;
		/** Where the items of `content` stand. */
		readonly standing: readonly { readonly item: ItemId; readonly to: Target }[];
	};
}

export function ground(
	changes: readonly Change[],
	planned: PlannedFile,
	fields: Fields,
	fresh: () => string
): Ground {
	const older = olderThan(changes, planned.items, fields);
	const texts = (field: string | null) =>
		changes.flatMap((change) => (change.field === field ? [change.from, change.to] : []));
	const named = (names: readonly string[]) => tally(names.map((name) => ({ name, line: 0 })));
	const finals = planned.items.flatMap(({ timebox }) => (timebox === null ? [] : [timebox]));
	const dated = texts(fields.mapping.timebox).flatMap((text) => timeboxNamed(text) ?? []);
	const teams = texts(fields.mapping.team).filter((text) => text !== '');
	const lanes = {
		products: named(planned.items.map(({ product }) => product)).sort(byWeight(noProduct)),
		teams: named([...planned.items.map(({ team }) => team), ...teams, noTeam]).sort(byName(noTeam)),
		timeboxes: named([...finals, ...dated]),
		problems: []
	};
	const { content } = contentOf(older, lanes, planned.preview.mapping, fresh);
	const ids = new Map(content.items.map(({ key, id }) => [key, id]));
	return {
		content,
		items: new Map(
			older.flatMap((now) => {
				const id = ids.get(now.key);
				return id ? [[now.key, { id, now }] as const] : [];
			})
		),
		lanes: {
			cellOf: cellsOf(content),
			standing: content.places.map(({ item, product, team, timebox }) => ({
				item,
				to: { product, team, timebox, after: null }
			}))
		}
	};
}

/** Items whose making the history does not tell, as they were before it. Links have no history and stay out. */
function olderThan(
	changes: readonly Change[],
	items: readonly ImportedItem[],
	fields: Fields
): ImportedItem[] {
	const born = new Set(changes.flatMap(({ key, field }) => (field === created ? [key] : [])));
	const own = Map.groupBy(changes, ({ key }) => key);
	return items
		.filter(({ key }) => !born.has(key))
		.map((item) => ({ ...before(item, own.get(item.key) ?? [], fields), needs: [], related: [] }));
}

/** The cell an item stands in by the names it bears. Throws where the board lacks one: `ground` makes them all. */
function cellsOf({ products, teams, timeboxes }: Content): Ground['lanes']['cellOf'] {
	const product = new Map(products.map(({ name, id }) => [name, id]));
	const team = new Map(teams.map(({ name, id }) => [name, id]));
	const timebox = new Map(timeboxes.map(({ name, undated, id }) => [undated ? null : name, id]));
	return (item) => {
		const [lane, crew, box] = [product.get(item.product), team.get(item.team), timebox.get(item.timebox)];
		if (!lane || !crew || !box) throw new Error(`no cell for ${item.key}`);
		return { product: lane, team: crew, timebox: box };
	};
}
