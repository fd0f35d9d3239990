import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layCable, type Cable } from '../../../../tests/cable.ts';
import { openStorage } from './open.ts';
import { openPages } from './pages.ts';
import { OutOfReach, StorageError } from './ports.ts';
import { lookIntoPostgres } from './sql/looking.ts';
import { connectPostgres } from './sql/postgres.ts';
import { account, batch, board, founding, headAt, mara, postponed } from './testing/fixtures.ts';
import { freshDatabase, nameIn, slowDisk, type Database } from './testing/postgres.ts';

describe('a PostgreSQL database', () => {
	let database: Database;
	beforeEach(async () => {
		database = await freshDatabase();
	});
	afterEach(() => database.remove());

	const run = async (statement: string): Promise<Record<string, unknown>[]> => {
		const client = new pg.Client(database.url);
		await client.connect();
		const { rows } = await client.query<Record<string, unknown>>(statement);
		await client.end();
		return rows;
	};

	it('is brought up to date by one of the nodes that start at once', async () => {
		const nodes = await Promise.all(Array.from({ length: 3 }, () => openStorage('', database.url)));
		const [first, second] = nodes;
		await first?.log.append(founding());
		expect(await second?.log.head(board)).toEqual(headAt(1));
		const steps = await run('select name from kysely_migration');
		expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
		await Promise.all(nodes.map((node) => node.close()));
	});

	it('is shared by pages and log', async () => {
		const storage = await openStorage('', database.url);
		const pages = await openPages('', database.url);
		await storage.log.append(founding());
		expect(await pages.boards.one(board)).toMatchObject({ name: 'Portfolio' });
		await pages.accounts.make(account(), null);
		expect(await storage.accounts.one(mara)).toEqual(account());
		await pages.close();
		await storage.close();
	});

	it('that nobody has brought up to date is refused by pages', async () => {
		await expect(openPages('', database.url)).rejects.toThrow(/start Lockstep first/);
	});

	it('of a newer version is refused with a sentence', async () => {
		await (await openStorage('', database.url)).close();
		await run("insert into kysely_migration (name, timestamp) values ('9999-later', '')");
		await expect(openStorage('', database.url)).rejects.toThrow(/newer Lockstep \(step "9999-later"/);
		await expect(openPages('', database.url)).rejects.toBeInstanceOf(StorageError);
	});

	it('that a newer version has brought further gives an older node no board, and leaves it none', async () => {
		const storage = await openStorage('', database.url);
		const { leases } = storage.nodes;
		const node = { node: 'older', address: 'http://older' };
		await storage.log.append(founding());
		const taken = await leases.take(board, node, 60_000);
		if (taken.kind !== 'taken') throw new Error('nobody else is there');
		await run("insert into kysely_migration (name, timestamp) values ('9999-later', '')");
		await expect(leases.renew(node, [taken.lease], 60_000)).rejects.toThrow(/newer Lockstep/);
		await expect(leases.take(board, node, 60_000)).rejects.toThrow(/newer Lockstep/);
		await storage.close();
	});

	it('is written through to the disk by every connection, whatever the database’s own setting', async () => {
		await run(`alter database ${nameIn(database.url)} set synchronous_commit = off`);
		const db = connectPostgres(database.url);
		const asked = Array.from({ length: 4 }, () =>
			sql<{ is: string }>`select current_setting('synchronous_commit') as is, pg_sleep(0.01)`.execute(db)
		);
		for (const { rows } of await Promise.all(asked)) expect(rows[0]?.is).toBe('on');
		await db.destroy();
	});

	it('that is not there is refused with a sentence that gives nothing away', async () => {
		const wrong = new URL(database.url);
		wrong.password = 'hush-hush';
		wrong.pathname = '/nowhere';
		const error = await openStorage('', wrong.href).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(StorageError);
		expect((error as Error).message).toMatch(/\/nowhere can't be used: database "nowhere" does not exist/);
		wrong.port = '1';
		const refused = await openStorage('', wrong.href).catch((cause: unknown) => cause);
		expect((refused as Error).message).toMatch(/ECONNREFUSED/);
		for (const each of [error, refused]) expect(inspect(each, { depth: 9 })).not.toContain('hush-hush');
	});

	it('that ends a connection, or lets nobody in, is out of reach; that says no is not', async () => {
		const db = connectPostgres(database.url);
		// First, for the pool may hand out a connection that was ended before it has heard of it.
		const answered = await sql`select nothing`.execute(db).catch((cause: unknown) => cause);
		expect(answered).toBeInstanceOf(pg.DatabaseError);
		const waiting = sql`select pg_sleep(60)`.execute(db).catch((cause: unknown) => cause);
		const end =
			"select pg_terminate_backend(pid) as ended from pg_stat_activity where query like 'select pg_sleep%'";
		while ((await run(end)).length === 0);
		expect(await waiting).toBeInstanceOf(OutOfReach);
		await db.destroy();
		const away = new URL(database.url);
		away.port = '1';
		const nowhere = connectPostgres(away.href);
		await expect(sql`select 1`.execute(nowhere)).rejects.toBeInstanceOf(OutOfReach);
		await nowhere.destroy();
	});

	it('that takes no writes is out of reach until it does, and can be looked through meanwhile', async () => {
		const storage = await openStorage('', database.url);
		await storage.log.append(founding());
		const alter = async (how: string) =>
			run(`begin read write; alter database ${nameIn(database.url)} ${how}; commit`);
		const begun = connectPostgres(database.url);
		await sql`select set_config('default_transaction_read_only', 'on', false)`.execute(begun);
		await expect(sql`create table anything ()`.execute(begun)).rejects.toBeInstanceOf(OutOfReach);
		await alter('set default_transaction_read_only = on');
		const later = connectPostgres(database.url);
		await expect(sql`select 1`.execute(later)).rejects.toThrow(OutOfReach);
		const looked = await lookIntoPostgres(database.url);
		expect(await looked.boards()).toMatchObject([{ board }]);
		await looked.close();
		await alter('reset all');
		await sql`select 1`.execute(later);
		await Promise.all([begun.destroy(), later.destroy(), storage.close()]);
	});

	it('loses no place in the pool to a connection that breaks as it is set up', async () => {
		const flaky = await breaking(database.url, 'synchronous_commit', 12);
		const db = connectPostgres(flaky.url);
		for (let n = 0; n < 12; n += 1)
			await expect(sql`select 1`.execute(db)).rejects.toThrow(/terminated|reset/);
		await expect(sql`select 1`.execute(db)).resolves.toMatchObject({ rows: [{}] });
		await db.destroy();
		flaky.close();
	});

	it.each([
		['a founding', founding(), 1],
		['a decision', batch(headAt(1), [postponed('p1')]), 2]
	])(
		'where the line is cut while %s is committed says where a board stands once that has come about',
		async (_what, last, seq) => {
			const cable = await layCable(Number(new URL(database.url).port));
			const storage = await openStorage('', through(cable, database.url));
			const taken = await storage.nodes.leases.take(board, { node: 'one', address: '' }, 60_000);
			if (taken.kind === 'held') throw new Error('nobody else is there');
			const { log } = storage.under(taken.lease);
			if (seq > 1) await log.append(founding());
			const disk = await slowDisk(database.url);
			const written = log.append(last);
			const failed = expect(written).rejects.toBeInstanceOf(StorageError);
			await disk.holds(written);
			cable.unplug();
			await failed;
			cable.mend();
			const said = log.settled(board);
			expect(await disk.keeps(said)).toBe(true);
			await disk.goesOn();
			expect(await said).toEqual(headAt(seq));
			await storage.close();
			cable.close();
		}
	);

	it('takes no more once it is closed', async () => {
		const storage = await openStorage('', database.url);
		const written = storage.log.append(founding());
		await storage.close();
		await expect(written).resolves.toBeUndefined();
		await expect(storage.log.append(founding())).rejects.toBeInstanceOf(StorageError);
	});
});

/** The address of a database by way of a cable. */
function through(cable: Cable, url: string): string {
	const address = new URL(url);
	address.port = new URL(cable.url).port;
	return address.href;
}

/** A way to a database that breaks each time this is said on it, so many times. */
async function breaking(
	url: string,
	said: string,
	times: number
): Promise<{ readonly url: string; close(): void }> {
	const { port, hostname } = new URL(url);
	let left = times;
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const end of [near, far]) end.on('error', () => end.destroy());
		near.on('close', () => far.destroy());
		far.pipe(near);
		near.on('data', (bytes) => {
			if (!bytes.includes(said) || left-- <= 0) far.write(bytes);
			else near.destroy();
		});
	});
	server.listen(0, hostname);
	await once(server, 'listening');
	const near = new URL(url);
	near.port = String((server.address() as AddressInfo).port);
	return { url: near.href, close: () => void server.close() };
}
