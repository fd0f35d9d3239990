import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blankDoc, type Doc, fill } from '../document/docs.ts';
import { carrying } from '../document/carrying.ts';
import { allHung, dropMark, hungAt, putMark } from '../document/free.ts';
import { people } from '../domain/testing/board.ts';
import { hungOf, inCell, markId, markOf, onCard } from '../domain/testing/marks.ts';
import { FreeLayer, type Written } from './free.svelte.ts';
import type { NewMark } from './free-writing.ts';
import { keepInMemory, type Keep } from './keep.ts';
import type { FreeRoom } from './free-sender.ts';

const { ada, ben } = people;
const scope = { who: ada, board: 'board-1' };

/** A room whose server takes what the test says it takes. */
interface Fake extends FreeRoom {
	readonly doc: Doc;
	synced: boolean;
	/** What the server says to "is it on your disk?"; null: nothing yet. */
	takes: boolean | null;
	said(takes: boolean): void;
}

function roomWith(...begin: Parameters<typeof carrying>[0][number][]): Fake {
	const doc = blankDoc();
	const update = carrying(begin);
	if (update) fill(doc, update);
	const waiting: ((confirmed: boolean) => void)[] = [];
	const fake: Fake = {
		doc,
		synced: true,
		takes: true,
		confirmed: () =>
			new Promise((done) => {
				if (fake.takes === null) waiting.push(done);
				else done(fake.takes);
			}),
		said: (takes) => {
			fake.takes = takes;
			for (const done of waiting.splice(0)) done(takes);
		}
	};
	return fake;
}

let keep: Keep;
let clock: number;
let rights: { drafts: boolean; facilitates: boolean };
const open = new Set<FreeLayer>();

async function layerIn(room: FreeRoom | null, me: typeof ada | null = ada): Promise<FreeLayer> {
	const layer = new FreeLayer({ keep, scope, me, rights: () => rights, now: () => (clock += 10_000) });
	open.add(layer);
	await layer.begin();
	layer.followed(room);
	return layer;
}

beforeEach(() => {
	keep = keepInMemory();
	clock = 1_000_000;
	rights = { drafts: true, facilitates: false };
});
afterEach(async () => {
	for (const each of open) await each.close();
	open.clear();
});

const note = (text: string) =>
	({ kind: 'note', text, tint: 'yellow', width: 160, height: 120 }) satisfies NewMark;
function done(written: Written | undefined) {
	if (!written?.ok) throw new Error(written?.because ?? 'nothing was written');
	return written.id;
}
const why = (written: Written | undefined): string | null =>
	written === undefined || written.ok ? null : written.because;
/** Resolves when what is kept in the browser is as the test says. */
const kept = (look: (n: number) => boolean) =>
	expect.poll(async () => look((await keep.unsentMarks(scope)).length)).toBe(true);

describe('the free layer of a seat', () => {
	test('writes in this person’s name, at the server’s time, and says which marks changed', async () => {
		const room = roomWith();
		const layer = await layerIn(room);
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
		for (const layer of [await layerIn(roomWith(), null), await layerIn(null)]) {
			expect(layer.readOnly).toBe(true);
			expect(why(layer.add(note('x'), onCard))).toMatch(/seat/);
		}
		rights = { drafts: false, facilitates: false };
		const layer = await layerIn(roomWith(hungOf('n', markOf('note', ben))));
		expect([why(layer.edit(markId('n'), { text: 'x' })), layer.all.size]).toEqual([
			expect.stringMatching(/seat/),
			1
		]);
	});

	test('takes places and sizes as a hand gives them', async () => {
		const layer = await layerIn(roomWith());
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
		const layer = await layerIn(room);
		const c = markId('c');
		expect(why(layer.edit(c, { text: 'x' }))).toMatch(/whoever made/);
		expect(why(layer.remove(c))).toMatch(/whoever made/);
		expect(why(layer.add({ ...note('x'), width: 1 }, onCard))).toMatch(/fit/);
		expect(why(layer.edit(markId('gone'), { text: 'x' }))).toMatch(/taken it away/);
		expect([layer.mayEdit(c), layer.mayMoveOrRemove(c), layer.steps.undoAt]).toEqual([false, false, null]);
		rights = { drafts: true, facilitates: true };
		expect([layer.mayEdit(c), layer.mayMoveOrRemove(c)]).toEqual([false, true]);
		done(layer.resolve(c, true));
		expect(layer.comments.threads[0]?.resolved).toBe(true);
	});

	test('takes back one’s own steps and nobody else’s', async () => {
		const room = roomWith(hungOf('b', markOf('note', ben, { text: 'His' })));
		const layer = await layerIn(room);
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
		const layer = await layerIn(room);
		done(layer.remove(markId('b')));
		layer.steps.undo();
		expect(layer.all.get(markId('b'))).toEqual(hungOf('b', markOf('note', ben)));
	});

	test('makes one step and one message of what is done together, up to what is refused', async () => {
		const room = roomWith(hungOf('c', markOf('comment', ben)));
		const layer = await layerIn(room);
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
		const layer = await layerIn(roomWith(hungOf('c', named)));
		expect(layer.comments.unread).toEqual(['c']);
		layer.comments.markRead(layer.comments.unread);
		expect(layer.comments.unread).toEqual([]);
		const again = await layerIn(roomWith(hungOf('c', named)));
		expect(again.comments.unread).toEqual([]);
	});
});

describe('what is not on the server’s disk yet', () => {
	test('is kept until the server says that it is there', async () => {
		const room = roomWith();
		room.takes = null;
		const layer = await layerIn(room);
		done(layer.add(note('Kept'), onCard));
		await kept((n) => n === 1);
		layer.edit([...layer.all.keys()][0] ?? markId(''), { text: 'Kept, and longer' });
		await expect.poll(() => room.takes).toBeNull();
		room.said(true);
		await kept((n) => n === 0);
	});

	test('is shown after a reload before the server is reached, and put back when it is', async () => {
		const cut = roomWith();
		cut.synced = false;
		cut.takes = false;
		const first = await layerIn(cut);
		const id = done(first.add(note('On a train'), onCard));
		await kept((n) => n === 1);
		await first.close();
		const fresh = roomWith();
		fresh.synced = false;
		const layer = await layerIn(fresh);
		expect(layer.all.get(id)?.mark).toMatchObject({ text: 'On a train' });
		expect(hungAt(fresh.doc, id)).toBeNull();
		fresh.synced = true;
		layer.level();
		expect(hungAt(fresh.doc, id)?.mark).toMatchObject({ text: 'On a train' });
		await kept((n) => n === 0);
	});

	test('is written into the next generation’s draft, and what others took away meanwhile is not', async () => {
		const before = roomWith(hungOf('b', markOf('note', ben)));
		before.takes = false;
		const layer = await layerIn(before);
		const mine = done(layer.add(note('Too late for the old room'), onCard));
		done(layer.edit(markId('b'), { text: 'Written in' }));
		const next = roomWith();
		layer.followed(next);
		expect(allHung(next.doc).map(({ id }) => id)).toEqual([mine]);
		expect([...layer.all.keys()]).toEqual([mine]);
	});

	test('is offered once more after a refusal, and then said to be lost, with the reason', async () => {
		const room = roomWith();
		room.takes = false;
		const layer = await layerIn(room);
		const id = done(layer.add(note('Refused'), onCard));
		layer.refused('Too much.');
		layer.followed(roomWith());
		expect([layer.all.has(id), layer.lost.all]).toEqual([true, []]);
		layer.refused('Too much.');
		layer.followed(roomWith());
		expect(layer.all.has(id)).toBe(false);
		expect(layer.lost.all).toMatchObject([{ id, because: 'Too much.', now: { anchor: onCard } }]);
		await kept((n) => n === 0);
	});

	test('is lost to nobody: it stays over a reload until its author has put it back, or aside', async () => {
		const before = roomWith(hungOf('b', markOf('note', ben)), hungOf('n', markOf('note', ben)));
		before.takes = false;
		const layer = await layerIn(before);
		done(layer.edit(markId('b'), { text: 'Written where the wire was cut' }));
		done(layer.edit(markId('n'), { text: 'And this' }));
		done(layer.remove(markId('n')));
		layer.followed(roomWith());
		expect(layer.lost.all).toMatchObject([{ id: 'b' }]);
		expect(layer.lost.all[0]?.because).toMatch(/taken it away/);
		const next = roomWith();
		const again = await layerIn(next);
		expect(again.lost.all.map(({ id }) => id)).toEqual(['b']);
		done(again.putBack(markId('b')));
		expect(allHung(next.doc)).toMatchObject([
			{ mark: { by: ada, text: 'Written where the wire was cut' }, anchor: onCard }
		]);
		expect(again.lost.all).toEqual([]);
		await expect.poll(() => keep.lostMarks(scope)).toEqual([]);
		again.lost.add([{ id: markId('x'), now: { mark: markOf('note', ada), anchor: onCard }, because: 'No.' }]);
		again.lost.drop(markId('x'));
		expect(again.lost.all).toEqual([]);
	});

	test('of a seat that may not draw any more, or whose thread is gone, is kept too', async () => {
		const cut = roomWith(hungOf('c', markOf('comment', ben)));
		cut.takes = false;
		const layer = await layerIn(cut);
		const answer = done(layer.answer(markId('c'), 'Yes'));
		layer.followed(roomWith());
		expect(layer.lost.all).toMatchObject([{ id: answer }]);
		expect(layer.lost.all[0]?.because).toMatch(/answers/);
		const mine = done(layer.add(note('Mine'), onCard));
		rights = { drafts: false, facilitates: false };
		layer.followed(roomWith());
		expect(layer.lost.all.map(({ id }) => id)).toEqual([answer, mine]);
		expect(why(layer.putBack(mine))).toMatch(/seat/);
		expect(layer.lost.all).toHaveLength(2);
	});

	test('is no more than the server takes in one piece', async () => {
		const room = roomWith();
		room.synced = false;
		room.takes = false;
		const layer = await layerIn(room);
		const image = { kind: 'image', type: 'image/png', alt: '', width: 64, height: 64 } as const;
		const data = `iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB${'A'.repeat(99_968)}`;
		done(layer.add({ ...image, data }, onCard));
		expect(why(layer.add({ ...image, data }, onCard))).toMatch(/can’t be reached/);
		done(layer.add(note('Small'), onCard));
	});

	test('is taken away elsewhere too, where it was taken away here', async () => {
		const first = roomWith(hungOf('n', markOf('note', ada)));
		first.takes = false;
		const layer = await layerIn(first);
		done(layer.remove(markId('n')));
		const next = roomWith(hungOf('n', markOf('note', ada)));
		layer.followed(next);
		expect(allHung(next.doc)).toEqual([]);
		dropMark(next.doc, markId('n'));
	});
});
