import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { openStorage } from './open.ts';
import { openPages } from './pages.ts';
import { StorageError } from './ports.ts';
import { connect } from './sql/sqlite.ts';
import { temporaryFolder } from './testing/adapters.ts';
import {
	account,
	batch,
	board,
	founding,
	headAt,
	mara,
	noon,
	pointLink,
	postponed,
	watch
} from './testing/fixtures.ts';

describe('a data folder', () => {
	let folder: Awaited<ReturnType<typeof temporaryFolder>>;
	beforeEach(async () => {
		folder = await temporaryFolder();
	});
	afterEach(() => folder.remove());

	it('is made where there is none, and opened again with what it holds', async () => {
		const path = join(folder.path, 'deep', 'data');
		const first = await openStorage(path);
		await first.log.append(founding());
		await first.close();
		const second = await openStorage(path);
		expect(await second.log.head(board)).toEqual(headAt(1));
		await second.close();
		expect(await readdir(path)).toEqual(['lockstep.db']);
	});

	it('is shared: pages see at once what the log’s writer wrote, and the other way round', async () => {
		const storage = await openStorage(folder.path);
		const pages = await openPages(folder.path);
		await storage.log.append(founding());
		expect(await pages.boards.one(board)).toMatchObject({ name: 'Portfolio' });
		await pages.accounts.make(account(), null);
		expect(await storage.accounts.one(mara)).toEqual(account());
		await pages.close();
		await storage.close();
	});

	it('is written by pages and log at once without either being turned away', async () => {
		const storage = await openStorage(folder.path);
		const pages = await openPages(folder.path);
		await storage.log.append(founding());
		const logged = Array.from({ length: 200 }, (_, i) =>
			storage.log.append(batch(headAt(i + 1), [postponed(`p${i}`)]))
		);
		const made = Array.from({ length: 50 }, (_, i) =>
			pages.accounts.make(account({ person: idOf<PersonId>(`p${i}`), email: `${i}@example.org` }), null)
		);
		await Promise.all([...logged, ...made]);
		expect(await pages.log.head(board)).toEqual(headAt(201));
		expect(await storage.accounts.all()).toHaveLength(50);
		await pages.close();
		await storage.close();
	});

	it('is read by pages while what they write waits for somebody else, and written by no connection of theirs', async () => {
		const storage = await openStorage(folder.path);
		await storage.log.append(founding());
		for (const pages of [storage, await openPages(folder.path)]) {
			const held = new Database(join(folder.path, 'lockstep.db'));
			held.exec('begin immediate');
			let isKept = false;
			const kept = pages.imports.keep({ board, at: 1, by: mara, body: '{}' }).finally(() => (isKept = true));
			expect([await pages.imports.last(board), await pages.accounts.all(), isKept]).toEqual([
				null,
				[],
				false
			]);
			held.exec('rollback');
			await kept;
			expect(await pages.imports.last(board)).toMatchObject({ body: '{}' });
			held.exec('delete from imports');
			held.close();
		}
		await storage.close();
	});

	it('is written by pages of another process too', async () => {
		await (await openStorage(folder.path)).close();
		const pages = await openPages(folder.path);
		expect(await pages.accounts.make(account(), null)).toBe('made');
		expect(await pages.accounts.one(mara)).toEqual(account());
		await pages.close();
	});

	it('is written through to the disk by every connection', async () => {
		const db = connect(folder.path);
		const read = async (pragma: string) => {
			const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db);
			return Object.values(rows[0] ?? {})[0];
		};
		expect([await read('synchronous'), await read('journal_mode'), await read('foreign_keys')]).toEqual([
			2,
			'wal',
			1
		]);
		await db.destroy();
	});

	it('that nobody has brought up to date is refused by pages', async () => {
		await expect(openPages(folder.path)).rejects.toThrow(/start Lockstep first/);
	});

	it('of an older version is brought up to date with all it holds', async () => {
		const today = await openStorage(folder.path);
		await today.accounts.make(account(), null);
		await today.log.append(founding());
		await today.links.keep(watch(), 'x');
		await today.close();
		const db = connect(folder.path);
		await sql.raw('alter table links drop column item').execute(db);
		for (const table of ['free_archives', 'leases', 'node_secrets'])
			await sql.raw(`drop table ${table}`).execute(db);
		await sql.raw("delete from kysely_migration where name > '0001-beginning'").execute(db);
		await db.destroy();
		await expect(openPages(folder.path)).rejects.toThrow(/start Lockstep first/);
		const again = await openStorage(folder.path);
		expect(await again.links.find('x')).toEqual(watch());
		await again.links.keep(pointLink(), 'y');
		expect(await again.links.find('y')).toEqual(pointLink());
		await again.close();
	});

	it('forgets every hour what has run out', async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		const storage = await openStorage(folder.path);
		await storage.accounts.make(account(), null);
		await storage.log.append(founding());
		await storage.links.keep(watch(), 'x');
		await storage.links.visit('v', watch().id, noon + 100);
		const visited = () => storage.links.visited('watch', 'v', noon);
		expect(await visited()).toEqual(watch());
		vi.advanceTimersByTime(3_600_000);
		while (await visited()) await new Promise((resolve) => setImmediate(resolve));
		await storage.close();
		vi.useRealTimers();
	});

	it('of a newer version is refused with a sentence', async () => {
		await (await openStorage(folder.path)).close();
		const db = connect(folder.path);
		await db
			.$extendTables<{ kysely_migration: { name: string; timestamp: string } }>()
			.insertInto('kysely_migration')
			.values({ name: '9999-later', timestamp: '' })
			.execute();
		await db.destroy();
		await expect(openStorage(folder.path)).rejects.toThrow(/newer Lockstep \(step "9999-later"/);
		await expect(openPages(folder.path)).rejects.toBeInstanceOf(StorageError);
	});

	it('that holds something else under the name is refused with a sentence', async () => {
		await writeFile(join(folder.path, 'lockstep.db'), 'not a database, by any means; '.repeat(100));
		await expect(openStorage(folder.path)).rejects.toThrow(/can't be opened: file is not a database/);
	});

	it('takes no more once it is closed', async () => {
		const storage = await openStorage(folder.path);
		const written = storage.log.append(founding());
		await storage.close();
		await expect(written).resolves.toBeUndefined();
		await expect(storage.log.append(founding())).rejects.toBeInstanceOf(StorageError);
	});
});
