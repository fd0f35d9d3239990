import { request } from 'node:http';
import { Writable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { putMove } from '../../src/lib/document/draft.ts';
import { tell } from '../../src/lib/server/bus.ts';
import { openStorage } from '../../src/lib/server/storage/open.ts';
import { createLog } from '../../server/log.ts';
import { serve } from '../../server/serve.ts';
import { freshMark, hang, moveOf, noteOf } from './frames.ts';
import { board, openBoard, type House } from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

/** What whoever runs the server reads of it: health, figures, logs; and what it says to nobody. */

let house: House;
afterEach(async () => {
	leaveAll();
	await house.leave();
});

test('figures count what happens, without names or text, for this machine alone', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	const [seat, watcher] = [join(house, people.ada, 'agreed@1'), raw(house, await house.watch(), 'agreed@1')];
	await Promise.all([seat.synced, watcher.opened]);
	await house.act(people.obi, { kind: 'open' });
	const asked = await house.get('/metrics');
	expect(asked.headers.get('set-cookie')).toBeNull();
	const text = await asked.text();
	for (const line of [
		/^lockstep_sockets\{role="person"\} 1$/m,
		/^lockstep_rooms 1$/m,
		/^lockstep_saves 1$/m,
		/^lockstep_refusals_total\{by="rule",reason="\w+"\} 1$/m,
		/^lockstep_acknowledgement_seconds_count [1-9]/m,
		/^lockstep_fsync_seconds_count [1-9]/m,
		/^lockstep_tick_seconds_count\{of="document"\} /m,
		/^lockstep_queued_acts 0$/m,
		/^nodejs_eventloop_lag_p99_seconds /m
	])
		expect(text).toMatch(line);
	for (const secret of [board, 'ada', 'Portfolio', people.ada.cookie]) expect(text).not.toContain(secret);
	expect((await house.get('/metrics', undefined, { 'x-forwarded-for': '10.1.2.3' })).status).toBe(403);
});

test('behind a proxy figures are for who brings the token', async () => {
	house = (await openBoard()).house;
	await house.serving.stop();
	const storage = await openStorage(house.dataDir);
	const metricsToken = 'a-token-for-figures';
	const env = {
		publicUrl: 'https://a.example',
		host: '127.0.0.1',
		port: 0,
		dataDir: house.dataDir,
		metricsToken
	};
	const serving = await serve({ storage, env, pages: (_request, response) => response.writeHead(404).end() });
	const { port } = serving.server.address() as { port: number };
	const status = async (token?: string) =>
		(
			await fetch(`http://127.0.0.1:${port}/metrics`, {
				headers: token === undefined ? {} : { authorization: `Bearer ${token}` }
			})
		).status;
	expect([await status(), await status('another-token-here'), await status(metricsToken)]).toEqual([
		401, 401, 200
	]);
	await serving.stop();
	await house.restart();
});

test('logs tell of requests and sockets, and nothing of what people write or come in by', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	await house.serving.stop();
	let told = '';
	const to = new Writable({
		write(chunk, _encoding, done) {
			told += String(chunk);
			done();
		}
	});
	const storage = await openStorage(house.dataDir);
	const env = { publicUrl: null, host: '127.0.0.1', port: 0, dataDir: house.dataDir };
	const pages = (_request: unknown, response: { writeHead(status: number): { end(): void } }) =>
		response.writeHead(404).end();
	const serving = await serve({ storage, env, pages, log: createLog('trace', to) });
	const near = { url: serving.url } as House;
	const hand = raw(near, people.ada, 'agreed@1');
	await hand.opened;
	await hand.ask({ kind: 'add-point', text: 'MARKED-point', changes: [] });
	await hand.ask({ kind: 'no such act', text: 'MARKED-act' });
	const draft = join(near, people.ada, 'draft@1');
	await draft.synced;
	putMove(draft.doc, moveOf(people.ada));
	hang(draft.doc, freshMark(), noteOf(people.ada, 'MARKED-note'));
	const post = (body: string, id: string) =>
		fetch(`${serving.url}/api/v1/boards/${board}/acts?MARKED-query`, {
			method: 'POST',
			body,
			headers: {
				'content-type': 'application/json',
				origin: serving.url,
				cookie: people.ada.cookie,
				'x-request-id': id
			}
		});
	const answered = await post('{"MARKED-body', 'request-of-mine');
	expect([answered.status, answered.headers.get('x-request-id')]).toEqual([400, 'request-of-mine']);
	const fresh = (await post('{}', 'not well formed')).headers.get('x-request-id');
	expect(fresh).toMatch(/^[\w-]{36}$/);
	serving.gateway.report(new SyntaxError('Unexpected token in "MARKED-quoted"'));
	await tell({
		kind: 'fault',
		request: 'request-for-a-page',
		cause: new SyntaxError('"MARKED-page" is no JSON')
	});
	await brokenOff(serving.url, people.ada.cookie);
	hand.socket.send('MARKED-frame');
	expect(await hand.closed).toBe(4400);
	await until(() => told.includes('socket closed by us') && told.includes('left before the answer'));
	await serving.stop();
	const lines = told
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(lines).toContainEqual(
		expect.objectContaining({ id: 'request-of-mine', status: 400, msg: 'answered' })
	);
	expect(lines.filter(({ level }) => level === 'error')).toHaveLength(2);
	expect(told).toContain('"message":"A page could not be made (request-for-a-page)."');
	expect(told).not.toMatch(/MARKED/);
	for (const secret of [people.ada.cookie.split('=')[1] ?? '', serving.gateway.token])
		expect(told).not.toContain(secret);
	await house.restart();
});

/** Sends the beginning of an act and hangs up. */
async function brokenOff(url: string, cookie: string): Promise<void> {
	const headers = { 'content-type': 'application/json', 'content-length': '1000', origin: url, cookie };
	const begun = request(`${url}/api/v1/boards/${board}/acts`, { method: 'POST', headers });
	begun.on('error', () => {});
	await new Promise((sent) => begun.write('{"MARKED-begun', sent));
	begun.destroy();
}
