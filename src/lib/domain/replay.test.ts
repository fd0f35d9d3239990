import { describe, expect, test } from 'vitest';
import type { Entry } from './entries.ts';
import { idOf, type ProposalId } from './ids.ts';
import { fold, timeline } from './replay.ts';
import { recordsOf, tableFrom } from './snapshot.ts';
import { inverse, net } from './table.ts';
import { apply } from './apply.ts';
import {
	contextAt,
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	proposal,
	tableIn,
	tableOf,
	timeboxes,
	words
} from './testing/board.ts';

/** A short session with something of everything, an hour an entry. */
function session(): Entry[] {
	const table = tableIn('preparing');
	const { summer } = timeboxes;
	const p = { proposal: idOf<ProposalId>('p') };
	const acts = [
		[people.fay, { kind: 'open', anyway: true }],
		[people.sam, proposal(move(items.a1, { timebox: summer })), 'p'],
		[people.sam, proposal(move(items.a1, { after: items.a2 })), 'q'],
		[people.ada, { kind: 'sign-off', ...p }],
		[people.sam, { kind: 'add-point', text: words, changes: [] }],
		[people.sam, proposal(move(items.c1)), 'r'],
		[people.ben, { kind: 'decline', proposal: idOf<ProposalId>('r'), because: words }],
		[people.fay, { kind: 'close' }],
		[people.fay, { kind: 'read-back', ...p }],
		[people.ada, { kind: 'sign-agreement' }],
		[people.fay, { kind: 'lock', next: nine + 1000 * hour }]
	] as const;
	return acts.flatMap(([by, act, id], n) => {
		const answer = doAct(table, by, id ?? `act-${n}`, act, contextAt(nine + n * hour));
		if (!answer.ok) throw new Error(answer.error.because);
		return answer.value;
	});
}

const base = tableIn('preparing');
const entries = session();
const kinds = entries.map(({ kind }) => kind);
const at = (kind: Entry['kind']) => entries.find((entry) => entry.kind === kind)?.seq ?? 0;

describe('fold', () => {
	test('skips entries the table has seen, so a repeated stretch changes nothing', () => {
		const table = fold(tableIn('preparing'), entries);
		const before = recordsOf(table);
		expect(recordsOf(fold(table, entries))).toEqual(before);
	});

	test('refuses a gap', () => {
		expect(() => fold(tableIn('preparing'), entries.slice(1))).toThrow('Entry 12 does not follow 10');
	});
});

describe('a timeline', () => {
	test('stands at its base, from which it is a copy', () => {
		const line = timeline(base, entries);
		expect(line.table.seq).toBe(10);
		line.seek(99);
		expect(recordsOf(base)).toEqual(recordsOf(tableIn('preparing')));
		expect([line.from, line.to]).toEqual([10, 10 + entries.length]);
	});

	test('stands anywhere as a fold to there does, wherever it came from, index and all', () => {
		const line = timeline(base, entries);
		for (const seq of [20, 11, 15, 10, line.to, 12, 13, 12, line.to, 10]) {
			line.seek(seq);
			const folded = fold(
				tableIn('preparing'),
				entries.filter((entry) => entry.seq <= seq)
			);
			expect(recordsOf(line.table)).toEqual(recordsOf(folded));
			expect(line.table.index).toEqual(tableFrom(recordsOf(folded), seq).index);
			expect(line.table.seq).toBe(Math.min(seq, line.to));
		}
	});

	test('goes no further than its ends', () => {
		const line = timeline(base, entries);
		line.seek(1_000_000);
		expect(line.table.seq).toBe(line.to);
		line.seek(-5);
		expect(line.table.seq).toBe(line.from);
	});

	test('marks each proposal, decision and change of state', () => {
		const { marks } = timeline(base, entries);
		expect(marks.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
			'state opened',
			'proposal proposed',
			'proposal proposed',
			'decision agreed',
			'proposal proposed',
			'decision declined',
			'state closing-begun',
			'state locked'
		]);
		expect(marks[3]).toEqual({
			seq: at('agreed'),
			at: nine + 3 * hour,
			kind: 'decision',
			what: 'agreed',
			proposal: 'p'
		});
		expect(kinds).toContain('superseded');
	});

	test.each([
		['postponed', 'decision'],
		['pathway-set', 'decision'],
		['pathway-decided', 'decision'],
		['preparing-begun', 'state'],
		['reopened', 'state']
	] as const)('marks what was %s as a %s', (kind, mark) => {
		const odd = [{ seq: 11, at: nine, act: 'x', by: { kind: 'board' }, kind } as unknown as Entry];
		expect(timeline(base, odd).marks.map((each) => [each.what, each.kind])).toEqual([[kind, mark]]);
	});

	test('knows the entry and time of a number, and the number of a time', () => {
		const line = timeline(base, entries);
		expect(line.entryAt(11)?.kind).toBe('opened');
		expect(line.entryAt(10)).toBeUndefined();
		expect(line.atOf(10)).toBe(nine);
		expect(line.atOf(at('agreed'))).toBe(nine + 3 * hour);
		expect(line.seqAt(nine - 1)).toBe(10);
		expect(line.seqAt(nine)).toBe(11);
		expect(line.seqAt(nine + 2.5 * hour)).toBe(13);
		expect(line.seqAt(nine + 99 * hour)).toBe(line.to);
	});

	test('of no entries has one place', () => {
		const line = timeline(base, []);
		line.seek(11);
		expect([line.from, line.to, line.atOf(10), line.seqAt(nine)]).toEqual([10, 10, 0, 10]);
	});

	test('of entries that do not follow its base is a broken log', () => {
		expect(() => timeline(base, entries.slice(1)).seek(11)).toThrow('No entry follows 10');
	});
});

test('changes taken back and net changes say the same', () => {
	const table = tableOf();
	const answer = doAct(table, people.ada, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
	const start = tableOf();
	const changes = (answer.ok ? answer.value : []).flatMap((entry) => {
		const step = apply(start, entry);
		fold(start, [entry]);
		return step;
	});
	expect(net(changes).map(({ kind, was }) => [kind, was === null])).toEqual([
		['proposals', true],
		['places', false]
	]);
	expect(inverse(inverse(changes))).toEqual(changes);
});
