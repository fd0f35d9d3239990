import { describe, expect, test } from 'vitest';
import type { Product, Proposal, TalkingPoint } from '#lib/domain/board.ts';
import {
	idOf,
	type EmergencyId,
	type GoalId,
	type ItemId,
	type PathwayId,
	type PersonId,
	type PointId,
	type ProposalId,
	type WordsId
} from '#lib/domain/ids.ts';
import type { Emergency, Pathway } from '#lib/domain/matters.ts';
import {
	hour,
	items,
	move,
	nine,
	people,
	products,
	records,
	tableIn,
	tableOf,
	timeboxes
} from '#lib/domain/testing/board.ts';
import {
	digestOf,
	digestText,
	emergencyLine,
	isEmpty,
	pathwayLine,
	sessionName,
	sessionWhen
} from './digest.ts';
import { byProduct, pointFrom, pointLine, productOf, stepped } from './points.ts';

const words = (id: WordsId): string | undefined => (id === 'unknown' ? undefined : `“${id}”`);
const nameOf = (person: PersonId): string => person.toUpperCase();
const sayings = { words, nameOf };
const text = (id: string) => idOf<WordsId>(id);

const point = (id: string, more: Partial<TalkingPoint> = {}): TalkingPoint => ({
	...{ id: idOf<PointId>(id), by: people.sam, seat: 'stakeholder', at: nine, text: text(id), changes: [] },
	...{ rank: `f00000${id}`, state: 'waiting', session: null },
	...more
});
const pathway = (id: string, more: Partial<Pathway> = {}): Pathway => ({
	...{ id: idOf<PathwayId>(id), by: people.mia, seat: 'metascrum-owner', at: nine, title: text(id) },
	...{ proposal: null, point: null, decider: people.mia, options: [text('one'), text('two')] },
	...{ due: nine + hour, first: text('first'), steps: [], state: 'open', decision: null },
	...more
});
const emergency = (number: number, more: Partial<Emergency> = {}): Emergency => ({
	...{ id: idOf<EmergencyId>(`e${number}`), by: people.sam, seat: 'stakeholder', at: nine, number },
	...{ product: products.apps, item: null, reason: 'outage', text: text(`e${number}`), state: 'over' },
	...{ triage: null, broken: null, overAt: null, review: null },
	...more
});
const putOff: Proposal = {
	...{ id: idOf<ProposalId>('later'), session: null, by: people.ben, seat: 'product-owner', at: nine },
	...{ changes: [move(items.a1, { timebox: timeboxes.summer })], because: null, cause: null, required: [] },
	...{ signatures: [], outcome: { kind: 'later', at: nine }, drift: false }
};

describe('which product a point is about', () => {
	const table = tableIn('scheduled');
	const link = { guest: text('Rob') };
	const apps: Product | undefined = table.products.get(products.apps);
	test.each([
		['of the item it names', point('a', { item: items.c1, changes: [move(items.a1)] }), products.core],
		[
			'of the item it changes',
			point('a', { changes: [move(items.a1, { product: products.core })] }),
			products.apps
		],
		[
			'that gets a share',
			point('a', { changes: [{ kind: 'share', product: products.core, share: 3 }] }),
			products.core
		],
		[
			'that a lane is closed of',
			point('a', { changes: [{ kind: 'close-lane', lane: { kind: 'product', id: products.core } }] }),
			products.core
		],
		[
			'that has a goal',
			point('a', {
				changes: [
					{ kind: 'goal', goal: { id: idOf<GoalId>('g'), title: 'G', product: products.core, timebox: null } }
				]
			}),
			products.core
		],
		['of whose link it came by', point('a', { by: people.ben, ...link }), products.core],
		['no: it came by hand', point('a', { by: people.ben }), null],
		['no: an item that is gone', point('a', { item: idOf<ItemId>('gone') }), null]
	])('the one %s', (_, about, product) => {
		expect(productOf(table, about)).toBe(product);
	});

	test('none where whose link it came by owns several', () => {
		const owning = records.products.map((each) => ({ ...each, owner: people.ben }));
		const several = tableIn('scheduled', { products: owning });
		expect(productOf(several, point('a', { by: people.ben, ...link }))).toBeNull();
	});

	test('the groups stand as the lanes do, the whole board first', () => {
		const of = [
			point('1', { item: items.c1 }),
			point('2', { item: items.a1 }),
			point('3'),
			point('4', { item: items.c2 })
		];
		expect(
			byProduct(table, of).map(({ product, points }) => [product?.id, points.map(({ id }) => id)])
		).toEqual([
			[undefined, ['3']],
			['apps', ['2']],
			['core', ['1', '4']]
		]);
		expect(byProduct(table, of)[1]?.product).toBe(apps);
	});
});

describe('a point in words', () => {
	const table = tableIn('scheduled');
	test('says what it is about where its words do not', () => {
		expect(pointLine(table, point('a', { item: items.a1 }), words)).toEqual({
			text: '“a”',
			about: 'A1 Item a1'
		});
		expect(pointLine(table, point('a'), words)).toEqual({ text: '“a”', about: null });
		const change = [move(items.a1, { timebox: timeboxes.summer })];
		expect(pointLine(table, point('a', { changes: change }), words).about).toBe('A1 spring → summer');
		expect(pointLine(table, point('a', { changes: change }), () => 'A1 spring → summer')).toEqual({
			text: 'A1 spring → summer',
			about: null
		});
		expect(pointLine(table, point('a', { item: idOf<ItemId>('gone') }), words).about).toBe(
			'An item that is gone'
		);
		expect(pointLine(table, point('unknown'), words).text).toBe('…');
	});

	test('says who brought it, and by whose link', () => {
		expect(pointFrom(point('a'), sayings)).toBe('SAM, stakeholder');
		expect(pointFrom(point('a', { by: people.ada, guest: text('Rob') }), sayings)).toBe(
			'“Rob”, by the link of ADA'
		);
		expect(pointFrom(point('a', { by: people.ada, guest: text('unknown') }), sayings)).toBe(
			'…, by the link of ADA'
		);
	});
});

describe('one step', () => {
	const order = ['a', 'b', 'c', 'd'].map((id) => point(id));
	const some = order.filter(({ id }) => id !== 'b' && id !== 'c');
	const id = (of: string) => idOf<PointId>(of);
	test.each([
		['a', 'later', 'b'],
		['c', 'earlier', 'a'],
		['b', 'earlier', null],
		['a', 'earlier', undefined],
		['d', 'later', undefined],
		['x', 'later', undefined]
	] as const)('takes %s %s: behind %s', (moved, way, after) => {
		expect(stepped(order, order, id(moved), way)).toBe(after);
	});

	test('among some of them goes past those that are not shown', () => {
		expect(stepped(order, some, id('a'), 'later')).toBe('d');
		expect(stepped(order, some, id('d'), 'earlier')).toBeNull();
		expect(stepped(order, order.slice(1), id('d'), 'earlier')).toBe('b');
	});
});

describe('the digest', () => {
	const full = tableIn('preparing', {
		points: [
			point('2'),
			point('1', { by: people.ada, guest: text('Rob'), item: items.a1 }),
			point('3', { state: 'settled' })
		],
		pathways: [pathway('soon'), pathway('over', { due: nine - hour }), pathway('done', { state: 'decided' })],
		proposals: [putOff],
		emergencies: [
			emergency(3, { state: 'raised' }),
			emergency(1),
			emergency(2, { state: 'refused' }),
			emergency(4, { review: { session: records.sessions[0]?.id ?? idOf('s1'), at: nine, text: text('r') } })
		]
	});

	test('holds what waits, in its order, and nothing that is done with', () => {
		const digest = digestOf(full);
		expect(digest.points.map(({ id }) => id)).toEqual(['1', '2']);
		expect(digest.groups.map(({ product }) => product?.id ?? null)).toEqual([null, 'apps']);
		expect(digest.pathways.map(({ id }) => id)).toEqual(['over', 'soon']);
		expect(digest.later.map(({ id }) => id)).toEqual(['later']);
		expect(digest.emergencies.map(({ number }) => number)).toEqual([1, 3]);
		expect(isEmpty(digest)).toBe(false);
		expect(isEmpty(digestOf(tableIn('open')))).toBe(true);
	});

	test('is that of the session under way or the next; a locked one is over', () => {
		expect(sessionName(digestOf(full))).toBe('MetaScrum 1');
		expect(sessionWhen(digestOf(full), full, nine)).toMatch(/10:00.*, 90 minutes$/);
		const locked = tableIn('locked');
		expect(digestOf(locked).session).toBeNull();
		expect(sessionName(digestOf(locked))).toBe('the next session');
		expect(sessionWhen(digestOf(locked), locked, nine)).toBeNull();
	});

	test('says what is overdue, and what an emergency took', () => {
		expect(pathwayLine(pathway('x', { due: nine }), nameOf, nine)).not.toContain('overdue');
		expect(pathwayLine(pathway('x', { due: nine - 1 }), nameOf, nine)).toMatch(
			/^MIA decides by .* \(overdue\)$/
		);
		const triage = { by: people.ada, at: nine, because: text('b'), proposal: null };
		expect(emergencyLine(full, emergency(1))).toBe('Emergency 1 in Apps: outage, not triaged yet');
		expect(emergencyLine(full, emergency(1, { triage: { ...triage, points: 1 } }))).toMatch(/, 1 point$/);
		expect(emergencyLine(full, emergency(1, { triage: { ...triage, points: 2 } }))).toMatch(/, 2 points$/);
	});

	test('is told as plain text, without what there is none of', () => {
		const told = digestText(full, digestOf(full), sayings, nine);
		expect(told.replace(/(\w+ )?\d\d:\d\d( \([^)]* in [^)]*\))?/g, 'T'))
			.toBe(`Portfolio: agenda of MetaScrum 1
Wed 4 Mar, T in Berlin, 90 minutes

Talking points
1. “1” [A1 Item a1] (“Rob”, by the link of ADA)
2. “2” (SAM, stakeholder)

Decision pathways
- “over”: MIA decides by T (overdue)
- “soon”: MIA decides by T

To be decided later
- A1 spring → summer (BEN)

Emergencies to look back at
- Emergency 1 in Apps: outage, not triaged yet. “e1”
- Emergency 3 in Apps: outage, not triaged yet. “e3”
`);
		const goals = tableOf({
			sessions: [{ ...(records.sessions[0] ?? raise()), state: 'preparing', goals: [text('g')] }]
		});
		expect(digestText(goals, digestOf(goals), sayings, nine)).toContain('\n\nGoals\n- “g”\n');
	});
});

function raise(): never {
	throw new Error('the fixture has a session');
}
