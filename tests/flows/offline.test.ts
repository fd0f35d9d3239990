import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Keep, keepInMemory } from '../../src/lib/client/keep.ts';
import { keepLasting } from '../../src/lib/client/lasting.ts';
import { sentences } from '../../src/lib/client/outbox.ts';
import { currentSession } from '../../src/lib/domain/table.ts';
import { items } from '../../src/lib/domain/testing/board.ts';
import { board, openBoard, openSession, type Caller, type House, type People } from './house.ts';
import { later, nextSession, sit, sitLive, standUp, unplug, until } from './live.ts';

/** A seat without the server: pulled plugs, cut wires, reloads, and what waits in the outbox meanwhile. */

const { a2 } = items;

let house: House;
let people: People;
let { ada, sam } = {} as People;
const live = (caller: Caller, keep = keepInMemory(), patience = 10_000) =>
	sitLive(house, caller, { keep, patience });
/** Notices a cut wire soon. */
const impatient = (caller: Caller) => live(caller, keepInMemory(), 400);

beforeEach(async () => {
	({ house, people } = await openBoard({ farewell: 5_000 }));
	({ ada, sam } = people);
	await openSession(house, people.fay);
});
afterEach(async () => {
	await standUp();
	await house.leave();
});

describe('a seat without the server', () => {
	test('stays usable; what it proposed is judged in order when the server is back', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		await unplug(two);
		const ids = [two.live.propose(later()), two.live.propose(later(a2))];
		expect(two.live.outbox.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'waiting']));
		expect(two.live.ghosts.map(({ state }) => state)).toEqual(['unsent', 'unsent']);
		await expect(two.live.ask({ kind: 'close' })).rejects.toThrow('can’t be reached');
		expect(one.live.table.proposals.size).toBe(0);

		two.cable.mend();
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual(ids));
		await until(() => expect(two.live.outbox).toEqual([]));
	});

	test('notices a wire that was cut under open sockets, and a proposal made meanwhile is judged once', async () => {
		const [one, two] = [await live(ada), await impatient(sam)];
		two.cable.cut();
		const id = two.live.propose(later());
		await until(() => expect(two.live.connection).toBe('offline'));
		await until(() => expect(two.live.outbox).toMatchObject([{ id, state: 'unanswered' }]));
		expect(two.live.standing(id)).toEqual({ kind: 'on-its-way' });
		two.cable.mend();
		expect(await two.live.settled(id)).toEqual({ kind: 'on-table', outcome: 'open' });
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id]));
		await until(() => expect(two.live.outbox).toEqual([]));
	});

	test('notices a wire that was cut while nobody did anything', async () => {
		const two = await impatient(sam);
		two.cable.cut();
		await until(() => expect(two.live.connection).toBe('offline'));
		two.cable.mend();
		await until(() => expect(two.live.connection).toBe('live'));
	});

	test('lets its person take back what was not sent', async () => {
		const two = await live(sam);
		await unplug(two);
		const [first, second] = [two.live.propose(later()), two.live.propose(later(a2))];
		await two.live.dismiss(first);
		expect(two.live.ghosts.map(({ id }) => id)).toEqual([second]);
		two.cable.mend();
		await until(() => expect([...two.live.table.proposals.keys()]).toEqual([second]));
	});

	test('gets back what was made for a session that was locked meanwhile', async () => {
		const two = await live(sam);
		await unplug(two);
		const id = two.live.propose(later());
		await nextSession(house, people);
		two.cable.mend();
		await until(() =>
			expect(two.live.outbox).toMatchObject([{ id, state: 'returned', because: sentences.session }])
		);
		expect(currentSession(two.live.table)).toMatchObject({ number: 2, state: 'open' });
		expect(two.live.table.proposals.size).toBe(0);
		expect(two.live.ghosts).toEqual([]);
		await two.live.dismiss(id);
		expect(two.live.outbox).toEqual([]);
	});

	test('loses nothing by a reload: the board is shown, and what waits is sent when the server is back', async () => {
		const two = await live(sam);
		const one = await live(ada);
		await unplug(two);
		const id = two.live.propose(later());
		const { keep } = two;
		await until(async () => expect(await keep.outbox({ who: sam.person, board })).toHaveLength(1));
		await two.live.close();

		const again = await sit(house, sam, { keep, before: (cable) => cable.unplug() });
		expect(again.live.connection).toBe('offline');
		expect(again.live.table.items.size).toBe(6);
		expect(again.live.me).toMatchObject({ name: 'sam', person: sam.person });
		expect(again.live.nameOf(ada.person)).toBe('ada');
		expect(again.live.outbox).toMatchObject([{ id, state: 'waiting' }]);
		expect(again.live.ghosts).toMatchObject([{ id, state: 'unsent' }]);
		again.cable.mend();
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id]));
	});

	test('is there after a reload without the server, also when the board had moved on', async () => {
		const two = await live(sam);
		await nextSession(house, people);
		await until(() => expect(currentSession(two.live.table)).toMatchObject({ number: 2, state: 'open' }));
		two.cable.unplug();
		await two.live.close();
		const again = await sit(house, sam, { keep: two.keep, before: (cable) => cable.unplug() });
		expect(currentSession(again.live.table)).toMatchObject({ number: 2, state: 'open' });
	});

	test('shows and sends nothing of whoever used the browser before', async () => {
		const two = await live(sam);
		await unplug(two);
		two.live.propose(later());
		const { keep } = two;
		await until(async () => expect(await keep.outbox({ who: sam.person, board })).toHaveLength(1));
		await two.live.close();

		const one = await live(ada, keep);
		expect(one.live.outbox).toEqual([]);
		expect(one.live.table.proposals.size).toBe(0);
		await one.live.close();
		const back = await live(sam, keep);
		await until(() => expect(back.live.table.proposals.size).toBe(1));
	});
});

describe('a seat whose browser can’t store', () => {
	const fails = () => Promise.reject(new Error('QuotaExceededError'));
	const refused = { read: fails, put: fails, change: fails, doc: fails, forget: fails };

	test('is as live as any other, over a lock too, and says that it remembers nothing', async () => {
		const two = await live(
			sam,
			keepLasting(async () => refused)
		);
		expect(two.live.touch.remembers).toBe(false);
		await nextSession(house, people);
		await until(() => expect(currentSession(two.live.table)).toMatchObject({ number: 2, state: 'open' }));
		await until(() => expect(two.live.connection).toBe('live'));
		const first = two.live.propose(later());
		expect(await two.live.settled(first)).toEqual({ kind: 'on-table', outcome: 'open' });
		await unplug(two);
		const second = two.live.propose(later(a2));
		two.cable.mend();
		await until(() => expect(two.live.standing(second)).toEqual({ kind: 'on-table', outcome: 'open' }));
		await until(() => expect(two.live.outbox).toEqual([]));
	});

	test('tries again whatever kept it from coming in', async () => {
		const keep = keepInMemory();
		let failures = 0;
		const moody: Keep = {
			...keep,
			doc: (scope, generation, into) =>
				generation > 1 && failures++ < 3 ? fails() : keep.doc(scope, generation, into)
		};
		const two = await live(sam, moody);
		expect(two.live.touch.remembers).toBe(true);
		await nextSession(house, people);
		await until(() => expect(currentSession(two.live.table)).toMatchObject({ number: 2, state: 'open' }));
		await until(() => expect(two.live.connection).toBe('live'));
		expect(failures).toBeGreaterThan(3);
	});
});

describe('two tabs of one person', () => {
	test('show one outbox, and what waits in it is judged once', async () => {
		const one = await live(sam);
		const two = await live(sam, one.keep);
		for (const { cable } of [one, two]) cable.unplug();
		await until(() => expect([one.live.connection, two.live.connection]).toEqual(['offline', 'offline']));
		const ids = [one.live.propose(later()), two.live.propose(later(a2))];
		await until(() => expect(one.live.outbox.map(({ id }) => id)).toEqual(ids));
		await until(() => expect(two.live.outbox.map(({ id }) => id)).toEqual(ids));
		for (const { cable } of [one, two]) cable.mend();
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual(ids));
		await until(() => expect([one.live.outbox, two.live.outbox]).toEqual([[], []]));
		expect(one.live.hands).toEqual([]);
	});
});
