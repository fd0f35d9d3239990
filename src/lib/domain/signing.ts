import type { ProposedChange, Proposal } from './board.ts';
import { brokenBy } from './broken.ts';
import { canonical, sha256 } from './canonical.ts';
import { landed } from './fitting.ts';
import type { ItemId, ProductId } from './ids.ts';
import type { Landing } from './landing.ts';
import { cellKey, type Cell } from './lookup.ts';
import { requirementKey } from './requirement.ts';
import type { Table } from './table.ts';

/** What a signature is given for. */
type Bound = Pick<Proposal, 'id' | 'changes' | 'required'>;

/**
 * What each signature stands for, by requirement: SHA-256 of the canonical JSON of the proposal, its changes and
 * what they do to the product signed for, order apart. `landing` is what the changes come to, where it is known.
 */
export function boundFor(
	table: Table,
	{ id, changes, required }: Bound,
	landing: Landing | null = landingOf(table, changes)
): ReadonlyMap<string, string> {
	const what = { proposal: id, changes: sha256(canonical(changes)) };
	return new Map(
		required.map((each) => {
			const { product, why, seat = null } = each;
			const effect = landing ? effectOn(table, changes, landing, product) : null;
			return [requirementKey(each), sha256(canonical({ ...what, product, why, seat, effect }))];
		})
	);
}

/** One hash over all that a proposal asks to be signed: what a signer has read. */
export const hashOf = (table: Table, proposal: Bound): string =>
	sha256(canonical([...boundFor(table, proposal)].sort(([a], [b]) => (a < b ? -1 : 1))));

function landingOf(table: Table, changes: readonly ProposedChange[]): Landing | null {
	const fitting = landed(table, changes);
	return fitting.ok ? fitting.value : null;
}

/** What changes do to a product, or with null to the whole board: which items go where, and who goes without. */
function effectOn(
	table: Table,
	changes: readonly ProposedChange[],
	landing: Landing,
	product: ProductId | null
): unknown {
	const concerns = (each: ProductId | null | undefined) => product === null || each === product;
	const broken = changes.flatMap((change) => brokenBy(table, change, landing));
	return {
		moves: carried(table, landing).filter(({ from, to }) => concerns(from?.product) || concerns(to?.product)),
		broken: broken
			.filter((each) => concerns(each.product))
			.map(({ giver, receiver }) => [giver, receiver] as const),
		lanes: lanesBefore(table, landing, concerns)
	};
}

interface Carried {
	readonly item: ItemId;
	readonly from: Cell | null;
	readonly to: Cell | null;
}

/** Items that end in another cell than they stand in. Where they stand inside it is order, which may change meanwhile. */
function carried(table: Table, { effects, placeOf }: Landing): Carried[] {
	const items = new Set<ItemId>();
	for (const effect of effects)
		if (effect.kind === 'placed') items.add(effect.place.item);
		else if (effect.kind === 'dropped') items.add(effect.item);
	return [...items].sort().flatMap((item) => {
		const [from, to] = [cell(table.places.get(item)), cell(placeOf(item))];
		return from && to && cellKey(from) === cellKey(to) ? [] : [{ item, from, to }];
	});
}

const cell = (at: Cell | undefined): Cell | null =>
	at ? { product: at.product, team: at.team, timebox: at.timebox } : null;

/** What shares and teams are before the change, where it is about them. */
function lanesBefore(
	table: Table,
	{ effects }: Landing,
	concerns: (product: ProductId | null | undefined) => boolean
): unknown[] {
	return effects.flatMap((effect): unknown[] => {
		if (effect.kind === 'shared' && concerns(effect.product))
			return [{ product: effect.product, was: table.products.get(effect.product)?.share ?? null }];
		if (effect.kind !== 'realigned') return [];
		const team = table.teams.get(effect.team);
		const [home, capacity] = [team?.home ?? null, team?.capacity ?? null];
		return concerns(home) || concerns(effect.home) ? [{ team: effect.team, home, capacity }] : [];
	});
}
