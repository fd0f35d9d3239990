import { afterEach, expect, test } from 'vitest';
import { carrying } from '../../src/lib/document/carrying.ts';
import { items } from '../../src/lib/domain/testing/board.ts';
import { hungOf, markOf } from '../../src/lib/domain/testing/marks.ts';
import { currentSession, write, type Table } from '../../src/lib/domain/table.ts';
import { checkpointOf } from '../../server/gateway/decisions.ts';
import { Diverged } from '../../server/gateway/unwritten.ts';
import { loadBoard } from '../../server/gateway/load.ts';
import { replayCheck } from '../../server/gateway/replay-check.ts';
import { board, openBoard, openSession, readBackSignLock, type House, type People } from './house.ts';
import { sitLive, standUp, until } from './live.ts';

/** What is judged upon and shown is compared with the log at every checkpoint. */

let house: House;
let people: People;
afterEach(async () => {
	await standUp();
	await house.leave();
});

async function roomOf() {
	const room = await house.serving.gateway.rooms.open(board);
	if (!room) throw new Error('no board');
	return room;
}

const titleIn = (table: Table): string | undefined => table.items.get(items.a1)?.title;
const divergences = async (): Promise<string | undefined> =>
	/^lockstep_divergences_total (.+)$/m.exec(await (await house.get('/metrics')).text())?.[1];

test('a board whose memory is not what its log says is not locked: it is loaded anew, and everybody comes level', async () => {
	({ house, people } = await openBoard({}, undefined, { quiet: true }));
	await openSession(house, people.fay);
	const ada = await sitLive(house, people.ada);
	const { table } = await roomOf();
	const item = table.items.get(items.a1);
	if (!item) throw new Error('no item');
	const now = { ...item, title: 'Nobody decided this' };
	write(table, [{ kind: 'items', id: items.a1, was: item, now }], table.seq);
	await expect(readBackSignLock(house, people)).rejects.toThrow(/^503 .*nothing was decided/);
	expect(await divergences()).toBe('1');
	expect(titleIn((await roomOf()).table)).toBe(item.title);
	await until(() => expect(ada.live.connection).toBe('live'));
	await house.does(people.fay, { kind: 'lock', next: Date.now() + 86_400_000 });
	await until(() => expect(currentSession(ada.live.table)?.number).toBe(2));
	expect(titleIn(ada.live.table)).toBe(item.title);
	expect(await divergences()).toBe('1');
});

test('what seats are shown is compared too, and so is the chain', async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
	const loaded = await loadBoard(house.storage.log, board);
	if (!loaded) throw new Error('no board');
	const { agreed, state } = loaded;
	const checkpoint = checkpointOf(state);
	const live = { board, agreed, steps: [], checkpoint };
	await expect(replayCheck(house.storage.log, live)).resolves.toBeUndefined();
	const forged = { ...live, checkpoint: { ...checkpoint, log: checkpoint.log.replace(/^./, 'x') } };
	await expect(replayCheck(house.storage.log, forged)).rejects.toThrow(Diverged);
	agreed.getMap('items').delete(items.a1);
	await expect(replayCheck(house.storage.log, live)).rejects.toThrow(Diverged);
});

test('of a draft that is not what is on disk, what is on disk is archived', async () => {
	({ house, people } = await openBoard({}, undefined, { quiet: true }));
	await openSession(house, people.fay);
	const ada = await sitLive(house, people.ada);
	const { lease, head } = await roomOf();
	const stray = hungOf('stray', markOf('note', people.ben.person));
	const update = carrying([stray]);
	if (!update) throw new Error('nothing to carry');
	await house.storage.under(lease).drafts.append(board, head.generation, [update]);
	await readBackSignLock(house, people);
	const archived = await house.get(`/api/v1/boards/${board}/sessions/1/marks`, people.fay);
	expect(await archived.json()).toEqual([stray]);
	expect(await divergences()).toBe('1');
	await until(() => expect(currentSession(ada.live.table)?.number).toBe(2));
});
