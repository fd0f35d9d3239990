import { describe, expect, test } from 'vitest';
import { administrator, hour, nine, people, tableIn, tableOf, who } from '#lib/domain/testing/board.ts';
import { moodOf, nextStep, stateLine } from './session-view.ts';
import { missingFor } from './setup.ts';

const { ada, fay, sam } = people;

describe('the session as the top bar says it', () => {
	test('open counts down, over time counts up', () => {
		expect(stateLine(tableOf(), nine + 66 * 60_000).text).toBe('In session · 24:00 left');
		expect(stateLine(tableOf(), nine + 2 * hour).text).toBe('In session · +30:00 over');
	});

	test('locked names the next session and the agreed board', () => {
		const line = stateLine(tableIn('scheduled'), nine);
		expect(line.tone).toBe('locked');
		expect(line.text).toMatch(/^Locked until .* · agreed board v0$/);
	});

	test('the next step is the facilitator’s alone', () => {
		expect(nextStep(tableOf(), who(fay))).toBe('close');
		expect(nextStep(tableIn('closing'), who(fay))).toBe('lock');
		expect(nextStep(tableIn('preparing'), who(fay))).toBe('open');
		expect(nextStep(tableOf(), who(ada))).toBeNull();
		expect(nextStep(tableOf(), null)).toBeNull();
	});

	test('cards lift only in an open session, and never for a watcher', () => {
		expect(moodOf(tableOf(), false)).toBe('open');
		expect(moodOf(tableIn('closing'), false)).toBe('locked');
		expect(moodOf(tableOf(), true)).toBe('watching');
	});

	test('a watcher sees the lock like everybody', () => {
		expect(moodOf(tableIn('closing'), true)).toBe('locked');
	});
});

describe('before the first session', () => {
	test('whoever can mend it is told what is missing', () => {
		const bare = tableOf({ seats: [], sessions: [] });
		expect(missingFor(bare, administrator)).toEqual({ facilitator: true, lanes: 3 });
		expect(missingFor(bare, who(sam))).toBeNull();
		expect(missingFor(tableOf(), who(fay))).toBeNull();
	});
});
