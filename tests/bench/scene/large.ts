import type { Content, Item, Link, Place, Product, Team, Timebox } from '#lib/domain/board.ts';
import { handColours } from '#lib/domain/colour.ts';
import {
	idOf,
	type ItemId,
	type LinkId,
	type PersonId,
	type ProductId,
	type TeamId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import type { RecordChange, Table } from '#lib/domain/table.ts';
import type { GhostCard, OtherHand } from '#lib/scene/scene.ts';

/** A large company's board: 40 product lanes of 4 teams each, 24 timeboxes, rich cards, dependencies, proposals, people. */

const people = ['dora', 'jlin', 'ahmed', 'mskov', 'ctran', 'priya', 'olaf', 'kim'];
const words =
	'retry payment import gateway patient record export alert audit lab result order sign scan'.split(' ');
/** An order key of fractional-indexing: `f` stands before six digits. */
const rank = (n: number): string => `f${String(n).padStart(6, '0')}`;
/** Product lanes. */
const most = 40;
const boxes = 24;

/** Numbers from 0 up to a bound, the same in every run. */
export function dice(seed: number): (below: number) => number {
	let state = seed >>> 0 || 1;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const pick = <T>(list: readonly T[], n: number): T => {
	const found = list[n % list.length];
	if (found === undefined) throw new Error('Nothing to pick from.');
	return found;
};

const products: readonly Product[] = Array.from({ length: most }, (_, n) => ({
	id: idOf<ProductId>(`p${n}`),
	name: `Product ${n + 1}`,
	code: `P${n}`,
	colour: n % 8,
	rank: rank(n),
	owner: idOf<PersonId>(pick(people, n)),
	share: n < 20 ? 4 : null
}));

const teams: readonly Team[] = Array.from({ length: 48 }, (_, n) => ({
	id: idOf<TeamId>(`t${n}`),
	name: `Team ${n + 1}`,
	rank: rank(n),
	capacity: n % 4 === 3 ? null : 40
}));

const day = (n: number): string => new Date(Date.UTC(2025, 9, 6) + n * 86_400_000).toISOString().slice(0, 10);

const timeboxes: readonly Timebox[] = Array.from({ length: boxes }, (_, n) => ({
	id: idOf<TimeboxId>(`b${n}`),
	name: n === boxes - 1 ? 'Undated' : `Iteration ${n + 1}`,
	starts: n === boxes - 1 ? null : day(n * 14),
	ends: n === boxes - 1 ? null : day(n * 14 + 13),
	rank: rank(n),
	undated: n === boxes - 1
}));

type Cell = Pick<Place, 'product' | 'team' | 'timebox'>;

/** Most work is soon: later timeboxes hold less. `lanes`: all stands in the first so many. */
function somewhere(roll: (below: number) => number, lanes = most): Cell {
	const lane = roll(lanes);
	return {
		product: pick(products, lane).id,
		team: pick(teams, lane + roll(4) * 11).id,
		timebox: pick(timeboxes, Math.floor((roll(1000) / 1000) ** 1.4 * boxes)).id
	};
}

/** `count` items with 0.3 links each, in so many product lanes. */
export function largeContent(count: number, lanes = most): Content {
	const roll = dice(count);
	const items: Item[] = [];
	const places: Place[] = [];
	for (let n = 0; n < count; n++) {
		const id = idOf<ItemId>(`i${n}`);
		items.push({
			id,
			key: `C-${n}`,
			title: Array.from({ length: 4 + roll(5) }, () => pick(words, roll(words.length))).join(' '),
			size: n % 9 === 0 ? null : 1 + roll(8),
			stage: pick(['idea', 'ready', 'building', 'testing'], roll(4)),
			status: null,
			live: n % 23 === 5 ? { customer: 'Mercy General', date: day(roll(330)) } : null,
			fields: []
		});
		places.push({ item: id, ...somewhere(roll, lanes), rank: rank(n) });
	}
	const links: Link[] = Array.from({ length: Math.round(count * 0.3) }, (_, n) => ({
		id: idOf<LinkId>(`l${n}`),
		kind: n % 5 === 0 ? 'related' : 'needs',
		from: idOf<ItemId>(`i${roll(count)}`),
		to: idOf<ItemId>(`i${roll(count)}`)
	}));
	return { products: products.slice(0, lanes), teams, timeboxes, items, places, links };
}

const signers = [
	{ label: 'Product 3', state: 'waiting', mine: true },
	{ label: 'Product 7', state: 'signed', mine: false }
] as const;

/** Proposals for as many of a board's items. */
export function proposals(table: Table, count: number): GhostCard[] {
	const roll = dice(count + 7);
	const items = [...table.items.keys()];
	return Array.from({ length: items.length === 0 ? 0 : count }, (_, n) => ({
		id: `g${n}`,
		proposal: null,
		item: idOf<ItemId>(pick(items, roll(items.length))),
		to: { ...somewhere(roll, table.products.size), after: null },
		state: 'proposed',
		by: 'DR',
		signers
	}));
}

/** As many people's hands; `turn` moves them on, a little each. */
export function crowd(table: Table, count: number, turn: number): OtherHand[] {
	return Array.from({ length: count }, (_, n) => {
		const roll = dice(n + 1);
		const [fx, fy] = [roll(100), roll(100)];
		return {
			who: n + 1,
			colour: n % handColours,
			name: `Person ${n + 1}`,
			seat: 'Product Owner',
			spot: {
				...somewhere(roll, table.products.size),
				fx: 0.5 + 0.4 * Math.sin(fx + turn / 7),
				fy: 0.5 + 0.4 * Math.cos(fy + turn / 9)
			},
			carrying: null
		};
	});
}

/** The `n`-th of a run of remote decisions: an item goes elsewhere. */
export function decision(table: Table, n: number): RecordChange[] {
	const roll = dice(n * 31 + 5);
	const ids = table.places.size;
	const was = table.places.get(`i${roll(ids)}`);
	if (!was) return [];
	return [
		{
			kind: 'places',
			id: was.item,
			was,
			now: { ...was, ...somewhere(roll, table.products.size), rank: rank(roll(999_999)) }
		}
	];
}
