import type { Content } from '#lib/domain/board.ts';
import type { Kind, RecordChange, Records } from '#lib/domain/table.ts';
import { emptyTable, write, type Table } from '#lib/domain/table.ts';

/** A table that holds `content` and nothing else. */
export function tableOf(content: Content): Table {
	const table = emptyTable();
	const put = <K extends Kind>(
		kind: K,
		records: readonly Records[K][],
		idOfRecord: (record: Records[K]) => string
	) =>
		write(
			table,
			records.map((now) => ({ kind, id: idOfRecord(now), was: null, now }) as RecordChange),
			0
		);
	put('products', content.products, ({ id }) => id);
	put('teams', content.teams, ({ id }) => id);
	put('timeboxes', content.timeboxes, ({ id }) => id);
	put('items', content.items, ({ id }) => id);
	put('places', content.places, ({ item }) => item);
	put('links', content.links, ({ id }) => id);
	return table;
}
