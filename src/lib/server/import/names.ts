import type { Place } from '#lib/domain/board.ts';
import type { ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { undatedName } from './rows.ts';

/** A board's lanes and columns by the names a file uses. */
export interface Names {
	readonly products: ReadonlyMap<string, ProductId>;
	readonly teams: ReadonlyMap<string, TeamId>;
	/** The undated column goes by `undatedName`, whatever the board calls it. */
	readonly timeboxes: ReadonlyMap<string, TimeboxId>;
	placeOf(place: Place): { readonly product: string; readonly team: string; readonly timebox: string };
}

export function namesOf(table: Table): Names {
	const boxName = ({ name, undated }: { name: string; undated: boolean }): string =>
		undated ? undatedName : name;
	const timebox = (id: TimeboxId): string => {
		const box = table.timeboxes.get(id);
		return box ? boxName(box) : '';
	};
	return {
		products: new Map([...table.products.values()].map(({ name, id }) => [name, id])),
		teams: new Map([...table.teams.values()].map(({ name, id }) => [name, id])),
		timeboxes: new Map([...table.timeboxes.values()].map((box) => [boxName(box), box.id])),
		placeOf: (place) => ({
			product: table.products.get(place.product)?.name ?? '',
			team: table.teams.get(place.team)?.name ?? '',
			timebox: timebox(place.timebox)
		})
	};
}
