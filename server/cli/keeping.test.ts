import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage } from '#lib/server/storage/open.ts';
import { lookInto } from '#lib/server/storage/sql/looking.ts';
import { behindItsBack } from '#lib/server/storage/testing/postgres.ts';
import { openBoard, openSession, readBackSignLock, type House } from '../../tests/flows/house.ts';
import { startNodes, type Nodes } from '../../tests/flows/nodes.ts';
import { verifyBoard } from '../verify.ts';

/** Backup, restore, verify and doctor as people start them, beside a server that runs. */

let folder: string;
let house: House | null = null;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lockstep-keeping-'));
});
afterEach(async () => {
	await house?.leave();
	house = null;
	await rm(folder, { recursive: true, force: true });
});

const lockstep = (dataDir: string, ...args: string[]) => lockstepOn({ LOCKSTEP_DATA: dataDir }, ...args);

function lockstepOn(
	place: Readonly<Record<string, string>>,
	...args: string[]
): Promise<{ code: number | null; out: string }> {
	const { PUBLIC_URL: _url, ...rest } = process.env;
	const env = { ...rest, ...place, NODE_NO_WARNINGS: '1' };
	const child = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...args], {
		env,
		stdio: 'pipe'
	});
	let out = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (out += text));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out }));
	});
}

function changeBehindItsBack(dataDir: string, statements: string): void {
	const database = new DatabaseSync(join(dataDir, 'lockstep.db'));
	database.exec(statements);
	database.close();
}

const copiesIn = async (data: string): Promise<string[]> =>
	(await readdir(data)).filter((name) => name.startsWith('lockstep-before-'));

const point = (text: string) => ({ kind: 'add-point', text, changes: [] }) as const;

test('what is backed up while people work is restored into an empty folder, and never over anything', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	const file = join(folder, 'copy.db');
	const worked = Promise.all(
		Array.from({ length: 60 }, () => opened.house.does(people.ada, point('meanwhile')))
	);
	expect(await lockstep(house.dataDir, 'backup', file)).toMatchObject({ code: 0 });
	await worked;
	expect(await readdir(folder)).toEqual(['copy.db']);
	expect(await lockstep(house.dataDir, 'backup', file)).toMatchObject({ code: 1 });
	expect(await lockstep(house.dataDir, 'restore', file)).toMatchObject({ code: 1 });
	const data = join(folder, 'data');
	expect(await lockstep(data, 'restore', file)).toMatchObject({ code: 0 });
	const storage = await openStorage(data);
	const [there] = await storage.log.boards();
	expect(there?.name).toBe('Portfolio');
	await storage.close();
	expect((await lockstep(data, 'verify')).out).toContain('is in order');
}, 240_000);

test('verify names the board and the entry that is wrong', async () => {
	const opened = await openBoard();
	house = opened.house;
	await house.does(opened.people.ada, point('one'));
	expect(await lockstep(house.dataDir, 'verify')).toMatchObject({ code: 0 });
	changeBehindItsBack(
		house.dataDir,
		`update entries set body = replace(body, '"at":', '"at":1') where seq = 4`
	);
	const { code, out } = await lockstep(house.dataDir, 'verify');
	expect(code).toBe(1);
	expect(out).toContain('“Portfolio” (board-1): entry 4: it is not what the chain of hashes says');
});

test('verify sees one moment: what happens while it looks is none of its business', async () => {
	const opened = await openBoard();
	house = opened.house;
	const looked = await lookInto(join(house.dataDir, 'lockstep.db'));
	const [board] = await looked.boards();
	await house.does(opened.people.ada, point('meanwhile'));
	expect(board && (await verifyBoard(looked, board)).wrong).toEqual([]);
	await looked.close();
});

test('verify looks into the free layers of locked sessions, and names what is wrong with each', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people, house: there } = opened;
	for (let n = 0; n < 3; n += 1) {
		await openSession(there, people.fay);
		await readBackSignLock(there, people);
	}
	expect(await lockstep(house.dataDir, 'verify')).toMatchObject({ code: 0 });
	const nth = (n: number) => `(select session from free_archives order by session limit 1 offset ${n})`;
	changeBehindItsBack(
		house.dataDir,
		`update free_archives set body = x'7b' where session = ${nth(0)};
		update free_archives set body = cast('[{"id":"m1","mark":7,"anchor":7}]' as blob) where session = ${nth(1)};
		delete from free_archives where session = ${nth(2)};
		insert into free_archives select board, 'no-session', x'5b5d' from boards`
	);
	const { code, out } = await lockstep(house.dataDir, 'verify');
	expect(code).toBe(1);
	expect(out).toContain('the free layer of session 1: it can’t be read (SyntaxError)');
	expect(out).toContain('the free layer of session 2: mark m1 can’t be read (mark)');
	expect(out).toContain('the free layer of session 3 is missing');
	expect(out).toContain('a free layer is kept of session no-session, which was not locked');
});

test('before a folder is brought up to date a copy of it stays beside it', async () => {
	const data = join(folder, 'data');
	await (await openStorage(data)).close();
	changeBehindItsBack(
		data,
		"delete from kysely_migration where name = '0004-nodes'; drop table leases; drop table node_secrets"
	);
	await (await openStorage(data)).close();
	const copy = join(data, 'lockstep-before-0004-nodes.db');
	expect(existsSync(copy)).toBe(true);
	expect(await lockstep(data, 'verify', copy)).toMatchObject({ code: 0 });
});

test('who went back to such a copy and worked on has another of that, and none where nothing is new', async () => {
	const data = join(folder, 'data');
	await (await openStorage(data)).close();
	changeBehindItsBack(
		data,
		"delete from kysely_migration where name = '0004-nodes'; drop table leases; drop table node_secrets"
	);
	await (await openStorage(data)).close();
	const [first = '', ...more] = await copiesIn(data);
	expect(more).toEqual([]);
	await copyFile(join(data, first), join(data, 'lockstep.db'));
	await (await openStorage(data)).close();
	expect(await copiesIn(data)).toEqual([first]);
	await copyFile(join(data, first), join(data, 'lockstep.db'));
	const worked =
		"insert into accounts (person, name, email, administrator, made_at) values ('p', 'P', 'p', 0, 0)";
	changeBehindItsBack(data, worked);
	await (await openStorage(data)).close();
	const [another = ''] = (await copiesIn(data)).filter((name) => name !== first);
	expect(another).toMatch(/^lockstep-before-0004-nodes-\d+T\d+Z\.db$/);
	const copied = new DatabaseSync(join(data, another), { readOnly: true });
	expect(copied.prepare('select person from accounts').all()).toEqual([{ person: 'p' }]);
	copied.close();
});

test('a doctor finds nothing where all is well, and says what to do where it is not', async () => {
	const opened = await openBoard();
	house = opened.house;
	expect(await lockstep(house.dataDir, 'doctor')).toMatchObject({
		code: 0,
		out: expect.stringContaining('Nothing is wrong.') as string
	});
	const alone = await lockstep(join(folder, 'data'), 'doctor');
	expect(alone).toMatchObject({
		code: 1,
		out: expect.stringContaining('WRONG  Server: none runs on') as string
	});
	expect(alone.out).toContain('→ Start it (npm start)');
});

describe('on PostgreSQL', () => {
	let nodes: Nodes;
	beforeEach(async () => {
		nodes = await startNodes(1);
	});
	afterEach(() => nodes.leave());

	/** Beside a data folder of long ago. */
	const on = async (...args: string[]) => {
		const { database } = nodes;
		await (await openStorage(folder)).close();
		return lockstepOn({ LOCKSTEP_DATA: folder, DATABASE_URL: database }, ...args);
	};

	test('verify looks into the database, and names the entry that is wrong', async () => {
		const [node] = nodes.all;
		await node?.act(nodes.people.ada, point('one'));
		expect(await on('verify')).toMatchObject({
			code: 0,
			out: expect.stringMatching(/“Portfolio” \(board-1\): \d+ entries/) as string
		});
		await behindItsBack(
			nodes.database,
			`update entries set body = replace(body, '"at":', '"at":1') where seq = 4`
		);
		const { code, out } = await on('verify');
		expect(code).toBe(1);
		expect(out).toContain('“Portfolio” (board-1): entry 4: it is not what the chain of hashes says');
	});

	test('a doctor asks the database, and not the folder', async () => {
		const { out } = await on('doctor');
		expect(out).toMatch(/^ok {5}Database: 127\.0\.0\.1:\d+\/\w+ is PostgreSQL \d+/m);
		for (const what of ['Disk speed', 'Database clock', 'Schema', 'Clock'])
			expect(out).toMatch(new RegExp(`^ok {5}${what}: `, 'm'));
		expect(out).not.toContain('Disk space');
		expect(out).not.toContain(folder + '/lockstep.db');
		await behindItsBack(nodes.database, `update entries set at = at + 3600000 where seq = 4`);
		expect((await on('doctor')).out).toMatch(/^WRONG {2}Clock: the newest entry is \d+ minutes later/m);
	});

	test('a doctor says of a database that does not answer where to look, and nothing of its password', async () => {
		const { out } = await lockstepOn(
			{ LOCKSTEP_DATA: folder, DATABASE_URL: 'postgres://lockstep:hush-hush@127.0.0.1:1/lockstep' },
			'doctor'
		);
		expect(out).toMatch(/^WRONG {2}Database: .+ECONNREFUSED.+\n +→ Look whether it runs/m);
		expect(out).not.toContain('hush-hush');
	});
});
