import type { Chance } from './chance.ts';
import { laneOf, standsIn, partsOf, type Change, type Spot, type World } from './world.ts';

/** Changes as people might put them together: mostly sensible on the ground as it is, some not. */

const newIds = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'];
const lanesToBe = {
	product: ['apps', 'shop', 'labs'],
	team: ['green', 'red'],
	timebox: ['june', 'july', 'march']
};

const cardOf = ({ ground }: World, chance: Chance): string =>
	chance.once(30)
		? 'nowhere'
		: chance.maybe(
				ground.cards.map(({ id }) => id),
				'nowhere'
			);

function spotOf({ ground }: World, chance: Chance, near: string | null): Spot {
	const here = near === null ? null : standsIn(ground, near);
	const was = here === null ? null : partsOf(here);
	const stay = (id: string | undefined, all: readonly { id: string }[], often: number): string =>
		id !== undefined && !chance.once(often)
			? id
			: chance.maybe(
					all.map((each) => each.id),
					'gone'
				);
	const product = stay(was?.product, ground.lanes, 4);
	const team = stay(was?.team, ground.crews, 4);
	const timebox = stay(was?.timebox, ground.columns, 2);
	const there = ground.cells[`${product} ${team} ${timebox}`] ?? [];
	const after = chance.weighted<() => string | null>([
		[2, () => null],
		[5, () => chance.maybe(there, null)],
		[
			1,
			() =>
				chance.maybe(
					ground.cards.map(({ id }) => id),
					null
				)
		]
	])();
	return { product, team, timebox, after };
}

const live = (chance: Chance) =>
	chance.weighted([
		[2, null],
		[1, { customer: 'St. Mary', date: '2026-05-01' }],
		[1, { customer: 'St. Mary', date: '2026-06-15' }],
		[1, { customer: 'Elm Park', date: '2026-04-01' }]
	]);

const size = (chance: Chance): number | null => (chance.once(4) ? null : chance.below(14));

function newItem({ ground }: World, chance: Chance) {
	const unused = newIds.filter((id) => !ground.cards.some((card) => card.id === id));
	const id = chance.once(12) ? chance.of([...newIds, 'a1']) : chance.maybe(unused, 'n1');
	const key = chance.once(12) ? 'A1' : id.toUpperCase();
	const date = chance.once(4) ? live(chance) : null;
	return { id, key, title: 'New', size: size(chance), stage: null, status: null, live: date, fields: [] };
}

function edit(chance: Chance) {
	return {
		...(chance.once(2) ? { title: chance.of(['One', 'Other', 'Item a1']) } : {}),
		...(chance.once(3) ? { size: size(chance) } : {}),
		...(chance.once(4) ? { live: live(chance) } : {})
	};
}

type Maker = (world: World, chance: Chance) => Change;

const makers: readonly (readonly [number, Maker])[] = [
	[
		30,
		(world, chance) => {
			const item = cardOf(world, chance);
			return { kind: 'move', item, to: spotOf(world, chance, item) };
		}
	],
	[8, (world, chance) => ({ kind: 'edit', item: cardOf(world, chance), set: edit(chance) })],
	[
		6,
		(world, chance) => ({
			kind: 'add',
			item: newItem(world, chance),
			to: spotOf(world, chance, cardOf(world, chance))
		})
	],
	[3, (world, chance) => ({ kind: 'drop', item: cardOf(world, chance) })],
	[
		3,
		(world, chance) => {
			const item = cardOf(world, chance);
			const parts = [{ item: newItem(world, chance), to: spotOf(world, chance, item) }];
			return { kind: 'split', item, set: edit(chance), parts };
		}
	],
	[
		3,
		(world, chance) => {
			const from = [cardOf(world, chance), ...(chance.once(4) ? [cardOf(world, chance)] : [])];
			return { kind: 'merge', item: cardOf(world, chance), from, set: chance.once(3) ? edit(chance) : {} };
		}
	],
	[
		3,
		(world, chance) => ({
			kind: 'signal',
			item: cardOf(world, chance),
			signal: chance.of(['raise', 'lower', null])
		})
	],
	[
		3,
		(world, chance) => ({
			kind: 'share',
			product: laneFrom(world, chance),
			share: chance.of([null, 30, 36, 40, 41, 45, 46, 60])
		})
	],
	[
		3,
		({ ground }, chance) => ({
			kind: 'realign',
			team: chance.maybe(
				ground.crews.map(({ id }) => id),
				'gone'
			),
			to: chance.once(4)
				? null
				: chance.maybe(
						ground.lanes.map(({ id }) => id),
						'gone'
					),
			capacity: chance.of([null, 10, 20])
		})
	],
	[3, (_, chance) => ({ kind: 'open-lane', lane: opening(chance) })],
	[3, closing],
	[4, promising],
	[
		2,
		({ ground }, chance) => ({
			kind: 'release',
			link: chance.maybe(
				ground.ties.map(({ id }) => id),
				'none'
			)
		})
	],
	[
		3,
		(world, chance) => ({
			kind: 'goal',
			goal: {
				id: chance.of(['g1', 'g2', 'g3']),
				title: chance.of(['Faster', 'Safer']),
				product: chance.once(3) ? null : laneFrom(world, chance),
				timebox: chance.once(3)
					? null
					: chance.maybe(
							world.ground.columns.map(({ id }) => id),
							'gone'
						)
			}
		})
	],
	[
		2,
		({ ground }, chance) => ({
			kind: 'drop-goal',
			goal: chance.maybe(
				ground.aims.map(({ id }) => id),
				'g1'
			)
		})
	]
];

const laneFrom = ({ ground }: World, chance: Chance): string =>
	chance.once(20)
		? 'gone'
		: chance.maybe(
				ground.lanes.map(({ id }) => id),
				'gone'
			);

function opening(chance: Chance): Extract<Change, { kind: 'open-lane' }>['lane'] {
	const kind = chance.of(['product', 'team', 'timebox'] as const);
	const id = chance.of(lanesToBe[kind]);
	if (kind === 'product') return { kind, product: { id, name: id, code: 'NW' } } as never;
	if (kind === 'team') return { kind, team: { id, name: id, capacity: chance.of([null, 10]) } } as never;
	const [starts, ends] = chance.of([
		['2026-06-01', '2026-06-30'],
		['2026-07-01', '2026-06-01'],
		[null, null]
	]);
	return { kind, timebox: { id, name: id, starts, ends } } as never;
}

function closing({ ground }: World, chance: Chance): Change {
	const kind = chance.of(['product', 'team', 'timebox'] as const);
	const place = ['product', 'team', 'timebox'].indexOf(kind);
	const all = kind === 'product' ? ground.lanes : kind === 'team' ? ground.crews : ground.columns;
	const ids = all.map(({ id }) => id);
	const empty = ids.filter((id) => !Object.keys(ground.cells).some((cell) => cell.split(' ')[place] === id));
	const id = empty.length > 0 && !chance.once(3) ? chance.of(empty) : chance.maybe(ids, 'gone');
	return { kind: 'close-lane', lane: { kind, id } };
}

function promising(world: World, chance: Chance): Change {
	const { ties, columns } = world.ground;
	const neededBy = chance.once(20)
		? 'gone'
		: chance.maybe(
				columns.map(({ id }) => id),
				'gone'
			);
	const known = ties.filter(({ kind }) => kind === 'needs');
	if (known.length > 0 && !chance.once(3)) {
		const { id, from, to } = chance.of(known);
		return { kind: 'promise', link: id, from, to, neededBy };
	}
	const link = chance.of(['l5', 'l6', 'l7', 'l1', 'l4']);
	return { kind: 'promise', link, from: cardOf(world, chance), to: cardOf(world, chance), neededBy };
}

/** Makes sense of a card: carries it within its product, or says something of it. */
export function within(world: World, chance: Chance, product: string): Change | null {
	const mine = world.ground.cards.filter(({ id }) => laneOf(world.ground, id) === product);
	const item = chance.maybe(mine, null)?.id;
	if (item === undefined) return null;
	const here = standsIn(world.ground, item);
	const to = spotOf(world, chance, item);
	const team = chance.once(4) || here === null ? to.team : partsOf(here).team;
	return chance.once(4)
		? { kind: 'edit', item, set: { size: size(chance) } }
		: { kind: 'move', item, to: { ...to, product, team } };
}

const changeOf: Maker = (world, chance) => chance.weighted(makers)(world, chance);

/** One change mostly, a trade of several sometimes. */
export function changesOf(world: World, chance: Chance): Change[] {
	const many = chance.weighted([
		[7, 1],
		[2, 2],
		[1, 3]
	]);
	return Array.from({ length: many }, () => changeOf(world, chance));
}
