import type { Act, ActOf } from '../acts.ts';
import {
	seatKinds,
	type Actor,
	type Board,
	type Item,
	type Link,
	type Place,
	type Product,
	type ProposedChange,
	type Seat,
	type SeatKind,
	type Session,
	type SessionState,
	type Team,
	type Timebox
} from '../board.ts';
import { decide, type Context, type Who } from '../decide.ts';
import type { Entry } from '../entries.ts';
import {
	idOf,
	type ActId,
	type BoardId,
	type ItemId,
	type LinkId,
	type PathwayId,
	type PersonId,
	type ProductId,
	type SessionId,
	type TeamId,
	type TimeboxId,
	type WordsId
} from '../ids.ts';
import type { Pathway } from '../matters.ts';
import { ranks } from '../rank.ts';
import { fold } from '../replay.ts';
import type { Refusal, Result } from '../result.ts';
import { noHash, tableFrom, type TableRecords } from '../snapshot.ts';
import type { Table } from '../table.ts';

/**
 * A small board for tests: two products with a Product Owner each, a lane without one, two teams, three
 * timeboxes and six items. Fixed ids and times; every part can be overridden.
 */

/** 2026-03-03T09:00:00Z, when the fixture's session opened. */
export const nine = 1_772_528_400_000;
export const hour = 3_600_000;

const person = idOf<PersonId>;
/** Who sits at the table: two Product Owners, the MetaScrum Product Owner, and others. */
export const people = {
	ada: person('ada'),
	ben: person('ben'),
	mia: person('mia'),
	fay: person('fay'),
	sam: person('sam'),
	obi: person('obi'),
	/** Holds no seat. */
	zoe: person('zoe')
} as const;

export const products = {
	apps: idOf<ProductId>('apps'),
	core: idOf<ProductId>('core'),
	none: idOf<ProductId>('none')
};
export const teams = { red: idOf<TeamId>('red'), blue: idOf<TeamId>('blue') };
export const timeboxes = {
	spring: idOf<TimeboxId>('spring'),
	summer: idOf<TimeboxId>('summer'),
	undated: idOf<TimeboxId>('undated')
};
export const items = {
	a1: idOf<ItemId>('a1'),
	a2: idOf<ItemId>('a2'),
	a3: idOf<ItemId>('a3'),
	c1: idOf<ItemId>('c1'),
	c2: idOf<ItemId>('c2'),
	n1: idOf<ItemId>('n1')
};

/** A product without an owner, unless overridden. */
export const product = (id: ProductId, more: Partial<Product> = {}): Product => ({
	id,
	name: id,
	code: id.slice(0, 2).toUpperCase(),
	colour: 0,
	rank: 'a0',
	owner: null,
	share: null,
	...more
});

export const team = (id: TeamId, more: Partial<Team> = {}): Team => ({
	id,
	name: id,
	rank: 'a0',
	capacity: null,
	...more
});

export const timebox = (id: TimeboxId, more: Partial<Timebox> = {}): Timebox => ({
	id,
	name: id,
	starts: null,
	ends: null,
	rank: 'a0',
	undated: false,
	...more
});

/** An item whose key is its id in capitals. */
export const item = (id: ItemId, more: Partial<Item> = {}): Item => ({
	id,
	key: id.toUpperCase(),
	title: `Item ${id}`,
	size: null,
	stage: null,
	status: null,
	live: null,
	fields: [],
	...more
});

/** A place in apps, red, spring. */
export const place = (id: ItemId, more: Partial<Place> = {}): Place => ({
	item: id,
	product: products.apps,
	team: teams.red,
	timebox: timeboxes.spring,
	rank: 'a0',
	...more
});

/** `from` gives what `to` needs. */
export const needs = (from: ItemId, to: ItemId, more: Partial<Link> = {}): Link => ({
	id: idOf<LinkId>(`${from}-${to}`),
	kind: 'needs',
	from,
	to,
	...more
});

export const seat = (holder: PersonId, ...seats: SeatKind[]): Seat => ({ person: holder, seats });

const [first = '', second = '', third = ''] = ranks(3);
const session: Session = {
	id: idOf<SessionId>('s1'),
	number: 1,
	state: 'open',
	startsAt: nine,
	minutes: 90,
	openedAt: nine,
	lockedAt: null,
	openedSeq: 1,
	lockedSeq: null,
	version: null,
	facilitator: people.fay
};

const board: Board = {
	id: idOf<BoardId>('board-1'),
	name: 'Portfolio',
	template: 'metascrum-classic',
	policy: 'management-input',
	zone: 'Europe/Berlin',
	session: session.id,
	version: 0,
	hash: noHash,
	lockedAt: nine - 24 * hour
};

const { apps, core, none } = products;
const { red, blue } = teams;
const { spring, summer, undated } = timeboxes;
const { a1, a2, a3, c1, c2, n1 } = items;

/** The records of the fixture, session open: `a1 a2` in apps/red/spring, `a3` in summer, `c1 c2` in core/blue, `n1` ownerless. */
export const records: TableRecords = {
	board: [board],
	seats: [
		seat(people.ada, 'product-owner'),
		seat(people.ben, 'product-owner'),
		seat(people.mia, 'metascrum-owner'),
		seat(people.fay, 'facilitator'),
		seat(people.sam, 'stakeholder'),
		seat(people.obi, 'observer')
	],
	products: [
		product(apps, { name: 'Apps', owner: people.ada, rank: first }),
		product(core, { name: 'Core', owner: people.ben, rank: second, colour: 1 }),
		product(none, { name: 'No product', rank: third, colour: 2 })
	],
	teams: [team(red, { rank: first }), team(blue, { rank: second })],
	timeboxes: [
		timebox(spring, { rank: first, starts: '2026-03-01', ends: '2026-05-31' }),
		timebox(summer, { rank: second, starts: '2026-06-01', ends: '2026-08-31' }),
		timebox(undated, { rank: third, undated: true })
	],
	items: [item(a1), item(a2), item(a3), item(c1), item(c2), item(n1)],
	places: [
		place(a1, { rank: first }),
		place(a2, { rank: second }),
		place(a3, { timebox: summer }),
		place(c1, { product: core, team: blue }),
		place(c2, { product: core, team: blue, timebox: summer }),
		place(n1, { product: none })
	],
	links: [],
	sessions: [session],
	proposals: [],
	points: []
};

/** The fixture's table, with other records where they matter. */
export const tableOf = (more: Partial<TableRecords> = {}): Table => tableFrom({ ...records, ...more }, 10);

/** The same with its session in another state; `policy` says what the lock allows. */
export const tableIn = (
	state: SessionState,
	more: Partial<TableRecords> = {},
	policy: Board['policy'] = 'management-input'
): Table =>
	tableOf({
		...more,
		sessions: [{ ...session, state, startsAt: nine + 24 * hour }],
		board: [{ ...board, policy }]
	});

/** Moves an item; what isn't said stays apps/red/spring, first in the cell. */
export const move = (
	id: ItemId,
	to: Partial<Extract<ProposedChange, { kind: 'move' }>['to']> = {}
): ProposedChange => ({
	kind: 'move',
	item: id,
	to: { product: apps, team: red, timebox: spring, after: null, ...to }
});

export const administrator: Who = { person: person('root'), administrator: true };
export const who = (holder: PersonId): Who => ({ person: holder, administrator: false });

/** Ids `id-1`, `id-2`, … and one fixed time. */
export function contextAt(now = nine + hour, log = noHash): Context {
	let made = 0;
	return { board: board.id, now, log, fresh: () => `id-${++made}` };
}

/** Propose changes, without words. */
export const proposal = (...changes: ProposedChange[]): ActOf<'propose'> => ({
	kind: 'propose',
	changes,
	because: null,
	cause: null
});

export const words = idOf<WordsId>('words-1');

/** A pathway set by the MetaScrum Product Owner, for the stakeholder to decide between two options. */
export const pathway: Pathway = {
	id: idOf<PathwayId>('w'),
	title: words,
	proposal: null,
	point: null,
	decider: people.sam,
	options: [idOf<WordsId>('one'), idOf<WordsId>('two')],
	due: nine + 24 * hour,
	first: words,
	by: people.mia,
	seat: 'metascrum-owner',
	at: nine,
	steps: [],
	state: 'open',
	decision: null
};

/** Judges an act, and where it is accepted folds what it comes to into the table. */
export function doAct(
	table: Table,
	by: Who | PersonId,
	id: string,
	act: Act,
	context: Context = contextAt()
): Result<Entry[]> {
	const actor = typeof by === 'string' ? who(by) : by;
	const answer = decide(table, { id: idOf<ActId>(id), act }, actor, context);
	const odd = answer.ok ? answer.value.find(({ by: each }) => !isSomebody(each))?.by : oddity(answer.error);
	if (odd !== undefined) throw new Error(`${act.kind}: ${JSON.stringify(odd)}`);
	if (answer.ok) fold(table, answer.value);
	return answer;
}

/** What no refusal may be: without a sentence, or with an offer that means nothing. Whatever a test looks at, it looks at this. */
function oddity({ because, offer }: Refusal): string | undefined {
	if (!/^\S+ .+[.?!]$/s.test(because)) return `refused without a sentence: ${because}`;
	const known = offer === undefined || ['talking-point', 'seat', 'wait'].includes(offer);
	return known ? undefined : `an offer of ${offer}`;
}

const isSomebody = (actor: Actor): boolean =>
	actor.kind !== 'person' || actor.seat === 'administrator' || seatKinds.includes(actor.seat);

/** The kinds of the entries an act came to, or the rule that refused it. */
export const told = (answer: Result<Entry[]>): readonly string[] | string =>
	answer.ok ? answer.value.map(({ kind }) => kind) : answer.error.rule;
