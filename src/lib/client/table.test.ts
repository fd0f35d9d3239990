import { expect, test } from 'vitest';
import type { RecordChange } from '#lib/domain/table.ts';
import { LiveTable } from './table.svelte.ts';

const change = (id: string): RecordChange[] => [{ kind: 'seats', id, was: null, now: null }];

test('what was written since a version is told, in order', () => {
	const live = new LiveTable();
	for (const id of ['a', 'b', 'c']) live.stepped(change(id));
	expect(live.changesSince(1)?.map(({ id }) => id)).toEqual(['b', 'c']);
	expect(live.changesSince(3)).toEqual([]);
});

test('what is too long ago, or was never told, is not known', () => {
	const live = new LiveTable();
	for (let n = 0; n < 100; n++) live.stepped(change(String(n)));
	expect(live.changesSince(0)).toBeNull();
	expect(live.changesSince(99)?.length).toBe(1);
	live.stepped();
	expect(live.changesSince(100)).toBeNull();
});
