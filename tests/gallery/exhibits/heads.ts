import type { Item, Place, Product, Team } from '#lib/domain/board.ts';
import { idOf, type PersonId, type ProductId } from '#lib/domain/ids.ts';
import { cellOf, item, place, product, team, timebox } from '#lib/scene/testing/small.ts';
import { tableOf } from '#lib/scene/testing/table.ts';
import { inputOf, type Exhibit } from '../exhibit.ts';
import { sprints } from '../grid.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const person = (id: string): PersonId => idOf<PersonId>(id);

const names = [
	...['Physician Portal', 'Mobile Rounding', 'Order Entry', 'Charge Capture', 'Lab Results'],
	...['Patient Portal', 'Scheduling', 'Messaging', 'Pharmacy', 'Imaging']
];
const coloured: readonly Product[] = names.map((name, n) =>
	product(`p${String(n)}`, {
		...{
			name,
			code: name
				.split(' ')
				.map((word) => word.charAt(0))
				.join('')
				.padEnd(2, name.charAt(1).toUpperCase())
		},
		...{
			colour: n % 8,
			rank: two(n),
			owner: n % 4 === 3 ? null : person(name),
			share: n % 3 === 2 ? null : 20 - n
		}
	})
);
const none = product('none', { name: 'No product', code: '–', colour: 8, rank: '99' });

/** `count` items in each of some cells. */
function filled(cells: Readonly<Record<string, number>>): {
	readonly items: Item[];
	readonly places: Place[];
} {
	const made = Object.entries(cells).flatMap(([cell, count]) =>
		Array.from({ length: count }, (_, n) => ({ id: `${cell} ${String(n)}`, cell, n }))
	);
	return {
		items: made.map(({ id, n }, at) =>
			item(id, {
				key: `C-${String(100 + at)}`,
				title: `Result feed delivers within ${String(at)} s`,
				size: 2 + n
			})
		),
		places: made.map(({ id, cell }) => place(id, cell))
	};
}

const colours: Exhibit = {
	name: 'Products',
	says: 'Eight colours, each with a pattern and two letters; a ninth begins them anew, what has no product is grey.',
	...{ width: 800, height: 940 },
	input: inputOf(
		tableOf({
			products: [...coloured, none],
			teams: [team('t', { name: 'Platform' })],
			timeboxes: sprints(3),
			links: [],
			...filled(
				Object.fromEntries(
					[...coloured, none].flatMap(({ id }) => [0, 1, 2].map((n) => [`${id} t s${String(n)}`, 1]))
				)
			)
		})
	)
};

const teams: readonly Team[] = [
	team('a', { name: 'Chart Review', capacity: 40 }),
	team('b', { name: 'Documentation and everything around it', capacity: 14 }),
	team('c', { name: 'Platform', capacity: 9 }),
	team('d', { name: 'Integration', home: idOf<ProductId>('p1') })
];
export const lanes = tableOf({
	products: [
		product('p1', { name: 'Physician Portal', code: 'PP', rank: '1', owner: person('Tom'), share: 24 }),
		product('p2', { name: 'Mobile Rounding', code: 'MR', rank: '2', colour: 1 }),
		product('p3', { name: 'Order Entry', code: 'OE', rank: '3', colour: 2, owner: person('Mia'), share: 18 }),
		product('p4', { name: 'A product with nothing in it yet', code: 'NO', rank: '4', colour: 3 })
	],
	teams,
	timeboxes: [
		timebox('00', { name: 'Sprint 69', starts: '2026-04-20', ends: '2026-05-03' }),
		timebox('01', { name: 'Sprint 70', starts: '2026-05-04', ends: '2026-05-17' }),
		...sprints(3).map((each) => ({ ...each, rank: `1${each.rank}` })),
		timebox('20', { name: 'v2.0 release', ends: '2026-09-30' }),
		timebox('21', { name: 'Some day' }),
		timebox('22', { name: 'Later', undated: true })
	],
	links: [],
	...filled({
		...{ 'p1 a s0': 2, 'p1 a s1': 4, 'p1 a s2': 1, 'p1 b s1': 4, 'p1 c s1': 3, 'p1 c 01': 1 },
		...{ 'p2 c s1': 1, 'p2 d s0': 2, 'p3 a s1': 1, 'p3 d s2': 3, 'p3 b 20': 2, 'p3 d 22': 2 }
	})
});

const phone = { width: 390, height: 560 } as const;

export const heads: readonly Exhibit[] = [
	colours,
	{
		name: 'Lanes and timeboxes',
		says: 'Room left, nearly full, over; without capacity; a past, empty, present, undated timebox; lanes low and folded.',
		...{ width: 1552, height: 820 },
		input: inputOf(lanes, { collapsed: new Set(['p2']) })
	},
	{
		name: 'The same, locked',
		says: 'A padlock on every lane, square corners, nothing lifts.',
		...{ width: 760, height: 560 },
		input: inputOf(lanes, { collapsed: new Set(['p2']), mood: 'locked' })
	},
	{
		name: 'Teams, then products',
		says: 'Turned over: a team has no colour, its products have theirs.',
		...{ width: 760, height: 560 },
		input: inputOf(lanes, { groupBy: 'team', collapsed: new Set(['b']) })
	},
	{ name: 'On a phone', says: 'Narrow heads.', ...phone, zoom: 0.8, input: inputOf(lanes) },
	{
		name: 'Locked, on a phone',
		says: 'The same.',
		...phone,
		zoom: 0.8,
		input: inputOf(lanes, { mood: 'locked' })
	},
	{
		name: 'Nothing on it yet',
		says: 'A board that was just founded.',
		...{ width: 560, height: 240 },
		input: inputOf(
			tableOf({
				products: [product('p', { name: 'Physician Portal', code: 'PP' })],
				teams: [team('t', { home: cellOf('p').product })],
				timeboxes: sprints(2),
				items: [],
				places: [],
				links: []
			})
		)
	}
];
