import { describe, expect, test } from 'vitest';
import type { Item, LiveDate, ProposedChange, Target } from './board.ts';
import type { Effect } from './entries.ts';
import { idOf, type ItemId, type ProposalId } from './ids.ts';
import { itemsOf } from './lookup.ts';
import { notifiersFor } from './notifiers.ts';
import {
	doAct,
	hour,
	item,
	items,
	move,
	nine,
	people,
	place,
	products,
	proposal,
	records,
	tableOf,
	teams,
	timeboxes
} from './testing/board.ts';

const mercy: LiveDate = { customer: 'Mercy', date: '2026-05-01' };
const later: LiveDate = { ...mercy, date: '2026-07-01' };
const grace: LiveDate = { customer: 'Grace', date: '2026-06-01' };

const tableWith = (live: LiveDate | null, more: readonly Item[] = []) =>
	tableOf({
		items: [...records.items.filter(({ id }) => id !== items.a1), item(items.a1, { live }), ...more]
	});

/** What the changes come to, as far as live dates and timeboxes are concerned. */
const told = (table: ReturnType<typeof tableOf>, changes: readonly ProposedChange[]) => {
	const targets = new Map<ItemId, Target>();
	for (const change of changes) if (change.kind === 'move') targets.set(change.item, change.to);
	const effects = changes.flatMap((change): Effect[] => {
		if (change.kind === 'edit') return [{ kind: 'edited', item: change.item, set: change.set }];
		if (change.kind === 'add') return [{ kind: 'added', item: change.item }];
		return change.kind === 'drop' ? itemsOf(change).map((each) => ({ kind: 'dropped', item: each })) : [];
	});
	const placeOf = (id: ItemId) => {
		const [was, to] = [table.places.get(id), targets.get(id)];
		return was && to ? { ...was, ...to } : was;
	};
	let made = 0;
	const landing = { effects, placeOf };
	return notifiersFor(table, idOf<ProposalId>('p'), changes, landing, () => `n${++made}`);
};
const news = (live: LiveDate | null, ...changes: ProposedChange[]) =>
	told(tableWith(live), changes).map(({ what }) =>
		what.kind === 'notifier-needed' ? [what.customer, what.was, what.now] : what.kind
	);
const edit = (set: Extract<ProposedChange, { kind: 'edit' }>['set']): ProposedChange => ({
	kind: 'edit',
	item: items.a1,
	set
});
const summer = move(items.a1, { timebox: timeboxes.summer });

describe('whom a change makes us tell', () => {
	test('[NT7] a later date: its customer, of the date before and now, asked for by the board', () => {
		expect(told(tableWith(mercy), [edit({ live: later })])).toEqual([
			{
				by: { kind: 'board' },
				what: {
					kind: 'notifier-needed',
					notifier: 'n1',
					proposal: 'p',
					item: items.a1,
					customer: 'Mercy',
					was: '2026-05-01',
					now: '2026-07-01'
				}
			}
		]);
	});

	test('[NT7] a date set for the first time, or taken away', () => {
		expect(news(null, edit({ live: mercy }))).toEqual([['Mercy', null, '2026-05-01']]);
		expect(news(mercy, edit({ live: null }))).toEqual([['Mercy', '2026-05-01', null]]);
	});

	test('[NT7] another customer: both of them', () => {
		expect(news(mercy, edit({ live: grace }))).toEqual([
			['Mercy', '2026-05-01', null],
			['Grace', null, '2026-06-01']
		]);
	});

	test('[NT7] carried to another timebox: its customer, whose date still says the same', () => {
		expect(news(mercy, summer)).toEqual([['Mercy', '2026-05-01', '2026-05-01']]);
	});

	test('[NT7] carried and given another date at once: once', () => {
		expect(news(mercy, summer, edit({ live: later }))).toEqual([['Mercy', '2026-05-01', '2026-07-01']]);
	});

	test('[NT7] dropped: its customer has no date', () => {
		expect(news(mercy, { kind: 'drop', item: items.a1 })).toEqual([['Mercy', '2026-05-01', null]]);
		expect(news(mercy, edit({ live: later }), { kind: 'drop', item: items.a1 })).toEqual([
			['Mercy', '2026-05-01', null]
		]);
	});

	test('[NT7] nobody, where no promised date changes', () => {
		expect(news(mercy, edit({ title: 'Another' }))).toEqual([]);
		expect(news(mercy, edit({ live: mercy }))).toEqual([]);
		expect(news(mercy, move(items.a1, { team: teams.blue }))).toEqual([]);
		expect(news(null, summer)).toEqual([]);
		expect(news(null, { kind: 'drop', item: items.a1 })).toEqual([]);
	});

	test('[NT7] nobody of an item that is only brought now', () => {
		const add: ProposedChange = {
			kind: 'add',
			item: item(idOf<ItemId>('new'), { live: mercy }),
			to: { product: products.apps, team: teams.red, timebox: timeboxes.spring, after: null }
		};
		expect(news(null, add)).toEqual([]);
	});

	test('[NT7] a signal with a new timebox tells of the timebox alone', () => {
		expect(news(mercy, summer, { kind: 'signal', item: items.a1, signal: 'raise' })).toEqual([
			['Mercy', '2026-05-01', '2026-05-01']
		]);
	});

	test('[NT7] nobody of an item beside one whose date changes', () => {
		expect(
			news(mercy, edit({ title: 'Another' }), { kind: 'edit', item: items.a2, set: { live: grace } })
		).toEqual([['Grace', null, '2026-06-01']]);
	});

	test('[NT7] nobody of another item that is edited or dropped', () => {
		const table = tableWith(mercy);
		expect(
			told(table, [
				edit({ title: 'x' }),
				{ kind: 'edit', item: items.a2, set: { title: 'y' } },
				{ kind: 'drop', item: items.a3 }
			])
		).toEqual([]);
	});

	test('[NT7] each item in the order of the changes, under an id of its own', () => {
		const table = tableOf({
			items: [item(items.a1, { live: mercy }), item(items.a2, { live: grace })],
			places: [place(items.a1), place(items.a2, { rank: 'a1' })]
		});
		const rulings = told(table, [move(items.a2, { timebox: timeboxes.summer }), summer]);
		expect(
			rulings.map(({ what }) => (what.kind === 'notifier-needed' ? [what.notifier, what.item] : []))
		).toEqual([
			['n1', items.a2],
			['n2', items.a1]
		]);
	});
});

test('[NT7] an agreement puts it on the list, with nobody named yet', () => {
	const table = tableWith(null);
	const change = edit({ live: mercy });
	doAct(table, people.ada, 'p', { ...proposal(change), cause: 'market' });
	expect([...table.notifiers.values()]).toEqual([
		{
			id: 'id-1',
			proposal: 'p',
			item: items.a1,
			customer: 'Mercy',
			was: null,
			now: '2026-05-01',
			at: nine + hour,
			person: null,
			due: null,
			doneAt: null
		}
	]);
});
