import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allHung, dropMark, hungAt } from '../document/free.ts';
import { people } from '../domain/testing/board.ts';
import { hungOf, markId, markOf, onCard } from '../domain/testing/marks.ts';
import { updatesOf } from '../../../tests/fixtures/sync.ts';
import { Desk, done, note, roomWith, why } from './testing/desk.ts';

const { ada, ben } = people;

let desk: Desk;
beforeEach(() => void (desk = new Desk()));
afterEach(() => desk.leave());

describe('what is not on the server’s disk yet', () => {
	test('is kept until the server says that it is there', async () => {
		const room = roomWith();
		room.takes = null;
		const layer = await desk.layerIn(room);
		done(layer.add(note('Kept'), onCard));
		await expect.poll(() => desk.unsent()).toBe(1);
		layer.edit([...layer.all.keys()][0] ?? markId(''), { text: 'Kept, and longer' });
		await expect.poll(() => room.takes).toBeNull();
		room.said(true);
		await expect.poll(() => desk.unsent()).toBe(0);
	});

	test('is shown after a reload before the server is reached, and put back when it is', async () => {
		const cut = roomWith();
		cut.synced = false;
		cut.takes = false;
		const first = await desk.layerIn(cut);
		const id = done(first.add(note('On a train'), onCard));
		await expect.poll(() => desk.unsent()).toBe(1);
		await first.close();
		const fresh = roomWith();
		fresh.synced = false;
		const layer = await desk.layerIn(fresh);
		expect(layer.all.get(id)?.mark).toMatchObject({ text: 'On a train' });
		expect(hungAt(fresh.doc, id)).toBeNull();
		fresh.synced = true;
		layer.level();
		await expect.poll(() => hungAt(fresh.doc, id)?.mark).toMatchObject({ text: 'On a train' });
		await expect.poll(() => desk.unsent()).toBe(0);
	});

	test('is not put back over what its author wrote since in another tab, be that sent or not', async () => {
		const [one, two] = [roomWith(), roomWith()];
		for (const room of [one, two]) [room.synced, room.takes] = [false, false];
		const first = await desk.layerIn(one);
		const id = done(first.add(note('First words'), onCard));
		await expect.poll(() => desk.unsent()).toBe(1);
		const second = await desk.layerIn(two);
		expect(second.all.get(id)?.mark).toMatchObject({ text: 'First words' });
		done(first.edit(id, { text: 'First words, and more' }));
		const other = done(second.add(note('Of the second tab'), onCard));
		await expect.poll(() => desk.unsent()).toBe(2);
		[two.synced, two.takes] = [true, true];
		second.level();
		await expect.poll(() => second.all.has(id)).toBe(false);
		expect(allHung(two.doc).map((each) => each.id)).toEqual([other]);
		await expect
			.poll(() => desk.keep.unsentMarks(desk.scope))
			.toMatchObject([{ id, now: { mark: { text: 'First words, and more' } } }]);
		[one.synced, one.takes] = [true, true];
		first.level();
		await expect.poll(() => desk.unsent()).toBe(0);
		expect(hungAt(one.doc, id)?.mark).toMatchObject({ text: 'First words, and more' });
	});

	test('is written into the next generation’s draft, and what others took away meanwhile is not', async () => {
		const before = roomWith(hungOf('b', markOf('note', ben)));
		before.takes = false;
		const layer = await desk.layerIn(before);
		const mine = done(layer.add(note('Too late for the old room'), onCard));
		done(layer.edit(markId('b'), { text: 'Written in' }));
		const next = roomWith();
		layer.followed(next);
		expect([...layer.all.keys()]).toEqual(expect.arrayContaining([mine]));
		await expect.poll(() => allHung(next.doc).map(({ id }) => id)).toEqual([mine]);
		expect([...layer.all.keys()]).toEqual([mine]);
	});

	test('and was taken by a room that ended is in the archive: it does not come back', async () => {
		const before = roomWith();
		before.takes = null;
		const layer = await desk.layerIn(before);
		const archived = done(layer.add(note('Just before the lock'), onCard));
		const next = roomWith();
		layer.followed(next);
		const late = done(layer.add(note('Just after it'), onCard));
		expect([...layer.all.keys()]).toEqual([archived, late]);
		before.said(true);
		await expect.poll(() => [...layer.all.keys()]).toEqual([late]);
		expect(allHung(next.doc).map(({ id }) => id)).toEqual([late]);
		await expect.poll(() => desk.unsent()).toBe(0);
	});

	test('is offered once more after a refusal, and then said to be lost, with the reason', async () => {
		const room = roomWith();
		room.takes = false;
		const layer = await desk.layerIn(room);
		const id = done(layer.add(note('Refused'), onCard));
		layer.refused('Too much.');
		const second = roomWith();
		layer.followed(second);
		await expect.poll(() => hungAt(second.doc, id)).not.toBeNull();
		expect([layer.all.has(id), layer.lost.all]).toEqual([true, []]);
		second.takes = false;
		layer.refused('Too much.');
		layer.followed(roomWith());
		await expect.poll(() => layer.all.has(id)).toBe(false);
		expect(layer.lost.all).toMatchObject([{ id, because: 'Too much.', now: { anchor: onCard } }]);
		await expect.poll(() => desk.unsent()).toBe(0);
	});

	test('is lost to nobody: it stays over a reload until its author has put it back, or aside', async () => {
		const before = roomWith(hungOf('b', markOf('note', ben)), hungOf('n', markOf('note', ben)));
		before.takes = false;
		const layer = await desk.layerIn(before);
		done(layer.edit(markId('b'), { text: 'Written where the wire was cut' }));
		done(layer.edit(markId('n'), { text: 'And this' }));
		done(layer.remove(markId('n')));
		layer.followed(roomWith());
		await expect.poll(() => layer.lost.all).toMatchObject([{ id: 'b' }]);
		expect(layer.lost.all[0]?.because).toMatch(/taken it away/);
		const next = roomWith();
		const again = await desk.layerIn(next);
		expect(again.lost.all.map(({ id }) => id)).toEqual(['b']);
		done(again.putBack(markId('b')));
		expect(allHung(next.doc)).toMatchObject([
			{ mark: { by: ada, text: 'Written where the wire was cut' }, anchor: onCard }
		]);
		expect(again.lost.all).toEqual([]);
		await expect.poll(() => desk.keep.lostMarks(desk.scope)).toEqual([]);
		again.lost.add([{ id: markId('x'), now: { mark: markOf('note', ada), anchor: onCard }, because: 'No.' }]);
		again.lost.drop(markId('x'));
		expect(again.lost.all).toEqual([]);
	});

	test('of a seat that may not draw any more, or whose thread is gone, is kept too', async () => {
		const cut = roomWith(hungOf('c', markOf('comment', ben)));
		cut.takes = false;
		const layer = await desk.layerIn(cut);
		const answer = done(layer.answer(markId('c'), 'Yes'));
		const second = roomWith();
		second.takes = false;
		layer.followed(second);
		await expect.poll(() => layer.lost.all).toMatchObject([{ id: answer }]);
		expect(layer.lost.all[0]?.because).toMatch(/answers/);
		const mine = done(layer.add(note('Mine'), onCard));
		desk.rights = { drafts: false, facilitates: false };
		layer.followed(roomWith());
		await expect.poll(() => layer.lost.all.map(({ id }) => id)).toEqual([answer, mine]);
		expect(why(layer.putBack(mine))).toMatch(/seat/);
		expect(layer.lost.all).toHaveLength(2);
	});

	test('may be words that were not sent when nothing could be written any more', async () => {
		const layer = await desk.layerIn(roomWith());
		layer.unsent(note('Half a thou'), onCard, 'Locked.');
		expect(layer.lost.all).toMatchObject([
			{ now: { mark: { by: ada, kind: 'note', text: 'Half a thou' }, anchor: onCard }, because: 'Locked.' }
		]);
		await expect.poll(() => desk.keep.lostMarks(desk.scope)).toHaveLength(1);
	});

	test('is no more than the server takes in one piece', async () => {
		const room = roomWith();
		room.synced = false;
		room.takes = false;
		const layer = await desk.layerIn(room);
		const image = { kind: 'image', type: 'image/png', alt: '', width: 64, height: 64 } as const;
		const data = `iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB${'A'.repeat(99_968)}`;
		done(layer.add({ ...image, data }, onCard));
		expect(why(layer.add({ ...image, data }, onCard))).toMatch(/can’t be reached/);
		done(layer.add(note('Small'), onCard));
	});

	test('and was too large together goes out mark by mark', async () => {
		const room = roomWith();
		room.takes = false;
		const layer = await desk.layerIn(room);
		const image = { kind: 'image', type: 'image/png', alt: '', width: 64, height: 64 } as const;
		const data = `iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB${'A'.repeat(99_968)}`;
		layer.together(() => {
			for (let nth = 0; nth < 6; nth++) done(layer.add({ ...image, data }, onCard));
			return undefined;
		});
		layer.refused('A message was too large.');
		const next = roomWith();
		const updates = updatesOf(next.doc);
		layer.followed(next);
		await expect.poll(() => allHung(next.doc).length).toBe(6);
		expect(Math.max(...updates.map(({ length }) => length))).toBeLessThan(256 * 1024);
	});

	test('is taken away elsewhere too, where it was taken away here', async () => {
		const first = roomWith(hungOf('n', markOf('note', ada)));
		first.takes = false;
		const layer = await desk.layerIn(first);
		done(layer.remove(markId('n')));
		const next = roomWith(hungOf('n', markOf('note', ada)));
		layer.followed(next);
		await expect.poll(() => allHung(next.doc)).toEqual([]);
		dropMark(next.doc, markId('n'));
	});
});
