import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Limits } from '../../server/gateway/limits.ts';
import { board, openBoard, openSession, type House, type People } from './house.ts';
import { leaveAll, raw } from './seats.ts';

/** What who may only read can make the server do. */

let house: House;
let people: People;
afterEach(async () => {
	vi.restoreAllMocks();
	leaveAll();
	await house.leave();
});

const of = (path: string) => `/api/v1/boards/${board}${path}`;
const replay = of('/sessions/1/replay');
const log = () => house.serving.gateway.storage.log;
async function begin(limits: Partial<Limits> = {}): Promise<void> {
	({ house, people } = await openBoard(limits));
}

test('the session under way is read off the log once for all who ask before the next entry', async () => {
	await begin();
	await openSession(house, people.fay);
	const first = await (await house.get(replay, people.obi)).text();
	const read = vi.spyOn(log(), 'entries');
	const again = await house.get(replay, await house.watch());
	expect([await again.text(), again.headers.get('cache-control')]).toEqual([first, 'no-store']);
	expect(read).not.toHaveBeenCalled();
	await house.does(people.ada, { kind: 'add-point', text: 'One more', changes: [] });
	const { entries } = JSON.parse(first) as { entries: unknown[] };
	const later = (await (await house.get(replay, people.obi)).json()) as { entries: unknown[] };
	expect(later.entries).toHaveLength(entries.length + 1);
});

test('generations that are not there are told from those that are by their numbers', async () => {
	await begin();
	const statusOf = async (number: number) =>
		(await house.get(of(`/generations/${number}`), people.obi)).status;
	expect(await statusOf(1)).toBe(200);
	const read = vi.spyOn(log(), 'checkpoint');
	for (const number of [0, 2, 3, 4_000_000_000]) expect(await statusOf(number)).toBe(404);
	expect(read).not.toHaveBeenCalled();
});

test('what costs more than a look is counted by person, and by link', async () => {
	await begin({ reads: { burst: 2, perSecond: 0 } });
	const watcher = await house.watch();
	for (const who of [people.obi, people.ada, watcher]) {
		const statuses = [];
		for (const path of ['/snapshots', '/snapshots/0', '/power-shift', ''])
			statuses.push((await house.get(of(path), who)).status);
		expect(statuses).toEqual([200, 200, 429, 200]);
	}
});

test('who neither says nor fetches anything is let go, unless it is a socket', async () => {
	await begin({ silence: 300 });
	const seat = raw(house, people.obi, 'agreed@1');
	await seat.opened;
	const mute = connect(Number(new URL(house.url).port), '127.0.0.1');
	mute.write(`POST ${of('/acts')} HTTP/1.1\r\nHost: ${new URL(house.url).host}\r\nContent-Length: 9\r\n`);
	const heard: Buffer[] = [];
	mute.on('data', (data) => heard.push(data));
	await once(mute, 'close');
	expect(heard).toEqual([]);
	expect(seat.socket.readyState).toBe(WebSocket.OPEN);
});

test('who offers to go on in HTTP/2 is answered as they came', async () => {
	await begin();
	const { host, port } = new URL(house.url);
	const curl = connect(Number(port), '127.0.0.1');
	const offer =
		'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA';
	curl.write(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n${offer}\r\n\r\n`);
	const [answer] = (await once(curl, 'data')) as [Buffer];
	curl.destroy();
	expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
});
