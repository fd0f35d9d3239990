import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type Cluster } from './cluster.ts';
import { asking } from '../../src/lib/server/storage/testing/postgres.ts';

/**
 * One PostgreSQL for a whole run of vitest, started when the first test asks for it: most runs need none. Where there
 * is none to start, whoever asks is told so and fails.
 */
export default function setup(): (() => Promise<void>) | undefined {
	// Each project of vitest comes by here; one of them does it.
	if (process.env[asking] !== undefined) return undefined;
	const folder = mkdtempSync(join(tmpdir(), 'lockstep-ask-'));
	const path = join(folder, 'socket');
	let cluster: Promise<Cluster> | null = null;
	const server = createServer((_request, response) => {
		cluster ??= startCluster();
		cluster.then(
			(started) => response.end(started.url('postgres')),
			(error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error))
		);
	});
	server.listen(path);
	process.env[asking] = path;
	return async () => {
		server.close();
		server.closeAllConnections();
		const started = await cluster?.catch(() => null);
		await started?.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}
