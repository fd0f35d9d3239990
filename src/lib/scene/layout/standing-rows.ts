import type { LaneRef, Product, Team } from '#lib/domain/board.ts';
import { laneKey } from '#lib/domain/lookup.ts';
import { ranked } from '#lib/domain/order.ts';
import type { Table } from '#lib/domain/table.ts';

/** A product and a team. */
export type StandingRow = readonly [Product, Team];

/**
 * Pairs of product and team that have a row though nothing stands there: a team's home, and one row for each product
 * and team that would else have none, so that a card can be dropped there. An empty product is shown with the first
 * team that works for whichever product needs it (else the first of all), an empty team with the first product.
 */
export function standingRows(table: Table): readonly StandingRow[] {
	const products = ranked(table.products.values());
	const teams = ranked(table.teams.values());
	const empty = (lane: LaneRef): boolean => !table.index.filled.has(laneKey(lane));
	const rows = teams.flatMap((team): StandingRow[] => {
		const home = table.products.get(team.home ?? '');
		return home ? [[home, team]] : [];
	});
	const somebody = teams.find(({ home }) => !table.products.has(home ?? '')) ?? teams[0];
	for (const product of products)
		if (somebody && empty({ kind: 'product', id: product.id }) && !rows.some(([has]) => has === product))
			rows.push([product, somebody]);
	const [first] = products;
	for (const team of teams)
		if (first && empty({ kind: 'team', id: team.id }) && !rows.some(([, has]) => has === team))
			rows.push([first, team]);
	return rows;
}
