import { request } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { signOut } from '../../src/lib/server/auth/accounts.ts';
import type { Table } from '../../src/lib/domain/table.ts';
import type { Limits } from '../../server/gateway/limits.ts';
import { board, openBoard, openSession, type Caller, type House, type People } from './house.ts';

/** Later files: who may bring one, how often, and what is remembered of it. */

let house: House;
let people: People;
afterEach(async () => {
	vi.restoreAllMocks();
	await house.leave();
});

async function inSession(limits: Partial<Limits> = {}): Promise<void> {
	({ house, people } = await openBoard(limits));
	await openSession(house, people.fay);
}

const path = `/api/v1/boards/${board}/imports`;
const send = (who: Caller, text: string, dry = false) => house.post(path, { file: { text }, dry }, who);
const room = async () => {
	const opened = await house.serving.gateway.rooms.open(board);
	if (!opened) throw new Error('there is no board');
	return opened;
};
const head = 'Key,Title,Product,Team,Timebox';
/** The board's own items as a file, their titles ending so. */
const file = ({ items, places, products, teams, timeboxes }: Table, end: string): string =>
	[...items.values()].reduce((text, { id, key, title }) => {
		const { product, team, timebox } = places.get(id) ?? {};
		const box = timebox && timeboxes.get(timebox);
		const names = [product && products.get(product)?.name, team && teams.get(team)?.name];
		return `${text}\n${[key, title + end, ...names, box?.undated ? '' : box?.name].join(',')}`;
	}, head);
/** So many items that the board does not have. */
const added = ({ products, teams }: Table, count: number): string => {
	const [[product], [team]] = [[...products.values()], [...teams.values()]];
	const row = (_: unknown, i: number) => `N-${i},New,${product?.name},${team?.name},`;
	return [head, ...Array.from({ length: count }, row)].join('\n');
};

test('who only reads brings no file: nothing is asked, nothing kept, and nothing compared for them', async () => {
	await inSession();
	const { table } = await room();
	expect((await send(people.ben, file(table, ' once more'))).status).toBe(200);
	const kept = await house.storage.imports.last(board);
	expect(kept).toMatchObject({ by: 'ben' });
	const act = vi.spyOn(await room(), 'act');
	for (const dry of [true, false]) expect((await send(people.obi, file(table, ''), dry)).status).toBe(403);
	expect(act).not.toHaveBeenCalled();
	expect(await house.storage.imports.last(board)).toEqual(kept);
});

test('an administrator without a seat may look what a file comes to, and ask for nothing of it', async () => {
	await inSession();
	const { table } = await room();
	expect((await send(people.root, file(table, ' anew'), true)).status).toBe(200);
	const refused = await send(people.root, file(table, ' anew'));
	expect([refused.status, await refused.json()]).toEqual([
		403,
		{ error: expect.stringContaining('seat') as string }
	]);
	expect(await house.storage.imports.last(board)).toBeNull();
});

test('a file of which nothing was let through is not what the next one is compared with', async () => {
	await inSession();
	const { table } = await room();
	const refused = { id: 'x', ok: false, refusal: { rule: 'SE1', because: 'Not today.' } } as const;
	const act = vi.spyOn(await room(), 'act').mockResolvedValue(refused);
	expect((await send(people.ben, file(table, ' not today'))).status).toBe(200);
	expect(act).toHaveBeenCalled();
	expect(await house.storage.imports.last(board)).toBeNull();
});

test('a file counts for as much as ten acts, whatever becomes of it', async () => {
	await inSession({ personActs: { burst: 25, perSecond: 0 } });
	const { table } = await room();
	const statuses = [];
	for (const dry of [true, false, true]) statuses.push((await send(people.ben, file(table, ''), dry)).status);
	expect(statuses).toEqual([200, 200, 429]);
});

test('two files are in hand at once, from their first byte on', async () => {
	await inSession({ personActs: { burst: 1e6, perSecond: 0 } });
	const { table } = await room();
	const slow = (who: Caller) => {
		const headers = { 'content-type': 'application/json', origin: house.url, cookie: who.cookie };
		const sent = request(house.url + path, { method: 'POST', headers });
		const status = new Promise((resolve, reject) => {
			sent.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
		});
		sent.write('{"dry":true,');
		return { status, end: () => sent.end(`"file":{"text":${JSON.stringify(file(table, ''))}}}`) };
	};
	const dry = async (who: Caller) => (await send(who, file(table, ''), true)).status;
	const first = slow(people.ben);
	const comesTooLate = async (who: Caller) => {
		while ((await dry(who)) !== 503);
	};
	const second = slow(people.ada);
	await comesTooLate(people.mia);
	const refused = await house.post('/api/v1/imports/preview', { text: head }, people.zoe);
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
	first.end();
	second.end();
	expect(await Promise.all([first.status, second.status])).toEqual([200, 200]);
	expect(await dry(people.mia)).toBe(200);
});

test('whose sign-in ends while their file is asked for asks for no more of it', async () => {
	await inSession({ idle: 60_000 });
	const here = await room();
	const real = here.act.bind(here);
	let left: Promise<void> | undefined;
	const act = vi.spyOn(here, 'act').mockImplementation(async (who, ask) => {
		await (left ??= signOut(house.storage, people.ben.person, null));
		return real(who, ask);
	});
	const answer = await send(people.ben, added(here.table, 450));
	expect(answer.status).toBe(401);
	expect(act).toHaveBeenCalledTimes(200);
});
