import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { baseUpdate } from '../../src/lib/document/agreed.ts';
import { idOf, type TeamId } from '../../src/lib/domain/ids.ts';
import { currentSession } from '../../src/lib/domain/table.ts';
import { items, products, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { signOut } from '../../src/lib/server/auth/accounts.ts';
import {
	board,
	openBoard,
	openSession,
	readBackSignLock,
	type Caller,
	type House,
	type People
} from './house.ts';
import { later, nextSession, sit, sitLive, standUp, unplug, until, type Seat } from './live.ts';

/** Seats as browsers hold them against a real server: `LiveBoard` at one end, the door and the rooms at the other. */

const { a1, a2, c1 } = items;
const { summer } = timeboxes;
const boxOf = ({ live }: Seat, item = a1) => live.table.places.get(item)?.timebox;

let house: House;
let people: People;
let { ada, sam, fay, root } = {} as People;
const live = (caller: Pick<Caller, 'cookie'>) => sitLive(house, caller);

beforeEach(async () => {
	({ house, people } = await openBoard({ farewell: 5_000 }));
	({ ada, sam, fay, root } = people);
	await openSession(house, people.fay);
});
afterEach(async () => {
	await standUp();
	await house.leave();
});

describe('two seats on one board', () => {
	test('see the same table and each other by name', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		expect(one.live.me).toMatchObject({ name: 'ada', seats: ['product-owner'] });
		await until(() => expect(two.live.here.map(({ name }) => name).sort()).toEqual(['ada', 'sam']));
		expect([...two.live.table.items.keys()]).toEqual([...one.live.table.items.keys()]);
		await until(() => expect(two.live.nameOf(ada.person)).toBe('ada'));
		expect(two.live.initialsOf(ada.person)).toBe('A');
	});

	test('see a hand and what it carries, while it is carried', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		const spot = { product: products.core, team: idOf<TeamId>('blue'), timebox: summer, fx: 1, fy: 0 };
		await until(() => {
			one.live.carry(c1, spot);
			expect(two.live.hands).toMatchObject([{ name: 'ada', carrying: c1, spot }]);
		});
		one.live.point(null);
		await until(() => expect(two.live.hands).toEqual([]));
		expect(one.live.hands).toEqual([]);
	});

	test('see a drop as a ghost, then as a proposal, and the card move with the signature', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		const id = two.live.propose(later(), { because: 'The hospital moved its date.' });
		expect(two.live.ghosts).toMatchObject([{ id, item: a1, state: 'making', by: sam.person }]);
		await until(() => expect(one.live.ghosts).toMatchObject([{ id, item: a1 }]));
		await until(() => expect(one.live.ghosts).toMatchObject([{ id, state: 'proposed' }]));
		const [proposal] = one.live.table.proposals.values();
		expect(proposal?.required).toEqual([{ product: products.apps, why: 'source' }]);
		if (!proposal?.because) throw new Error('no words');
		const { because } = proposal;
		await until(() => expect(one.live.words(because)).toBe('The hospital moved its date.'));

		const { version } = two.live;
		expect(await one.live.ask({ kind: 'sign-off', proposal: proposal.id })).toMatchObject({ ok: true });
		await until(() => expect([boxOf(one), boxOf(two)]).toEqual([summer, summer]));
		expect(two.live.version).toBeGreaterThan(version);
		expect(two.live.outbox).toEqual([]);
		await until(() => expect([one.live.drafts, two.live.drafts, one.live.ghosts]).toEqual([[], [], []]));
	});

	test('get a refusal where the hand is, and what follows it comes back too', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		await house.does(fay, { kind: 'close' });
		await until(() => expect(currentSession(two.live.table)?.state).toBe('closing'));
		const id = two.live.propose(later());
		await until(() => expect(two.live.outbox).toMatchObject([{ id, state: 'returned' }]));
		const [returned] = two.live.outbox;
		expect(returned).toMatchObject({ refusal: { offer: 'talking-point' } });
		expect(two.live.ghosts).toEqual([]);
		await until(() => expect(one.live.drafts).toEqual([]));
		const answer = await two.live.toTalkingPoint(id, 'Can Apps take this later?');
		expect(answer).toMatchObject({ ok: true });
		expect(two.live.outbox).toEqual([]);
		await until(() =>
			expect([...two.live.table.points.values()]).toMatchObject([{ by: sam.person, changes: later() }])
		);
	});
});

describe('a generation that turns', () => {
	test('is followed without loading anything, and without the board going away', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		const states: string[] = [];
		const watch = setInterval(() => states.push(one.live.connection), 1);
		await nextSession(house, people);
		await until(() => expect(currentSession(one.live.table)).toMatchObject({ number: 2, state: 'open' }));
		two.live.propose(later());
		await until(() => expect(one.live.ghosts).toMatchObject([{ item: a1, state: 'proposed' }]));
		clearInterval(watch);
		expect(new Set(states)).toEqual(new Set(['live']));
		expect(one.asked.filter((path) => path.includes('/generations/'))).toHaveLength(1);
	});

	test('begins with the same bytes, whether made from the one before or fetched', async () => {
		const one = await live(ada);
		one.live.propose(later());
		await until(() => expect(boxOf(one)).toBe(summer));
		await readBackSignLock(house, people);
		await until(() => expect(currentSession(one.live.table)).toMatchObject({ number: 2 }));
		const address = `/api/v1/boards/${board}`;
		const { generation } = (await (await house.get(address, ada)).json()) as { generation: number };
		const fetched = await (await house.get(`${address}/generations/${generation}`, ada)).arrayBuffer();
		expect(Buffer.from(baseUpdate(generation, one.live.table))).toEqual(Buffer.from(fetched));
	});

	test('is caught up with by whoever was away', async () => {
		const two = await live(sam);
		await unplug(two);
		await readBackSignLock(house, people);
		two.cable.mend();
		await until(() => expect(two.live.connection).toBe('live'));
		expect(currentSession(two.live.table)).toMatchObject({ number: 2, state: 'scheduled' });
	});
});

describe('a socket the server closed', () => {
	test.each([1012, 4408, 4422, 4429] as const)('by %i is opened again, and nothing is lost', async (code) => {
		const patience = 1_000;
		const one = await sitLive(house, ada, { patience });
		const two = await sitLive(house, sam, { patience });
		for (const each of house.serving.gateway.sockets.all()) each.close(code);
		// It comes back by asking anew where the board stands.
		await until(() => expect(two.asked.filter((path) => path.endsWith(board))).toHaveLength(2));
		const id = two.live.propose(later());
		expect(two.live.table.items.size).toBe(6);
		await until(() => expect(two.live.connection).toBe('live'));
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id]));
		await until(() => expect([one.live.drafts, two.live.outbox]).toEqual([[], []]));
		const next = two.live.propose(later(a2));
		await until(() => expect(one.live.ghosts.map((ghost) => ghost.id)).toEqual([id, next]));
	});
});

describe('a server that restarts', () => {
	test('is found again, with everything that was answered', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		const id = two.live.propose(later());
		await until(() => expect(two.live.outbox).toEqual([]));
		await house.restart();
		const next = two.live.propose(later(a2));
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id, next]));
		await until(() => expect([one.live.connection, two.live.connection]).toEqual(['live', 'live']));
	});
});

describe('a watcher', () => {
	test('sees the board live and everybody counted, and can ask nothing', async () => {
		const [one, two] = [await live(ada), await live(await house.watch())];
		expect(two.live.me).toMatchObject({ person: null, watching: true });
		await until(() => expect([two.live.present, two.live.watching, two.live.here]).toEqual([1, 1, []]));
		await until(() => expect(one.live.watching).toBe(1));
		one.live.propose(later());
		await until(() => expect(boxOf(two)).toBe(summer));
		expect(await two.live.ask({ kind: 'close' })).toMatchObject({ ok: false });
		two.live.propose(later(a2));
		await until(() => expect(two.live.outbox).toMatchObject([{ state: 'returned' }]));
		await until(() => expect(one.live.drafts).toEqual([]));
		expect(one.live.table.proposals.size).toBe(1);
	});
});

describe('a seat that ends', () => {
	test('says why, and stays ended', async () => {
		const two = await live(sam);
		await house.does(root, { kind: 'seat', person: sam.person, seats: [] });
		await until(() => expect(two.live.connection).toBe('closed'));
		expect(two.live.touch.because).toMatch(/no longer have a seat/);
		await expect(sit(house, sam)).rejects.toThrow();
	});

	test('is closed by a sign-out, and what the browser kept of the board goes', async () => {
		const two = await live(sam);
		await signOut(house.storage, sam.person, null);
		await until(() => expect(two.live.connection).toBe('closed'));
		expect(two.live.touch.because).toMatch(/signed out/);
		const scope = { who: sam.person, board };
		await until(async () => expect(await two.keep.lastSeen(scope)).toBeNull());
		expect(await two.keep.who()).toBeNull();
		await expect(sit(house, sam, { keep: two.keep, before: (cable) => cable.unplug() })).rejects.toThrow(
			'can’t be reached'
		);
	});

	test('shows changed seats without being asked', async () => {
		const two = await live(sam);
		await house.does(root, { kind: 'seat', person: sam.person, seats: ['observer'] });
		await until(() => expect(two.live.me.seats).toEqual(['observer']));
	});
});
