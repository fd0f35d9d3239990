import { describe, expect, test } from 'vitest';
import { nine, tableIn } from '#lib/domain/testing/board.ts';
import { currentSession } from '#lib/domain/table.ts';
import { plannedNow } from './agenda-plan.ts';

const minute = 60_000;
const open = tableIn('open');
const session = currentSession(open);
const begun = session?.openedAt ?? nine;
/** The template plans 90 minutes: how much longer or shorter this session is. */
const stretch = (session?.minutes ?? 90) / 90;
const after = (minutes: number) => begun + minutes * stretch * minute;

describe('the agenda by its plan', () => {
	test('begins with the first item, and says what comes then', () => {
		expect(plannedNow(open, after(0))).toEqual({
			...{ title: 'Last agreement', next: 'Market and strategy' },
			...{ left: 5 * stretch * minute, passed: 0 }
		});
	});

	test('goes on to the item whose time it is', () => {
		const planned = plannedNow(open, after(52.5));
		expect(planned).toMatchObject({ title: 'Proposals', next: 'Impediments' });
		expect(planned?.left).toBeCloseTo(12.5 * stretch * minute);
		expect(planned?.passed).toBeCloseTo(0.5);
	});

	test('stays at the last item when the time is over, and says by how much', () => {
		const planned = plannedNow(open, after(92));
		expect(planned).toMatchObject({ title: 'Read-back, sign, lock', next: null, passed: 1 });
		expect(planned?.left).toBeCloseTo(-2 * stretch * minute);
	});

	test('is at its last item while closing, however early', () => {
		expect(plannedNow(tableIn('closing'), after(1))).toMatchObject({
			...{ title: 'Read-back, sign, lock', next: null, passed: 0 }
		});
	});

	test('is nothing where no session is under way', () => {
		expect(plannedNow(tableIn('preparing'), after(1))).toBeNull();
	});
});
