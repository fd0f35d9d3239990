import type { Place } from '#lib/domain/board.ts';
import type { ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { type ImportedItem, undatedName } from './rows.ts';

/** A board's lanes and columns by the names a file uses. */
export interface Names {
	/** The ids of what a row names, where the board has it. The undated column goes by `undatedName`. */
	find(row: Pick<ImportedItem, 'product' | 'team' | 'timebox'>): {
		readonly product: ProductId | undefined;
		readonly team: TeamId | undefined;
		readonly timebox: TimeboxId | undefined;
	};
	placeOf(place: Place): { readonly product: string; readonly team: string; readonly timebox: string };
}

export function namesOf(table: Table): Names {
	const boxName = ({ name, undated }: { name: string; undated: boolean }): string =>
		undated ? undatedName : name;
	const timebox = (id: TimeboxId): string => {
		const box = table.timeboxes.get(id);
		return box ? boxName(box) : '';
	};
	const products = new Map([...table.products.values()].map(({ name, id }) => [name, id]));
	const teams = new Map([...table.teams.values()].map(({ name, id }) => [name, id]));
	const timeboxes = new Map([...table.timeboxes.values()].map((box) => [boxName(box), box.id]));
	return {
		find: (row) => ({
			product: products.get(row.product),
			team: teams.get(row.team),
			timebox: timeboxes.get(row.timebox ?? undatedName)
		}),
		placeOf: (place) => ({
			product: table.products.get(place.product)?.name ?? '',
			team: table.teams.get(place.team)?.name ?? '',
			timebox: timebox(place.timebox)
		})
	};
}
