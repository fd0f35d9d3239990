import type { ProposedChange, Proposal } from './board.ts';
import { brokenBy } from './broken.ts';
import { canonical, sha256 } from './canonical.ts';
import { landed } from './fitting.ts';
import type { ItemId, ProductId } from './ids.ts';
import type { Landing } from './landing.ts';
import { cellKey } from './lookup.ts';
import { byText } from './order.ts';
import { requirementKey } from './requirement.ts';
import type { Table } from './table.ts';

/** What a signature is given for. */
type Bound = Pick<Proposal, 'id' | 'changes' | 'required'>;

/**
 * What each signature stands for, by requirement: SHA-256 of the canonical JSON of the changes, the proposal's id and
 * what they do to the product signed for, order apart. Only for what `required` lists. `landing` is what the changes
 * come to, where it is known.
 */
export function boundFor(
	table: Table,
	{ id, changes, required }: Bound,
	landing: Landing | null = landingOf(table, changes)
): ReadonlyMap<string, string> {
	const bound = new Map<string, string>();
	if (required.length === 0) return bound;
	const what = textOf(changes);
	const effect = landing && effectOf(table, changes, landing);
	for (const each of required) {
		const { product, why, seat = null } = each;
		const told = effect && effectOn(effect, product);
		bound.set(requirementKey(each), sha256(`[${what},${canonical([id, product, why, seat, told])}]`));
	}
	return bound;
}

/** Changes are never written to, so each list of them is put into words once. */
const texts = new WeakMap<readonly ProposedChange[], string>();

function textOf(changes: readonly ProposedChange[]): string {
	const known = texts.get(changes);
	if (known !== undefined) return known;
	const text = canonical(changes);
	texts.set(changes, text);
	return text;
}

/** One hash over all that a proposal asks to be signed: what a signer has read. */
export const hashOf = (table: Table, proposal: Bound): string =>
	sha256(canonical([...boundFor(table, proposal)].sort(([a], [b]) => byText(a, b))));

function landingOf(table: Table, changes: readonly ProposedChange[]): Landing | null {
	const fitting = landed(table, changes);
	return fitting.ok ? fitting.value : null;
}

/** What changes do, product by product: each line names whom it concerns, and says it in JSON. */
interface Told {
	readonly concerns: readonly (ProductId | null)[];
	readonly line: readonly unknown[];
}

/** What of it concerns a product; all of it where that is null. */
const effectOn = (effect: readonly Told[], product: ProductId | null): unknown[] =>
	effect.filter(({ concerns }) => product === null || concerns.includes(product)).map(({ line }) => line);

/** Which items go where, who goes without, and what shares and teams were before. */
const effectOf = (table: Table, changes: readonly ProposedChange[], landing: Landing): Told[] => [
	...carried(table, landing),
	...changes
		.flatMap((change) => brokenBy(table, change, landing))
		.map(({ giver, receiver, product }) => ({ concerns: [product], line: ['breaks', giver, receiver] })),
	...before(table, landing)
];

/** Items that end in another cell than they stand in. Where they stand inside it is order, which may change meanwhile. */
function carried(table: Table, { effects, placeOf }: Landing): Told[] {
	const items = new Set<ItemId>();
	for (const effect of effects)
		if (effect.kind === 'placed') items.add(effect.place.item);
		else if (effect.kind === 'dropped') items.add(effect.item);
	return [...items].sort().flatMap((item) => {
		const [from, to] = [table.places.get(item), placeOf(item)];
		const [was, now] = [from ? cellKey(from) : null, to ? cellKey(to) : null];
		if (was === now) return [];
		return [{ concerns: [from?.product ?? null, to?.product ?? null], line: ['goes', item, was, now] }];
	});
}

function before({ products, teams }: Table, { effects }: Landing): Told[] {
	return effects.flatMap((effect): Told[] => {
		if (effect.kind === 'shared') {
			const line = ['share', effect.product, products.get(effect.product)?.share ?? null];
			return [{ concerns: [effect.product], line }];
		}
		if (effect.kind !== 'realigned') return [];
		const { home = null, capacity = null } = teams.get(effect.team) ?? {};
		return [{ concerns: [home, effect.home], line: ['team', effect.team, home, capacity] }];
	});
}
