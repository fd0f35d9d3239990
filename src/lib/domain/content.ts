import * as v from 'valibot';
import { prioritySignals } from './board.ts';
import type { GoalId, ItemId, LinkId, PersonId, ProductId, TeamId, TimeboxId } from './ids.ts';
import { amount, day, id, line, rank, text } from './pieces.ts';

/** Schemas of what a board is made of, as an import or an act brings it. */

const facets = {
	title: text(10_000),
	size: v.nullable(amount(1000)),
	stage: v.nullable(line(80)),
	status: v.nullable(line(80)),
	live: v.nullable(v.strictObject({ customer: text(200), date: day })),
	fields: v.pipe(v.array(v.tuple([line(80), line(2000)])), v.maxLength(40))
};

export const item = v.strictObject({ id: id<ItemId>(), key: text(80), ...facets });

/** As a board has it: management may have said something of its priority. */
const founded = v.strictObject({ ...item.entries, signal: v.exactOptional(v.picklist(prioritySignals)) });

/** Some facets of an item, each with its new value. */
export const itemEdit = v.strictObject({
	title: v.exactOptional(facets.title),
	size: v.exactOptional(facets.size),
	stage: v.exactOptional(facets.stage),
	status: v.exactOptional(facets.status),
	live: v.exactOptional(facets.live),
	fields: v.exactOptional(facets.fields)
});

const product = v.strictObject({
	id: id<ProductId>(),
	name: text(200),
	code: v.pipe(text(3), v.minLength(1)),
	colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
	rank,
	owner: v.nullable(id<PersonId>()),
	share: v.nullable(amount(100))
});

const team = v.strictObject({
	id: id<TeamId>(),
	name: text(200),
	rank,
	capacity: v.nullable(amount(1_000_000)),
	home: v.exactOptional(v.nullable(id<ProductId>()))
});

const timebox = v.strictObject({
	id: id<TimeboxId>(),
	name: text(200),
	starts: v.nullable(day),
	ends: v.nullable(day),
	rank,
	undated: v.boolean()
});

const place = v.strictObject({
	item: id<ItemId>(),
	product: id<ProductId>(),
	team: id<TeamId>(),
	timebox: id<TimeboxId>(),
	rank
});

const link = v.strictObject({
	id: id<LinkId>(),
	kind: v.picklist(['needs', 'related']),
	from: id<ItemId>(),
	to: id<ItemId>(),
	neededBy: v.exactOptional(id<TimeboxId>()),
	reopened: v.exactOptional(v.literal(true))
});

/** What a product, or the whole board, is to reach. */
export const goal = v.strictObject({
	id: id<GoalId>(),
	title: text(500),
	product: v.nullable(id<ProductId>()),
	timebox: v.nullable(id<TimeboxId>())
});

/** Everything a founding brings. */
export const content = v.strictObject({
	products: v.array(product),
	teams: v.array(team),
	timeboxes: v.array(timebox),
	items: v.array(founded),
	places: v.array(place),
	links: v.array(link),
	goals: v.exactOptional(v.array(goal))
});
