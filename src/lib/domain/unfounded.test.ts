import { expect, test } from 'vitest';
import { agreementOf, decisionsOf, unread } from './agreement.ts';
import { agreedSinceLock } from './drift.ts';
import { alarmOf, bufferOf } from './emergencies.ts';
import { today } from './impediments.ts';
import { heldBack, isDrift, nextSessionAt } from './lock.ts';
import { emptyTable } from './table.ts';
import { firstTemplate, templateOf } from './templates/templates.ts';
import { people, products } from './testing/board.ts';

/** A table before the first entry: what a seat shows while it waits for the board, and what a new log begins with. */

test('a board that has not been founded is frozen and empty, and nothing about it fails', () => {
	const table = emptyTable();
	expect(heldBack(table, people.ada, [])).toMatchObject({ rule: 'LK4', offer: 'talking-point' });
	expect([isDrift(table), nextSessionAt(table)]).toEqual([true, null]);
	expect([agreedSinceLock(table), decisionsOf(table), unread(table, [])]).toEqual([[], [], []]);
	expect(agreementOf(table, { product: products.apps, decisions: [] })).toMatch(/^[0-9a-f]{64}$/);
	expect(templateOf(table)).toBe(firstTemplate);
	expect(bufferOf(table, products.apps)).toEqual({ points: 3, used: 0, left: 3 });
	expect(alarmOf(table)).toEqual({ count: 0, sprints: 4, ringing: false });
	expect(today(table, { now: 0 })).toBe(24 * 60 * 60 * 1000 - 1);
});
