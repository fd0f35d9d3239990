import type { Item, ItemEdit, Place, Product, Team } from './board.ts';
import { isEqual } from './canonical.ts';
import type { Effect } from './entries.ts';
import { cellKey } from './lookup.ts';
import { idOf, type GoalId, type LinkId } from './ids.ts';
import { unreachable } from './result.ts';
import { net, type RecordChange } from './table.ts';

/**
 * What changed records of the board come to, said as effects: each record once, as it stood and as it stands in
 * the end; places last. Nothing where that is the same.
 */
export function told(changes: readonly RecordChange[]): Effect[] {
	const all = net(changes);
	return [
		...all.filter(({ kind }) => kind !== 'places').flatMap(effectsOf),
		...all.filter(({ kind }) => kind === 'places').flatMap(effectsOf)
	];
}

function effectsOf(change: RecordChange): Effect[] {
	switch (change.kind) {
		case 'items':
			return items(change);
		case 'places':
			return isMoved(change) ? [{ kind: 'placed', place: change.now }] : [];
		case 'products':
			return products(change);
		case 'teams':
			return teams(change);
		case 'timeboxes':
			if (change.was) return change.now ? [] : [{ kind: 'timebox-closed', timebox: change.was.id }];
			return change.now ? [{ kind: 'timebox-opened', timebox: change.now }] : [];
		case 'links':
			if (change.now) return isNews(change) ? [{ kind: 'linked', link: change.now }] : [];
			return change.was ? [{ kind: 'unlinked', link: idOf<LinkId>(change.id) }] : [];
		case 'goals':
			if (change.now) return isNews(change) ? [{ kind: 'goal-set', goal: change.now }] : [];
			return change.was ? [{ kind: 'goal-dropped', goal: idOf<GoalId>(change.id) }] : [];
		case 'board':
		case 'seats':
		case 'sessions':
		case 'proposals':
		case 'points':
		case 'proxies':
		case 'comments':
		case 'pathways':
		case 'notifiers':
		case 'emergencies':
		case 'buffers':
		case 'impediments':
		case 'requests':
			throw new Error(`A change of the board wrote to its ${change.kind}`);
		default:
			return unreachable(change);
	}
}

type Of<K extends RecordChange['kind']> = Extract<RecordChange, { kind: K }>;

const isNews = ({ was, now }: RecordChange): boolean => !isEqual(was, now);

const isMoved = (change: Of<'places'>): change is Of<'places'> & { readonly now: Place } =>
	change.now !== null &&
	(change.was === null || change.was.rank !== change.now.rank || cellKey(change.was) !== cellKey(change.now));

const facets = [
	'title',
	'size',
	'stage',
	'status',
	'live',
	'fields'
] as const satisfies readonly (keyof ItemEdit)[];

function items({ was, now }: Of<'items'>): Effect[] {
	if (!now) return was ? [{ kind: 'dropped', item: was.id }] : [];
	if (!was) return [{ kind: 'added', item: now }];
	const set = edit(was, now);
	const signal = now.signal ?? null;
	return [
		...(Object.keys(set).length === 0 ? [] : [{ kind: 'edited', item: now.id, set } as const]),
		...((was.signal ?? null) === signal ? [] : [{ kind: 'signalled', item: now.id, signal } as const])
	];
}

function edit(was: Item, now: Item): ItemEdit {
	const news = facets.filter((facet) => !isEqual(was[facet], now[facet]));
	// Every facet has its own item's value, which no type can follow through `Object.fromEntries`.
	return Object.fromEntries(news.map((facet) => [facet, now[facet]]));
}

function products({ was, now }: { readonly was: Product | null; readonly now: Product | null }): Effect[] {
	if (!now) return was ? [{ kind: 'product-closed', product: was.id }] : [];
	if (!was) return [{ kind: 'product-opened', product: now }];
	return was.share === now.share ? [] : [{ kind: 'shared', product: now.id, share: now.share }];
}

function teams({ was, now }: { readonly was: Team | null; readonly now: Team | null }): Effect[] {
	if (!now) return was ? [{ kind: 'team-closed', team: was.id }] : [];
	if (!was) return [{ kind: 'team-opened', team: now }];
	const home = now.home ?? null;
	return (was.home ?? null) === home && was.capacity === now.capacity
		? []
		: [{ kind: 'realigned', team: now.id, home, capacity: now.capacity }];
}
