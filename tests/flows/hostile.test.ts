import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { tableOf } from '../../src/lib/document/agreed.ts';
import { draftMoves, dropMove, putMove, type DraftMove } from '../../src/lib/document/draft.ts';
import { messageType } from '../../src/lib/document/messages.ts';
import { idOf, type PersonId } from '../../src/lib/domain/ids.ts';
import { items, move, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { signOut } from '../../src/lib/server/auth/accounts.ts';
import { revokeLink } from '../../src/lib/server/auth/links.ts';
import { board, freshId, openBoard, openSession, type Caller, type House, type People } from './house.ts';
import { join, leaveAll, raw, until, type Raw } from './seats.ts';

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard({ personActs: { burst: 300, perSecond: 100 } }));
	await openSession(house, people.fay);
});
afterEach(leaveAll);
afterAll(() => house.leave());

const cell = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
const moveOf = (caller: Caller, more: Partial<DraftMove> = {}): DraftMove => ({
	id: freshId(),
	item: items.a1,
	to: { ...cell, timebox: timeboxes.summer, after: null },
	from: cell,
	by: caller.person,
	at: 1,
	...more
});

/** A sync message as a client writes it. */
function sync(part: number, bytes: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.sync);
	encoding.writeVarUint(encoder, part);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

function awareness(...states: [client: number, clock: number, state: unknown][]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, states.length);
	for (const [client, clock, state] of states) {
		encoding.writeVarUint(body, client);
		encoding.writeVarUint(body, clock);
		encoding.writeVarString(body, JSON.stringify(state));
	}
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
	return encoding.toUint8Array(encoder);
}

/** What a client that holds `doc` and then does `write` sends. */
function updateOf(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
	const before = Y.encodeStateVector(doc);
	write(doc);
	return Y.encodeStateAsUpdate(doc, before);
}

async function sends(caller: Caller, room: string, bytes: Uint8Array): Promise<Raw> {
	const seat = raw(house, caller, room);
	await seat.opened;
	seat.send(bytes);
	return seat;
}

/** A move that stands in the draft, written by its author with a stock client. */
async function standing(caller: Caller): Promise<{ each: DraftMove; doc: Y.Doc }> {
	const seat = join(house, caller, 'draft@1');
	await seat.synced;
	const each = moveOf(caller);
	putMove(seat.doc, each);
	const other = join(house, people.mia, 'draft@1');
	await until(() => draftMoves(other.doc).some(({ id }) => id === each.id));
	return { each, doc: seat.doc };
}

/** What the draft holds for somebody who comes now. */
async function draftNow(): Promise<Y.Doc> {
	const seat = join(house, people.fay, 'draft@1');
	await seat.synced;
	return seat.doc;
}

describe('the agreed room', () => {
	test('a forged write is dropped: nobody sees it, and it is not there afterwards', async () => {
		const [forger, other] = [join(house, people.ada, 'agreed@1'), join(house, people.ben, 'agreed@1')];
		await Promise.all([forger.synced, other.synced]);
		forger.doc.getMap('places').set(items.a1, { item: items.a1, product: products.core, forged: true });
		forger.doc.getMap('forged').set('x', 1);
		await house.does(people.sam, { kind: 'add-point', text: 'Meanwhile', changes: [] });
		await until(() => tableOf(other.doc).points.size > 0);
		const later = join(house, people.mia, 'agreed@1');
		await later.synced;
		for (const { doc } of [other, later])
			expect(tableOf(doc).places.get(items.a1)).not.toHaveProperty('forged');
		expect(forger.provider.wsconnected).toBe(true);
	});

	test('a watcher’s ask is refused, and a person named in an act is not believed', async () => {
		const watcher = raw(house, await house.watch(), 'agreed@1');
		await watcher.opened;
		expect(await watcher.ask({ kind: 'open' })).toMatchObject({ ok: false, refusal: { rule: 'read-only' } });
		const sam = raw(house, people.sam, 'agreed@1');
		await sam.opened;
		expect(await sam.ask({ kind: 'open', by: 'fay' })).toMatchObject({
			ok: false,
			refusal: { rule: 'form' }
		});
		expect(await sam.ask({ kind: 'close' })).toMatchObject({ ok: false, refusal: { rule: 'SE1' } });
	});

	test('a presence that is garbage ends the socket', async () => {
		const seat = await sends(people.ada, 'agreed@1', Uint8Array.of(messageType.presence, 255, 255));
		expect(await seat.closed).toBe(4400);
	});
});

describe('the draft room', () => {
	test('writing under another’s client id is refused', async () => {
		const { doc } = await standing(people.ada);
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc));
		forged.clientID = doc.clientID;
		const seat = await sends(
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(forged, (each) => putMove(each, moveOf(people.ben)))
			)
		);
		expect(await seat.closed).toBe(4422);
	});

	test('a client id the server gave to one person can’t be used by another', async () => {
		const start = (await (await house.get(`/api/v1/boards/${board}`, people.ada)).json()) as {
			client: number;
		};
		const doc = new Y.Doc();
		doc.clientID = start.client;
		const seat = await sends(
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(doc, (each) => putMove(each, moveOf(people.ben)))
			)
		);
		expect(await seat.closed).toBe(4422);
	});

	test('an observer may look and not write, a watcher not even look', async () => {
		const viewer = join(house, people.obi, 'draft@1');
		await viewer.synced;
		putMove(viewer.doc, moveOf(people.obi));
		expect(await viewer.closed).toBe(4422);
		expect(await raw(house, await house.watch(), 'draft@1').closed).toBe(4403);
	});

	test.each<[string, (doc: Y.Doc, each: DraftMove) => void]>([
		['deletes', (doc, each) => dropMove(doc, each.id)],
		['overwrites', (doc, each) => putMove(doc, { ...each, by: people.ben.person })],
		['overwrites in its author’s name', (doc, each) => putMove(doc, { ...each, at: 2 })]
	])('whoever %s another’s draft move is sent away, and the move stays', async (_how, write) => {
		const { each } = await standing(people.ada);
		const doc = await draftNow();
		const seat = await sends(
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(doc, () => write(doc, each))
			)
		);
		expect(await seat.closed).toBe(4422);
		expect(draftMoves(await draftNow())).toContainEqual(each);
	});

	test.each<[string, (doc: Y.Doc) => void]>([
		['a move in another’s name', (doc) => putMove(doc, moveOf(people.ada))],
		['a key every object knows', (doc) => doc.getMap('moves').set('__proto__', moveOf(people.ben))],
		['a root that drafts do not have', (doc) => doc.getMap('entries').set('x', 1)],
		['a nested type', (doc) => doc.getMap('moves').set('x', new Y.Map())],
		['a text', (doc) => doc.getText('moves').insert(0, 'x')],
		['a list', (doc) => doc.getArray('moves').push([1])],
		['a value that is no move', (doc) => doc.getMap('moves').set('x', { id: 'x' })],
		[
			'more than a move',
			(doc) => doc.getMap('moves').set('x', { ...moveOf(people.ben), id: 'x', more: 'y'.repeat(9) })
		]
	])('%s is refused', async (_what, write) => {
		const seat = await sends(people.ben, 'draft@1', sync(2, updateOf(new Y.Doc(), write)));
		expect(await seat.closed).toBe(4422);
	});

	test('an update with a gap in its clock is refused instead of waiting for ever', async () => {
		const doc = new Y.Doc();
		putMove(doc, moveOf(people.ben));
		const seat = await sends(
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(doc, () => putMove(doc, moveOf(people.ben)))
			)
		);
		expect(await seat.closed).toBe(4422);
	});

	test('a V2 update is refused', async () => {
		const doc = new Y.Doc();
		putMove(doc, moveOf(people.ben));
		const seat = await sends(people.ben, 'draft@1', sync(2, Y.encodeStateAsUpdateV2(doc)));
		expect([4400, 4422]).toContain(await seat.closed);
		expect(draftMoves(await draftNow()).filter(({ by }) => by === people.ben.person)).toEqual([]);
	});

	test('a few bytes that claim to hold millions of pieces end the socket and nothing else', async () => {
		for (const bytes of [
			Uint8Array.of(1, 255, 255, 255, 127, 5, 0),
			Uint8Array.of(255, 255, 255, 127, 1),
			Uint8Array.of(0, 1, 5, 255, 255, 255, 127)
		]) {
			const seat = await sends(people.ben, 'draft@1', sync(2, bytes));
			expect([4400, 4422]).toContain(await seat.closed);
		}
		expect((await house.get('/healthz')).status).toBe(200);
	});

	test('another’s awareness is left aside, one’s own reaches others and not oneself', async () => {
		const [ada, ben] = [join(house, people.ada, 'draft@1'), join(house, people.ben, 'draft@1')];
		await Promise.all([ada.synced, ben.synced]);
		const { clientID } = ada.doc;
		ada.provider.awareness.setLocalState({ at: 'home' });
		await until(() => ben.provider.awareness.getStates().get(clientID)?.['at'] === 'home');
		const forger = raw(house, people.sam, 'draft@1');
		await forger.opened;
		forger.send(
			awareness(
				[clientID, 1000, { at: 'forged' }],
				[77, 1, { at: 'sam' }],
				[78, 1, { big: 'x'.repeat(5000) }]
			)
		);
		await until(() => ben.provider.awareness.getStates().get(77));
		expect(ben.provider.awareness.getStates().get(clientID)?.['at']).toBe('home');
		expect(ben.provider.awareness.getStates().has(78)).toBe(false);
		forger.leave();
		await until(() => !ben.provider.awareness.getStates().has(77));
	});
});

describe('the wire', () => {
	test('frames of chance end in a named code, and the server goes on', async () => {
		let seed = 20260303;
		const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
		for (let n = 0; n < 60; n++) {
			const bytes = Uint8Array.from({ length: 1 + (next() % 60) }, () => next() >>> 24);
			const seat = await sends(people.ben, n % 2 ? 'draft@1' : 'agreed@1', bytes);
			seat.send(Uint8Array.of(99));
			expect([4400, 4422], `seed 20260303, frame ${n}: ${bytes.join(' ')}`).toContain(await seat.closed);
		}
		expect((await house.get('/healthz')).status).toBe(200);
	});

	test('text, too large a message, and too many of them end the socket', async () => {
		const text = raw(house, people.ben, 'agreed@1');
		await text.opened;
		text.socket.send('hello');
		expect(await text.closed).toBe(4400);
		const large = await sends(people.ben, 'agreed@1', new Uint8Array(300 * 1024));
		expect(await large.closed).toBe(4413);
		const many = raw(house, people.ben, 'agreed@1');
		await many.opened;
		for (let n = 0; n < 2000; n++) many.send(Uint8Array.of(messageType.awareness, 1, 0));
		expect(await many.closed).toBe(4429);
	});

	test('a foreign Origin, none at all, and a path that is none are refused before the handshake', async () => {
		expect(await raw(house, { ...people.ada, origin: 'https://evil.example' }, 'agreed@1').refused).toBe(403);
		expect(await raw(house, { ...people.ada, origin: '' }, 'agreed@1').refused).toBe(403);
		expect(await raw(house, people.ada, '', '/sync/../secret').refused).toBe(404);
		const port = new URL(house.url).port;
		const rebound = { ...people.ada, host: `evil.example:${port}`, origin: `http://evil.example:${port}` };
		expect(await raw(house, rebound, 'agreed@1').refused).toBe(403);
	});

	test('strangers, people without a seat, and boards that are not there get their code and no memory', async () => {
		expect(await raw(house, {}, 'agreed@1').closed).toBe(4401);
		expect(await raw(house, { cookie: 'lockstep=made-up-made-up-made-up' }, 'agreed@1').closed).toBe(4401);
		expect(await raw(house, people.zoe, 'agreed@1').closed).toBe(4403);
		const before = house.serving.gateway.rooms.count();
		for (let n = 0; n < 50; n++) {
			const path = `/sync/no-board-${n}/agreed@1`;
			expect(await raw(house, n % 2 ? people.zoe : people.root, '', path).closed).toBe(4404);
		}
		expect(house.serving.gateway.rooms.count()).toBe(before);
	});
});

describe('the API', () => {
	const path = `/api/v1/boards/${board}/acts`;
	const point = () => ({ id: freshId(), act: { kind: 'add-point', text: 'x', changes: [] } });

	test('changes nothing without a page of ours, a sign-in, a seat, and JSON of bounded length', async () => {
		expect((await house.post(path, point(), people.sam, { origin: 'https://evil.example' })).status).toBe(
			403
		);
		expect((await house.post(path, point(), people.sam, { origin: '' })).status).toBe(403);
		expect((await house.post(path, point())).status).toBe(401);
		expect((await house.post(path, point(), people.zoe)).status).toBe(403);
		expect((await house.post(path, point(), await house.watch())).status).toBe(403);
		expect((await house.post(path, point(), people.sam, { 'content-type': 'text/plain' })).status).toBe(415);
		expect((await house.post(path, { x: 'x'.repeat(300_000) }, people.sam)).status).toBe(413);
		expect((await house.post(path, { id: 'a', act: { kind: 'no such' } }, people.sam)).status).toBe(400);
		expect((await house.post('/api/v1/boards/no-such-board/acts', point(), people.sam)).status).toBe(404);
		expect((await house.post(path, point(), people.sam)).status).toBe(200);
	});

	test('reads nothing of a board to whoever has no seat there', async () => {
		for (const rest of [
			'',
			'/people',
			'/words?ids=',
			'/snapshots',
			'/snapshots/0',
			'/generations/1',
			'/sessions/1/replay'
		]) {
			expect((await house.get(`/api/v1/boards/${board}${rest}`)).status).toBe(401);
			expect((await house.get(`/api/v1/boards/${board}${rest}`, people.zoe)).status).toBe(403);
			expect((await house.get(`/api/v1/boards/${board}${rest}`, people.obi)).status).toBe(200);
		}
	});

	test('takes the local token as the administrator, and no other', async () => {
		const { token } = house.serving.gateway;
		const seat = { id: freshId(), act: { kind: 'seat', person: 'obi', seats: ['observer'] } };
		const by = (bearer: string) =>
			house.post(path, seat, undefined, { origin: '', authorization: `Bearer ${bearer}` });
		expect((await by(token)).status).toBe(200);
		expect((await by(`${token}x`)).status).toBe(403);
	});
});

describe('rights that end', () => {
	test('signing out everywhere closes a person’s sockets at once, and nobody else’s', async () => {
		const again = await house.signIn('ben');
		const [first, second, other] = [
			raw(house, people.ben, 'agreed@1'),
			raw(house, again, 'draft@1'),
			raw(house, people.ada, 'agreed@1')
		];
		await Promise.all([first.opened, second.opened, other.opened]);
		await until(() => first.notices.length > 0 && other.notices.length > 0);
		await signOut(house.storage, idOf<PersonId>('ben'), null);
		expect(await Promise.all([first.closed, second.closed])).toEqual([4401, 4401]);
		expect(other.socket.readyState).toBe(other.socket.OPEN);
		expect(await raw(house, people.ben, 'agreed@1').closed).toBe(4401);
	});

	test('a seat that is taken away closes both rooms; a narrower one is asked about with the next message', async () => {
		const [agreed, draft] = [raw(house, people.sam, 'agreed@1'), join(house, people.sam, 'draft@1')];
		await Promise.all([agreed.opened, draft.synced]);
		await house.does(people.root, { kind: 'seat', person: people.sam.person, seats: ['observer'] });
		putMove(draft.doc, moveOf(people.sam));
		expect(await draft.closed).toBe(4422);
		await house.does(people.root, { kind: 'seat', person: people.sam.person, seats: [] });
		expect(await agreed.closed).toBe(4403);
		await house.does(people.root, { kind: 'seat', person: people.sam.person, seats: ['stakeholder'] });
	});

	test('a watch link that is taken back is dark at once', async () => {
		const watch = await house.watch();
		const watcher = raw(house, watch, 'agreed@1');
		await watcher.opened;
		await until(() => watcher.notices.length > 0);
		const link = await house.storage.links.one(watch.link);
		if (link) await revokeLink(house.storage, link);
		expect(await watcher.closed).toBe(4401);
		expect(await raw(house, watch, 'agreed@1').closed).toBe(4401);
	});

	test('under the lock a proposal is refused on a raw socket as it is anywhere', async () => {
		await house.does(people.fay, { kind: 'close' });
		await house.does(people.fay, { kind: 'lock', next: Date.now() + 86_400_000 });
		const sam = raw(house, people.sam, 'agreed@2');
		await sam.opened;
		const change = move(items.c1, { product: products.core, team: teams.blue, timebox: timeboxes.summer });
		const answer = await sam.ask({ kind: 'propose', changes: [change], because: null, cause: 'market' });
		expect(answer).toMatchObject({ ok: false, refusal: { rule: 'LK1', offer: 'talking-point' } });
	});
});
