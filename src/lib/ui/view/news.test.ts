import { describe, expect, test } from 'vitest';
import { idOf, type ProposalId } from '#lib/domain/ids.ts';
import {
	contextAt,
	doAct,
	item,
	items,
	move,
	nine,
	people,
	proposal,
	tableIn,
	tableOf,
	timeboxes
} from '#lib/domain/testing/board.ts';
import { edited } from './edits.ts';
import { newsOf, newsSince, signedNews, stateNews, toldOf } from './news.ts';

const { ada, sam } = people;
const { a1, a2 } = items;

describe('what others did', () => {
	test('is said once, and not to who did it', () => {
		const table = tableOf();
		doAct(table, sam, 'p1', proposal(move(a1, { timebox: timeboxes.summer })), contextAt(nine + 1000));
		expect(newsOf(table, nine, ada)).toBe('Proposed: A1 spring → summer');
		expect(newsOf(table, nine, sam)).toBe('');
		expect(newsOf(table, nine + 1000, ada)).toBe('');
	});

	test('is counted where it is much', () => {
		const table = tableOf();
		doAct(table, sam, 'p1', proposal(move(a1, { timebox: timeboxes.summer })), contextAt(nine + 1000));
		doAct(table, sam, 'p2', proposal(move(a2, { timebox: timeboxes.summer })), contextAt(nine + 2000));
		const sign = { kind: 'sign-off', proposal: idOf<ProposalId>('p1') } as const;
		doAct(table, ada, 's1', sign, contextAt(nine + 3000));
		expect(newsOf(table, nine, null)).toBe('Proposed: A2 spring → summer. Agreed: A1 spring → summer');
	});

	test('is told once, however late it arrives and however often it is asked', () => {
		const table = tableOf();
		const nothing = toldOf(table);
		expect(newsSince(table, nothing, ada)).toBe('');
		// The clock on the seat had gone past it before it came.
		doAct(table, sam, 'p1', proposal(move(a1, { timebox: timeboxes.summer })), contextAt(nine));
		expect(newsSince(table, nothing, ada)).toBe('Proposed: A1 spring → summer');
		expect(newsSince(table, nothing, sam)).toBe('');
		const proposed = toldOf(table);
		expect(newsSince(table, proposed, ada)).toBe('');
		doAct(table, ada, 's1', { kind: 'sign-off', proposal: idOf<ProposalId>('p1') }, contextAt(nine));
		expect(newsSince(table, proposed, sam)).toBe('Agreed: A1 spring → summer');
		// Who signed last has been told at once.
		expect(newsSince(table, proposed, ada)).toBe('');
		expect(signedNews(table, idOf<ProposalId>('p1'))).toBe('Agreed: A1 spring → summer');
		expect(newsSince(table, toldOf(table), sam)).toBe('');
	});

	test('the session’s steps are said by themselves', () => {
		expect(stateNews(tableOf())).toBe('The session is open.');
		expect(stateNews(tableIn('scheduled'))).toBe('The board is locked.');
	});
});

describe('an edit', () => {
	const typed = { title: 'Item a1', size: null, stage: '', status: '', customer: '', date: '' };

	test('holds only what differs', () => {
		expect(edited(item(a1), typed)).toEqual({});
		expect(edited(item(a1), { ...typed, title: ' Other ', size: 3 })).toEqual({ title: 'Other', size: 3 });
		expect(edited(item(a1, { stage: 'beta' }), typed)).toEqual({ stage: null });
	});

	test('a promise needs its customer and its date', () => {
		expect(edited(item(a1), { ...typed, customer: 'Mercy' })).toEqual({});
		const live = { customer: 'Mercy', date: '2026-06-09' };
		expect(edited(item(a1), { ...typed, ...live })).toEqual({ live });
		expect(edited(item(a1, { live }), typed)).toEqual({ live: null });
	});
});
