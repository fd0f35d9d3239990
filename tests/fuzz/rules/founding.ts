import { idOf } from '#lib/domain/ids.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import { zone } from './judging.ts';
import type { Card, Ground, World } from './world.ts';

/** The board that every run begins with: three products, two of them owned, two teams, four columns, nine cards. */

/** 2026-03-03T09:00:00Z */
export const nine = 1_772_528_400_000;
export const hour = 3_600_000;

export const people: Record<string, readonly string[]> = {
	ada: ['product-owner'],
	ben: ['product-owner'],
	cy: ['chief-product-owner'],
	mia: ['metascrum-owner'],
	fay: ['facilitator'],
	sam: ['stakeholder'],
	sue: ['sponsor'],
	eve: ['executive'],
	tim: ['team-member'],
	obi: ['observer'],
	zoe: []
};
export const root = 'root';

const rank = (n: number): string => `a${String(n)}`;

const lanes = [
	{ id: 'apps', owner: 'ada', share: 40 },
	{ id: 'core', owner: 'ben', share: 60 },
	{ id: 'free', owner: null, share: null }
];
const crews = [{ id: 'red' }, { id: 'blue' }];
const columns = [
	{ id: 'march', starts: '2026-03-01', ends: '2026-03-20', undated: false },
	{ id: 'april', starts: '2026-03-21', ends: '2026-04-20', undated: false },
	{ id: 'may', starts: '2026-04-21', ends: '2026-05-31', undated: false },
	{ id: 'some-day', starts: null, ends: null, undated: true }
];
const live = { customer: 'St. Mary', date: '2026-05-01' };
/** Card, cell, size, promised date. */
const cards = [
	['a1', 'apps red march', 3, null],
	['a2', 'apps red march', null, live],
	['a3', 'apps red april', 5, null],
	['a4', 'apps blue march', 2, null],
	['c1', 'core blue march', 8, null],
	['c2', 'core blue april', 1, live],
	['c3', 'core red may', null, null],
	['f1', 'free red march', 2, null],
	['f2', 'free blue some-day', null, null]
] as const;
const links = [
	{ id: 'l1', kind: 'needs', from: 'a1', to: 'c1' },
	{ id: 'l2', kind: 'needs', from: 'c1', to: 'a3' },
	{ id: 'l3', kind: 'needs', from: 'a2', to: 'f1' },
	{ id: 'l4', kind: 'related', from: 'a1', to: 'c2' }
] as const;

const place = (cell: string) => {
	const [product = '', team = '', timebox = ''] = cell.split(' ');
	return { product: idOf<never>(product), team: idOf<never>(team), timebox: idOf<never>(timebox) };
};

/** The act that founds it. */
export const founding = (policy: World['policy']): AskedAct =>
	({
		kind: 'found',
		name: 'Portfolio',
		zone: zone.name,
		policy,
		content: {
			products: lanes.map((each, n) => ({
				...each,
				name: each.id,
				code: each.id.slice(0, 2),
				colour: n,
				rank: rank(n)
			})),
			teams: crews.map((each, n) => ({ ...each, name: each.id, capacity: null, rank: rank(n) })),
			timeboxes: columns.map((each, n) => ({ ...each, name: each.id, rank: rank(n) })),
			items: cards.map(([id, , size, date]) => ({
				id,
				key: id.toUpperCase(),
				title: `Item ${id}`,
				size,
				stage: null,
				status: null,
				live: date,
				fields: []
			})),
			places: cards.map(([item, cell], n) => ({ item, ...place(cell), rank: rank(n) })),
			links
		}
	}) as unknown as AskedAct;

const card = ([id, , size, date]: (typeof cards)[number]): Card => ({
	id,
	key: id.toUpperCase(),
	title: `Item ${id}`,
	size,
	live: date && `${date.customer} ${date.date}`,
	signal: null,
	rest: ''
});

function ground(): Ground {
	const cells: Record<string, string[]> = {};
	for (const [id, cell] of cards) (cells[cell] ??= []).push(id);
	return {
		lanes: lanes.map((each) => ({ ...each })),
		crews: crews.map(({ id }) => ({ id, home: null, capacity: null })),
		columns: columns.map((each) => ({ ...each })),
		cards: cards.map(card),
		cells,
		ties: links.map((each) => ({ ...each, neededBy: null, reopened: false })),
		aims: []
	};
}

/** What the model knows of a board that has just been founded. */
export const founded = (policy: World['policy']): World => ({
	ground: ground(),
	policy,
	map: null,
	seats: {},
	sittings: [],
	locks: [],
	opens: 0,
	papers: [],
	remarks: [],
	deputies: [],
	points: [],
	paths: [],
	tellers: [],
	alarms: [],
	buffers: [],
	blocks: [],
	pleas: [],
	now: nine
});
