import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { openStorage } from '#lib/server/storage/open.ts';
import { freshDatabase } from '#lib/server/storage/testing/postgres.ts';
import { freshFolder } from '../../tests/flows/house.ts';
import { serve, type Serving } from '../serve.ts';
import { serverFindings } from './proxy.ts';

/** A doctor asked behind a small reverse proxy. */

let ends: (() => unknown)[] = [];
afterEach(async () => {
	for (const end of ends.reverse()) await end();
	ends = [];
});

/** What a proxy does with a socket that wants to become another one. */
type Upgrades = 'pass' | 'drop' | 'forget';

/** A proxy, before there is anything behind it. */
async function proxy(
	upgrades: Upgrades
): Promise<{ url: string; readonly before: (serving: Serving) => void }> {
	let port = 0;
	const server: Server = createServer((asked, answer) => {
		const { method, url: path, headers } = asked;
		asked.pipe(
			request({ port, host: '127.0.0.1', method, path, headers }, (far) => {
				answer.writeHead(far.statusCode ?? 502, far.headers);
				far.pipe(answer);
			})
		);
	});
	if (upgrades === 'pass') server.on('upgrade', (asked, near, head) => pass(asked, near, head, port));
	if (upgrades === 'drop') server.on('upgrade', (_asked, near) => near.destroy());
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	ends.push(() => (server.closeAllConnections(), server.close()));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		before: (serving) => (port = (serving.server.address() as AddressInfo).port)
	};
}

/** As it came, byte by byte. */
function pass({ method, url, rawHeaders }: IncomingMessage, near: Duplex, head: Buffer, port: number): void {
	const far = connect(port, '127.0.0.1');
	const lines = rawHeaders.flatMap((name, n) => (n % 2 === 0 ? [`${name}: ${rawHeaders[n + 1] ?? ''}`] : []));
	far.write(`${[`${method ?? ''} ${url ?? ''} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
	far.write(head);
	for (const [one, other] of [
		[near, far],
		[far, near]
	] as const) {
		one.pipe(other);
		one.on('error', () => other.destroy());
		one.on('close', () => other.destroy());
	}
}

async function start(
	publicUrl: string,
	databaseUrl: string | null = null
): Promise<{ serving: Serving; dataDir: string }> {
	const dataDir = freshFolder();
	const env = { publicUrl, host: '127.0.0.1', port: 0, dataDir };
	const storage = await openStorage(dataDir, databaseUrl);
	const serving = await serve({ storage, env, pages: (_request, response) => response.writeHead(404).end() });
	ends.push(async () => {
		await serving.stop();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return { serving, dataDir };
}

/** What is wrong, one line each. */
const wrongWith = async (dataDir: string, publicUrl: string): Promise<string[]> =>
	(await serverFindings({ dataDir, publicUrl })).flatMap((each) =>
		each.ok ? [] : [`${each.what}: ${each.says} → ${each.todo}`]
	);

test('where it passes everything on, nothing is wrong', async () => {
	const { url, before } = await proxy('pass');
	const { serving, dataDir } = await start(url);
	before(serving);
	const findings = await serverFindings({ dataDir, publicUrl: url });
	expect(findings.map(({ what, ok }) => [what, ok])).toEqual([
		['Server', true],
		['PUBLIC_URL', true],
		['Clocks', true],
		['WebSocket', true],
		['Origin', true]
	]);
});

test.each(['drop', 'forget'] as const)(
	'where it does not pass upgrades on (%s), that is said',
	async (upgrades) => {
		const { url, before } = await proxy(upgrades);
		const { serving, dataDir } = await start(url);
		before(serving);
		expect(await wrongWith(dataDir, url)).toEqual([
			expect.stringMatching(/^WebSocket: .+ → Let the proxy pass upgrades on .+“Upgrade” and “Connection”/)
		]);
	}
);

test('where the server was started with another PUBLIC_URL, both are named', async () => {
	const { url, before } = await proxy('pass');
	const { serving, dataDir } = await start('https://board.example');
	before(serving);
	const wrong = await wrongWith(dataDir, url);
	expect(wrong).toEqual([expect.stringContaining(`started with PUBLIC_URL=https://board.example`)]);
	expect(wrong[0]).toContain(url);
});

test('where it leads to another server, that is said', async () => {
	const { url, before } = await proxy('pass');
	const { dataDir } = await start(url);
	before((await start(url)).serving);
	expect(await wrongWith(dataDir, url)).toEqual([
		expect.stringMatching(/^PUBLIC_URL: .+ leads to another server.+ → Send the proxy to HOST and PORT/)
	]);
});

test('where it leads to another node of the same database, nothing is wrong', async () => {
	const database = await freshDatabase();
	ends.push(() => database.remove());
	const { url, before } = await proxy('pass');
	const { dataDir } = await start(url, database.url);
	before((await start(url, database.url)).serving);
	expect(await wrongWith(dataDir, url)).toEqual([]);
});
