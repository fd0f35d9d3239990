import { describe, expect, test } from 'vitest';
import type { Mark } from '../domain/free.ts';
import { people } from '../domain/testing/board.ts';
import { hungOf, inCell, markId, markOf, onCard } from '../domain/testing/marks.ts';
import {
	type Change,
	noHistory,
	onceEach,
	type Pair,
	redone,
	stepped,
	stillMine,
	undone
} from './free-history.ts';
import { threadsOf } from './free-threads.ts';
import { madeOf, nothing, patched, whyNot } from './free-writing.ts';
import { byId, puttingBack, refused, withChanges, withoutConfirmed } from './unsent-marks.ts';

const { ada, ben } = people;
const n = markId('n');
const note = (text: string): Mark => markOf('note', ada, { text });
const pair = (text: string, anchor = onCard): Pair => ({ mark: note(text), anchor });
const change = (was: Pair, now: Pair, id = n): Change => ({ id, was, now });
const step = (at: number, ...changes: Change[]) => ({ at, changes });

describe('one’s own steps', () => {
	test('are taken back and taken again, the last first', () => {
		let history = stepped(noHistory, step(0, change(nothing, pair('a'))));
		history = stepped(history, step(5000, change(pair('a'), pair('b'))));
		const first = undone(history);
		expect(first?.changes).toEqual([change(pair('b'), pair('a'))]);
		const second = first && undone(first.history);
		expect(second?.changes).toEqual([change(pair('a'), nothing)]);
		expect(second && undone(second.history)).toBeNull();
		expect(first && redone(first.history)?.changes).toEqual([change(pair('a'), pair('b'))]);
		expect(redone(history)).toBeNull();
	});

	test('that follow each other in one breath are one: typing, dragging, and typing into what was just made', () => {
		let history = stepped(noHistory, step(0, change(nothing, pair(''))));
		history = stepped(history, step(300, change(pair(''), pair('W'))));
		history = stepped(history, step(600, change(pair('W'), pair('Wh'))));
		expect(history.done).toEqual([step(600, change(nothing, pair('Wh')))]);
		history = stepped(history, step(700, change(pair('Wh'), pair('Wh', inCell))));
		expect(history.done).toHaveLength(2);
		history = stepped(history, step(5000, change(pair('Wh', inCell), pair('Why', inCell))));
		history = stepped(history, step(5100, change(pair('Why', inCell), pair('Why', onCard))));
		history = stepped(history, step(5200, change(pair('Why', onCard), pair('Why', inCell))));
		expect(history.done).toHaveLength(4);
		history = stepped(history, step(5300, change(pair('Why', inCell), nothing)));
		expect(history.done).toHaveLength(5);
	});

	test('a new step forgets what was taken back', () => {
		const taken = undone(stepped(noHistory, step(0, change(nothing, pair('a')))));
		expect(taken && stepped(taken.history, step(9, change(nothing, pair('b')))).undone).toEqual([]);
	});

	test('leave alone what others changed since', () => {
		const back = change(pair('b'), pair('a'));
		expect(stillMine(back, pair('b', inCell))).toEqual(change(pair('b', inCell), pair('a', inCell)));
		expect(stillMine(back, pair('c'))).toBeNull();
		expect(stillMine(back, nothing)).toBeNull();
		expect(stillMine(change(pair('a'), nothing), pair('a', inCell))?.now).toEqual(nothing);
		expect(stillMine(change(pair('a'), nothing), pair('written in'))).toBeNull();
		expect(stillMine(change(nothing, pair('a')), nothing)?.now).toEqual(pair('a'));
	});

	test('of one gesture hold each mark once, from how it was to how it became', () => {
		const m = markId('m');
		expect(
			onceEach([change(pair('a'), pair('b')), change(nothing, pair('x'), m), change(pair('b'), pair('c'))])
		).toEqual([change(pair('a'), pair('c')), change(nothing, pair('x'), m)]);
	});
});

describe('what waits to be sent', () => {
	const waiting = withChanges(new Map(), [change(nothing, pair('a'))], 's1');

	test('is confirmed as it was when it was asked, and stays where it changed since', () => {
		expect(withoutConfirmed(waiting, waiting).size).toBe(0);
		const later = withChanges(waiting, [change(pair('a'), pair('b'))], 's2');
		expect(withoutConfirmed(later, waiting).get(n)).toMatchObject({ made: true, now: pair('b') });
	});

	test('is put back where it is lacking if it was made here, and elsewhere only where it still stands', () => {
		const [made] = waiting.values();
		const [edited] = withChanges(new Map(), [change(pair('a'), pair('b'))], 's').values();
		const [removed] = withChanges(new Map(), [change(pair('a'), nothing)], 's').values();
		if (!made || !edited || !removed) throw new Error('none waits');
		expect(puttingBack(made, nothing)?.now).toEqual(pair('a'));
		expect(puttingBack(edited, nothing)).toBeNull();
		expect(puttingBack(edited, pair('a'))?.now).toEqual(pair('b'));
		expect(puttingBack(removed, nothing)).toBeNull();
		expect(puttingBack(removed, pair('a'))?.now).toEqual(nothing);
	});

	test('is offered once more after it was refused, and then given up', () => {
		const once = refused(waiting);
		expect([once.again.size, once.lost]).toEqual([1, []]);
		const twice = refused(once.again);
		expect([twice.again.size, twice.lost.map(({ id }) => id)]).toEqual([0, [n]]);
		expect(byId(twice.lost).has(n)).toBe(true);
	});
});

describe('a wish', () => {
	const hand = { person: ada, facilitates: false };
	const all = (...hung: ReturnType<typeof hungOf>[]) => new Map(hung.map((each) => [each.id, each]));

	test('becomes a mark by this person, its text cleaned, or nothing where it does not fit', () => {
		const { by: _by, at: _at, ...wanted } = markOf('note', ben, { text: 'a\r\nb\u0000' });
		expect(madeOf(wanted, ada, 7)).toEqual(markOf('note', ada, { text: 'a\nb', at: 7 }));
		expect(madeOf({ ...wanted, width: 5 }, ada, 7)).toBeNull();
		expect(patched(note('a'), { text: 'b', pinned: true })).toEqual({ ...note('b'), pinned: true });
		expect(patched({ ...note('a'), pinned: true } as Mark, { pinned: undefined })).toEqual(note('a'));
		expect(patched(note('a'), { ...{ by: ben, at: 9 } } as never)).toEqual(note('a'));
	});

	test('is refused here by what the server would refuse it for', () => {
		const his = markOf('comment', ben);
		expect(
			whyNot(change({ mark: his, anchor: onCard }, nothing), all(hungOf('n', his)), hand)
		).not.toBeNull();
		expect(whyNot(change(nothing, pair('a')), all(), hand)).toBeNull();
		expect(whyNot(change(pair('a'), pair('a', inCell)), all(hungOf('n', note('a'))), hand)).toBeNull();
		const dot = markOf('dot', ada);
		const dots = all(hungOf('1', dot), hungOf('2', dot), hungOf('3', dot), hungOf('4', markOf('dot', ben)));
		const fourth = change(nothing, { mark: dot, anchor: onCard });
		expect(whyNot(fourth, dots, hand)).toMatch(/3/);
		expect(whyNot({ ...fourth, now: { mark: dot, anchor: inCell } }, dots, hand)).toBeNull();
		const image = markOf('image', ada);
		const many = all(...Array.from({ length: 20 }, (_, at) => hungOf(`i${at}`, image)));
		expect(whyNot(change(nothing, { mark: image, anchor: onCard }), many, hand)).toMatch(/pictures/);
	});
});

test('comments are threads in order; who is named has something unread until they have read it', () => {
	const first = hungOf('t', markOf('comment', ada, { at: 5, mentions: [ben, ada] }));
	const answer = hungOf('a', markOf('comment', ada, { at: 7, answers: markId('t'), mentions: [ben] }));
	const early = hungOf('b', markOf('comment', ben, { at: 6, answers: markId('t'), mentions: [ben] }));
	const orphan = hungOf('o', markOf('comment', ada, { answers: markId('gone'), mentions: [ben] }));
	const other = hungOf('s', markOf('comment', ben, { at: 2, resolved: true }));
	const all = [answer, orphan, first, early, other, hungOf('n', markOf('note', ada))];
	const threads = threadsOf(all, ben, new Set([markId('t')]));
	expect(
		threads.map(({ id, answers, resolved, unread }) => [id, answers.map((each) => each.id), resolved, unread])
	).toEqual([
		['s', [], true, []],
		['t', ['b', 'a'], false, ['a']]
	]);
	expect(threadsOf(all, null, new Set()).flatMap(({ unread }) => unread)).toEqual([]);
});
