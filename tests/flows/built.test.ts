import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../src/lib/server/storage/testing/postgres.ts';
import { built, startLockstep, type Lockstep } from '../browser/lockstep.ts';
import { generated } from '../fixtures/portfolio.ts';

/** What only shows where the server runs as it is built, in a process of its own. Pages and boards of it: `tests/browser/`. */

let lockstep: Lockstep;
beforeAll(async () => {
	built();
	lockstep = await startLockstep();
}, 600_000);
afterAll(() => lockstep.leave());

/** Asks as the command line does. */
function ask(path: string, body?: unknown): Promise<Response> {
	const { token } = JSON.parse(readFileSync(join(lockstep.dataDir, 'server.json'), 'utf8')) as {
		token: string;
	};
	return fetch(lockstep.url + path, {
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
	});
}

test('a large file is planned in a thread of its own', async () => {
	const response = await ask('/api/v1/imports/preview', { text: generated(3000) });
	expect([response.status, await response.json()]).toMatchObject([200, { counts: { rows: 3000 } }]);
});

test('who signs in waits for a disk that is held up, and nobody else does', async () => {
	const held = new Database(join(lockstep.dataDir, 'lockstep.db'));
	held.exec('begin immediate');
	let isIn = false;
	const secret = new URL(lockstep.link('Dana Whitfield')).hash.slice(1);
	const signingIn = fetch(`${lockstep.url}/sign-in?/link`, {
		method: 'POST',
		body: new URLSearchParams({ secret }),
		headers: { origin: lockstep.url, accept: 'text/html' },
		redirect: 'manual'
	}).finally(() => (isIn = true));
	const answers = await Promise.all(['/healthz', '/'].map((path) => fetch(lockstep.url + path)));
	expect([answers.map(({ status }) => status), isIn]).toEqual([[200, 200], false]);
	held.exec('rollback');
	held.close();
	const { status, headers } = await signingIn;
	expect([status, headers.get('set-cookie')]).toEqual([303, expect.stringContaining('lockstep=')]);
});

test('Yjs is in it once: two of them would not know each other’s documents', () => {
	const files = globSync('build/{lockstep,server}/**/*.js', { cwd: join(import.meta.dirname, '../..') });
	const holding = files.filter((file) => readFileSync(file, 'utf8').includes('Yjs was already imported'));
	expect(holding).toEqual([expect.stringMatching(/^build.lockstep/)]);
});

test('on PostgreSQL both server and pages find the driver that is installed beside them', async () => {
	const database = await freshDatabase();
	const other = await startLockstep({ env: { DATABASE_URL: database.url } });
	try {
		const answers = await Promise.all(['/readyz', '/'].map((path) => fetch(other.url + path)));
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
	} finally {
		await other.leave();
		await database.remove();
	}
});

test('a fault is told with the places of the source', async () => {
	const database = new Database(join(lockstep.dataDir, 'lockstep.db'));
	database.exec('alter table boards rename to elsewhere');
	database.close();
	expect((await ask('/api/v1/boards/any')).status).toBe(500);
	expect(lockstep.printed()).toMatch(/\/src\/lib\/server\/storage\/sql\/log\.ts:\d+:\d+/);
});
