import type { AuthorityRule, SignerRole } from './authority-map.ts';
import type { ProposedChange, Required } from './board.ts';
import { brokenBy } from './broken.ts';
import { classesOf, measureOf } from './classes.ts';
import { landed } from './fitting.ts';
import type { ProductId } from './ids.ts';
import type { Landing } from './landing.ts';
import { byText } from './order.ts';
import { requirementKey } from './requirement.ts';
import { boardOf, type Table } from './table.ts';
import { templateOf } from './templates/templates.ts';
import { touchedBy, type Touched } from './touched.ts';

/** The authority map that holds: the board's own, else its template's. */
export const mapOf = (table: Table): readonly AuthorityRule[] =>
	boardOf(table)?.authority ?? templateOf(table).authority;

/**
 * The signatures that changes need, each once: what the authority map asks of every class each of them is.
 * Changes that can't happen need nobody's. `landing` is what they come to, where the caller knows it already.
 */
export function requiredFor(table: Table, changes: readonly ProposedChange[], landing?: Landing): Required[] {
	if (landing) return asked(table, changes, landing);
	const fitting = landed(table, changes);
	return fitting.ok ? asked(table, changes, fitting.value) : [];
}

function asked(table: Table, changes: readonly ProposedChange[], landing: Landing): Required[] {
	const required = new Map<string, Required>();
	const receivers: Required[] = [];
	for (const change of changes) {
		for (const each of askedBy(table, change, landing))
			if (each.why === 'receiver') receivers.push(each);
			else once(required, each);
	}
	for (const each of receivers.sort(byProduct)) once(required, each);
	return [...required.values()];
}

const byProduct = (a: Required, b: Required): number => byText(a.product ?? '', b.product ?? '');

function once(required: Map<string, Required>, each: Required): void {
	const key = requirementKey(each);
	if (!required.has(key)) required.set(key, each);
}

/** What one change asks for; where the map leaves it to nobody, whoever has the authority over what it touches. */
function askedBy(table: Table, change: ProposedChange, landing: Landing): readonly Required[] {
	const touched = touchedBy(table, change, landing);
	const roles = rolesFor(table, change, touched);
	const receivers = roles.has('receiver') ? receiversOf(table, change, touched, landing) : [];
	const asked = [...[...roles].flatMap((role) => signersIn(table, role, touched)), ...receivers];
	if (asked.length > 0) return asked;
	const owners = [...touched.sources, ...touched.targets];
	return owners.length === 0
		? [wholeBoard]
		: owners.map((product) => productsOwn(table, product, touched.why));
}

const wholeBoard: Required = { product: null, why: 'board', seat: 'metascrum-owner' };

/** The roles of all rules that match a change, in the order in which the map and the classes name them. */
function rolesFor(table: Table, change: ProposedChange, touched: Touched): ReadonlySet<SignerRole> {
	const roles = new Set<SignerRole>();
	const classes = classesOf(table, change);
	for (const rule of mapOf(table)) {
		if (!classes.includes(rule.class)) continue;
		if (rule.lane !== undefined && !touches(touched, rule.lane)) continue;
		if (rule.over !== undefined && measureOf(table, change, rule.class) <= rule.over) continue;
		for (const role of rule.signers) roles.add(role);
	}
	return roles;
}

const touches = ({ sources, targets, at }: Touched, lane: ProductId): boolean =>
	at === lane || sources.includes(lane) || targets.includes(lane);

/** The signatures of one role, but for receivers. */
function signersIn(table: Table, role: SignerRole, touched: Touched): readonly Required[] {
	if (role === 'receiver') return [];
	if (role === 'source') return touched.sources.map((product) => productsOwn(table, product, touched.why));
	if (role === 'target') return touched.targets.map((product) => productsOwn(table, product, 'target'));
	return [{ product: touched.at, why: role === 'sponsor' ? 'budget' : 'board', seat: role }];
}

/** The product's own signature. What belongs to the whole board, or is only opened now, has no owner yet. */
const productsOwn = (table: Table, product: ProductId | null, why: Required['why']): Required =>
	product === null
		? wholeBoard
		: table.products.has(product)
			? { product, why }
			: { product, why, seat: 'metascrum-owner' };

function receiversOf(
	table: Table,
	change: ProposedChange,
	{ receivers }: Touched,
	landing: Landing
): readonly Required[] {
	const broken = brokenBy(table, change, landing).map(({ product }) => product);
	return [...receivers, ...broken].map((product) => productsOwn(table, product, 'receiver'));
}
