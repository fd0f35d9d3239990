import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { putMove } from '../../src/lib/document/draft.ts';
import { messageType } from '../../src/lib/document/messages.ts';
import { idOf, type PersonId } from '../../src/lib/domain/ids.ts';
import { items, move, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { signOut } from '../../src/lib/server/auth/accounts.ts';
import { revokeLink } from '../../src/lib/server/auth/links.ts';
import { moveOf, sends } from './frames.ts';
import {
	board,
	freshId,
	openBoard,
	openSession,
	readBackSignLock,
	type House,
	type People
} from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard({ personActs: { burst: 300, perSecond: 100 }, refusal: 0 }));
	await openSession(house, people.fay);
});
afterEach(leaveAll);
afterAll(() => house.leave());

describe('the wire', () => {
	test('frames of chance end in a named code, and the server goes on', async () => {
		let seed = 20260303;
		const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
		for (let n = 0; n < 60; n++) {
			const bytes = Uint8Array.from({ length: 1 + (next() % 60) }, () => next() >>> 24);
			const seat = await sends(house, people.ben, n % 2 ? 'draft@1' : 'agreed@1', bytes);
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
		const large = await sends(house, people.ben, 'agreed@1', new Uint8Array(300 * 1024));
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
		expect(house.serving.gateway.rooms.count()).toBeLessThanOrEqual(before);
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

	test('a sign-in that ends while a socket is let in ends the socket too', async () => {
		const { rooms } = house.serving.gateway;
		const ben = await house.signIn('ben');
		const open = rooms.open.bind(rooms);
		const opening = vi.spyOn(rooms, 'open').mockImplementationOnce(async (id) => {
			await signOut(house.storage, idOf<PersonId>('ben'), null);
			return open(id);
		});
		const seat = raw(house, ben, 'agreed@1');
		expect(await seat.closed).toBe(4401);
		expect(opening).toHaveBeenCalled();
		opening.mockRestore();
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
		await readBackSignLock(house, people);
		const sam = raw(house, people.sam, 'agreed@2');
		await sam.opened;
		const change = move(items.c1, { product: products.core, team: teams.blue, timebox: timeboxes.summer });
		const answer = await sam.ask({ kind: 'propose', changes: [change], because: null, cause: 'market' });
		expect(answer).toMatchObject({ ok: false, refusal: { rule: 'LK1', offer: 'talking-point' } });
	});
});
