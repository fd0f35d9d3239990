import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allHung, putMark } from '../document/free.ts';
import { people } from '../domain/testing/board.ts';
import { hungOf, inCell, markId, markOf, onCard } from '../domain/testing/marks.ts';
import { Desk, done, note, roomWith, why } from './testing/desk.ts';

const { ada, ben } = people;

let desk: Desk;
beforeEach(() => void (desk = new Desk()));
afterEach(() => desk.leave());

describe('the free layer of a seat', () => {
	test('writes in this person’s name, at the server’s time, and says which marks changed', async () => {
		const room = roomWith();
		const layer = await desk.layerIn(room);
		const heard: string[][] = [];
		const stop = layer.view.onChange((changed) => heard.push([...changed]));
		const before = layer.version;
		const id = done(layer.add(note('a\r\nb'), onCard));
		expect(layer.all.get(id)).toMatchObject({ mark: { by: ada, text: 'a\nb' }, anchor: onCard });
		expect(layer.all.get(id)?.mark.at).toBeGreaterThan(1_000_000);
		done(layer.hang(id, inCell));
		stop();
		done(layer.remove(id));
		expect(heard).toEqual([[id], [id]]);
		expect(layer.version).toBe(before + 3);
		expect(allHung(room.doc)).toEqual([]);
	});

	test('is read-only to a watcher, to a seat that does not draft, and where there is no draft', async () => {
		for (const layer of [await desk.layerIn(roomWith(), null), await desk.layerIn(null)]) {
			expect(layer.readOnly).toBe(true);
			expect(why(layer.add(note('x'), onCard))).toMatch(/seat/);
		}
		desk.rights = { drafts: false, facilitates: false };
		const layer = await desk.layerIn(roomWith(hungOf('n', markOf('note', ben))));
		expect([why(layer.edit(markId('n'), { text: 'x' })), layer.all.size]).toEqual([
			expect.stringMatching(/seat/),
			1
		]);
	});

	test('takes places and sizes as a hand gives them', async () => {
		const layer = await desk.layerIn(roomWith());
		const id = done(layer.add({ ...note('x'), width: 160.4 }, { ...onCard, dx: 3.6 } as typeof onCard));
		expect(layer.all.get(id)).toMatchObject({ mark: { width: 160 }, anchor: { dx: 4 } });
		done(layer.hang(id, { ...inCell, fx: 1.2, fy: -0.1 } as typeof inCell));
		expect(layer.all.get(id)?.anchor).toMatchObject({ fx: 1, fy: 0 });
		expect(why(layer.hang(id, { ...inCell, fx: NaN } as typeof inCell))).toMatch(/fit/);
		const points = [0.2, 1.7, 50.5];
		const ink = done(layer.add({ kind: 'ink', tint: 'ink', width: 4, points }, onCard));
		expect(layer.all.get(ink)?.mark).toMatchObject({ points: [0, 2, 51] });
	});

	test('says why something may not be, and writes nothing of it', async () => {
		const room = roomWith(hungOf('c', markOf('comment', ben)));
		const layer = await desk.layerIn(room);
		const c = markId('c');
		expect(why(layer.edit(c, { text: 'x' }))).toMatch(/whoever made/);
		expect(why(layer.remove(c))).toMatch(/whoever made/);
		expect(why(layer.add({ ...note('x'), width: 1 }, onCard))).toMatch(/fit/);
		expect(why(layer.edit(markId('gone'), { text: 'x' }))).toMatch(/taken it away/);
		expect([layer.mayEdit(c), layer.mayMoveOrRemove(c), layer.steps.undoAt]).toEqual([false, false, null]);
		desk.rights = { drafts: true, facilitates: true };
		expect([layer.mayEdit(c), layer.mayMoveOrRemove(c)]).toEqual([false, true]);
		done(layer.resolve(c, true));
		expect(layer.comments.threads[0]?.resolved).toBe(true);
	});

	test('takes back one’s own steps and nobody else’s', async () => {
		const room = roomWith(hungOf('b', markOf('note', ben, { text: 'His' })));
		const layer = await desk.layerIn(room);
		const b = markId('b');
		const id = done(layer.add(note('Mine'), onCard));
		done(layer.edit(b, { text: 'His, and mine' }));
		putMark(room.doc, id, {
			...markOf('note', ada),
			...layer.all.get(id)?.mark,
			text: 'Ben was here'
		} as never);
		expect(layer.steps.undo()).toBe(true);
		expect(layer.all.get(b)?.mark).toMatchObject({ text: 'His' });
		expect(layer.steps.undo()).toBe(true);
		expect(layer.all.get(id)?.mark).toMatchObject({ text: 'Ben was here' });
		expect(layer.steps.undo()).toBe(false);
		expect(layer.steps.redo()).toBe(true);
		expect(layer.steps.redo()).toBe(true);
		expect(layer.all.get(b)?.mark).toMatchObject({ text: 'His, and mine' });
	});

	test('takes back the removal of another’s note in their name', async () => {
		const room = roomWith(hungOf('b', markOf('note', ben)));
		const layer = await desk.layerIn(room);
		done(layer.remove(markId('b')));
		layer.steps.undo();
		expect(layer.all.get(markId('b'))).toEqual(hungOf('b', markOf('note', ben)));
	});

	test('makes one step and one message of what is done together, up to what is refused', async () => {
		const room = roomWith(hungOf('c', markOf('comment', ben)));
		const layer = await desk.layerIn(room);
		let updates = 0;
		room.doc.on('update', () => updates++);
		done(layer.together(() => (layer.add(note('1'), onCard), layer.add(note('2'), inCell))));
		expect([updates, layer.all.size]).toEqual([1, 3]);
		layer.steps.undo();
		expect([updates, layer.all.size]).toEqual([2, 1]);
		expect(why(layer.together(() => layer.remove(markId('c'))))).toMatch(/whoever made/);
	});

	test('counts what names this person until they have read it, also after a reload', async () => {
		const named = markOf('comment', ben, { mentions: [ada] });
		const layer = await desk.layerIn(roomWith(hungOf('c', named)));
		expect(layer.comments.unread).toEqual(['c']);
		layer.comments.markRead(layer.comments.unread);
		expect(layer.comments.unread).toEqual([]);
		const again = await desk.layerIn(roomWith(hungOf('c', named)));
		expect(again.comments.unread).toEqual([]);
	});
});
