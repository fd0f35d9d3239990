import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { keepInMemory } from '../../src/lib/client/keep.ts';
import { recordsOf } from '../../src/lib/domain/snapshot.ts';
import { items } from '../../src/lib/domain/testing/board.ts';
import { backUp } from '../../src/lib/server/storage/sql/backup.ts';
import { restore } from '../../server/cli/backing-up.ts';
import { verifyFile } from '../../server/cli/verifying.ts';
import { board, freshFolder, openBoard, openHouse, openSession, readBackSignLock } from './house.ts';
import type { House, People } from './house.ts';
import { nextSession, sit, sitLive, standUp, until, type Seat } from './live.ts';

/** Data that was put back to an earlier state, and browsers that have seen what came after it. */

let house: House;
let people: People;
let copy: string;
const folders: string[] = [];
afterEach(async () => {
	await standUp();
	await house.leave();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const fresh = (): string => {
	const folder = freshFolder();
	folders.push(folder);
	return folder;
};
const points = ({ live }: Seat): string[] => [...live.table.points.values()].map(({ by }) => by);

/** A session in which `ada` says something, a copy of that, and what `sam` and `ben` say after it. */
async function workOn(keep = keepInMemory()) {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
	copy = join(fresh(), 'copy.db');
	await house.does(people.ada, point('before'));
	await backUp(join(house.dataDir, 'lockstep.db'), copy);
	const seat = await sitLive(house, people.obi, { keep });
	await house.does(people.sam, point('later, and lost with the disk'));
	await house.does(people.sam, point('this too'));
	await until(() => expect(points(seat)).toEqual(['ada', 'sam', 'sam']));
	return keep;
}
const note = { kind: 'note', text: 'Who?', tint: 'yellow', width: 160, height: 120 } as const;
const onCard = { on: 'card', item: items.a1, dx: 12, dy: 8 } as const;
const point = (text: string) => ({ kind: 'add-point', text, changes: [] }) as const;

/** The server ends, and another begins on what `data` holds. */
async function goOnWith(data: string): Promise<void> {
	await standUp();
	await house.leave();
	house = await openHouse({}, data);
}

test('a browser that has seen more than a restored backup holds shows what there is, and follows it', async () => {
	const keep = await workOn();
	const data = join(fresh(), 'data');
	expect(await restore(data, copy)).toBe(0);
	expect((await verifyFile(join(data, 'lockstep.db'))).wrong).toEqual([]);
	await goOnWith(data);
	const seat = await sitLive(house, people.obi, { keep });
	expect(points(seat)).toEqual(['ada']);
	for (let n = 0; n < 4; n++) await house.does(people.ben, point('goes on'));
	await until(() => expect(points(seat)).toEqual(['ada', 'ben', 'ben', 'ben', 'ben']));
});

test('nor is what follows mistaken for what followed then', async () => {
	const keep = keepInMemory();
	await workOn(keep);
	await nextSession(house, people);
	const then = await sitLive(house, people.obi, { keep });
	expect(then.live.table.sessions.size).toBe(2);
	const data = join(fresh(), 'data');
	await restore(data, copy);
	await goOnWith(data);
	const seat = await sitLive(house, people.obi, { keep });
	await house.does(people.ben, point('goes on'));
	await nextSession(house, people);
	const other = await sitLive(house, people.ada);
	await until(() => expect(seat.live.table.seq).toBe(other.live.table.seq));
	expect(recordsOf(seat.live.table)).toEqual(recordsOf(other.live.table));
});

test('the free layer is restored too, and drawn in again', async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
	const drawing = await sitLive(house, people.ada);
	const written = drawing.live.free.add(note, onCard);
	const marks = `/api/v1/boards/${board}/sessions/1/marks`;
	const onDisk = async () => (await house.get(marks, people.ada)).text();
	await until(async () => expect(await onDisk()).toContain('Who?'));
	copy = join(fresh(), 'copy.db');
	await backUp(join(house.dataDir, 'lockstep.db'), copy);
	const data = join(fresh(), 'data');
	await restore(data, copy);
	await goOnWith(data);
	const [ada, ben] = [await sitLive(house, people.ada), await sitLive(house, people.ben)];
	await until(() => expect(ben.live.free.all.size).toBe(1));
	expect(written.ok && ben.live.free.all.has(written.id)).toBe(true);
	ada.live.free.add(note, onCard);
	await until(() => expect(ben.live.free.all.size).toBe(2));
});

test('put back without a word, a board sends away who holds more than there is, and they begin afresh', async () => {
	const keep = await workOn();
	const data = fresh();
	cpSync(copy, join(data, 'lockstep.db'));
	await goOnWith(data);
	const seat = await sit(house, people.obi, { keep });
	await until(() => expect(points(seat)).toEqual(['ada']));
	await house.does(people.ben, point('goes on'));
	await until(() => expect(points(seat)).toEqual(['ada', 'ben']));
});

test('a session that is held once more after that is played as it was held then', async () => {
	await workOn();
	const path = `/api/v1/boards/${board}/sessions/1/replay`;
	await readBackSignLock(house, people);
	const first = await house.get(path, people.obi);
	const data = join(fresh(), 'data');
	await restore(data, copy);
	await goOnWith(data);
	await readBackSignLock(house, people);
	const again = await house.get(path, people.obi, { 'if-none-match': first.headers.get('etag') ?? '' });
	expect(again.status).toBe(200);
	const known = { 'if-none-match': again.headers.get('etag') ?? '' };
	expect((await house.get(path, people.obi, known)).status).toBe(304);
});
