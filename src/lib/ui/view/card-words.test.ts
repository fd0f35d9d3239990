import { describe, expect, test } from 'vitest';
import { ghostsOf } from '#lib/client/drafts.ts';
import {
	doAct,
	item,
	items,
	move,
	needs,
	people,
	proposal,
	records,
	tableIn,
	tableOf,
	timeboxes
} from '#lib/domain/testing/board.ts';
import type { Hung } from '#lib/domain/free.ts';
import { idOf, type ItemId, type MarkId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { FreeInput } from '#lib/scene/free/contract.ts';
import type { SceneInput } from '#lib/scene/scene.ts';
import { cardWords, ghostWords } from './card-words.ts';
import { dressed } from './ghosts.ts';
import { columnHead, laneHead } from './head-words.ts';
import { columnsOf, lanesOf } from './lanes.ts';

const { ada, sam } = people;
const { a1, c1 } = items;

/** What the canvas is told to draw. */
const inputOf = (table: Table, more: Partial<SceneInput> = {}): SceneInput => ({
	table,
	version: 1,
	groupBy: 'product',
	collapsed: new Set(),
	ghosts: dressed(table, ghostsOf(table, [], [], ada, true), ada, (person) => person.slice(0, 2)),
	selected: new Set(),
	points: new Set(),
	mood: 'open',
	today: '2026-03-10',
	nameOf: (person) => person.toUpperCase(),
	initialsOf: (person) => person.slice(0, 2),
	...more
});

describe('a card in words', () => {
	test('is untitled where its title is blank, as the canvas says too', () => {
		const table = tableOf({
			items: records.items.map((each) => (each.id === a1 ? item(a1, { title: '  ' }) : each))
		});
		expect(cardWords({ input: inputOf(table) }, a1)).toMatch(/^A1 Untitled/);
	});

	test('says all that is drawn on it', () => {
		const live = { customer: 'Mercy', date: '2026-01-02' };
		const table = tableOf({
			items: records.items.map((each) => (each.id === a1 ? item(a1, { size: 3, stage: 'beta', live }) : each))
		});
		const input = inputOf(table, {
			alarms: new Map([[a1, 'impediment']]),
			since: new Map([[a1, { way: 'later', text: '+14 d' }]]),
			points: new Set([a1]),
			selected: new Set([a1])
		});
		expect(cardWords({ input, inHands: new Map([[a1, 'Rob']]) }, a1)).toBe(
			'A1 Item a1, 3 points, beta, something is in its way, slipped by 14 days, live 2 Jan for Mercy, lands after that, ' +
				'to be talked about, in the hand of Rob, selected'
		);
	});

	test('tells what was put on it, answers with the comment they answer', () => {
		const put = (n: number, mark: object, on: ItemId = a1) => [
			idOf<MarkId>(`m${String(n)}`),
			{
				id: idOf<MarkId>(`m${String(n)}`),
				mark: { by: ada, at: n, ...mark },
				anchor: { on: 'card', item: on }
			}
		];
		const all = new Map([
			...[put(1, { kind: 'comment', answers: null }), put(2, { kind: 'comment', answers: 'm1' })],
			...[put(3, { kind: 'dot' }), put(4, { kind: 'dot' }), put(5, { kind: 'note' }, c1)]
		] as unknown as readonly [MarkId, Hung][]);
		const free = { all, version: 1 } as unknown as FreeInput;
		expect(cardWords({ input: inputOf(tableOf(), { free }) }, a1)).toMatch(/, a comment, 2 dots$/);
		expect(cardWords({ input: inputOf(tableOf(), { free }) }, c1)).toMatch(/, a note$/);
	});

	test('names what comes too late always, and what holds while it is drawn', () => {
		const late = inputOf(
			tableOf({
				links: [needs(c1, a1)],
				places: records.places.map((each) =>
					each.item === c1 ? { ...each, timebox: timeboxes.summer } : each
				)
			})
		);
		expect(cardWords({ input: late }, a1)).toContain('needs C1, which comes too late, in summer');
		expect(cardWords({ input: late }, c1)).toContain('comes too late for A1');
		const holds = inputOf(tableOf({ links: [needs(c1, a1)] }));
		expect(cardWords({ input: holds }, a1)).toBe('A1 Item a1, 1 link holds');
		expect(cardWords({ input: { ...holds, links: 'all' } }, a1)).toBe('A1 Item a1, needs C1');
		expect(cardWords({ input: { ...holds, selected: new Set([c1]) } }, c1)).toBe(
			'C1 Item c1, needed by A1, selected'
		);
	});

	test('says where it is to go; there the ghost says whence, by whom, and who has still to sign', () => {
		const table = tableOf();
		doAct(table, sam, 'p1', proposal(move(a1, { timebox: timeboxes.summer })));
		const input = inputOf(table);
		const [ghost] = input.ghosts;
		if (!ghost) throw new Error('no ghost');
		expect(cardWords({ input }, a1)).toBe('A1 Item a1, proposed for summer');
		expect(ghostWords({ input }, ghost)).toBe(
			'Proposed here: A1 Item a1, from Apps / red / spring, by SAM, waits for Apps, which is yours to sign'
		);
	});
});

test('a ghost says that its author is changing the proposal, as its chip does', () => {
	const table = tableOf();
	doAct(table, sam, 'p1', proposal(move(a1, { timebox: timeboxes.summer })));
	const changing = new Set([...table.proposals.values()].map(({ id }) => id));
	const brief = (person: string) => person.slice(0, 2);
	const ghosts = dressed(table, ghostsOf(table, [], [], ada, true), ada, brief, undefined, changing);
	const [ghost] = ghosts;
	if (!ghost) throw new Error('no ghost');
	expect(ghostWords({ input: inputOf(table, { ghosts }) }, ghost)).toContain('its author is changing it');
});

describe('heads in words', () => {
	test('a lane says who signs, what stands in it, and that it is folded or locked', () => {
		const table = tableIn('scheduled');
		const [lane] = lanesOf(table, 'product');
		if (!lane) throw new Error('no lane');
		const input = inputOf(table, { mood: 'locked', collapsed: new Set([lane.product.id]) });
		expect(laneHead(input, lane, columnsOf(table))).toMatch(
			/^Apps \/ red, ADA signs, .*\d cards, folded, locked$/
		);
	});

	test('a column says its dates, whether it is now, and how much stands in it', () => {
		const table = tableOf();
		const [spring] = columnsOf(table);
		if (!spring) throw new Error('no column');
		const today = spring.starts ?? '';
		expect(columnHead(inputOf(table, { today }), spring)).toMatch(/^spring, .+ – .+, today, \d items$/);
	});
});
