import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage } from '#lib/server/storage/open.ts';
import { portfolio } from '../../tests/fixtures/portfolio.ts';
import { serve } from '../serve.ts';

/** The command line as people start it: a program of its own over a data folder. */

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lockstep-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}

interface Ran {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

function lockstep(...args: string[]): Promise<Ran> {
	const env = { ...process.env, LOCKSTEP_DATA: join(folder, 'data'), NODE_NO_WARNINGS: '1' };
	const child = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...args], {
		env,
		stdio: 'pipe'
	});
	const read = { out: '', err: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => (read.out += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (read.err += text));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, ...read }));
	});
}

const small = 'key,title,team,product,release\nA-1,Login,red,Apps,v1\nA-2,Search,blue,Core,v2\n';

test('the portfolio becomes a board; the same file again changes nothing', async () => {
	const path = await file('portfolio.csv', portfolio().bytes);
	const first = await lockstep('import', path, '--board', 'Portfolio', '--zone', 'Europe/Berlin');
	expect(first).toMatchObject({
		code: 0,
		err: '',
		out: expect.stringContaining('Makes 625 items from 625 rows') as string
	});
	expect(first.out).toContain('Founded “Portfolio”');
	const again = await lockstep('import', path, '--board', 'Portfolio');
	expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing differs') as string });
	const { out } = await lockstep('boards');
	expect(out.trim().split('\n')).toEqual([expect.stringMatching(/^\w{26} {2}Portfolio$/)]);
});

test('bad rows are named with line and reason, the others arrive', async () => {
	const path = await file('bad.csv', `${small},no key,red,Apps,v1\nA-1,again,red,Apps,v1\n`);
	const { code, out } = await lockstep('import', path, '--board', 'Apps');
	expect(code).toBe(0);
	expect(out).toContain('Makes 2 items from 4 rows');
	expect(out).toContain('  line 4, key: The row has no key (row left out)');
	expect(out).toContain('  line 5, key: “A-1” stands already in line 2: line 5 is left out (row left out)');
});

test('a dry run makes nothing, and a column can be said', async () => {
	const path = await file('odd.csv', 'nr,what\n1,Login\n');
	const refused = await lockstep('import', path, '--board', 'Odd');
	expect(refused).toMatchObject({
		code: 1,
		out: expect.stringContaining('Choose the column that holds the key.') as string
	});
	const dry = await lockstep(
		'import',
		path,
		'--board',
		'Odd',
		'--map',
		'key=nr',
		'--map',
		'title=what',
		'--dry-run'
	);
	expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Makes 1 items') as string });
	expect((await lockstep('boards')).out).toBe('');
});

test('a changed file asks row by row, through the server that runs', async () => {
	const path = await file('small.csv', small);
	await lockstep('import', path, '--board', 'Apps');
	const dataDir = join(folder, 'data');
	const serving = await serve({
		storage: await openStorage(dataDir),
		env: { publicUrl: null, host: '127.0.0.1', port: 0, dataDir },
		pages: (_request, response) => response.end()
	});
	try {
		await file('small.csv', small.replace('blue,Core,v2', 'blue,Core,v1'));
		const { code, out } = await lockstep('import', path, '--board', 'Apps');
		expect({ code, out }).toMatchObject({
			code: 0,
			out: expect.stringContaining('A-2: timebox v2 → v1 → talking point') as string
		});
		const [{ board } = { board: undefined }] = await serving.gateway.storage.boards.all();
		const room = board && (await serving.gateway.rooms.open(board));
		expect(room && [...room.table.points.values()].map(({ by, changes }) => [by, changes.length])).toEqual([
			['local-administrator', 1]
		]);
		expect((await lockstep('import', path, '--board', 'Apps')).out).toContain('Nothing differs');
	} finally {
		await serving.stop();
	}
});

const moves = `at,key,field,from,to
2024-01-10T10:00:00Z,A-1,created,,Login
2024-01-10T10:00:00Z,A-1,target release,,v1
2024-02-10T10:00:00Z,A-2,target release,v1,v2
2024-03-10T10:00:00Z,A-1,target release,v1,v2
2024-04-10T10:00:00Z,A-1,target release,v2,v1
`;

test('a history becomes sessions of a board, checked against how the items stand', async () => {
	await file('apps.csv', small);
	const path = await file('apps-changes.csv', moves);
	const { code, out, err } = await lockstep('replay-history', path, '--board', 'Apps');
	expect({ code, err }).toEqual({ code: 0, err: '' });
	expect(out).toContain('2 sessions to hold');
	expect(out).toContain('2024-03-10  v2       3 decided');
	expect(out).toContain('3 re-dates of a dated item: 2 later, 1 earlier.');
	expect(out).toContain('The board equals the last state of the data: 2 items');
	expect(out).toContain('The chain of 3 snapshots holds.');
	expect(out).toContain('share of no           0 % of 4 answered by somebody else');
	expect(await lockstep('replay-history', path, '--board', 'Apps')).toMatchObject({
		code: 1,
		err: expect.stringContaining('There is already a board “Apps”') as string
	});
});

test('a history with a row that can’t be read makes no board', async () => {
	await file('apps.csv', small);
	const path = await file('apps-changes.csv', `${moves}yesterday,A-1,title,Login,Log in\n`);
	const { code, err } = await lockstep('replay-history', path, '--board', 'Apps');
	expect({ code, err }).toMatchObject({
		code: 1,
		err: expect.stringContaining('Line 7 of the changes needs a time') as string
	});
	expect((await lockstep('boards')).out).toBe('');
});

test('a history that breaks off says when, which board stands, up to where, and how to go on', async () => {
	await file('apps.csv', small);
	// Later than the first session: the same text again in the end, so that only the way there is impossible.
	const long = 'x'.repeat(5000);
	const later = `2024-03-20T10:00:00Z,A-2,title,Search,${long}\n2024-03-21T10:00:00Z,A-2,title,${long},Search\n`;
	const path = await file('apps-changes.csv', moves + later);
	const { code, err } = await lockstep('replay-history', path, '--board', 'Apps');
	expect(code).toBe(1);
	const [, board] =
		/“Apps” \((\w{26})\) is told up to session 1, 2024-03-10 v2, and stays so/.exec(err) ?? [];
	expect(err).toMatch(/^At 2024-03-20T10:00:00.000Z: .*--board NAME/s);
	expect((await lockstep('boards')).out.trim()).toBe(`${board ?? ''}  Apps`);
	await file('apps-changes.csv', moves);
	expect(await lockstep('replay-history', path, '--board', 'Apps')).toMatchObject({
		code: 1,
		err: expect.stringContaining('There is already a board “Apps”. Choose another name') as string
	});
	expect(await lockstep('replay-history', path, '--board', 'Apps again')).toMatchObject({ code: 0, err: '' });
});

test('a history that does not lead to the portfolio is told, and says what differs', async () => {
	const items = await file('items.csv', small.replace('red,Apps,v1', 'red,Apps,v2'));
	const path = await file('changes.csv', moves);
	const { code, out } = await lockstep('replay-history', path, '--items', items);
	expect(code).toBe(1);
	expect(out).toContain('1 items differ from the data:');
	expect(out).toContain('A-1: {');
});

test('a history is not told behind the back of a server that runs', async () => {
	const dataDir = join(folder, 'data');
	const serving = await serve({
		storage: await openStorage(dataDir),
		env: { publicUrl: null, host: '127.0.0.1', port: 0, dataDir },
		pages: (_request, response) => response.end()
	});
	await file('apps.csv', small);
	try {
		expect(await lockstep('replay-history', await file('apps-changes.csv', moves))).toMatchObject({
			code: 1,
			err: expect.stringContaining('A server runs on this data folder') as string
		});
	} finally {
		await serving.stop();
	}
});

test('an exported snapshot is what its hash says', async () => {
	await lockstep('import', await file('small.csv', small), '--board', 'Apps');
	const { out } = await lockstep('export-snapshot', 'Apps');
	const storage = await openStorage(join(folder, 'data'));
	const [summary] = await storage.boards.all();
	const kept = summary && (await storage.log.snapshot(summary.board, 0));
	await storage.close();
	expect(createHash('sha256').update(out).digest('hex')).toBe(kept?.hash);
});

test.each([
	[['improt'], 2, 'There is no command “improt”'],
	[['import'], 2, 'FILE is missing'],
	[['import', 'x.csv'], 2, '--board NAME is missing'],
	[['import', 'x.csv', '--board', 'A', '--map', 'colour=x'], 2, 'write FIELD=HEADER'],
	[['import', 'no-such-file.csv', '--board', 'A'], 1, "can't be read"],
	[['replay-history'], 2, 'FILE is missing'],
	[['replay-history', 'changes.csv'], 2, '--items PORTFOLIO.csv is missing'],
	[['replay-history', 'no-such-changes.csv'], 1, "can't be read"],
	[['export-snapshot', 'Nothing'], 1, 'There is no board “Nothing”'],
	[['boards', '--loud'], 2, '--loud']
])('%j is answered with a sentence and an exit code', async (args, code, sentence) => {
	expect(await lockstep(...args)).toMatchObject({
		code,
		out: '',
		err: expect.stringContaining(sentence) as string
	});
});
