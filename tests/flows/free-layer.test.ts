import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Anchor, Hung } from '../../src/lib/domain/free.ts';
import type { NewMark } from '../../src/lib/client/free-writing.ts';
import type { MarkId } from '../../src/lib/domain/ids.ts';
import { items, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { board, openBoard, openSession, readBackSignLock, type House, type People } from './house.ts';
import { type Recording, Replay } from '../../src/lib/client/replay.svelte.ts';
import type { Wire } from '../../src/lib/client/wire.ts';
import { sitLive, standUp, unplug, until, type Seat } from './live.ts';

/** The free layer as two people have it before them: our own client, real sockets. */

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
});
afterEach(standUp);
afterAll(() => house.leave());

const note = (text: string) =>
	({ kind: 'note', text, tint: 'yellow', width: 160, height: 120 }) satisfies NewMark;
const onCard: Anchor = { on: 'card', item: items.a1, dx: 12, dy: 8 };
const inCell: Anchor = {
	...{ on: 'cell', product: products.apps, team: teams.red, timebox: timeboxes.spring },
	...{ fx: 0.25, fy: 0.5 }
};

/** What was done, by its name. */
function done(written: ReturnType<Seat['live']['free']['add']>): MarkId {
	if (!written.ok) throw new Error(written.because);
	return written.id;
}

const textOf = ({ live }: Seat, id: MarkId): string | undefined => {
	const mark = live.free.all.get(id)?.mark;
	return mark && 'text' in mark ? mark.text : undefined;
};

describe('two people at one board', () => {
	test('see each other’s notes at once, write in them, move them and take them away', async () => {
		const [ada, ben] = [await sitLive(house, people.ada), await sitLive(house, people.ben)];
		const id = done(ada.live.free.add(note('Who needs the new login?'), onCard));
		await until(() => expect(textOf(ben, id)).toBe('Who needs the new login?'));
		expect(ben.live.free.all.get(id)?.mark.by).toBe(people.ada.person);
		done(ben.live.free.edit(id, { text: 'Everybody' }));
		done(ben.live.free.hang(id, inCell));
		await until(() => expect(ada.live.free.all.get(id)?.anchor).toEqual(inCell));
		expect(textOf(ada, id)).toBe('Everybody');
		done(ada.live.free.remove(id));
		await until(() => expect(ben.live.free.all.has(id)).toBe(false));
	});

	test('what was drawn while the wire was cut is there for all when it is back, and on the server’s disk', async () => {
		const [ada, ben] = [
			await sitLive(house, people.ada, { patience: 500 }),
			await sitLive(house, people.ben)
		];
		await unplug(ada);
		const ids = ['Drawn on a train', 'And another', 'And a third'].map((text) =>
			done(ada.live.free.add(note(text), inCell))
		);
		for (const id of ids) done(ada.live.free.hang(id, onCard));
		await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toHaveLength(3));
		ada.cable.mend();
		for (const id of ids)
			await until(() => expect(ben.live.free.all.get(id)).toEqual(ada.live.free.all.get(id)));
		expect(textOf(ben, ids[2] as MarkId)).toBe('And a third');
		await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toEqual([]));
	});

	test('who writes in a note that another takes away meanwhile brings it back: no words are lost', async () => {
		const [ada, ben] = [
			await sitLive(house, people.ada),
			await sitLive(house, people.ben, { patience: 500 })
		];
		const id = done(ada.live.free.add(note('Hers'), onCard));
		await until(() => expect(textOf(ben, id)).toBe('Hers'));
		await unplug(ben);
		done(ben.live.free.edit(id, { text: 'His, where the wire was cut' }));
		done(ada.live.free.remove(id));
		await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toEqual([]));
		ben.cable.mend();
		await until(() => expect(textOf(ada, id)).toBe('His, where the wire was cut'));
		expect(ada.live.free.all.get(id)).toMatchObject({ anchor: onCard, mark: { by: people.ada.person } });
		expect(ben.live.free.lost.all).toEqual([]);
	});

	test('what was drawn without the server and then reloaded is shown, and sent when it is there', async () => {
		const first = await sitLive(house, people.ada, { patience: 500 });
		await unplug(first);
		const id = done(first.live.free.add(note('Kept'), inCell));
		await first.live.close();
		const again = await sitLive(house, people.ada, { keep: first.keep });
		const ben = await sitLive(house, people.ben);
		await until(() => expect(textOf(ben, id)).toBe('Kept'));
		expect(textOf(again, id)).toBe('Kept');
		await until(async () => expect(await again.keep.unsentMarks(scopeOf(again))).toEqual([]));
	});
});

describe('when the session is locked', () => {
	test('what is pinned goes on in the names it was made in, the rest is in the archive and in replay', async () => {
		const opened = await openBoard();
		try {
			await openSession(opened.house, opened.people.fay);
			const [ada, ben] = [
				await sitLive(opened.house, opened.people.ada),
				await sitLive(opened.house, opened.people.ben)
			];
			const rest = done(ada.live.free.add(note('Stays here'), inCell));
			const kept = done(ada.live.free.add({ ...note('Goes on'), pinned: true }, onCard));
			const thread = done(
				ben.live.free.add({ kind: 'comment', text: 'And the audit?', mentions: [], answers: null }, onCard)
			);
			done(ben.live.free.pin(thread, true));
			await until(() => expect(ada.live.free.comments.threads).toHaveLength(1));
			const answer = done(ada.live.free.answer(thread, 'In May', [opened.people.ben.person]));
			await until(() => expect(ben.live.free.all.size).toBe(4));
			expect(ben.live.free.comments.unread).toEqual([answer]);
			const before = new Map(ben.live.free.all);
			await readBackSignLock(opened.house, opened.people);
			await until(() => expect([...ben.live.free.all.keys()].sort()).toEqual([kept, thread, answer].sort()));
			for (const [id, hung] of ben.live.free.all) expect(hung).toEqual(before.get(id));
			done(ben.live.free.edit(kept, { text: 'Still to be done' }));
			await until(() => expect(textOf(ada, kept)).toBe('Still to be done'));
			const watcher = await opened.house.watch();
			const archived = await opened.house.get(`/api/v1/boards/${board}/sessions/1/marks`, watcher);
			const archive = (await archived.json()) as Hung[];
			expect(new Map(archive.map((each) => [each.id, each]))).toEqual(before);
			expect((await opened.house.get(`/api/v1/boards/${board}/sessions/1/marks`)).status).toBe(401);
			const recording = await opened.house.get(`/api/v1/boards/${board}/sessions/1/replay`, watcher);
			const replay = new Replay(nowhere, board, (await recording.json()) as Recording);
			replay.drew(archive);
			expect(replay.free.all.has(rest)).toBe(false);
			replay.seek(replay.to);
			expect(replay.free.all.get(rest)?.mark).toMatchObject({ by: 'ada', text: 'Stays here' });
			replay.close();
		} finally {
			await standUp();
			await opened.house.leave();
		}
	});

	test('what was written in its last moment is in the archive once, and not on the board again', async () => {
		const opened = await openBoard();
		try {
			await openSession(opened.house, opened.people.fay);
			const [ada, ben] = [
				await sitLive(opened.house, opened.people.ada),
				await sitLive(opened.house, opened.people.ben)
			];
			// The server has it and her browser has not asked yet whether that is so: it asks a last time.
			const last = Array.from({ length: 40 }, () => done(ada.live.free.add(note('Just now'), inCell)));
			await until(() => expect(ben.live.free.all.size).toBe(40));
			await readBackSignLock(opened.house, opened.people);
			await until(() => expect(ben.live.free.all.size).toBe(0));
			await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toEqual([]));
			const watcher = await opened.house.watch();
			const archived = await opened.house.get(`/api/v1/boards/${board}/sessions/1/marks`, watcher);
			const archive = ((await archived.json()) as Hung[]).map(({ id }) => id);
			expect(archive.sort()).toEqual(last.sort());
			await until(() => expect(ada.live.free.all.size).toBe(0));
			expect(ben.live.free.all.size).toBe(0);
		} finally {
			await standUp();
			await opened.house.leave();
		}
	});

	test('at a mere checkpoint all of it goes on', async () => {
		const opened = await openBoard({ turnEntries: 60 });
		try {
			await openSession(opened.house, opened.people.fay);
			const generation = (await opened.house.storage.log.head(board))?.generation ?? 0;
			const ada = await sitLive(opened.house, opened.people.ada);
			const id = done(ada.live.free.add(note('Not pinned'), inCell));
			await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toEqual([]));
			await until(async () => {
				await opened.house.does(opened.people.sam, { kind: 'add-point', text: 'And another', changes: [] });
				expect((await opened.house.storage.log.head(board))?.generation).toBeGreaterThan(generation);
			});
			const ben = await sitLive(opened.house, opened.people.ben);
			await until(() => expect(textOf(ben, id)).toBe('Not pinned'));
			expect(ben.live.free.all.get(id)?.mark.by).toBe(opened.people.ada.person);
			await until(() => expect(textOf(ada, id)).toBe('Not pinned'));
		} finally {
			await standUp();
			await opened.house.leave();
		}
	});
});

test('a draft that has taken in much begins anew by itself, with all that is in it and nobody the wiser', async () => {
	const opened = await openBoard({ turnDraft: 4000 });
	try {
		await openSession(opened.house, opened.people.fay);
		const [ada, ben] = [
			await sitLive(opened.house, opened.people.ada),
			await sitLive(opened.house, opened.people.ben)
		];
		const before = (await opened.house.storage.log.head(board))?.generation ?? 0;
		const made: MarkId[] = [];
		await until(async () => {
			made.push(done(ada.live.free.add(note(`No. ${made.length}`), inCell)));
			expect((await opened.house.storage.log.head(board))?.generation).toBeGreaterThan(before);
		});
		made.push(done(ada.live.free.add(note('After'), onCard)));
		await until(() => expect([...ben.live.free.all.keys()].sort()).toEqual([...made].sort()));
		await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toEqual([]));
		expect([...ada.live.free.all.keys()].sort()).toEqual([...made].sort());
		expect([ada.live.connection, ben.live.connection]).toEqual(['live', 'live']);
	} finally {
		await standUp();
		await opened.house.leave();
	}
});

const scopeOf = ({ live }: Seat) => ({ who: live.me.person ?? 'watcher', board: live.id });

/** A replay asks for names only, and does without. */
const nowhere: Wire = {
	...{ origin: 'http://127.0.0.1:9', patience: 100, WebSocket },
	fetch: () => Promise.reject(new Error('nowhere'))
};
