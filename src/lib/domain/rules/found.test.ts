import { describe, expect, test } from 'vitest';
import type { Content } from '../board.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type ProductId, type TimeboxId } from '../ids.ts';
import { phase } from '../lock.ts';
import { agreedBoard, noHash, snapshotFor, snapshotOf, tableFrom } from '../snapshot.ts';
import { boardOf, emptyTable } from '../table.ts';
import {
	administrator,
	contextAt,
	doAct,
	item,
	items,
	needs,
	nine,
	people,
	place,
	product,
	products,
	records,
	team,
	timebox,
	told
} from '../testing/board.ts';

const { products: lanes, teams, timeboxes, items: all, places, links } = records;
const content: Content = { products: lanes, teams, timeboxes, items: all, places, links };
const found = (more: Partial<Content> = {}, table = emptyTable()) => ({
	table,
	answer: doAct(
		table,
		administrator,
		'x',
		{ kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content: { ...content, ...more } },
		contextAt(nine)
	)
});
const refusal = (more: Partial<Content>) => {
	const { answer } = found(more);
	return answer.ok ? 'founded' : `${answer.error.rule} ${answer.error.because}`;
};

describe('founding', () => {
	test('[FD10] makes the content the agreed board, version 0, locked', () => {
		const { table, answer } = found();
		expect(told(answer)).toEqual(['founded']);
		expect(agreedBoard(table).items.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'c1', 'c2', 'n1']);
		expect(boardOf(table)).toMatchObject({
			version: 0,
			lockedAt: nine,
			session: null,
			policy: 'management-input',
			template: 'metascrum-classic'
		});
		expect(phase(table)).toBe('locked');
	});

	test('[FD10] bears the hash of the snapshot that can be made again from the table', () => {
		const { table, answer } = found();
		const hash = boardOf(table)?.hash;
		expect(hash).toMatch(/^[0-9a-f]{64}$/);
		const head = { version: 0, previous: noHash, session: null, at: nine, log: noHash };
		expect(snapshotOf(table, head).hash).toBe(hash);
		const [entry] = answer.ok ? answer.value : [];
		expect(entry && snapshotFor(table, entry)?.hash).toBe(hash);
	});

	test('[FD1] is an administrator’s', () => {
		const act = { kind: 'found', name: 'Mine', zone: 'UTC', content } as const;
		expect(told(doAct(emptyTable(), people.fay, 'x', act))).toBe('FD1');
	});

	test('[FD2] happens once', () => {
		const { table } = found();
		expect(told(found({}, table).answer)).toBe('FD2');
	});

	test('[FD12] may bring another lock policy than the template’s', () => {
		const table = emptyTable();
		const act = { kind: 'found', name: 'Mine', zone: 'UTC', content, policy: 'soft' } as const;
		expect(told(doAct(table, administrator, 'x', act))).toEqual(['founded']);
		expect(boardOf(table)?.policy).toBe('soft');
	});

	test('brings goals, homes, promises and signals', () => {
		const goals = [{ id: idOf<GoalId>('g'), title: 'Reach it', product: products.apps, timebox: null }];
		const homed = teams.map(({ id }) => team(id, { home: products.core }));
		const promised = [needs(items.a1, items.c1, { neededBy: idOf<TimeboxId>('summer') })];
		const { table, answer } = found({ goals, teams: homed, links: promised });
		expect(told(answer)).toEqual(['founded']);
		expect(agreedBoard(table)).toMatchObject({ goals, links: promised });
		expect(table.goals.get('g')).toEqual(goals[0]);
	});

	test('an empty board can be founded', () => {
		const nothing = { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] };
		expect(refusal(nothing)).toBe('founded');
	});
});

describe('what a board can’t be founded on', () => {
	const more = idOf<ItemId>('more');

	test.each([
		[
			'products',
			{ products: [...lanes, product(products.apps)] },
			'FD3 Two of the products have the id apps.'
		],
		['items', { items: [...all, item(items.a1, { key: 'OTHER' })] }, 'FD3 Two of the items have the id a1.'],
		[
			'links',
			{ links: [needs(items.a1, items.a2), needs(items.a1, items.a2)] },
			'FD3 Two of the links have the id a1-a2.'
		]
	])('[FD3] two %s of one id', (_, content, expected) => {
		expect(refusal(content)).toBe(expected);
	});

	test('[FD4] two items of one key', () => {
		expect(refusal({ items: [...all, item(more, { key: 'A1' })], places: [...places, place(more)] })).toBe(
			'FD4 Two items have the key A1.'
		);
	});

	test('[FD5] names that JavaScript objects already have', () => {
		const proto = idOf<ProductId>('__proto__');
		expect(refusal({ products: [...lanes, product(proto)] })).toMatch(/^FD5 __proto__ is a reserved word/);
		const key = item(more, { key: 'constructor' });
		expect(refusal({ items: [...all, key], places: [...places, place(more)] })).toMatch(/^FD5 constructor/);
	});

	test('[FD6] an item that stands nowhere, or twice, or where nothing is', () => {
		expect(refusal({ items: [...all, item(more)] })).toBe('FD6 The item MORE stands nowhere.');
		expect(refusal({ places: [...places, place(items.a1)] })).toBe('FD6 The item a1 stands in two places.');
		const lost = place(items.a1, { timebox: idOf<TimeboxId>('winter') });
		expect(refusal({ places: [lost, ...places.slice(1)] })).toMatch(/^FD6 The item a1 .* winter/);
		expect(refusal({ places: [...places, place(more)] })).toMatch(/^FD6 The item more .* more/);
	});

	test('[FD7] links that join nothing, or an item with itself, or say the same twice', () => {
		expect(refusal({ links: [needs(items.a1, more)] })).toMatch(/^FD7 The link a1-more/);
		expect(refusal({ links: [needs(items.a1, items.a1)] })).toMatch(/^FD7 The link a1-a1/);
		const again = needs(items.a1, items.a2, { id: idOf<LinkId>('again') });
		expect(refusal({ links: [needs(items.a1, items.a2), again] })).toMatch(/^FD7 Two links/);
	});

	test.each(['0', 'a', 'A00000000000000000000000000', 'a00', '!'])('[FD8] %s as an order key', (rank) => {
		expect(refusal({ places: [place(items.a1, { rank }), ...places.slice(1)] })).toBe(
			`FD8 ${rank} is not an order key.`
		);
	});

	test('[FD9] a timebox that ends before it starts', () => {
		const odd = timebox(idOf<TimeboxId>('odd'), { starts: '2026-05-01', ends: '2026-04-30' });
		expect(refusal({ timeboxes: [...timeboxes, odd] })).toBe('FD9 odd ends before it starts.');
	});

	test('[FD11] what is only related needs no date', () => {
		expect(refusal({ links: [needs(items.a1, items.a2, { kind: 'related' })] })).toBe('founded');
	});

	test('[FD11] homes, goals and promises that name no lane of the board', () => {
		const lost = idOf<ProductId>('lost');
		const winter = idOf<TimeboxId>('winter');
		const goal = { id: idOf<GoalId>('g'), title: 'Reach it', product: null, timebox: null };
		const homed = teams.map(({ id }) => team(id, { home: lost }));
		expect(refusal({ teams: homed })).toBe('FD11 lost is not a lane or timebox of the board.');
		expect(refusal({ goals: [{ ...goal, product: lost }] })).toMatch(/^FD11 lost/);
		expect(refusal({ goals: [{ ...goal, timebox: winter }] })).toMatch(/^FD11 winter/);
		expect(refusal({ links: [needs(items.a1, items.a2, { neededBy: winter })] })).toMatch(/^FD11 winter/);
		const related = needs(items.a1, items.a2, { kind: 'related', neededBy: timeboxes[0]?.id ?? winter });
		expect(refusal({ links: [related] })).toBe('FD11 The link a1-a2 promises what no dependency needs.');
	});

	test('[FD3] two goals of one id', () => {
		const goal = { id: idOf<GoalId>('g'), title: 'Reach it', product: null, timebox: null };
		expect(refusal({ goals: [goal, goal] })).toBe('FD3 Two of the goals have the id g.');
	});
});

describe('what a founding may bring', () => {
	test('[FD2] a log that has begun is not begun again, though its board is not there', () => {
		const table = tableFrom({ ...records, board: [] }, 10);
		expect(told(found({}, table).answer)).toBe('FD2');
	});

	test('[FD7] several links, each of which says something else', () => {
		const several = [needs(items.a1, items.c1), needs(items.a1, items.c2), needs(items.c1, items.a1)];
		expect(refusal({ links: several })).toBe('founded');
	});

	test.each([
		['of one day', '2026-03-01', '2026-03-01'],
		['without a beginning', null, '2026-03-01'],
		['without an end', '2026-03-01', null]
	])('[FD9] a timebox %s', (_, starts, ends) => {
		const more = timeboxes.map((each) => ({ ...each, starts, ends }));
		expect(refusal({ timeboxes: more })).toBe('founded');
	});

	test('[SE1] is founded by an administrator, in no seat of the board', () => {
		expect(found().answer).toMatchObject({ value: [{ by: { kind: 'person', seat: 'administrator' } }] });
	});
});
