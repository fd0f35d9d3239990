import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '#lib/domain/entries.ts';
import { type BoardId, idOf, type ProposalId } from '#lib/domain/ids.ts';
import { recordsOf } from '#lib/domain/snapshot.ts';
import {
	contextAt,
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	proposal,
	tableOf,
	timeboxes
} from '#lib/domain/testing/board.ts';
import { Replay } from './replay.svelte.ts';
import type { Wire } from './wire.ts';

const { a1, a3 } = items;
const { spring, summer } = timeboxes;
const nowhere = {} as Wire;

/** A stakeholder proposes at 10:00, an hour passes, the Product Owner signs, and proposes one herself at once. */
function recorded(): Replay {
	const before = tableOf();
	const table = tableOf();
	const entries: Entry[] = [];
	const act = (
		...[by, id, asked, at]: [Parameters<typeof doAct>[1], string, Parameters<typeof doAct>[3], number]
	) => {
		const answer = doAct(table, by, id, asked, contextAt(at));
		if (!answer.ok) throw new Error(answer.error.because);
		entries.push(...answer.value);
	};
	act(people.sam, 'p1', proposal(move(a1, { timebox: summer })), nine + hour);
	act(people.ada, 'x1', { kind: 'sign-off', proposal: idOf<ProposalId>('p1') }, nine + 2 * hour);
	act(people.ada, 'p2', proposal(move(a3, { timebox: spring })), nine + 2 * hour + 1000);
	return new Replay(nowhere, idOf<BoardId>('board-1'), {
		records: recordsOf(before),
		seq: before.seq,
		entries
	});
}
const boxOf = (replay: Replay, item: typeof a1) => replay.table.places.get(item)?.timebox;

describe('a replay', () => {
	let replay: Replay;
	beforeEach(() => void (replay = recorded()));
	afterEach(() => {
		replay.close();
		vi.useRealTimers();
	});

	test('begins before the session’s first entry', () => {
		expect(replay.seq).toBe(replay.from);
		expect(replay.progress).toBe(0);
		expect(boxOf(replay, a1)).toBe(spring);
		expect(replay.ghosts).toEqual([]);
	});

	test('shows the board at any entry, forward and back, and says that it changed', () => {
		replay.step(1);
		expect(replay.entry?.kind).toBe('proposed');
		expect(replay.ghosts).toMatchObject([{ item: a1, state: 'proposed' }]);
		const { version } = replay;
		replay.seek(replay.to);
		expect([boxOf(replay, a1), boxOf(replay, a3)]).toEqual([summer, spring]);
		expect(replay.version).toBeGreaterThan(version);
		replay.seek(-5);
		expect(boxOf(replay, a1)).toBe(spring);
	});

	test('jumps from proposal to proposal and from decision to decision', () => {
		replay.jump('proposal', 1);
		expect(replay.entry).toMatchObject({ kind: 'proposed', proposal: 'p1' });
		replay.jump('proposal', 1);
		expect(replay.entry).toMatchObject({ kind: 'proposed', proposal: 'p2' });
		const last = replay.seq;
		replay.jump('proposal', 1);
		expect(replay.seq).toBe(last);
		replay.jump('decision', -1);
		expect(replay.entry).toMatchObject({ kind: 'agreed', proposal: 'p1' });
	});

	test('goes to a time of day', () => {
		replay.seekTime(nine + hour + 1);
		expect(replay.entry).toMatchObject({ kind: 'proposed', proposal: 'p1' });
		expect(replay.at).toBe(nine + hour);
	});

	test('cuts silences short unless asked not to, staying where it stands', () => {
		replay.jump('decision', 1);
		const { seq, progress } = replay;
		replay.skipIdle = false;
		expect(replay.seq).toBe(seq);
		expect(replay.progress).toBeGreaterThan(progress);
		expect(replay.progress).toBe(replay.placeOf(seq));
	});

	test('can be taken by the time bar', () => {
		for (const { seq } of replay.marks) {
			replay.seekTo(replay.placeOf(seq));
			expect(replay.seq).toBeGreaterThanOrEqual(seq);
		}
		replay.seekTo(2);
		expect(replay.seq).toBe(replay.to);
	});

	test('plays to its end, faster by its speed, pauses there, and begins again', () => {
		vi.useFakeTimers();
		replay.speed = 4;
		replay.play();
		vi.advanceTimersByTime(500);
		expect(replay.playing).toBe(true);
		expect(replay.entry).toMatchObject({ proposal: 'p1' });
		vi.advanceTimersByTime(1_000);
		expect(replay.seq).toBe(replay.to);
		expect(replay.playing).toBe(false);
		replay.play();
		expect(replay.seq).toBe(replay.from);
	});

	test('stands still while paused', () => {
		vi.useFakeTimers();
		replay.play();
		vi.advanceTimersByTime(100);
		replay.pause();
		const { seq, progress } = replay;
		vi.advanceTimersByTime(60_000);
		expect([replay.seq, replay.progress]).toEqual([seq, progress]);
	});

	test('of a session in which nothing happened has one moment', () => {
		const before = tableOf();
		const empty = new Replay(nowhere, idOf<BoardId>('board-1'), {
			records: recordsOf(before),
			seq: 10,
			entries: []
		});
		empty.step(1);
		expect([empty.seq, empty.from, empty.to]).toEqual([10, 10, 10]);
		expect(empty.playing).toBe(false);
	});
});
