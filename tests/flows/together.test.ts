import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encodeJson, messageType, type Notice } from '../../src/lib/document/messages.ts';
import { encodeTouch } from '../../src/lib/document/presence.ts';
import { idOf, type PersonId } from '../../src/lib/domain/ids.ts';
import { openBoard, openSession, type Caller, type House, type People } from './house.ts';
import { leaveAll, raw, until, type Raw } from './seats.ts';

/** Presenting and following on raw sockets: what a browser would never send is refused as well. */

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
});
afterEach(leaveAll);
afterAll(() => house.leave());

const seen = (zoom: number) => ({
	...{ product: 0, team: 0, timebox: 0, fx: 1, fy: 2 },
	...{ zoom, width: 90, height: 50, turned: false }
});
const cell = { product: 0, team: 0, timebox: 0, fx: 3, fy: 4 };
const wish = (body: unknown): Uint8Array => encodeJson(messageType.wish, body);

async function sit(...callers: readonly Caller[]): Promise<Raw[]> {
	const seats = callers.map((caller) => raw(house, caller, 'agreed@1'));
	await Promise.all(seats.map(({ opened }) => opened));
	// Whoever has been told of all others is known to them.
	for (const { notices } of seats)
		await until(() => notices.some((each) => each.kind === 'here' && each.people.length >= seats.length));
	return seats;
}

const last = <K extends Notice['kind']>({ notices }: Raw, kind: K) =>
	notices.findLast((each): each is Extract<Notice, { kind: K }> => each.kind === kind);

/** The zoom of the last sight that came. */
const zoomSeen = ({ hands }: Raw): number | undefined =>
	hands.flat().findLast(({ seen }) => seen)?.seen?.zoom;

/** Lets whatever was on its way arrive: a wish of one's own is answered after it. */
async function settled(seat: Raw): Promise<void> {
	const before = seat.notices.filter(({ kind }) => kind === 'unwished').length;
	seat.send(wish({ kind: 'give', to: 'nobody-at-all' }));
	await until(() => seat.notices.filter(({ kind }) => kind === 'unwished').length > before);
}

describe('the floor', () => {
	test('is taken by who facilitates, and everybody is told; who comes later too', async () => {
		const [fay, ben] = await sit(people.fay, people.ben);
		if (!fay || !ben) throw new Error('nobody sits');
		fay.send(wish({ kind: 'present', on: true }));
		await until(() => last(ben, 'floor')?.presenter === people.fay.person);
		const sam = raw(house, people.sam, 'agreed@1');
		await until(() => last(sam, 'floor')?.presenter === people.fay.person);
		fay.send(wish({ kind: 'present', on: false }));
		await until(() => last(sam, 'floor')?.presenting === false);
	});

	test('is asked for in order, given, and taken back', async () => {
		const [fay, ben, sam] = await sit(people.fay, people.ben, people.sam);
		if (!fay || !ben || !sam) throw new Error('nobody sits');
		sam.send(wish({ kind: 'raise', up: true }));
		await until(() => last(fay, 'floor')?.asking.length === 1);
		ben.send(wish({ kind: 'raise', up: true }));
		await until(() => last(fay, 'floor')?.asking.join() === 'sam,ben');
		fay.send(wish({ kind: 'give', to: people.sam.person }));
		await until(() => last(ben, 'floor')?.presenter === people.sam.person);
		expect(last(ben, 'floor')?.asking).toEqual(['ben']);
		fay.send(wish({ kind: 'give', to: null }));
		await until(() => last(sam, 'floor')?.presenting === false);
		ben.send(wish({ kind: 'raise', up: false }));
		await until(() => last(fay, 'floor')?.asking.length === 0);
	});

	test.each<[string, unknown, RegExp]>([
		['present', { kind: 'present', on: true }, /facilitator gives the floor/],
		['fetch everybody', { kind: 'gather' }, /Only who presents/],
		['give the floor', { kind: 'give', to: 'sam' }, /Only who facilitates/],
		['take it from somebody', { kind: 'give', to: null }, /Only who facilitates/],
		[
			'look in without being noticed',
			{ kind: 'follow', person: 'fay', quietly: true },
			/without being noticed/
		],
		['follow themselves', { kind: 'follow', person: 'sam', quietly: false }, /themselves/],
		['follow who is not here', { kind: 'follow', person: 'ada', quietly: false }, /not here/]
	])('a stakeholder’s raw socket can’t %s', async (_what, asked, because) => {
		const [fay, sam] = await sit(people.fay, people.sam);
		if (!fay || !sam) throw new Error('nobody sits');
		sam.send(wish(asked));
		const refused = await until(() => last(sam, 'unwished'));
		expect(refused.because).toMatch(because);
		await settled(sam);
		expect(last(fay, 'floor')?.presenting ?? false).toBe(false);
		expect(fay.notices.filter(({ kind }) => kind === 'gather' || kind === 'followed')).toEqual([]);
	});

	test('everybody is called at most once every two seconds, and never by who lost the floor', async () => {
		const [fay, ben] = await sit(people.fay, people.ben);
		if (!fay || !ben) throw new Error('nobody sits');
		fay.send(wish({ kind: 'present', on: true }));
		for (let n = 0; n < 20; n++) fay.send(wish({ kind: 'gather' }));
		await until(() => fay.notices.filter(({ kind }) => kind === 'unwished').length === 19);
		fay.send(wish({ kind: 'present', on: false }));
		fay.send(wish({ kind: 'gather' }));
		await until(() => last(fay, 'unwished')?.because.startsWith('Only who presents'));
		await settled(ben);
		expect(ben.notices.filter(({ kind }) => kind === 'gather')).toEqual([{ kind: 'gather', by: 'fay' }]);
	});

	test('goes with the seat that gave the right to it', async () => {
		const [root, ada] = await sit(people.root, people.ada);
		if (!root || !ada) throw new Error('nobody sits');
		const seats = (...kinds: readonly ('product-owner' | 'facilitator')[]) =>
			house.does(people.root, { kind: 'seat', person: people.ada.person, seats: kinds });
		await seats('product-owner', 'facilitator');
		ada.send(wish({ kind: 'present', on: true }));
		await until(() => last(root, 'floor')?.presenter === people.ada.person);
		await seats('product-owner');
		await until(() => last(root, 'floor')?.presenting === false);
	});

	test.each([
		['no wish', { kind: 'rule' }],
		['a wish with more in it', { kind: 'gather', by: 'fay' }],
		['no object', 'gather']
	])('%s ends the socket', async (_what, body) => {
		const [ben] = await sit(people.ben);
		ben?.send(wish(body));
		expect(await ben?.closed).toBe(4400);
	});

	test('a watcher’s wish is nothing, and a watcher is told no names', async () => {
		const [fay] = await sit(people.fay);
		const watcher = raw(house, await house.watch(), 'agreed@1');
		await watcher.opened;
		watcher.send(wish({ kind: 'raise', up: true }));
		watcher.send(wish({ kind: 'follow', person: 'fay', quietly: false }));
		fay?.send(wish({ kind: 'present', on: true }));
		const floor = await until(() => last(watcher, 'floor'));
		expect(floor).toEqual({ kind: 'floor', presenting: true, presenter: null, asking: [] });
		expect(fay && last(fay, 'floor')?.asking).toEqual([]);
		expect(fay && last(fay, 'followed')).toBeUndefined();
		fay?.send(wish({ kind: 'present', on: false }));
	});
});

describe('what somebody sees', () => {
	test('goes to who follows them, at once and when it changes, and to nobody else', async () => {
		const [fay, ben, sam] = await sit(people.fay, people.ben, people.sam);
		if (!fay || !ben || !sam) throw new Error('nobody sits');
		sam.send(encodeTouch({ cell, seen: seen(500) }));
		ben.send(wish({ kind: 'follow', person: people.sam.person, quietly: false }));
		await until(() => zoomSeen(ben) === 500);
		expect(await until(() => last(sam, 'followed'))).toEqual({ kind: 'followed', by: 1 });
		sam.send(encodeTouch({ cell, seen: seen(900) }));
		await until(() => zoomSeen(ben) === 900);
		expect(zoomSeen(fay)).toBeUndefined();
		ben.send(wish({ kind: 'follow', person: null, quietly: false }));
		await until(() => last(sam, 'followed')?.by === 0);
		sam.send(encodeTouch({ cell: { ...cell, fx: 99 }, seen: seen(100) }));
		await until(() => ben.hands.flat().some((hand) => hand.cell?.fx === 99));
		expect(zoomSeen(ben)).toBe(900);
	});

	test('is looked in on by who facilitates without the person being told', async () => {
		const [fay, sam] = await sit(people.fay, people.sam);
		if (!fay || !sam) throw new Error('nobody sits');
		sam.send(encodeTouch({ cell, seen: seen(700) }));
		fay.send(wish({ kind: 'follow', person: people.sam.person, quietly: true }));
		await until(() => zoomSeen(fay) === 700);
		await settled(sam);
		expect(last(sam, 'followed')).toBeUndefined();
	});

	test('is not followed in a circle: two who saw what the other sees would drive each other away', async () => {
		const [fay, ben, sam] = await sit(people.fay, people.ben, people.sam);
		if (!fay || !ben || !sam) throw new Error('nobody sits');
		const follow = (seat: Raw, person: string) => seat.send(wish({ kind: 'follow', person, quietly: false }));
		follow(sam, 'ben');
		await until(() => last(ben, 'followed'));
		follow(fay, 'sam');
		await until(() => last(sam, 'followed'));
		follow(ben, 'fay');
		const asked = { kind: 'follow', person: 'fay', quietly: false };
		const because = expect.stringContaining('they follow you') as string;
		expect(await until(() => last(ben, 'unwished'))).toEqual({ kind: 'unwished', wish: asked, because });
		await settled(fay);
		expect(last(fay, 'followed')).toBeUndefined();
	});

	test('is looked in on no more by whom that person begins to follow, who is told nothing of it', async () => {
		const [fay, sam] = await sit(people.fay, people.sam);
		if (!fay || !sam) throw new Error('nobody sits');
		fay.send(wish({ kind: 'follow', person: 'sam', quietly: true }));
		await settled(fay);
		sam.send(wish({ kind: 'follow', person: 'fay', quietly: false }));
		expect((await until(() => last(fay, 'followed'))).by).toBe(1);
		expect(
			fay.notices.findLast((each) => each.kind === 'unwished' && each.wish.kind === 'follow')
		).toMatchObject({
			wish: { person: 'sam', quietly: true }
		});
		expect(last(sam, 'unwished')).toBeUndefined();
		await settled(sam);
		expect(last(sam, 'followed')).toBeUndefined();
	});

	test('is shown to watchers where it is the presenter’s, without any hand', async () => {
		const [fay, ben] = await sit(people.fay, people.ben);
		if (!fay || !ben) throw new Error('nobody sits');
		const watcher = raw(house, await house.watch(), 'agreed@1');
		await watcher.opened;
		ben.send(encodeTouch({ cell, seen: seen(300) }));
		fay.send(encodeTouch({ cell, laser: true, seen: seen(400) }));
		fay.send(wish({ kind: 'present', on: true }));
		await until(() => zoomSeen(watcher) === 400);
		const later = raw(house, await house.watch(), 'agreed@1');
		await until(() => zoomSeen(later) === 400);
		const all = [...watcher.hands, ...later.hands].flat();
		expect(all.every((hand) => hand.cell === null && !hand.laser && hand.seen?.zoom === 400)).toBe(true);
	});

	test('is shown on a wall where it is the presenter’s, whoever that comes to be, also on their own', async () => {
		const [fay, ben, wall] = await sit(people.fay, people.ben, people.sam);
		const [own] = await sit(people.fay);
		if (!fay || !ben || !wall || !own) throw new Error('nobody sits');
		for (const each of [wall, own]) each.send(wish({ kind: 'watch', on: true }));
		ben.send(encodeTouch({ cell, seen: seen(310) }));
		fay.send(encodeTouch({ cell, seen: seen(410) }));
		fay.send(wish({ kind: 'present', on: true }));
		for (const each of [wall, own]) await until(() => zoomSeen(each) === 410);
		fay.send(wish({ kind: 'give', to: people.ben.person }));
		for (const each of [wall, own]) await until(() => zoomSeen(each) === 310);
		await settled(wall);
		expect(last(fay, 'followed')).toBeUndefined();
		expect(last(ben, 'followed')).toBeUndefined();

		wall.send(wish({ kind: 'watch', on: false }));
		await settled(wall);
		ben.send(encodeTouch({ cell, seen: seen(320) }));
		await until(() => zoomSeen(own) === 320);
		expect(zoomSeen(wall)).toBe(310);
		fay.send(wish({ kind: 'give', to: null }));
	});

	test('a laser is seen by all who sit, and by nobody any more when it is let go', async () => {
		const [ben, sam] = await sit(people.ben, people.sam);
		if (!ben || !sam) throw new Error('nobody sits');
		ben.send(encodeTouch({ cell, laser: true }));
		await until(() => sam.hands.flat().some(({ laser }) => laser));
		ben.send(encodeTouch({ cell }));
		await until(() => sam.hands.flat().at(-1)?.laser === undefined);
	});

	test('ends with the leader: whoever comes back is followed only when that is wished again', async () => {
		const [ben, sam] = await sit(people.ben, people.sam);
		if (!ben || !sam) throw new Error('nobody sits');
		ben.send(wish({ kind: 'follow', person: idOf<PersonId>('sam'), quietly: false }));
		await until(() => last(sam, 'followed')?.by === 1);
		sam.leave();
		await until(() => last(ben, 'here')?.people.length === 1);
		const again = raw(house, people.sam, 'agreed@1');
		await again.opened;
		again.send(encodeTouch({ cell, seen: seen(600) }));
		await until(() => ben.hands.flat().some((hand) => hand.cell?.fx === cell.fx));
		await settled(ben);
		expect(zoomSeen(ben)).toBeUndefined();
	});
});
