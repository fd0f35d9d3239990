import { changed } from './changed.ts';
import type { Effect } from './entries.ts';
import { found } from './named.ts';
import { unreachable } from './result.ts';
import { net, write, type RecordChange, type Table } from './table.ts';
import { workingCopy } from './working.ts';

/** What effects change on the board, each seeing what those before it did; every record once. */
export function effects(table: Table, list: readonly Effect[]): RecordChange[] {
	const copy = workingCopy(table);
	const changes = list.flatMap((effect) => {
		const some = changesBy(copy, effect);
		write(copy, some, table.seq);
		return some;
	});
	return net(changes);
}

/** The records that one effect changes. */
function changesBy(table: Table, effect: Effect): readonly RecordChange[] {
	switch (effect.kind) {
		case 'placed':
			return [changed(table, 'places', effect.place.item, effect.place)];
		case 'added':
			return [changed(table, 'items', effect.item.id, effect.item)];
		case 'dropped':
			return [changed(table, 'places', effect.item, null), changed(table, 'items', effect.item, null)];
		case 'linked':
			return [changed(table, 'links', effect.link.id, effect.link)];
		case 'unlinked':
			return [changed(table, 'links', effect.link, null)];
		case 'goal-set':
			return [changed(table, 'goals', effect.goal.id, effect.goal)];
		case 'goal-dropped':
			return [changed(table, 'goals', effect.goal, null)];
		case 'edited':
		case 'signalled':
			return [itemBy(table, effect)];
		case 'shared':
		case 'realigned':
		case 'product-opened':
		case 'team-opened':
		case 'timebox-opened':
		case 'product-closed':
		case 'team-closed':
		case 'timebox-closed':
			return [laneBy(table, effect)];
		default:
			return unreachable(effect);
	}
}

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

function itemBy(table: Table, effect: Of<'edited' | 'signalled'>): RecordChange {
	const was = found(table.items.get(effect.item), `item ${effect.item}`);
	if (effect.kind === 'edited') return changed(table, 'items', was.id, { ...was, ...effect.set });
	const { signal: before, ...unsignalled } = was;
	const signal = effect.signal === null ? {} : { signal: effect.signal };
	return changed(table, 'items', was.id, { ...unsignalled, ...signal });
}

type OfLanes = 'shared' | 'realigned' | `${'product' | 'team' | 'timebox'}-${'opened' | 'closed'}`;

function laneBy(table: Table, effect: Of<OfLanes>): RecordChange {
	switch (effect.kind) {
		case 'shared': {
			const was = found(table.products.get(effect.product), `product ${effect.product}`);
			return changed(table, 'products', was.id, { ...was, share: effect.share });
		}
		case 'realigned': {
			const was = found(table.teams.get(effect.team), `team ${effect.team}`);
			return changed(table, 'teams', was.id, { ...was, home: effect.home, capacity: effect.capacity });
		}
		case 'product-opened':
			return changed(table, 'products', effect.product.id, effect.product);
		case 'team-opened':
			return changed(table, 'teams', effect.team.id, effect.team);
		case 'timebox-opened':
			return changed(table, 'timeboxes', effect.timebox.id, effect.timebox);
		case 'product-closed':
			return changed(table, 'products', effect.product, null);
		case 'team-closed':
			return changed(table, 'teams', effect.team, null);
		case 'timebox-closed':
			return changed(table, 'timeboxes', effect.timebox, null);
		default:
			return unreachable(effect);
	}
}
