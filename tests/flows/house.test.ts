import { once } from 'node:events';
import { connect } from 'node:net';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join as pathTo } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { tableOf, seqOf } from '../../src/lib/document/agreed.ts';
import { draftMoves, putMove } from '../../src/lib/document/draft.ts';
import { allHung } from '../../src/lib/document/free.ts';
import { idOf, type BoardId } from '../../src/lib/domain/ids.ts';
import { invite } from '../../src/lib/server/auth/links.ts';
import { tell } from '../../src/lib/server/bus.ts';
import { welcome } from '../../server/first-run.ts';
import { freshMark, hang, moveOf, noteOf, onCard } from './frames.ts';
import { board, openBoard, openHouse, openSession, readBackSignLock, type House } from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

/** What the server does by itself: first run, turns, letting go, stopping, and a disk that says no. */

let house: House;
afterEach(async () => {
	leaveAll();
	await house.leave();
});

const point = (text: string) => ({ kind: 'add-point', text, changes: [] }) as const;

test('an empty house on this machine founds the demo organization and gives one-time links', async () => {
	house = await openHouse();
	const { gateway } = house.serving;
	const welcomed = await welcome(gateway, { publicUrl: null, host: '127.0.0.1' });
	const paths = welcomed?.greetings.map(({ path }) => path.replace(/#.*/, '#'));
	expect(paths).toEqual(['/sign-in#', '/sign-in#', '/sign-in#', '/sign-in#', '/w#']);
	const [demo] = await house.storage.boards.all();
	const room = await gateway.rooms.open(demo?.board ?? idOf<BoardId>('none'));
	expect(room?.table.items.size).toBeGreaterThan(140);
	expect([...(room?.table.products.values() ?? [])].every(({ owner }) => owner !== null)).toBe(true);
	expect(demo?.session?.state).toBe('scheduled');
	expect(await welcome(gateway, { publicUrl: null, host: '127.0.0.1' })).toBeNull();
});

test('a house that others can reach prints a setup token, until somebody administers it', async () => {
	house = await openHouse();
	const welcomed = await welcome(house.serving.gateway, {
		publicUrl: 'https://lockstep.example',
		host: '0.0.0.0'
	});
	expect(welcomed?.greetings.map(({ path }) => path.replace(/#.*/, '#'))).toEqual(['/setup#']);
	expect(await house.storage.log.boards()).toEqual([]);
});

test('address and token lie in the data folder while it runs, for its owner only', async () => {
	house = await openHouse();
	const file = pathTo(house.dataDir, 'server.json');
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
		url: house.url,
		token: house.serving.gateway.token,
		publicUrl: null
	});
	expect(statSync(file).mode & 0o777).toBe(0o600);
	await house.restart();
	expect(existsSync(file)).toBe(true);
	await house.serving.stop();
	expect(existsSync(file)).toBe(false);
	await house.restart();
});

test('a log that has grown turns the generation between two acts, and nothing is lost on the way', async () => {
	const opened = await openBoard({ turnEntries: 12 });
	house = opened.house;
	const { people } = opened;
	const start = async () =>
		(await (await house.get(`/api/v1/boards/${board}`, people.ada)).json()) as { generation: number };
	const { generation } = await start();
	const before = join(house, people.obi, `agreed@${generation}`);
	await before.synced;
	const asked = Array.from({ length: 30 }, (_, n) => house.does(people.ada, point(`Point ${n}`)));
	await Promise.all(asked);
	expect((await start()).generation).toBeGreaterThan(generation);
	expect(await before.closed).toBe(4409);
	const after = join(house, people.obi, `agreed@${(await start()).generation}`);
	await after.synced;
	expect(tableOf(after.doc).points.size).toBe(30);
	await house.restart();
	expect((await start()).generation).toBeGreaterThan(generation);
});

test('who watches across a turn is counted once, though the socket of the ended room lingers', async () => {
	const opened = await openBoard({ turnEntries: 12, farewell: 60_000 });
	house = opened.house;
	const { people } = opened;
	const generation = async () => (await house.serving.gateway.rooms.open(board))?.head.generation ?? 0;
	const link = await house.watch();
	const before = raw(house, link, `agreed@${await generation()}`);
	await before.opened;
	await Promise.all(Array.from({ length: 12 }, (_, n) => house.does(people.ada, point(`Point ${n}`))));
	await until(() => before.notices.some(({ kind }) => kind === 'turned'));
	const after = raw(house, link, `agreed@${await generation()}`);
	expect(await until(() => after.notices.find(({ kind }) => kind === 'here'))).toMatchObject({ watching: 1 });
});

test('a turn drains the draft: what was taken is in the archive, what comes later is nowhere', async () => {
	const opened = await openBoard({ farewell: 10_000 });
	house = opened.house;
	const { people } = opened;
	await openSession(house, people.fay);
	const draft = join(house, people.ada, 'draft@1');
	await draft.synced;
	putMove(draft.doc, moveOf(people.ada));
	const [taken, late] = [freshMark(), freshMark()];
	const note = noteOf(people.ada, 'In time');
	hang(draft.doc, taken, note);
	const witness = join(house, people.ben, 'draft@1');
	await until(() => draftMoves(witness.doc).length === 1 && allHung(witness.doc).length === 1);
	await readBackSignLock(house, people);
	hang(draft.doc, late, noteOf(people.ada, 'Too late'));
	const next = join(house, people.ben, 'draft@2');
	await next.synced;
	expect([draftMoves(next.doc), allHung(next.doc)]).toEqual([[], []]);
	expect(await house.storage.drafts.updates(board, 1)).toEqual([]);
	const archived = await house.get(`/api/v1/boards/${board}/sessions/1/marks`, people.obi);
	expect(await archived.json()).toEqual([{ id: taken, mark: note, anchor: onCard }]);
});

test('a board nobody looks at is let go, and is the same when it is opened again', async () => {
	const opened = await openBoard({ idle: 50 });
	house = opened.house;
	const { rooms } = house.serving.gateway;
	await until(() => rooms.count() === 0);
	const seat = join(house, opened.people.obi, 'agreed@1');
	await seat.synced;
	expect(tableOf(seat.doc).items.size).toBe(6);
	expect(rooms.count()).toBe(1);
});

test('a disk that says no: nothing was decided, everybody stays, and asking again is safe', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	const seat = join(house, people.obi, 'agreed@1');
	await seat.synced;
	const before = seqOf(seat.doc);
	const { log } = house.storage as { log: { append: unknown } };
	const real = log.append;
	log.append = () => Promise.reject(new Error('no space left'));
	const refused = await house.post(
		`/api/v1/boards/${board}/acts`,
		{ id: 'once', act: point('x') },
		people.ada
	);
	expect(refused.status).toBe(503);
	expect(await refused.json()).toEqual({ error: expect.stringContaining('Not saved') as string });
	log.append = real;
	await house.does(people.ada, point('x'), 'once');
	await house.does(people.ada, point('x'), 'once');
	await until(() => seqOf(seat.doc) === before + 1);
	expect(seat.provider.wsconnected).toBe(true);
	expect(tableOf(seat.doc).points.size).toBe(1);
});

test('a board that can’t be opened keeps nobody waiting who joined another', async () => {
	const opened = await openBoard({}, undefined, { quiet: true });
	house = opened.house;
	const { root, zoe } = opened.people;
	const { rooms } = house.serving.gateway;
	const asked = { board, seats: ['stakeholder'], madeBy: root.person, label: 'Zoe', days: 1 } as const;
	const links = [await invite(house.storage, asked), await invite(house.storage, asked)];
	for (const { id } of links) await house.storage.links.spend(id, zoe.person, Date.now());
	const opening = vi.spyOn(rooms, 'open').mockRejectedValueOnce(new Error('can’t be read'));
	await tell({ kind: 'joined', link: links[1]?.id ?? '' });
	opening.mockRestore();
	expect(await house.storage.links.unseated()).toHaveLength(1);
	expect((await house.get(`/api/v1/boards/${board}`, zoe)).status).toBe(200);
});

test('whoever takes an invitation is seated at once, in its maker’s name, and once', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { root, zoe, ada } = opened.people;
	const seats = ['stakeholder'] as const;
	const { id } = await invite(house.storage, { board, seats, madeBy: root.person, label: 'Zoe', days: 1 });
	expect((await house.get(`/api/v1/boards/${board}`, zoe)).status).toBe(403);
	await house.storage.links.spend(id, zoe.person, Date.now());
	await Promise.all([tell({ kind: 'joined', link: id }), tell({ kind: 'joined', link: id })]);
	expect((await house.get(`/api/v1/boards/${board}`, zoe)).status).toBe(200);
	expect(await house.storage.links.unseated()).toEqual([]);
	const entries = await house.storage.log.entries(board, 1, 1e9);
	const seated = entries.filter((entry) => entry.kind === 'seated' && entry.person === zoe.person);
	expect(seated.map(({ by }) => by)).toEqual([
		{ kind: 'person', person: root.person, seat: 'administrator' }
	]);
	const people = (await (await house.get(`/api/v1/boards/${board}/people`, ada)).json()) as {
		person: string;
	}[];
	expect(people.map(({ person }) => person)).toContain('zoe');
});

test('a stop finishes what was begun: whoever was answered finds it there', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	const asked = Array.from({ length: 60 }, (_, n) =>
		house.act(people.ada, point(`Point ${n}`), `stop-${n}`).then(
			(answer) => answer,
			() => null
		)
	);
	await Promise.any(asked);
	await house.restart();
	const answers = (await Promise.all(asked)).filter((answer) => answer !== null);
	expect(answers.length).toBeGreaterThan(0);
	const stored = new Set((await house.storage.log.entries(board, 1, 1e9)).map(({ act }) => act as string));
	for (const { id } of answers) expect(stored.has(id)).toBe(true);
});

test('who sends a request a byte at a time is hung up on', async () => {
	house = await openHouse({ head: 100, whole: 200 });
	const { hostname, port } = new URL(house.url);
	const dripping = connect(Number(port), hostname);
	dripping.on('error', () => {});
	const drip = setInterval(() => dripping.write('X'), 20);
	dripping.write('GET /healthz HTTP/1.1\r\nX-Slow: ');
	const [said] = (await once(dripping, 'data')) as [Buffer];
	clearInterval(drip);
	expect(said.toString()).toContain('408');
	expect((await house.get('/healthz')).status).toBe(200);
});

test('a socket that takes nothing is left out of presence and then closed, and others go on', async () => {
	const plenty = { burst: 1e12, perSecond: 1e12 };
	const opened = await openBoard({
		stuck: 64 * 1024,
		slow: 8 * 1024,
		turnBytes: 1e9,
		personActs: plenty,
		personBytes: plenty
	});
	house = opened.house;
	const { people } = opened;
	const stuck = raw(house, people.obi, 'agreed@1');
	await stuck.opened;
	await until(() => stuck.notices.length > 0);
	stuck.socket.pause();
	const { sockets } = house.serving.gateway;
	const isThere = () =>
		[...sockets.all()].some(({ guest }) => guest.kind === 'person' && guest.person === 'obi');
	const text = 'x'.repeat(3900);
	const fields = Array.from({ length: 40 }, (_, n) => [`${n}`, 'y'.repeat(2000)]);
	const changes = [{ kind: 'edit', item: 'a1', set: { fields } }] as never;
	for (let n = 0; isThere() && n < 3000; n++)
		await house.act(people.ada, { kind: 'add-point', text, changes });
	expect(isThere()).toBe(false);
});
