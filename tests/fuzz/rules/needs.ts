import { dateOf, happen, openedId } from './happening.ts';
import {
	columnOf,
	laneOf,
	partsOf,
	standsIn,
	whenIs,
	type Change,
	type Ground,
	type Line,
	type Need,
	type World
} from './world.ts';
import { sameNeed } from './standing.ts';

/** Which signatures changes need: class × lane × threshold → signers (product.md 2). */

/** The map that boards begin with. */
export const firstMap: readonly Line[] = [
	{ class: 're-order', signers: ['source', 'target'] },
	{ class: 're-lane', signers: ['source', 'target', 'receiver'] },
	{ class: 're-team', signers: ['source', 'target', 'receiver'] },
	{ class: 're-date', signers: ['source', 'target', 'receiver'] },
	{ class: 'scope', signers: ['source', 'target'] },
	{ class: 'budget', signers: ['source'] },
	{ class: 'budget', over: 5, signers: ['sponsor'] },
	{ class: 'team', signers: ['source', 'target', 'sponsor'] },
	{ class: 'lane', signers: ['metascrum-owner'] },
	{ class: 'promise', signers: ['source', 'receiver'] },
	{ class: 'goal', signers: ['source'] },
	{ class: 'signal', signers: ['source'] }
];

/** What a change amounts to on the ground as it is: classes, how much of each, and whom it touches. */
interface Weight {
	readonly classes: readonly { readonly name: string; readonly measure: number }[];
	/** Whose it is, and whose it becomes; null for the whole board. */
	readonly sources: readonly (string | null)[];
	readonly targets: readonly (string | null)[];
	readonly receivers: readonly string[];
	/** What the signature of a source is for. */
	readonly why: string;
	/** For which product the seats of the board sign: the one that gains, else the one that gives. */
	readonly touches: string | null;
}

type Told = Pick<Weight, 'classes'> & Partial<Omit<Weight, 'touches'>>;
const weight = ({ classes, sources = [], targets = [], receivers = [], why = 'source' }: Told): Weight => ({
	classes,
	sources,
	targets,
	receivers,
	why,
	touches: targets[0] ?? sources[0] ?? null
});

const some = (...products: (string | null | undefined)[]): string[] =>
	products.filter((each): each is string => each !== null && each !== undefined);
const plain = (name: string) => [{ name, measure: 0 }];

function weigh(before: Ground, after: Ground, change: Change): Weight {
	/** A card that comes with the same changes stands where it lands. */
	const lane = (...cards: string[]): string[] =>
		cards.flatMap((card) => some(laneOf(before, card) ?? laneOf(after, card)));
	switch (change.kind) {
		case 'move':
			return weight({
				classes: moving(before, change),
				sources: lane(change.item),
				targets: [change.to.product]
			});
		case 'edit':
			return weight({ classes: content(before, change, [], []), sources: lane(change.item), why: 'content' });
		case 'add':
			return weight({
				classes: [{ name: 'scope', measure: change.item.size ?? 0 }],
				targets: [change.to.product]
			});
		case 'drop':
			return weight({ classes: plain('scope'), sources: lane(change.item), why: 'content' });
		case 'split': {
			const sizes = change.parts.map(({ item }) => item.size ?? 0);
			const targets = change.parts.map(({ to }) => to.product);
			return weight({
				classes: content(before, change, sizes, []),
				sources: lane(change.item),
				targets,
				why: 'content'
			});
		}
		case 'merge':
			return weight({
				classes: content(before, change, [], change.from),
				sources: lane(change.item, ...change.from),
				why: 'content'
			});
		case 'signal':
			return weight({ classes: plain('signal'), sources: lane(change.item), why: 'content' });
		case 'share': {
			const was = before.lanes.find(({ id }) => id === change.product)?.share ?? 0;
			const measure = Math.abs((change.share ?? 0) - was);
			return weight({ classes: [{ name: 'budget', measure }], sources: [change.product], why: 'content' });
		}
		case 'realign':
			return realigning(before, change);
		case 'open-lane':
			return {
				...weight({ classes: plain('lane') }),
				touches: change.lane.kind === 'product' ? openedId(change) : null
			};
		case 'close-lane': {
			const { kind, id } = change.lane;
			const home = before.crews.find((crew) => kind === 'team' && crew.id === id)?.home;
			return weight({ classes: plain('lane'), sources: some(kind === 'product' ? id : home) });
		}
		case 'promise':
			return weight({ classes: plain('promise'), sources: lane(change.from), receivers: lane(change.to) });
		case 'release': {
			const tie = before.ties.find(({ id }) => id === change.link);
			const ends = tie ? { sources: lane(tie.from), receivers: lane(tie.to) } : {};
			return weight({ classes: plain('promise'), ...ends });
		}
		case 'goal': {
			const was = before.aims.find(({ id }) => id === change.goal.id);
			return weight({
				classes: plain('goal'),
				sources: [...(was ? [was.product] : []), change.goal.product],
				why: 'content'
			});
		}
		case 'drop-goal': {
			const was = before.aims.find(({ id }) => id === change.goal);
			return weight({ classes: plain('goal'), sources: was ? [was.product] : [], why: 'content' });
		}
	}
}

function moving(ground: Ground, { item, to }: Extract<Change, { kind: 'move' }>): Weight['classes'] {
	const was = partsOf(standsIn(ground, item) ?? '');
	const apart = Math.abs(whenIs(ground, was.timebox) - whenIs(ground, to.timebox));
	const classes = [
		...(was.product === to.product ? [] : plain('re-lane')),
		...(was.team === to.team ? [] : plain('re-team')),
		...(was.timebox === to.timebox ? [] : [{ name: 're-date', measure: apart }])
	];
	return classes.length > 0 ? classes : plain('re-order');
}

/** Scope is measured in points that come to be; the date of a customer said alone is a re-date and no more. */
function content(
	ground: Ground,
	{ item, set }: { item: string; set: Extract<Change, { kind: 'edit' }>['set'] },
	parts: readonly number[],
	from: readonly string[]
): Weight['classes'] {
	const sizeOf = (id: string): number => ground.cards.find((card) => card.id === id)?.size ?? 0;
	const before = [item, ...from].reduce((sum, id) => sum + sizeOf(id), 0);
	const after = parts.reduce(
		(sum, each) => sum + each,
		set.size === undefined ? sizeOf(item) : (set.size ?? 0)
	);
	const live = ground.cards.find(({ id }) => id === item)?.live ?? null;
	const dated = set.live !== undefined && dateOf(set.live) !== live;
	const alone = dated && Object.keys(set).length === 1 && parts.length === 0 && from.length === 0;
	const scope = { name: 'scope', measure: Math.max(0, after - before) };
	return [...(dated ? plain('re-date') : []), ...(alone ? [] : [scope])];
}

/** A team that goes takes all it has; one that stays brings or gives the difference. */
function realigning(ground: Ground, { team, to, capacity }: Extract<Change, { kind: 'realign' }>): Weight {
	const crew = ground.crews.find(({ id }) => id === team);
	const [was, is] = [crew?.capacity ?? 0, capacity ?? 0];
	const home = crew?.home ?? null;
	const measure = home === to ? Math.abs(is - was) : Math.max(was, is);
	return weight({ classes: [{ name: 'team', measure }], sources: some(home), targets: some(to) });
}

interface Break {
	readonly giver: string;
	readonly receiver: string;
	/** Whose the receiver is before the changes. */
	readonly product: string;
}

/**
 * The dependencies that a change breaks: the giver comes to land later than its receiver, or than was promised, and
 * did not before; or it goes altogether.
 */
export function broken(before: Ground, after: Ground, change: Change): Break[] {
	const givers =
		change.kind === 'move' || change.kind === 'drop'
			? [change.item]
			: change.kind === 'merge'
				? change.from
				: [];
	const late = (ground: Ground, giver: string | null, by: string | null): boolean =>
		giver !== null && by !== null && whenIs(after, by) >= 0 && whenIs(after, giver) > whenIs(ground, by);
	const ties = before.ties.filter(({ kind, from }) => kind === 'needs' && givers.includes(from));
	return ties
		.filter(({ from, to, neededBy, reopened }) => {
			const receiver = columnOf(after, to);
			if (receiver === null) return false;
			const giver = columnOf(after, change.kind === 'merge' ? change.item : from);
			if (giver === null) return true;
			const was = columnOf(before, from);
			const promised = reopened ? null : neededBy;
			return (
				(late(after, giver, receiver) && !late(before, was, columnOf(before, to))) ||
				(late(after, giver, promised) && !late(before, was, promised))
			);
		})
		.map(({ from, to }) => ({
			giver: from,
			receiver: to,
			product: laneOf(before, to) ?? laneOf(after, to) ?? ''
		}));
}

/** The signatures that changes need on this ground, by this map; what cannot happen needs nobody's. */
export function needsOf(world: World, changes: readonly Change[]): Need[] {
	const before = world.ground;
	const after = happen(before, changes);
	if (typeof after === 'string') return [];
	const needs: Need[] = [];
	const ask = (need: Need): void => {
		if (!needs.some((each) => sameNeed(each, need))) needs.push(need);
	};
	const all = changes.flatMap((change) => {
		const heavy = weigh(before, after, change);
		return asked(world, heavy, () => broken(before, after, change));
	});
	// What breaks asks last, so that a product that signs for more than that says so.
	for (const need of all) if (need.why !== 'receiver') ask(need);
	const receivers = all.filter(({ why }) => why === 'receiver');
	for (const need of receivers.sort((a, b) => ((a.product ?? '') < (b.product ?? '') ? -1 : 1))) ask(need);
	return needs;
}

/** What one change asks for; where the map asks nobody, whoever it touches. */
function asked(world: World, heavy: Weight, breaks: () => readonly Break[]): Need[] {
	const { sources, targets, receivers, touches, why } = heavy;
	const own =
		(reason: string) =>
		(product: string | null): Need =>
			ownNeed(world.ground, product, reason);
	const needs = signersOf(world.map ?? firstMap, heavy).flatMap((signer): Need[] => {
		if (signer === 'source') return sources.map(own(why));
		if (signer === 'target') return targets.map(own('target'));
		if (signer === 'receiver')
			return [...receivers, ...breaks().map(({ product }) => product)].map(own('receiver'));
		return [{ product: touches, role: signer, why: signer === 'sponsor' ? 'budget' : 'board' }];
	});
	if (needs.length > 0) return needs;
	const whose = [...sources, ...targets].map(own(why));
	return whose.length > 0 ? whose : [own('board')(null)];
}

/** A product's own signature; for the whole board, or a product that is only opened now, the MetaScrum Product Owner's. */
export const ownNeed = (ground: Ground, product: string | null, why: string): Need => ({
	product,
	role: ground.lanes.some(({ id }) => id === product) ? null : 'metascrum-owner',
	why: product === null ? 'board' : why
});

function signersOf(map: readonly Line[], { classes, sources, targets, touches }: Weight): string[] {
	const touched = some(...sources, ...targets, touches);
	const lines = map.filter(
		(line) =>
			classes.some(
				({ name, measure }) => name === line.class && (line.over === undefined || measure > line.over)
			) &&
			(line.lane === undefined || touched.includes(line.lane))
	);
	return [...new Set(lines.flatMap(({ signers }) => signers))];
}

/** What a signature for `need` stands for: what the changes do to that product, and which of its dependencies break. */
export function meaningOf(ground: Ground, changes: readonly Change[], need: Need): string {
	const after = happen(ground, changes);
	if (typeof after === 'string') return 'impossible';
	const concerned = (product: string | null | undefined): boolean =>
		need.product === null || product === need.product;
	const ids = [...new Set([...ground.cards, ...after.cards].map(({ id }) => id))].sort();
	const moved = ids.flatMap((id) => {
		const [from, to] = [standsIn(ground, id), standsIn(after, id)];
		const concerns = concerned(from?.split(' ')[0]) || concerned(to?.split(' ')[0]);
		return from !== to && concerns ? [`${id}: ${from ?? '-'} > ${to ?? '-'}`] : [];
	});
	const breaks = changes
		.flatMap((change) => broken(ground, after, change))
		.filter(({ product }) => concerned(product))
		.map(({ giver, receiver }) => `${giver} ${receiver}`);
	const shares = after.lanes.flatMap(({ id, share }) => {
		const was = ground.lanes.find((lane) => lane.id === id)?.share ?? null;
		return was !== share && concerned(id) ? [`${id} from ${was ?? '-'}`] : [];
	});
	const crews = after.crews.flatMap(({ id, home, capacity }) => {
		const was = ground.crews.find((crew) => crew.id === id);
		const same = !was || (was.home === home && was.capacity === capacity);
		return !same && (concerned(was.home) || concerned(home))
			? [`${id} from ${was.home ?? '-'} ${was.capacity ?? '-'}`]
			: [];
	});
	return [[need.why ?? ''], moved, breaks.sort(), shares, crews].map((each) => each.join('; ')).join(' | ');
}
