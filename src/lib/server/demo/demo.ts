import type { Content, Item, Link, Place, Product, Team, Timebox } from '#lib/domain/board.ts';
import { idOf, type ItemId, type LinkId, type ProductId, type TeamId } from '#lib/domain/ids.ts';
import { ranks } from '#lib/domain/rank.ts';
import { boardName, type DemoPerson, people, products, teams, zone } from './company.ts';
import { type Line, linesOf } from './lines.ts';
import { dayOf, sprintsAround } from './sprints.ts';

/** A person of the demo organization and the products they own. */
export interface DemoSeat extends DemoPerson {
	readonly owns: readonly ProductId[];
}

/** What a first run founds: a board, and the people to seat on it. Products have no owner until `own` is asked. */
interface Demo {
	readonly name: string;
	readonly zone: string;
	readonly content: Content;
	readonly people: readonly DemoSeat[];
}

interface Placed extends Line {
	readonly id: ItemId;
	readonly product: ProductId;
}

/**
 * The demo organization: Roundwell, which makes hospital software, with its Sprints around `today` (`YYYY-MM-DD`).
 * Pure but for `fresh`, which gives a new id each call.
 */
export function demoBoard(fresh: () => string, today: string): Demo {
	const lanes = productsOf(fresh);
	const crews = teamsOf(fresh);
	const boxes = sprintsAround(today, fresh);
	const lines = products.flatMap(({ backlog }, at) =>
		linesOf(backlog).map((line): Placed => ({
			...line,
			id: idOf<ItemId>(fresh()),
			product: required(lanes[at], 'product').id
		}))
	);
	const content: Content = {
		products: lanes,
		teams: [...crews.values()],
		timeboxes: [...boxes.values()],
		items: lines.map((line) => itemOf(line, today)),
		places: placesOf(lines, crews, boxes),
		links: linksOf(lines, fresh)
	};
	return { name: boardName, zone, content, people: people.map((person) => seatOf(person, lanes)) };
}

function productsOf(fresh: () => string): Product[] {
	const keys = ranks(products.length);
	return products.map(({ name, code, share }, at) => ({
		id: idOf<ProductId>(fresh()),
		name,
		code,
		colour: at,
		rank: keys[at] ?? '',
		owner: null,
		share
	}));
}

function teamsOf(fresh: () => string): Map<string, Team> {
	const all = Object.entries(teams);
	const keys = ranks(all.length);
	return new Map(
		all.map(([short, team], at) => [short, { id: idOf<TeamId>(fresh()), rank: keys[at] ?? '', ...team }])
	);
}

function itemOf(line: Placed, today: string): Item {
	const { id, key, title, size, stage, live, fields } = line;
	const date = live && dayOf(today, Number(line.sprint), live.day);
	return {
		id,
		key,
		title,
		size,
		stage,
		status: statusOf(line.sprint),
		live: live && date ? { customer: live.customer, date } : null,
		fields
	};
}

function statusOf(sprint: string): string {
	if (sprint === 'later') return 'New';
	return Number(sprint) < 0 ? 'Done' : Number(sprint) === 0 ? 'In progress' : 'Ready';
}

function placesOf(
	lines: readonly Placed[],
	crews: ReadonlyMap<string, Team>,
	boxes: ReadonlyMap<string, Timebox>
): Place[] {
	const keys = ranks(lines.length);
	return lines.map(({ id, product, team, sprint }, at) => ({
		item: id,
		product,
		team: required(crews.get(team), team).id,
		timebox: required(boxes.get(sprint), sprint).id,
		rank: keys[at] ?? ''
	}));
}

function linksOf(lines: readonly Placed[], fresh: () => string): Link[] {
	const ids = new Map(lines.map(({ key, id }) => [key, id]));
	return lines.flatMap(({ id, needs }) =>
		needs.map((key): Link => ({
			id: idOf<LinkId>(fresh()),
			kind: 'needs',
			from: required(ids.get(key), key),
			to: id
		}))
	);
}

const seatOf = (person: DemoPerson, lanes: readonly Product[]): DemoSeat => ({
	...person,
	owns: products.flatMap(({ owner }, at) =>
		owner === person.email ? [required(lanes[at], 'product').id] : []
	)
});

/** The demo's content is part of the program: what it names is there, or the program is wrong. */
function required<T>(found: T | undefined, name: string): T {
	if (found === undefined) throw new Error(`the demo names ${name}, which it does not have`);
	return found;
}
