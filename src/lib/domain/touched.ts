import type { LaneRef, ProposedChange, Required } from './board.ts';
import type { GoalId, ItemId, ProductId } from './ids.ts';
import type { Landing } from './landing.ts';
import { unreachable } from './result.ts';
import type { Table } from './table.ts';

/** A product, or with null the whole board. */
type Whose = ProductId | null;

/** The products a change is about. */
export interface Touched {
	/** Whose it is now. */
	readonly sources: readonly Whose[];
	/** Whose it becomes. */
	readonly targets: readonly Whose[];
	/** Who is promised something by it, or loses what was promised. */
	readonly receivers: readonly ProductId[];
	/** For which product a seat of the board signs. */
	readonly at: Whose;
	/** What the signature of a source is for. */
	readonly why: Required['why'];
}

type Parts = Partial<Omit<Touched, 'at'>>;

/** Seats of the board sign for the product that gains, else for the one that gives. */
const touched = ({ sources = [], targets = [], receivers = [], why = 'source' }: Parts): Touched => ({
	sources,
	targets,
	receivers,
	at: targets[0] ?? sources[0] ?? null,
	why
});

/** The products that a change touches, by what it does to them. */
export function touchedBy(table: Table, change: ProposedChange, landing: Landing): Touched {
	const of = (...items: readonly ItemId[]) => items.flatMap((item) => productOf(table, item, landing));
	switch (change.kind) {
		case 'move':
			return touched({ sources: of(change.item), targets: [change.to.product] });
		case 'add':
			return touched({ targets: [change.to.product] });
		case 'edit':
		case 'drop':
		case 'signal':
			return touched({ sources: of(change.item), why: 'content' });
		case 'split':
			return touched({
				sources: of(change.item),
				targets: change.parts.map(({ to }) => to.product),
				why: 'content'
			});
		case 'merge':
			return touched({ sources: of(change.item, ...change.from), why: 'content' });
		case 'promise':
			return touched({ sources: of(change.from), receivers: of(change.to) });
		case 'release': {
			const link = table.links.get(change.link);
			return link ? touched({ sources: of(link.from), receivers: of(link.to) }) : touched({});
		}
		case 'goal':
			return touched({
				sources: [...goalsProduct(table, change.goal.id), change.goal.product],
				why: 'content'
			});
		case 'drop-goal':
			return touched({ sources: goalsProduct(table, change.goal), why: 'content' });
		case 'share':
			return touched({ sources: [change.product], why: 'content' });
		case 'realign':
			return touched({ sources: homeOf(table, change.team), targets: change.to === null ? [] : [change.to] });
		case 'open-lane':
			return { ...touched({}), at: change.lane.kind === 'product' ? change.lane.product.id : null };
		case 'close-lane':
			return touched({ sources: laneOwner(table, change.lane) });
		default:
			return unreachable(change);
	}
}

/** An item that the same proposal brings stands where it lands. */
function productOf(table: Table, item: ItemId, landing: Landing): ProductId[] {
	const place = table.places.get(item) ?? landing.placeOf(item);
	return place ? [place.product] : [];
}

function goalsProduct(table: Table, id: GoalId): Whose[] {
	const goal = table.goals.get(id);
	return goal ? [goal.product] : [];
}

function homeOf(table: Table, team: string): ProductId[] {
	const home = table.teams.get(team)?.home ?? null;
	return home === null ? [] : [home];
}

function laneOwner(table: Table, lane: LaneRef): ProductId[] {
	if (lane.kind === 'product') return [lane.id];
	return lane.kind === 'team' ? homeOf(table, lane.id) : [];
}
